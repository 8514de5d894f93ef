"""The parts of a copy of GeoView: its commit, the works of others in it, and the licence texts, without a network.

A frozen application carries a bill of materials (`licences/sbom.cdx.json`) and the texts beside it, which its build
collected. When it runs from source or from a wheel, the installed distributions provide the same.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from geoview.errors import GeoViewError
from geoview.storage import resource_path

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["OWN_TEXTS", "Work", "commit", "data_text", "licence_files", "licence_of", "own_licence", "works"]

_QT = ("LGPL-3.0-only", ("qt.md", "LGPL-3.0.txt", "GPL-3.0.txt"))

OWN_TEXTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "pyside6": _QT,
    "pyside6-addons": _QT,
    "pyside6-essentials": _QT,
    "shiboken6": _QT,
    "xstatic-leaflet": ("BSD-2-Clause", ("leaflet.txt",)),
    "flatbuffers": ("Apache-2.0", ("Apache-2.0.txt",)),
}
"""Distributions that carry no licence text: what the licence is, and its text in `resources/licences/`."""

_DATA_TEXTS = {
    "CC-BY-4.0": "CC-BY-4.0.txt",
    "CC0-1.0": "CC0-1.0.txt",
    "Unicode-3.0": "Unicode-3.0.txt",
    "airportsdata": "airportsdata.txt",
}
"""Licences, or names of data sets whose licence names its author: the text in `resources/licences/`."""

_LICENCE_FILE = re.compile(r"(?:^|/)(?:licen[cs]e|copying|notice|authors|thirdparty)[^/]*$", re.IGNORECASE)
_TEXT_SUFFIXES = {"", ".txt", ".md", ".rst", ".apache", ".bsd"}
_REQUIREMENT = re.compile(r"[A-Za-z0-9][\w.-]*")
_FOR_READERS = re.compile(r"extra\s*==\s*['\"](?:readers|keys)['\"]")
_HASH = re.compile(r"[0-9a-f]{40}")
_HASH_SHOWN = 12
_MOST_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class Work:
    """A work of somebody else that is part of this copy.

    Attributes:
        name: Its name.
        version: Its version, or its date for data.
        licence: SPDX expression, or the words that its author uses; "" where none is stated.
        url: Its web address; "" where that is not known.
        texts: Files with its licence and notices.
    """

    name: str
    version: str
    licence: str
    url: str = ""
    texts: tuple[Path, ...] = ()

    def text(self) -> str:
        """Return the licence and the notices, one after the other; "" without any."""
        return "\n\n\n".join(text for path in self.texts if (text := _read(path)))


def commit() -> str:
    """Return the commit of this copy, shortened; "" where it is not known (a source archive)."""
    try:
        found = _read(resource_path("commit.txt")).strip()
    except GeoViewError:
        found = _head(Path(__file__).resolve().parents[2] / ".git")
    return found[:_HASH_SHOWN] if _HASH.fullmatch(found) else ""


def _head(git: Path) -> str:
    """Return the commit that is checked out, read from git's own files, without starting a program."""
    if git.is_file():
        # A work tree beside the main one: the file says where its git folder is.
        git = Path(git.parent, _read(git).removeprefix("gitdir:").strip())
    head = _read(git / "HEAD").strip()
    if not head.startswith("ref: "):
        return head
    name = head.removeprefix("ref: ")
    shared = git / _read(git / "commondir").strip()
    loose = _read(git / name).strip() or _read(shared / name).strip()
    packed = re.search(rf"^([0-9a-f]{{40}}) {re.escape(name)}$", _read(shared / "packed-refs"), re.MULTILINE)
    return loose or (packed[1] if packed else "")


def own_licence() -> str:
    """Return the text of GeoView's own licence; "" where it is not found."""
    places = [Path(__file__).resolve().parents[2] / "LICENSE"]
    if frozen := _frozen():
        places.insert(0, frozen / "LICENSE")
    try:
        places += licence_files(metadata.distribution("geoview"))
    except metadata.PackageNotFoundError:
        # GeoView runs from a folder of sources that is not installed.
        places = places[:]
    return next((text for path in places if (text := _read(path))), "")


