"""The Linux packages: what desktops and shells read, and that two builds give the same bytes."""

from __future__ import annotations

import configparser
import gzip
import os
import shutil
import subprocess
import sys
import tarfile
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

import geoview

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="made on Linux")


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bundle in small: a program that is linked against the C library, and a file of data."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    folder = tmp_path / "bundle"
    (folder / "_internal" / "resources").mkdir(parents=True)
    shutil.copy(shutil.which("true") or "/bin/true", folder / "geoview")
    (folder / "_internal" / "resources" / "a.json").write_text("{}")
    (folder / "_internal" / "resources" / "a.json").chmod(0o600)
    (folder / "_internal" / "liba.so").symlink_to("resources/a.json")
    return folder


@pytest.fixture
def drawings(tmp_path: Path) -> Path:
    import icons

    folder = tmp_path / "drawings"
    folder.mkdir()
    for size in icons.LINUX_SIZES:
        (folder / f"geoview-{size}.png").write_bytes(b"\x89PNG%d" % size)
    return folder


def _needs(*programs: str) -> None:
    for program in programs:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")


def test_menu_entry() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    import linux

    entry.read_string(linux.menu_entry().decode())
    about = entry["Desktop Entry"]
    assert about["Exec"] == "geoview %F"
    assert about["Terminal"] == "false"
    assert about["StartupWMClass"] == about["Icon"] == "geoview"


def test_menu_entry_is_the_one_that_the_window_names(checkout: Path) -> None:
    assert 'setDesktopFileName("geoview")' in (checkout / "src/geoview/ui/app.py").read_text(encoding="utf-8")


