"""What every installer says about GeoView, read from the one place where it is stated."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

__all__ = [
    "APP_ID",
    "CHECKOUT",
    "NAME",
    "PUBLISHER",
    "built_at",
    "commit",
    "fill",
    "readers",
    "summary",
    "version",
    "version_numbers",
]

CHECKOUT = Path(__file__).resolve().parent.parent
"""The source tree."""

NAME = "GeoView"
PUBLISHER = "The GeoView developers"
APP_ID = "io.github.geoview.geoview"
"""Reverse domain name: AppStream component, macOS bundle identifier."""

_VERSION = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)
_PLACEHOLDER = re.compile(r"@([A-Z_]+)@")


def version(checkout: Path = CHECKOUT) -> str:
    """The version, from `src/geoview/_version.py`.

    Raises:
        ValueError: when that file does not state it.
    """
    path = checkout / "src" / "geoview" / "_version.py"
    match = _VERSION.search(path.read_text(encoding="utf-8"))
    if match is None:
        raise ValueError(f"{path} states no version")
    return match[1]


def version_numbers(text: str) -> tuple[int, int, int, int]:
    """A version as the four numbers that Windows asks for: "1.2.3rc1" → (1, 2, 3, 0).

    Raises:
        ValueError: when it does not begin with a number.
    """
    match = re.match(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?", text)
    if match is None:
        raise ValueError(f"{text!r} is no version")
    major, minor, patch = (int(part or 0) for part in match.groups())
    return major, minor, patch, 0


def summary(checkout: Path = CHECKOUT) -> str:
    """One line on what GeoView is, from pyproject.toml."""
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["description"])


def built_at(checkout: Path = CHECKOUT) -> int:
    """Seconds since 1970 that every file of a package is dated with, so that two builds of one commit are alike.

    SOURCE_DATE_EPOCH where it is set, else the time of the last commit, else that of the changelog (a source archive).
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    try:
        done = subprocess.run(
            ["git", "-C", str(checkout), "log", "-1", "--format=%ct"], capture_output=True, text=True, check=True
        )
        return int(done.stdout)
    except (OSError, subprocess.CalledProcessError, ValueError):
        return int((checkout / "CHANGELOG.md").stat().st_mtime)


def commit(checkout: Path = CHECKOUT) -> str:
    """The commit that is packaged, 40 digits; "" in a source archive, which does not know it."""
    if not (checkout / ".git").exists():
        # Unpacked within the work tree of something else, whose commit says nothing.
        return ""
    try:
        done = subprocess.run(
            ["git", "-C", str(checkout), "rev-parse", "HEAD"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


def readers() -> tuple[Any, ...]:
    """The formats that GeoView reads by itself (`geoview.readers.Reader`), from the source tree."""
    sys.path.insert(0, str(CHECKOUT / "src"))
    try:
        from geoview.readers import BUILT_IN
    finally:
        sys.path.pop(0)
    return BUILT_IN


def fill(template: str, **more: str) -> str:
    """Put the version, the date, the media types (and `more`) where a template says @VERSION@, @DATE@ …

    Raises:
        ValueError: when the template names something that is not known.
    """
    types = [media_type for reader in readers() for media_type in reader.media_types]
    values = {
        "MEDIA_TYPES": "".join(f"{name};" for name in types),
        "MEDIA_TYPE_ELEMENTS": "\n    ".join(f"<mediatype>{name}</mediatype>" for name in types),
        "VERSION": version(),
        "DATE": datetime.fromtimestamp(built_at(), UTC).strftime("%Y-%m-%d"),
        "APP_ID": APP_ID,
        "PUBLISHER": PUBLISHER,
        **more,
    }

    def value(match: re.Match[str]) -> str:
        if match[1] not in values:
            raise ValueError(f"the template names {match[0]}, which is not known")
        return values[match[1]]

    return _PLACEHOLDER.sub(value, template)
