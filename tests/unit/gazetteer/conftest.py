"""A small gazetteer that every test can build in a moment, and the real one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geoview.gazetteer import Gazetteer, NameSort
from geoview.gazetteer.build.areas import geojson
from geoview.gazetteer.build.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SQUARE = [[[(70.0, 30.0), (76.0, 30.0), (76.0, 36.0), (70.0, 36.0), (70.0, 30.0)]]]
EAST = [[[(73.0, 30.0), (76.0, 30.0), (76.0, 36.0), (73.0, 36.0), (73.0, 30.0)]]]


def write_small(path: Path) -> Path:
    """A country of two divisions, its capital, a large city with an old name, a village and a sea."""
    with Writer(path) as writer:
        source = writer.source("test", "Made up", "CC0-1.0", "", "1")
        writer.place(1, "Squareland", 33, 73, "A", "PCLI", "SQ", population=9_000_000, prominence=0.98, source=source)
        writer.name(1, "SQL", NameSort.ABBREVIATION, main="Squareland", reviewed=True)
        writer.name(1, "Squarish", NameSort.DEMONYM, main="Squareland", language="en")
        writer.name(1, "Squarishes", NameSort.DEMONYM_PLURAL, main="Squareland", language="en")
        writer.outline(1, geojson(SQUARE))
        writer.place(2, "East", 33, 74.5, "A", "ADM1", "SQ", population=4_000_000, prominence=0.8, source=source)
        writer.outline(2, geojson(EAST))
        writer.territory(2, EAST)
        writer.place(
            3, "Quadra", 33.7, 73.05, "P", "PPLC", "SQ", admin1=2, population=600_000, prominence=0.87, source=source
        )
        writer.place(
            4, "Chatto", 31, 74, "P", "PPL", "SQ", admin1=2, population=4_000_000, prominence=0.82, source=source
        )
        writer.name(4, "Quadra", NameSort.HISTORIC, main="Chatto")
        writer.name(4, "Кватро", NameSort.TRANSLATION, main="Chatto", language="ru")
        writer.place(5, "Sql", 35, 75, "P", "PPL", "SQ", admin1=2, population=50, prominence=0.2, source=source)
        sea = writer.slug("square-sea")
        writer.place(sea, "Square Sea", 20, 60, "H", "SEA", "", prominence=0.7, source=source)
        region = writer.slug("shapes")
        writer.place(region, "Shapes", 30, 70, "L", "RGN", "", prominence=0.8, source=source)
        writer.members(region, [1])
        disputed = writer.slug("disputed-corner")
        writer.outline(disputed, geojson([[[(75.0, 35.0), (76.0, 35.0), (76.0, 36.0), (75.0, 36.0), (75.0, 35.0)]]]))
        writer.claim(disputed, "The Corner", "SQ", "SQ")
        writer.country("SQ", 1, 3)
        writer.finish("Test 1", "2026-01-01")
    return path


@pytest.fixture
def small_writer() -> Callable[[Path], Path]:
    """Writes the small gazetteer wherever a test wants it."""
    return write_small


@pytest.fixture
def small_file(tmp_path: Path) -> Path:
    """A file of its own for a test that breaks it."""
    return write_small(tmp_path / "small.sqlite")


@pytest.fixture
def small(small_file: Path) -> Iterator[Gazetteer]:
    """The small gazetteer, open."""
    gazetteer = Gazetteer.open(small_file)
    yield gazetteer
    gazetteer.close()


@pytest.fixture(scope="session")
def real() -> Iterator[Gazetteer]:
    """The built gazetteer; a test run without one fails, since nothing works without it."""
    gazetteer = Gazetteer.open()
    yield gazetteer
    gazetteer.close()
