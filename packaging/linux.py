"""The Linux packages: .deb, .tar.xz, and the folder that an AppImage is made of. All of them from the same bundle.

Two builds of the same bundle give the same bytes: names are sorted, every file has the date of the commit and belongs
to root.
"""

from __future__ import annotations

import gzip
import os
import platform
import re
import shutil
import stat
import subprocess
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

import commandline
import facts
import icons
import notices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "appdir",
    "deb",
    "dependencies",
    "flatten_modes",
    "listed_packages",
    "menu_entry",
    "newest_symbols",
    "outside_libraries",
    "packages_with",
    "share",
    "strip",
    "tarball",
]

_HERE = Path(__file__).resolve().parent / "linux"
_METAINFO = f"{facts.APP_ID}.metainfo.xml"
_ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
_NOT_FOR_READERS = {"python3-venv", "xvfb"}
"""What system-packages.txt lists for developers."""
_RECOMMENDED = {"fonts-noto-core"}


def share(folder: Path, drawings: Path, svg: Path) -> None:
    """Write what a desktop and a shell need below a `share` folder.

    Args:
        folder: The `share` folder.
        drawings: Where `icons.write_icons` put its pictures.
        svg: The application's icon.
    """
    _write(folder / "applications" / "geoview.desktop", menu_entry())
    _write(folder / "metainfo" / _METAINFO, facts.fill((_HERE / _METAINFO).read_text(encoding="utf-8")).encode())
    _write(folder / "man" / "man1" / "geoview.1.gz", _gzip(commandline.manual().encode()))
    _write(folder / "bash-completion" / "completions" / "geoview", commandline.bash().encode())
    _write(folder / "zsh" / "vendor-completions" / "_geoview", commandline.zsh().encode())
    _write(folder / "fish" / "vendor_completions.d" / "geoview.fish", commandline.fish().encode())
    for size in icons.LINUX_SIZES:
        picture = (drawings / f"geoview-{size}.png").read_bytes()
        _write(folder / "icons" / "hicolor" / f"{size}x{size}" / "apps" / "geoview.png", picture)
    _write(folder / "icons" / "hicolor" / "scalable" / "apps" / "geoview.svg", svg.read_bytes())


def strip(bundle: Path) -> None:
    """Take out of Python and its modules what only a debugger reads: 25 MB.

    Qt's libraries come without; those in `.libs` folders were rewritten after they were linked, which `strip` breaks.
    """
    for path in sorted(bundle.rglob("*.so*")):
        parts = path.relative_to(bundle).parts
        foreign = any(part == "PySide6" or part.endswith(".libs") for part in parts)
        is_rewritten = re.search(r"-[0-9a-f]{8}\.so", path.name) is not None
        if path.is_file() and not path.is_symlink() and not foreign and not is_rewritten and _is_elf(path):
            subprocess.run(["strip", "--strip-unneeded", str(path)], check=True)


def listed_packages(system_packages: str) -> list[str]:
    """The Debian packages that system-packages.txt lists for readers; fonts are only recommended."""
    names = [line.partition("#")[0].strip() for line in system_packages.splitlines()]
    return [name for name in names if name and name not in _NOT_FOR_READERS | _RECOMMENDED]


def outside_libraries(bundle: Path) -> set[str]:
    """Names of the libraries that the bundle's files are linked against, and that it does not bring."""
    binaries = [path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink() and _is_elf(path)]
    own = {path.name for path in bundle.rglob("*.so*")}
    needed: set[str] = set()
    for binary in binaries:
        shown = subprocess.run(["objdump", "-p", str(binary)], capture_output=True, text=True, check=True).stdout
        needed.update(re.findall(r"^\s+NEEDED\s+(\S+)$", shown, re.MULTILINE))
    return needed - own


