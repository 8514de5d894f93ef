"""Exports say how far they are, and stop when they are called off."""

from __future__ import annotations

import threading

import pytest

from geoview import export
from geoview.atlas import Atlas
from geoview.document import Document
from geoview.errors import Cancelled
from geoview.export.progress import Progress, step
from geoview.gazetteer.place import FeatureClass, Place
from geoview.names.mention import Mention
from geoview.resolution.types import Resolution, Usage
from geoview.text import Span

WORDS = "Oakton "


@pytest.fixture
def long(gazetteer: object) -> Atlas:
    """A document with many mentions of many places."""
    count = 600
    resolutions = []
    for n in range(count):
        place = Place(f"x:{n % 200}", "Oakton", 1.0 + n % 200 / 10, 2.0, FeatureClass.SETTLEMENT)
        span = Span(n * len(WORDS), n * len(WORDS) + 6)
        resolutions.append(Resolution(Mention(span, "Oakton"), (), place, Usage.LITERAL, 0.9))
    return Atlas(Document(WORDS * count), tuple(resolutions))


FILES = [name for name in export.formats() if export.exporter(name).suffix]


@pytest.mark.parametrize("name", FILES)
def test_every_format_says_how_far_it_is(long: Atlas, name: str) -> None:
    told: list[float] = []
    data = export.write_bytes(long, name, progress=Progress(told.append))
    assert data
    assert len(told) >= 2
    assert told == sorted(told)
    assert 0 < told[0] < told[-1] <= 1


@pytest.mark.parametrize("name", FILES)
def test_every_format_stops_when_it_is_called_off(long: Atlas, name: str) -> None:
    told: list[float] = []
    with pytest.raises(Cancelled):
        export.write_bytes(long, name, progress=Progress(told.append, lambda: len(told) >= 1))
    assert len(told) == 1


def test_nobody_else_hears_the_steps(long: Atlas) -> None:
    told: list[float] = []

    def other() -> None:
        for _ in range(1000):
            step()

    with Progress(told.append).counting(1000):
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    other()
    assert told == []


def test_more_steps_than_expected_are_no_more_than_all() -> None:
    told: list[float] = []
    with Progress(told.append).counting(40):
        for _ in range(100):
            step()
    assert told[-1] == 1.0


def test_a_part_reports_its_share_of_the_whole() -> None:
    told: list[float] = []
    whole = Progress(told.append)
    whole.part(0.5, 1).part(0, 0.5).reached(0.5)
    with whole.part(0.5, 1).counting(64):
        for _ in range(64):
            step()
    assert told == [0.625, 0.75, 1.0]
