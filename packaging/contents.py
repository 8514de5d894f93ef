"""Which files of `resources/` a reader's copy holds: the things, and no recipe that only a developer runs."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

__all__ = ["REQUIRED", "is_shipped", "missing", "shipped"]

REQUIRED = (
    "ATTRIBUTION.md",
    "basemap/base.json",
    "gazetteer/gazetteer.sqlite",
    "help/de.md",
    "help/en.md",
    "icons/geoview.svg",
    "languages/en.json",
    "licences/LGPL-3.0.txt",
    "map/map.css",
    "map/map.js",
    "map/page.html",
    "model/model.json",
    "recognition/rules.json",
    "recognition/rescorer.json",
    "resolution/ranker.json",
    "translations/countries_de.json",
    "translations/geoview_de.qm",
)
"""Without these no package is made."""

_RECIPE_SUFFIXES = {".py", ".pyc", ".psv", ".ts", ".xz", ".gz", ".zip", ".whl", ".log", ".part", ".tmp"}
_WORKSHOPS = {"__pycache__", "cache", "downloads", "source", "work"}
_TEXTS = {"ATTRIBUTION.md", "MODEL_CARD.md"}


def is_shipped(name: str) -> bool:
    """True when a file, named relative to `resources/` with forward slashes, belongs into a package."""
    path = PurePosixPath(name)
    if any(part.startswith(".") or part in _WORKSHOPS for part in path.parts):
        return False
    if path.parts[0] == "gazetteer":
        # With its recipe: `geoview gazetteer build --geonames` makes a larger one on the reader's machine.
        return path.suffix in {".py", ".psv"} or path.parts[1] == "facts" or name == "gazetteer/gazetteer.sqlite"
    if path.suffix == ".md":
        return path.name in _TEXTS or path.parts[0] in ("help", "licences")
    return path.suffix not in _RECIPE_SUFFIXES and path.name != "requirements.txt"


def shipped(resources: Path) -> list[str]:
    """Names of the files to package, relative to `resources/`, with forward slashes, sorted."""
    names = (path.relative_to(resources).as_posix() for path in resources.rglob("*") if path.is_file())
    return sorted(name for name in names if is_shipped(name))


def missing(names: list[str]) -> list[str]:
    """What of `REQUIRED` is not among `names`."""
    present = set(names)
    return [name for name in REQUIRED if name not in present]