def packages_with(libraries: Iterable[str]) -> set[str]:
    """The Debian packages of this system that bring libraries, by the libraries' names.

    Raises:
        ValueError: when this system lacks one.
    """
    shown = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    places = dict(reversed(re.findall(r"^\t(\S+) \(.*\) => (\S+)$", shown, re.MULTILINE)))
    packages = set()
    for library in libraries:
        if library.startswith("libwayland-"):
            # Desktops that speak Wayland have these; on the others nothing asks for them.
            continue
        place = places.get(library)
        package = notices.package_of(str(Path(place).resolve())) if place else None
        if package is None:
            raise ValueError(f"{library} comes from no package of this system")
        packages.add(package.split(":")[0])
    return packages


def dependencies(bundle: Path) -> list[str]:
    """What a Debian package of the bundle depends on, as its control file says it.

    The libraries that it is linked against tell most; system-packages.txt has those that are loaded by name.
    """
    listed = listed_packages((_HERE.parent / "system-packages.txt").read_text(encoding="utf-8"))
    names = {*listed, *packages_with(outside_libraries(bundle))} - {"libc6"}
    version = ".".join(map(str, newest_symbols(path for path in bundle.rglob("*") if path.is_file() and _is_elf(path))))
    return [f"libc6 (>= {version})", *sorted(names)]


