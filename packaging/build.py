#!/usr/bin/env python3
"""Makes installers and archives of GeoView in `dist/`.

    python packaging/build.py [TARGET …]

Targets: bundle (the folder with everything in it, build/package/dist/geoview), deb, tar, appdir (for an AppImage),
wheel, sdist. Without one: on Linux deb and tar, elsewhere bundle. The scripts in windows/ and macos/ go on from there.

The application is put together in an environment of its own below build/package, with the versions that constraints.txt
names, so that nothing of a developer's environment gets in. `--here` uses the running Python's environment instead.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
import tomllib
import venv
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import facts
import windows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WORK = facts.CHECKOUT / "build" / "package"
BUNDLE = WORK / "dist" / "geoview"
OUTPUT = facts.CHECKOUT / "dist"
_CONSTRAINTS = facts.CHECKOUT / "packaging" / "constraints.txt"
_LINUX_TARGETS = ("deb", "tar", "appdir")
_TARGETS = ("bundle", *_LINUX_TARGETS, "wheel", "sdist")

Result = TypeVar("Result")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status."""
    options = _options(arguments)
    if options.print_version:
        print(facts.version())
        return 0
    if options.print_version_numbers:
        print(".".join(map(str, facts.version_numbers(facts.version()))))
        return 0
    targets = options.targets or (["deb", "tar"] if sys.platform == "linux" else ["bundle"])
    if sys.platform != "linux" and any(target in _LINUX_TARGETS for target in targets):
        print(f"build.py: {', '.join(_LINUX_TARGETS)} are made on Linux", file=sys.stderr)
        return 2
    python = Path(sys.executable) if options.here else _environment()
    try:
        return _make(targets, python, fast=options.fast)
    except subprocess.CalledProcessError as error:
        print(f"build.py: {error.cmd[0]} ended with status {error.returncode}", file=sys.stderr)
        return 1


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", choices=[*_TARGETS, []], help=argparse.SUPPRESS)
    parser.add_argument("--here", action="store_true", help="use this Python's environment")
    parser.add_argument("--fast", action="store_true", help="compress lightly, for a trial")
    parser.add_argument("--print-version", action="store_true", help="print the version and exit")
    parser.add_argument("--print-version-numbers", action="store_true", help="print it as Windows wants it and exit")
    return parser.parse_args(arguments)


def _make(targets: Sequence[str], python: Path, *, fast: bool) -> int:
    made: list[Path] = []
    if {"bundle", *_LINUX_TARGETS} & {*targets}:
        _timed("bundle", lambda: _bundle(python))
        _report_sizes()
    if {*_LINUX_TARGETS} & {*targets}:
        import linux

        steps: dict[str, Callable[[], Path]] = {
            "deb": lambda: linux.deb(BUNDLE, WORK / "icons", WORK, OUTPUT, fast=fast),
            "tar": lambda: linux.tarball(BUNDLE, WORK / "icons", WORK, OUTPUT, fast=fast),
            "appdir": lambda: linux.appdir(BUNDLE, WORK / "icons", WORK),
        }
        made += [_timed(target, steps[target]) for target in _LINUX_TARGETS if target in targets]
    for target in ("sdist", "wheel"):
        if target in targets:
            _timed(target, partial(_run, [str(python), "-m", "hatchling", "build", "--target", target]))
    for path in made:
        size = path.stat().st_size / 1e6 if path.is_file() else _size(path) / 1e6
        print(f"{path.relative_to(facts.CHECKOUT)}  {size:.1f} MB")
    return 0


def _environment() -> Path:
    """The Python of the environment that builds, made anew where its recipe has changed."""
    project = tomllib.loads((facts.CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["readers"], *extras["package"]]
    constraints = _CONSTRAINTS.read_text(encoding="utf-8")
    recipe = hashlib.sha256("\n".join([sys.version, *wanted, constraints]).encode()).hexdigest()
    folder = WORK / "venv"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = folder / "recipe.sha256"
    if not stamp.is_file() or stamp.read_text(encoding="ascii") != recipe:
        if folder.exists():
            shutil.rmtree(folder)
        venv.create(folder, with_pip=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        _timed("environment", lambda: _run([*install, "--constraint", str(_CONSTRAINTS), *wanted]))
        stamp.write_text(recipe, encoding="ascii")
    return python


def _bundle(python: Path) -> None:
    drawings = WORK / "icons"
    draw = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]); import icons; "
        "icons.write_icons(Path(sys.argv[2]), Path(sys.argv[3]))"
    )
    svg = facts.CHECKOUT / "resources" / "icons" / "geoview.svg"
    _run([str(python), "-c", draw, str(Path(__file__).resolve().parent), str(svg), str(drawings)])
    for container in ("geoview.ico", "geoview.icns"):
        shutil.copyfile(drawings / container, WORK / container)
    (WORK / "associations.iss").write_text(windows.associations(), encoding="ascii")
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(WORK / "dist"), "--workpath", str(WORK / "work")]
    command += [str(facts.CHECKOUT / "packaging" / "geoview.spec")]
    _run(command, GEOVIEW_WORK=str(WORK))
    if sys.platform == "linux":
        import linux

        linux.strip(BUNDLE)


def _report_sizes() -> None:
    """Print the size of the bundle by component, largest first."""
    if not BUNDLE.is_dir():
        return
    sizes: dict[str, int] = {}
    for path in BUNDLE.rglob("*"):
        if path.is_symlink() or not path.is_file():
            continue
        parts = path.relative_to(BUNDLE).parts
        if parts[:2] == ("_internal", "resources"):
            name = "/".join(parts[1:3])
        elif parts[0] == "_internal" and len(parts) > 2:
            name = "numpy" if parts[1] == "numpy.libs" else parts[1]
        else:
            name = "Python and system libraries"
        sizes[name] = sizes.get(name, 0) + path.stat().st_size
    for name, size in sorted(sizes.items(), key=lambda item: -item[1]):
        if size >= 500_000:
            print(f"{size / 1e6:8.1f} MB  {name}")
    print(f"{sum(sizes.values()) / 1e6:8.1f} MB  in all")


def _size(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())


def _timed(name: str, work: Callable[[], Result]) -> Result:
    started = time.monotonic()
    result = work()
    print(f"{name}: {time.monotonic() - started:.0f} s", flush=True)
    return result


def _run(command: Sequence[str], **environment: str) -> None:
    fixed = {"SOURCE_DATE_EPOCH": str(facts.built_at()), "PYTHONHASHSEED": "0"}
    subprocess.run(command, check=True, cwd=facts.CHECKOUT, env={**os.environ, **fixed, **environment})


if __name__ == "__main__":
    sys.exit(main())
