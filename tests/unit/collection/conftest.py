"""A folder of texts and a parser that needs no place data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from plain_parser import Parser, write

from geoview.collection import Collection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def parser() -> Parser:
    """The parser."""
    return Parser()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three texts, written long ago."""
    made = tmp_path / "texts"
    (made / "sub").mkdir(parents=True)
    for name, text in {
        "one.txt": "One title\n\ndate 2024-03-01\n\nFrom PARIS to LAGOS and back to PARIS.\n",
        "two.txt": "Two title\n\ndate 2024-05-01\n\nFrom LAGOS to OSLO.\n",
        "sub/three.txt": "nothing about a day, but OSLO.\n",
    }.items():
        write(made / name, text)
    return made


@pytest.fixture
def opened(folder: Path, tmp_path: Path) -> Iterator[Callable[[], Collection]]:
    """Opens the folder's collection, as often as asked."""
    made: list[Collection] = []

    def opens() -> Collection:
        made.append(Collection(folder, cache=tmp_path / "cache", data=tmp_path / "data"))
        return made[-1]

    yield opens
    for collection in made:
        collection.close()


@pytest.fixture
def refresh(parser: Parser) -> Callable[[Collection], list[str]]:
    """Brings a collection up to date; the names of the files that were read for it."""

    def refreshes(collection: Collection) -> list[str]:
        parser.read.clear()
        for _ in collection.refresh(jobs=1, geoparser=lambda: parser):
            pass
        return list(parser.read)

    return refreshes


@pytest.fixture(autouse=True)
def gazetteer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A file that stands for the place data."""
    path = tmp_path / "gazetteer.sqlite"
    path.write_bytes(b"")
    monkeypatch.setenv("GEOVIEW_GAZETTEER", str(path))
    return path
