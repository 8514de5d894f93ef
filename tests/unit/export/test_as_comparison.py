from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from geoview.analysis.comparison import Comparison, compare
from geoview.errors import ExportError
from geoview.export import ExportJob, PlaceData, Subject, exporter, render
from geoview.export.as_comparison import COLUMNS, NamedComparison
from geoview.export.as_csv import unsafe

if TYPE_CHECKING:
    from collections.abc import Callable

    from geoview.atlas import Atlas

NAMES = ("talks.txt", "=other.txt")


@pytest.fixture
def comparison(atlas: Atlas, hostile: Atlas) -> Comparison:
    """An ordinary document and a hostile one."""
    return compare(atlas, hostile)


@pytest.fixture
def difference(gazetteer: PlaceData) -> Callable[..., str]:
    """Writes a comparison in a format."""

    def write(comparison: Comparison, form: str, names: tuple[str, str] = NAMES) -> str:
        job = ExportJob(NamedComparison(comparison, names), gazetteer)
        return render(exporter(form, Subject.COMPARISON), job).decode()

    return write


def rows(difference: Callable[..., str], comparison: Comparison) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(difference(comparison, "csv"), newline="")))


def test_all_formats_say_the_same(difference: Callable[..., str], comparison: Comparison) -> None:
    expected = [(p.place.id, p.side.value, p.first_mentions, p.second_mentions) for p in comparison.places]
    found = json.loads(difference(comparison, "json"))["places"]
    assert [(p["place_id"], p["side"], p["first_mentions"], p["second_mentions"]) for p in found] == expected
    collection = json.loads(difference(comparison, "geojson"))
    assert collection["type"] == "FeatureCollection"
    properties = [feature["properties"] for feature in collection["features"]]
    assert [(p["place_id"], p["side"], p["first_mentions"], p["second_mentions"]) for p in properties] == expected
    assert [
        (r["place_id"], r["side"], int(r["first_mentions"]), int(r["second_mentions"]))
        for r in rows(difference, comparison)
    ] == expected
    assert collection["counts"] == {"first": 5, "second": 1, "both": 0}


def test_areas_stay_areas(difference: Callable[..., str], comparison: Comparison) -> None:
    features = {f["id"]: f for f in json.loads(difference(comparison, "geojson"))["features"]}
    assert features["geonames:1168579"]["geometry"]["type"] == "MultiPolygon"
    assert features["geonames:1176615"]["geometry"] == {"type": "Point", "coordinates": [73.04329, 33.72148]}


def test_no_cell_is_a_formula(difference: Callable[..., str], comparison: Comparison, hostile: Atlas) -> None:
    found = rows(difference, comparison)
    assert tuple(found[0]) == COLUMNS
    assert all(cell[:1] not in tuple("=+-@\t\r") or _is_number(cell) for row in found for cell in row.values())
    assert unsafe(found[-1]["name"]) == hostile.places[0].place.name.replace("\0", "\ufffd")
    assert unsafe(found[0]["second_document"]) == NAMES[1]


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_table_marks_sides_with_words_not_colours(difference: Callable[..., str], atlas: Atlas, empty: Atlas) -> None:
    both = difference(compare(atlas, atlas), "table", ("a", "b"))
    assert "Places in both: 5 · only in 1: 0 · only in 2: 0" in both
    assert both.count("1+2 ") == 5
    none = difference(compare(empty, empty), "table", ("a", "b"))
    assert none.splitlines()[-1] == "Places in both: 0 · only in 1: 0 · only in 2: 0"


def test_control_characters_do_not_reach_a_terminal(difference: Callable[..., str], comparison: Comparison) -> None:
    text = difference(comparison, "table", names=("a\x1b[31m", "b"))
    assert "\x1b" not in text
    assert "\x0b" not in text


def test_unknown_format(difference: Callable[..., str], comparison: Comparison) -> None:
    with pytest.raises(ExportError, match="there is no format “kml”"):
        difference(comparison, "kml")
