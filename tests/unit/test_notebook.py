from __future__ import annotations

import json
import subprocess
import sys
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from geoview.atlas import Atlas
from geoview.document import from_text
from geoview.export.areas import NO_PLACE_DATA
from geoview.gazetteer.place import FeatureClass, Place
from geoview.mapping.notebookmap import coarse_base
from geoview.names.mention import Mention
from geoview.notebook import geojson, map_of
from geoview.resolution.types import Resolution, Usage
from geoview.text import Span

EVIL = "{{7*7}}{% for %}{#`${1}</script></iframe><img src=x onerror=parent.ran=1>\u2028\"'"
ROME = Place("geonames:3169070", "Rome", 41.89193, 12.51133, FeatureClass.SETTLEMENT, "PPLC", "IT")
TRAP = Place("geonames:1", EVIL, 1.0, 2.0, FeatureClass.SETTLEMENT, admin1=EVIL)


@pytest.fixture(autouse=True)
def no_gazetteer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every place is a point here."""

    monkeypatch.setattr("geoview.notebook.default_gazetteer", lambda: NO_PLACE_DATA)


def make(words: list[tuple[str, Place | None]]) -> Atlas:
    text = "From " + " to ".join(word for word, _ in words) + "."
    found = []
    end = 0
    for word, place in words:
        start = text.index(word, end)
        end = start + len(word)
        found.append(Resolution(Mention(Span(start, end), word), (), place, Usage.LITERAL, 0.75 if place else 0.0))
    return Atlas(from_text(text), tuple(found), "G 1", "P 1")


ATLAS = make([("Rome", ROME), ("Zembla", None), ("Rome", ROME)])


def test_records_are_flat_and_alike() -> None:
    records = ATLAS.to_records()
    assert [(r["text"], r["number"], r["latitude"], r["confidence"]) for r in records] == [
        ("Rome", 1, 41.89193, 0.75),
        ("Zembla", None, None, 0.0),
        ("Rome", 1, 41.89193, 0.75),
    ]
    assert len({tuple(r) for r in records}) == 1
    assert all(value is None or isinstance(value, str | int | float) for r in records for value in r.values())
    assert [ATLAS.document.text[r["start"] : r["end"]] for r in records] == ["Rome", "Zembla", "Rome"]


def test_records_make_a_data_frame() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(ATLAS.to_records())
    assert frame.groupby("place_id")["start"].count().to_dict() == {"geonames:3169070": 2}


def test_geojson_is_plain_data() -> None:
    collection = ATLAS.to_geojson()
    assert json.loads(json.dumps(collection)) == collection
    assert collection["features"][0]["geometry"] == {"type": "Point", "coordinates": [12.51133, 41.89193]}


def test_a_notebook_shows_what_the_gazetteer_of_the_parser_shows() -> None:
    square = json.dumps({"type": "Polygon", "coordinates": [[[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]]]})

    class Seen:
        """The outline of a country as somebody sees it."""

        info = NO_PLACE_DATA.info

        def outline(self, place_id: str) -> str | None:
            return square

        def country(self, code: str) -> None: ...
        def admin1_of(self, place: Place) -> None: ...

    italy = Place("geonames:3175395", "Italy", 5.0, 5.0, FeatureClass.AREA, "PCLI", "IT")
    (feature,) = geojson(make([("Italy", italy)]), Seen())["features"]
    assert feature["bbox"] == [0, 0, 9, 9]
    (plain,) = make([("Italy", italy)]).to_geojson()["features"]
    assert plain["geometry"]["type"] == "Point"


def test_the_map_is_foliums() -> None:
    folium = pytest.importorskip("folium")
    view = map_of(ATLAS, height=300)
    assert isinstance(view, folium.Map)
    folium.Marker((1.5, 2.5)).add_to(view)
    page = view.get_root().render()
    assert page.count("geoviewDraw(") == 2
    assert "[1.5, 2.5]" in page


def test_no_string_of_a_document_reaches_a_template() -> None:
    shown = make([(EVIL, TRAP)])._repr_html_()
    page = unescape(shown)
    assert "7*7" not in page
    assert "src=x onerror" not in page
    assert "{% for" not in page


def test_the_map_is_drawn_and_runs_nothing(tmp_path: Path) -> None:
    if find_spec("PySide6.QtWebEngineWidgets") is None:
        pytest.skip("Qt WebEngine is not installed")
    atlas = make([("Rome", ROME), (EVIL, TRAP)])
    (tmp_path / "page.html").write_text("<!DOCTYPE html><body>" + atlas._repr_html_(), "utf-8")
    program = Path(__file__).parent / "export" / "browser.py"
    inside = "const d = document.querySelector('iframe').contentDocument;"
    done = subprocess.run(
        [
            sys.executable,
            str(program),
            str(tmp_path / "page.html"),
            "300",
            f"{inside} return [d.querySelectorAll('.leaflet-marker-icon').length, d.querySelectorAll('canvas').length]",
            f"{inside} d.querySelectorAll('.leaflet-marker-icon')[1].click()",
            f"{inside} return [d.querySelector('.leaflet-popup b').textContent, d.querySelectorAll('img').length,"
            " typeof window.ran]",
        ],
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.stdout, done.stderr
    report: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert report["results"] == [[2, 1], None, [EVIL, 0, "undefined"]]
    assert [url for url in report["requests"] if not url.startswith(("about:", "data:"))] == []
    assert report["console"] == []


def test_the_base_map_is_small_enough_to_be_kept_with_every_map() -> None:
    base = coarse_base()
    assert len(json.dumps(base)) < 200_000
    assert len(base["land"]) > 100
    assert len(base["borders"]) > 100
