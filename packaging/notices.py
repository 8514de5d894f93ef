"""Whose work an installer contains: licence texts, a table of them, and a bill of materials (CycloneDX 1.6).

A component whose licence is not stated or whose licence text is not found stops the build.
"""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import subprocess
import sys
import sysconfig
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

import facts

sys.path.insert(0, str(facts.CHECKOUT / "src"))

from typing import TYPE_CHECKING

from geoview.licensing import OWN_TEXTS, licence_files, licence_of

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "Component",
    "bill",
    "collect",
    "data_sources",
    "distributions",
    "package_of",
    "python_itself",
    "system_packages",
    "table",
]

_TEXTS = facts.CHECKOUT / "resources" / "licences"


@dataclass(frozen=True, slots=True)
class Component:
    """A work of somebody else that an installer contains.

    Attributes:
        name: Its name.
        version: Its version, or its date for data.
        licence: SPDX expression, or the words that its author uses.
        purl: Package URL, "" where there is none.
        url: Where it is found, "" where that is not known.
        texts: Files with its licence and notices.
        kind: CycloneDX component type: library, application or data.
    """

    name: str
    version: str
    licence: str
    purl: str = ""
    url: str = ""
    texts: tuple[Path, ...] = ()
    kind: str = "library"


def distributions(modules: Iterable[str]) -> list[Component]:
    """The distributions that modules come from; modules of Python itself and of GeoView come from none.

    Raises:
        ValueError: when one states no licence, or brings no text of it.
    """
    owners = metadata.packages_distributions()
    names: set[str] = set()
    for module in modules:
        candidates = owners.get(module.split(".")[0], ())
        # Several distributions may share a top-level package: then it is the one that has the module.
        # PySide6 is one work in four.
        is_shared = len({*candidates}) > 1 and not module.startswith("PySide6")
        names.update(name for name in candidates if not is_shared or _has(name, module))
    return [_component(name) for name in sorted(names, key=_normal) if _normal(name) not in ("geoview", "pyinstaller")]


def _has(name: str, module: str) -> bool:
    stem = module.replace(".", "/")
    return any(file.as_posix() in (f"{stem}.py", f"{stem}/__init__.py") for file in metadata.files(name) or ())


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _component(name: str) -> Component:
    distribution = metadata.distribution(name)
    about = distribution.metadata
    known = OWN_TEXTS.get(_normal(name))
    if known is not None:
        licence, texts = known[0], tuple(_TEXTS / text for text in known[1])
    else:
        licence = licence_of(about)
        texts = tuple(licence_files(distribution))
    if not licence:
        raise ValueError(f"{name} states no licence: look it up and add it to geoview/licensing.py")
    if not texts:
        raise ValueError(f"{name} brings no licence text: add it to resources/licences and geoview/licensing.py")
    links = dict(re.split(r",\s*", str(value), maxsplit=1) for value in about.get_all("Project-URL") or ())
    url = str(_field(about, "Home-page") or links.get("Homepage") or next(iter(links.values()), ""))
    purl = f"pkg:pypi/{_normal(name)}@{distribution.version}"
    return Component(str(about["Name"]), distribution.version, licence, purl, url, texts)


def _field(about: metadata.PackageMetadata, name: str) -> str:
    return str(about[name]) if name in about else ""


def python_itself() -> list[Component]:
    """Python, and the small program of PyInstaller that starts it.

    Raises:
        ValueError: when Python's licence text is not found.
    """
    places = (Path(sysconfig.get_path("stdlib"), "LICENSE.txt"), Path(sys.base_prefix, "LICENSE.txt"))
    debian = Path(f"/usr/share/doc/python{sys.version_info.major}.{sys.version_info.minor}/copyright")
    text = next((place for place in (*places, debian) if place.is_file()), None)
    if text is None:
        raise ValueError("Python's licence text was not found")
    version = ".".join(map(str, sys.version_info[:3]))
    starter = metadata.distribution("pyinstaller")
    return [
        Component("Python", version, "PSF-2.0", f"pkg:generic/python@{version}", "https://www.python.org/", (text,)),
        Component(
            "PyInstaller bootloader",
            starter.version,
            "GPL-2.0-or-later WITH Bootloader-exception",
            f"pkg:pypi/pyinstaller@{starter.version}",
            "https://pyinstaller.org/",
            tuple(licence_files(starter)),
        ),
    ]


