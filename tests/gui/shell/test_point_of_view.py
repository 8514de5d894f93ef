"""Whatever leaves the window shows disputed areas as the window does: with its place data and its point of view."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest
from desk import Desk, FakeParser, Make
from northernedge import INDIA, READ, REFERENCES, TEXT, northern_edge_in_pages
from PySide6.QtPrintSupport import QPrinter

from geoview.document import from_text
from geoview.export import NamedAtlas, formats
from geoview.gazetteer import Gazetteer
from geoview.ui.documents.session import Engine
from geoview.ui.map.encoding import encoded
from geoview.ui.printing.rendering import page_layout

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytest.importorskip("pypdfium2")

DEADLINE = 30_000
EXACT = {"geojson", "gpkg", "kml"}


@pytest.fixture(params=["neutral", "IN"])
def gazetteer(request: pytest.FixtureRequest) -> Iterator[Gazetteer]:
    """The built gazetteer, with a point of view."""
    opened = Gazetteer.open(view=request.param)
    yield opened
    opened.close()


@pytest.fixture
def desk(gazetteer: Gazetteer, make_desk: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A window that shows a text about India; from now on no other gazetteer can be opened."""
    parser = FakeParser(known={place.name: place for place in (INDIA, *REFERENCES)})
    made = make_desk(parser, engine=lambda: Engine(gazetteer, parser))
    with qtbot.waitSignal(made.documents.finished, timeout=DEADLINE):
        made.documents.show(from_text(TEXT))
    monkeypatch.setattr(Gazetteer, "open", None)
    return made


def edge_in_window(desk: Desk, gazetteer: Gazetteer) -> float:
    """What the page of the map is told."""
    told = json.loads(b"".join(encoded(desk.atlas, gazetteer)))
    (place,) = (found for found in told["places"] if found["name"] == "India")
    polygons = json.loads(place["outline"])["coordinates"]
    return max(float(y) for polygon in polygons for ring in polygon for _, y in ring)


def note(gazetteer: Gazetteer, output: str, latitude: float) -> None:
    sys.stdout.write(f"\n{gazetteer.view:8} {output:20} {latitude:8.4f}° N")


def test_every_format_shows_what_the_window_shows(
    desk: Desk, gazetteer: Gazetteer, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.exports.fill()
    wanted = edge_in_window(desk, gazetteer)
    note(gazetteer, "window", wanted)
    asked: list[str] = []
    outline = gazetteer.outline

    def remember(place_id: str) -> str | None:
        asked.append(place_id)
        return outline(place_id)

    monkeypatch.setattr(gazetteer, "outline", remember)
    for name in formats():
        asked.clear()
        target = tmp_path / f"out.{name}"
        desk.exports.write(desk.atlas, name, target)
        qtbot.waitUntil(lambda: not desk.save_jobs.busy, timeout=DEADLINE)
        assert bool(asked) == (name in READ), f"how areas are read in {name} is to be said in northernedge.py"
        if name in READ:
            found = READ[name](target.read_bytes())
            note(gazetteer, name, found)
            assert found == pytest.approx(wanted, abs=1e-9 if name in EXACT else 0.05), name


def test_paper_shows_what_the_window_shows(desk: Desk, gazetteer: Gazetteer, tmp_path: Path, qtbot: QtBot) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageLayout(page_layout())
    desk.printing().print_to(NamedAtlas(desk.atlas, "-"), printer)
    qtbot.waitUntil(lambda: not desk.save_jobs.busy, timeout=DEADLINE)
    found = northern_edge_in_pages((tmp_path / "printed.pdf").read_bytes())
    note(gazetteer, "print", found)
    assert found == pytest.approx(edge_in_window(desk, gazetteer), abs=0.05)


def test_a_comparison_shows_what_the_window_shows(
    desk: Desk, gazetteer: Gazetteer, tmp_path: Path, qtbot: QtBot
) -> None:
    first = desk.session
    desk.documents.show(from_text("India alone."))
    qtbot.waitUntil(lambda: desk.session is not first and not desk.session.needs_places, timeout=DEADLINE)
    shown = desk.comparing.compare(first)
    qtbot.waitUntil(lambda: shown.pair.comparison is not None, timeout=DEADLINE)
    target = tmp_path / "both.geojson"
    shown.write("geojson", target)
    qtbot.waitUntil(target.exists, timeout=DEADLINE)
    found = READ["geojson"](target.read_bytes())
    note(gazetteer, "comparison, geojson", found)
    assert found == edge_in_window(desk, gazetteer)
    shown.close()
