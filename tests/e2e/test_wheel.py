"""The wheel by itself: made from the source archive, put into an empty environment, it runs.

The libraries it depends on are lent from the environment of the tests, so nothing is fetched.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

import geoview

CHECKOUT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.timeout(600)


def _run(command: list[str], **options: object) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]
    assert done.returncode == 0, done.stderr
    return str(done.stdout)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive."""
    pytest.importorskip("hatchling", reason="hatchling makes the wheel; the dev extra has it")
    if not (CHECKOUT / "resources" / "gazetteer" / "gazetteer.sqlite").is_file():
        pytest.skip("the gazetteer is not built yet: make data")
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    assert settings["targets"]["wheel"]["hooks"]["custom"]["path"] == "packaging/hatch_build.py"
    folder = tmp_path_factory.mktemp("sdist")
    _run([sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", str(folder)], cwd=CHECKOUT)
    (found,) = folder.glob("*.tar.gz")
    return found


@pytest.fixture(scope="module")
def wheel(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made from the unpacked source archive alone."""
    folder = tmp_path_factory.mktemp("wheel")
    with tarfile.open(archive) as tar:
        # Python learned of filters with 3.11.4; the archive is our own.
        if hasattr(tarfile, "data_filter"):
            tar.extractall(folder, filter="data")
        else:
            tar.extractall(folder)
    source = folder / archive.name.removesuffix(".tar.gz")
    _run([sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)], cwd=source)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds the wheel, and sees the libraries of this one but not its GeoView."""
    folder = tmp_path_factory.mktemp("environment")
    _run([sys.executable, "-m", "venv", "--without-pip", str(folder)])
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    python = scripts / ("python.exe" if sys.platform == "win32" else "python")
    _run(
        [
            sys.executable,
            "-m",
            "pip",
            "--python",
            str(python),
            "install",
            "--no-deps",
            "--no-index",
            "--quiet",
            str(wheel),
        ]
    )
    site = _run([str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]).strip()
    # A path that comes from a .pth file is searched for modules, and its own .pth files are not read.
    Path(site, "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return scripts


def _geoview(environment: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    variables = {"PATH": os.environ.get("PATH", ""), "GEOVIEW_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        variables["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    command = [str(environment / "geoview"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=variables, cwd=home, timeout=180)


def test_wheel_holds_the_things_and_not_the_workshop(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        names = {entry.filename for entry in package.infolist()}
    for name in (
        "gazetteer/gazetteer.sqlite",
        "map/page.html",
        "basemap/base.json",
        "icons/geoview.svg",
        "ATTRIBUTION.md",
    ):
        assert f"geoview/resources/{name}" in names
    assert "geoview/py.typed" in names
    for part in ("downloads/", "model/train.py", "basemap/build.py", "__pycache__", "tests/", "packaging/"):
        assert not [name for name in names if part in name]


def test_source_archive_holds_recipes_and_data(archive: Path) -> None:
    with tarfile.open(archive) as tar:
        names = {entry.name.partition("/")[2] for entry in tar}
    for name in ("pyproject.toml", "packaging/hatch_build.py", "packaging/contents.py", "resources/gazetteer/build.py"):
        assert name in names
    assert "resources/gazetteer/gazetteer.sqlite" in names
    assert not [name for name in names if "downloads/" in name or name.startswith(("build/", "dist/", ".venv/"))]


def test_command_runs_from_the_wheel(environment: Path, tmp_path: Path) -> None:
    assert _geoview(environment, tmp_path, "--version").stdout == f"geoview {geoview.__version__}\n"
    python = environment / "python"
    place = _run([str(python), "-c", "import geoview; print(geoview.__file__)"], cwd=tmp_path).strip()
    assert Path(place).is_relative_to(environment.parent)


def test_places_are_found_with_the_wheels_own_data(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "Zürich notes.txt").write_text("The talks moved from Zürich to Islamabad.\n", encoding="utf-8")
    done = _geoview(environment, tmp_path, "parse", "Zürich notes.txt", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert "geonames:1176615" in done.stdout
    info = _geoview(environment, tmp_path, "gazetteer", "info").stdout
    assert str(environment.parent) in info


def test_window_opens_from_the_wheel(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The talks moved from Zürich to Islamabad.\n", encoding="utf-8")
    done = _geoview(environment, tmp_path, "a.txt", "--screenshot", "window.png", "--timings")
    assert done.returncode == 0, done.stderr
    timings = json.loads(done.stderr.splitlines()[-1])
    assert (timings["places"], timings["outside_requests"]) == (2, 0)
    assert (tmp_path / "window.png").stat().st_size > 20_000