def system_packages(libraries: Iterable[str]) -> list[Component]:
    """The Debian packages that libraries come from, where this is a Debian system; elsewhere there are none."""
    if shutil.which("dpkg-query") is None:
        return []
    found: dict[str, Component] = {}
    for library in sorted({str(Path(path).resolve()) for path in libraries}):
        package = package_of(library)
        if package is None or package in found:
            continue
        shown = subprocess.run(
            ["dpkg-query", "-W", "-f=${Version}\n${Homepage}", package], capture_output=True, text=True, check=True
        ).stdout
        version, _, homepage = shown.partition("\n")
        name = package.split(":")[0]
        text = Path("/usr/share/doc", name, "copyright")
        if not text.is_file():
            raise ValueError(f"{package} brings no licence text")
        purl = f"pkg:deb/debian/{name}@{version.replace('+', '%2B').replace(':', '%3A')}"
        found[package] = Component(name, version, "see its text", purl, homepage.strip(), (text,))
    return sorted(found.values(), key=lambda component: component.name)


def package_of(library: str) -> str | None:
    """The Debian package that a file of this system comes from; None when it comes from none."""
    # Debian 12 merged /lib into /usr/lib on the disk, and not in every package's list of files.
    for path in (library, library.removeprefix("/usr")):
        done = subprocess.run(["dpkg-query", "-S", path], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return done.stdout.splitlines()[0].rpartition(": ")[0].split(",")[0]
    return None


def data_sources(gazetteer: Path) -> list[Component]:
    """The data sets that the gazetteer's rows come from, by its own table."""
    with closing(sqlite3.connect(f"{gazetteer.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        rows = connection.execute("SELECT title, version, licence, url FROM source ORDER BY number").fetchall()
    return [Component(str(t), str(v), str(licence), url=str(url), kind="data") for t, v, licence, url in rows]


def collect(components: Iterable[Component], folder: Path) -> None:
    """Copy each component's texts into a folder of its own name, and GeoView's own licence beside them."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    shutil.copyfile(facts.CHECKOUT / "LICENSE", folder / "LICENSE")
    shutil.copyfile(facts.CHECKOUT / "resources" / "ATTRIBUTION.md", folder / "ATTRIBUTION.md")
    for component in components:
        names: dict[str, int] = {}
        for text in component.texts:
            # Texts of parts of one component may be called alike.
            number = names[text.name] = names.get(text.name, 0) + 1
            name = text.name if number == 1 else f"{text.stem}-{number}{text.suffix}"
            target = folder / _normal(component.name.replace(" ", "-")) / name
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(text, target)


def table(components: Iterable[Component]) -> str:
    """All components as a table in Markdown, for people."""
    rows = [f"| {c.name} | {c.version} | {c.licence} | {c.url} |" for c in components]
    head = (
        f"# What {facts.NAME} {facts.version()} contains",
        "",
        f"{facts.NAME} itself: MIT, see `LICENSE`. Data and their terms: `ATTRIBUTION.md`. The texts of the "
        "licences below are in the folders of their names.",
        "",
        "| component | version | licence | |",
        "|---|---|---|---|",
    )
    return "\n".join((*head, *rows)) + "\n"


def bill(components: Iterable[Component]) -> str:
    """All components as a CycloneDX document in JSON, for programs."""
    entries = []
    for component in components:
        entry: dict[str, object] = {"type": component.kind, "name": component.name, "version": component.version}
        entry["licenses"] = [{"license": {"name": component.licence}}]
        if component.purl:
            entry["purl"] = entry["bom-ref"] = component.purl
        if component.url:
            entry["externalReferences"] = [{"type": "website", "url": component.url}]
        entries.append(entry)
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(facts.built_at(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "name": facts.NAME,
                "version": facts.version(),
                "licenses": [{"license": {"id": "MIT"}}],
            },
        },
        "components": entries,
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