def data_text(key: str, licence: str) -> str:
    """Return the text of a data set's licence; "" for data in the public domain and other data without one."""
    name = _DATA_TEXTS.get(key) or _DATA_TEXTS.get(licence)
    return _read(resource_path("licences", name)) if name else ""


def works() -> list[Work]:
    """Return the works of software in this copy, by name."""
    frozen = _frozen()
    found = [_python(), *_installed()] if frozen is None else list(_billed(frozen))
    return sorted(found, key=lambda work: work.name.casefold())


def licence_of(about: metadata.PackageMetadata) -> str:
    """Return the licence that a distribution states: an SPDX expression, a few words of its own, or its classifiers."""
    stated = _field(about, "License-Expression")
    if stated:
        return stated
    short = _field(about, "License")
    if short and "\n" not in short.strip() and len(short) < 80:
        return short.strip()
    classes = [line.split(" :: ")[-1] for line in about.get_all("Classifier") or () if line.startswith("License ::")]
    return " or ".join(classes)


def licence_files(distribution: metadata.Distribution) -> list[Path]:
    """Return the files of a distribution with its licence and notices, sorted."""
    found = []
    for file in distribution.files or ():
        is_declared = ".dist-info/licenses/" in file.as_posix()
        if is_declared or (_LICENCE_FILE.search(file.as_posix()) and file.suffix.lower() in _TEXT_SUFFIXES):
            path = Path(str(distribution.locate_file(file)))
            if path.is_file():
                found.append(path)
    return sorted(found)


def _field(about: metadata.PackageMetadata, name: str) -> str:
    return str(about[name]) if name in about else ""


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _frozen() -> Path | None:
    """Return the folder of licences of a frozen application; None in other copies."""
    base = getattr(sys, "_MEIPASS", None)
    folder = Path(base, "licences") if base else None
    return folder if folder is not None and (folder / "sbom.cdx.json").is_file() else None


def _billed(folder: Path) -> Iterator[Work]:
    """Return what the bill of materials lists; the data are named by the gazetteer itself."""
    for entry in json.loads(_read(folder / "sbom.cdx.json"))["components"]:
        if entry["type"] != "data":
            name = str(entry["name"])
            url = next((str(link["url"]) for link in entry.get("externalReferences", ())), "")
            texts = tuple(sorted((folder / _normal(name.replace(" ", "-"))).glob("*")))
            yield Work(name, str(entry["version"]), str(entry["licenses"][0]["license"]["name"]), url, texts)


def _python() -> Work:
    version = ".".join(map(str, sys.version_info[:3]))
    import sysconfig

    text = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
    return Work("Python", version, "PSF-2.0", "https://www.python.org/", (text,) if text.is_file() else ())


def _installed() -> Iterator[Work]:
    """Return GeoView's requirements and theirs, as far as they are installed."""
    waiting, seen = ["geoview"], set[str]()
    while waiting:
        name = waiting.pop()
        if _normal(name) in seen:
            continue
        seen.add(_normal(name))
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        ours = _normal(name) == "geoview"
        for requirement in distribution.requires or ():
            wanted = _REQUIREMENT.match(requirement)
            if wanted and ("extra ==" not in requirement or (ours and _FOR_READERS.search(requirement))):
                waiting.append(wanted[0])
        if not ours:
            yield _work(distribution)


def _work(distribution: metadata.Distribution) -> Work:
    about = distribution.metadata
    name = _field(about, "Name")
    known = OWN_TEXTS.get(_normal(name))
    if known is not None:
        licence, texts = known[0], tuple(resource_path("licences", text) for text in known[1])
    else:
        licence, texts = licence_of(about), tuple(licence_files(distribution))
    links = dict(re.split(r",\s*", str(value), maxsplit=1) for value in about.get_all("Project-URL") or ())
    url = _field(about, "Home-page") or links.get("Homepage") or next(iter(links.values()), "")
    return Work(name, distribution.version, licence, url, texts)


def _read(path: Path) -> str:
    """Return the text of a small file; "" when it can't be read."""
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""