def deb(bundle: Path, drawings: Path, work: Path, output: Path, *, fast: bool = False) -> Path:
    """Make the Debian package; where it is.

    Args:
        bundle: What PyInstaller made.
        drawings: Where `icons.write_icons` put its pictures.
        work: Where the tree of the package is laid out.
        output: Where the package goes.
        fast: Compress lightly, for a trial.

    Raises:
        OSError, subprocess.CalledProcessError: when it can't be made.
    """
    tree = _fresh(work / "deb")
    opt = tree / "opt" / "geoview"
    shutil.copytree(bundle, opt, symlinks=True)
    _write(opt / "share" / "apparmor", (_HERE / "debian" / "apparmor").read_bytes())
    share(tree / "usr" / "share", drawings, _svg())
    (tree / "usr" / "bin").mkdir()
    (tree / "usr" / "bin" / "geoview").symlink_to("../../opt/geoview/geoview")
    documentation = tree / "usr" / "share" / "doc" / "geoview"
    _write(documentation / "copyright", (_HERE / "debian" / "copyright").read_bytes())
    _write(documentation / "changelog.gz", _gzip((facts.CHECKOUT / "CHANGELOG.md").read_bytes()))
    flatten_modes(tree)
    size = sum(path.lstat().st_size for path in tree.rglob("*") if not path.is_dir())
    architecture = _ARCHITECTURES.get(platform.machine(), platform.machine())
    control = facts.fill(
        (_HERE / "debian" / "control").read_text(encoding="utf-8"),
        VERSION=_debian_version(facts.version()),
        ARCHITECTURE=architecture,
        INSTALLED_KIB=str(-(-size // 1024)),
        DEPENDS=", ".join(dependencies(bundle)),
    )
    _write(tree / "DEBIAN" / "control", control.encode())
    for script in ("postinst", "postrm"):
        _write(tree / "DEBIAN" / script, (_HERE / "debian" / script).read_bytes())
        (tree / "DEBIAN" / script).chmod(0o755)
    (tree / "DEBIAN").chmod(0o755)
    _date(tree)
    output.mkdir(parents=True, exist_ok=True)
    package = output / f"geoview_{_debian_version(facts.version())}_{architecture}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zzstd", f"-z{3 if fast else 19}", "--build"]
    # A fixed number of threads: with one, the bytes are others than with several, so they would depend on the machine.
    fixed = {"SOURCE_DATE_EPOCH": str(facts.built_at()), "DPKG_DEB_THREADS_MAX": "4"}
    environment = {**os.environ, **fixed}
    subprocess.run([*command, str(tree), str(package)], check=True, env=environment, stdout=subprocess.DEVNULL)
    return package


def tarball(bundle: Path, drawings: Path, work: Path, output: Path, *, fast: bool = False) -> Path:
    """Make the archive that runs from wherever it is unpacked; where it is. The arguments are those of `deb`."""
    name = f"geoview-{facts.version()}-linux-{platform.machine()}"
    tree = _fresh(work / "tar") / name
    shutil.copytree(bundle, tree, symlinks=True)
    share(tree / "share", drawings, _svg())
    for script in ("install.sh", "uninstall.sh"):
        _write(tree / script, (_HERE / "portable" / script).read_bytes())
    for document in ("README.md", "CHANGELOG.md", "LICENSE"):
        _write(tree / document, (facts.CHECKOUT / document).read_bytes())
    flatten_modes(tree)
    for script in ("install.sh", "uninstall.sh"):
        (tree / script).chmod(0o755)
    output.mkdir(parents=True, exist_ok=True)
    archive = output / f"{name}.tar.xz"
    # A fixed number of threads, for the same reason as above; Python's own lzma has but one.
    command = ["xz", f"-{0 if fast else 6}", "--threads=4", "--stdout"]
    with archive.open("wb") as packed, subprocess.Popen(command, stdin=subprocess.PIPE, stdout=packed) as xz:
        with tarfile.open(fileobj=xz.stdin, mode="w|", format=tarfile.GNU_FORMAT) as tar:
            for path in [tree, *_sorted(tree)]:
                tar.add(path, arcname=path.relative_to(tree.parent).as_posix(), recursive=False, filter=_plain)
        assert xz.stdin is not None
        xz.stdin.close()
        if xz.wait() != 0:
            raise subprocess.CalledProcessError(xz.returncode, command)
    return archive


def appdir(bundle: Path, drawings: Path, work: Path) -> Path:
    """Make the folder that `linux/appimage/build.sh` turns into an AppImage; where it is."""
    tree = _fresh(work / "GeoView.AppDir")
    shutil.copytree(bundle, tree / "opt" / "geoview", symlinks=True)
    share(tree / "usr" / "share", drawings, _svg())
    _write(tree / "AppRun", (_HERE / "appimage" / "AppRun").read_bytes())
    _write(tree / "geoview.desktop", menu_entry())
    _write(tree / "geoview.svg", _svg().read_bytes())
    (tree / ".DirIcon").symlink_to("geoview.svg")
    flatten_modes(tree)
    (tree / "AppRun").chmod(0o755)
    _date(tree)
    return tree


def flatten_modes(tree: Path) -> None:
    """Give every file 644 and every folder and program 755, whatever the builder's umask was."""
    for path in (tree, *_sorted(tree)):
        if path.is_symlink():
            continue
        is_program = path.is_dir() or bool(path.stat().st_mode & stat.S_IXUSR)
        path.chmod(0o755 if is_program else 0o644)


def menu_entry() -> bytes:
    """The entry for the menus of a desktop."""
    return facts.fill((_HERE / "geoview.desktop").read_text(encoding="utf-8")).encode()


def _svg() -> Path:
    return facts.CHECKOUT / "resources" / "icons" / "geoview.svg"


def _fresh(folder: Path) -> Path:
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


def _sorted(tree: Path) -> Iterator[Path]:
    yield from sorted(tree.rglob("*"), key=lambda path: path.as_posix())


def _date(tree: Path) -> None:
    when = facts.built_at()
    for path in (*_sorted(tree), tree):
        os.utime(path, (when, when), follow_symlinks=False)


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = facts.built_at()
    return entry


def _debian_version(version: str) -> str:
    """Debian sorts "1.0~rc1" before "1.0", and "1.0rc1" behind it."""
    return re.sub(r"(?<=\d)\.?(a|b|rc|dev)(?=\d)", r"~\1", version)


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def newest_symbols(libraries: Iterable[Path]) -> tuple[int, ...]:
    """The highest version of the C library that any of the libraries asks for."""
    highest: tuple[int, ...] = (0,)
    for library in libraries:
        for found in re.finditer(rb"GLIBC_(\d+(?:\.\d+)+)", library.read_bytes()):
            highest = max(highest, tuple(int(part) for part in found[1].split(b".")))
    return highest