def test_menu_entry_is_valid(tmp_path: Path) -> None:
    _needs("desktop-file-validate")
    import linux

    path = tmp_path / "geoview.desktop"
    path.write_bytes(linux.menu_entry())
    command = ["desktop-file-validate", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_share_is_complete_and_filled_in(tmp_path: Path, drawings: Path, scripts: Path, checkout: Path) -> None:
    import facts
    import linux

    linux.share(tmp_path / "share", drawings, checkout / "resources" / "icons" / "geoview.svg")
    metainfo = ET.parse(tmp_path / "share" / "metainfo" / f"{facts.APP_ID}.metainfo.xml").getroot()
    assert metainfo.findtext("id") == facts.APP_ID
    assert metainfo.findtext("launchable") == "geoview.desktop"
    release = metainfo.find("releases/release")
    assert release is not None
    assert release.get("version") == geoview.__version__
    manual = gzip.decompress((tmp_path / "share" / "man" / "man1" / "geoview.1.gz").read_bytes()).decode()
    assert f"GeoView {geoview.__version__}" in manual
    assert "@" not in manual
    assert (tmp_path / "share" / "icons" / "hicolor" / "48x48" / "apps" / "geoview.png").is_file()
    assert (tmp_path / "share" / "icons" / "hicolor" / "scalable" / "apps" / "geoview.svg").is_file()


def test_metainfo_is_valid(tmp_path: Path, drawings: Path, checkout: Path) -> None:
    _needs("appstreamcli")
    import facts
    import linux

    linux.share(tmp_path / "share", drawings, checkout / "resources" / "icons" / "geoview.svg")
    path = tmp_path / "share" / "metainfo" / f"{facts.APP_ID}.metainfo.xml"
    command = ["appstreamcli", "validate", "--no-net", "--strict", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_manual_is_clean(scripts: Path) -> None:
    _needs("groff")
    command = ["groff", "-man", "-ww", "-Tutf8", "-z", str(scripts / "linux" / "geoview.1")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_listed_packages_leave_out_what_developers_need() -> None:
    import linux

    text = "# Qt\nlibegl1\nlibnss3 # crypto\n\nxvfb\npython3-venv\nfonts-noto-core\n"
    assert linux.listed_packages(text) == ["libegl1", "libnss3"]


def test_newest_symbols(tmp_path: Path) -> None:
    import linux

    (tmp_path / "a").write_bytes(b"..GLIBC_2.9\0GLIBC_2.17\0GLIBC_PRIVATE\0")
    (tmp_path / "b").write_bytes(b"..GLIBC_2.2.5\0")
    assert linux.newest_symbols([tmp_path / "a", tmp_path / "b"]) == (2, 17)


@pytest.fixture
def tools() -> None:
    _needs("dpkg-deb", "dpkg-query", "objdump")


@pytest.mark.usefixtures("tools")
def test_deb(bundle: Path, drawings: Path, tmp_path: Path) -> None:
    import linux

    package = linux.deb(bundle, drawings, tmp_path / "work", tmp_path / "dist", fast=True)
    shown = subprocess.run(["dpkg-deb", "--contents", str(package)], capture_output=True, text=True, check=True).stdout
    rows = {row.split()[5]: row.split() for row in shown.splitlines()}
    assert rows["./opt/geoview/geoview"][:2] == ["-rwxr-xr-x", "root/root"]
    assert rows["./opt/geoview/_internal/resources/a.json"][:2] == ["-rw-r--r--", "root/root"]
    assert "./usr/bin/geoview -> ../../opt/geoview/geoview" in shown
    for name in (
        "./usr/share/applications/geoview.desktop",
        "./usr/share/man/man1/geoview.1.gz",
        "./usr/share/bash-completion/completions/geoview",
        "./usr/share/doc/geoview/copyright",
    ):
        assert name in rows
    # Text files keep the program that opens them now: no default is written anywhere.
    assert not [name for name in rows if "mimeapps" in name or "defaults.list" in name]

    def field(name: str) -> str:
        command = ["dpkg-deb", "--field", str(package), name]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    assert field("Version") == geoview.__version__
    assert field("Depends").startswith("libc6 (>= 2.")
    assert "libegl1" in field("Depends").split(", ")
    assert "xvfb" not in field("Depends")


@pytest.mark.usefixtures("tools")
def test_deb_is_the_same_when_it_is_made_again(bundle: Path, drawings: Path, tmp_path: Path) -> None:
    import linux

    first = linux.deb(bundle, drawings, tmp_path / "one", tmp_path / "dist1", fast=True).read_bytes()
    os.utime(bundle / "geoview", (1, 1))
    (bundle / "_internal" / "resources" / "a.json").chmod(0o640)
    second = linux.deb(bundle, drawings, tmp_path / "two", tmp_path / "dist2", fast=True).read_bytes()
    assert first == second


def test_archive(bundle: Path, drawings: Path, tmp_path: Path) -> None:
    import linux

    first = linux.tarball(bundle, drawings, tmp_path / "one", tmp_path / "dist1", fast=True)
    os.utime(bundle / "geoview", (1, 1))
    second = linux.tarball(bundle, drawings, tmp_path / "two", tmp_path / "dist2", fast=True)
    assert first.read_bytes() == second.read_bytes()
    with tarfile.open(first) as tar:
        entries = {entry.name: entry for entry in tar}
    top = first.name.removesuffix(".tar.xz")
    assert {name.split("/")[0] for name in entries} == {top}
    assert entries[f"{top}/geoview"].mode == entries[f"{top}/install.sh"].mode == 0o755
    assert entries[f"{top}/_internal/liba.so"].issym()
    assert {entry.uname for entry in entries.values()} == {"root"}
    assert {entry.mtime for entry in entries.values()} == {1700000000}


@pytest.mark.parametrize("folder", ["plain", 'with space, "quotes", $HOME, `x`, 100% and back\\slash'])
def test_archive_installs_for_one_user_and_leaves_nothing(
    folder: str, bundle: Path, drawings: Path, tmp_path: Path
) -> None:
    import linux

    archive = linux.tarball(bundle, drawings, tmp_path / "work", tmp_path / "dist", fast=True)
    place, home = tmp_path / folder, tmp_path / "home"
    home.mkdir()
    with tarfile.open(archive) as tar:
        # Python learned of filters with 3.11.4; the archive is our own.
        if hasattr(tarfile, "data_filter"):
            tar.extractall(place, filter="data")
        else:
            tar.extractall(place)
    here = place / archive.name.removesuffix(".tar.xz")
    environment = {"HOME": str(home), "PATH": os.environ["PATH"]}
    subprocess.run(["sh", str(here / "install.sh")], env=environment, check=True, capture_output=True)
    assert (home / ".local/bin/geoview").resolve() == here / "geoview"
    entry = (home / ".local/share/applications/geoview.desktop").read_text(encoding="utf-8")
    (line,) = [line for line in entry.splitlines() if line.startswith("Exec=")]
    assert _argument(line) == str(here / "geoview")
    subprocess.run(["sh", str(here / "uninstall.sh")], env=environment, check=True, capture_output=True)
    left = [path for path in home.rglob("*") if (path.is_file() or path.is_symlink()) and path.name != "mimeinfo.cache"]
    assert left == []


def _argument(line: str) -> str:
    """The program that an Exec line names: unescaped as a string, as a quoted argument, and of its field codes."""
    import re

    value = line.removeprefix("Exec=").removesuffix(" %F")
    string = re.sub(r"\\(.)", r"\1", value)
    assert string[0] == string[-1] == '"'
    return re.sub(r"\\(.)", r"\1", string[1:-1]).replace("%%", "%")


def test_appdir(bundle: Path, drawings: Path, tmp_path: Path) -> None:
    import linux

    appdir = linux.appdir(bundle, drawings, tmp_path / "work")
    assert os.access(appdir / "AppRun", os.X_OK)
    assert (appdir / ".DirIcon").resolve() == appdir / "geoview.svg"
    assert (appdir / "geoview.desktop").is_file()
    assert subprocess.run([str(appdir / "AppRun")], check=False).returncode == 0


def test_maintainer_scripts_take_the_profile_up_and_back(scripts: Path, tmp_path: Path) -> None:
    """Run in a small root of their own: /etc and /opt are put in front of every path."""
    for system in ("with", "without"):
        root = tmp_path / system
        (root / "etc/apparmor.d/abi").mkdir(parents=True)
        (root / "opt/geoview/share").mkdir(parents=True)
        (root / "opt/geoview/share/apparmor").write_text("profile")
        if system == "with":
            (root / "etc/apparmor.d/abi/4.0").write_text("")
        profile = root / "etc/apparmor.d/geoview"
        for script, verb, is_there in (("postinst", "configure", system == "with"), ("postrm", "remove", False)):
            text = (scripts / "linux" / "debian" / script).read_text(encoding="utf-8")
            for folder in ("/etc/", "/opt/", "/sys/"):
                text = text.replace(folder, f"{root}{folder}")
            subprocess.run(["sh", "-c", text, script, verb], check=True)
            assert profile.exists() == is_there


@pytest.mark.parametrize(
    "name",
    [
        "debian/postinst",
        "debian/postrm",
        "portable/install.sh",
        "portable/uninstall.sh",
        "appimage/build.sh",
        "appimage/AppRun",
    ],
)
def test_scripts_parse(name: str, scripts: Path) -> None:
    subprocess.run(["sh", "-n", str(scripts / "linux" / name)], check=True)
