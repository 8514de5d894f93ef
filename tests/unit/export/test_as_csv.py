from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from exports import written
from hypothesis import given
from hypothesis import strategies as st

from geoview.export import write
from geoview.export.as_csv import COLUMNS, safe, unsafe
from geoview.gazetteer.place import FeatureClass, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from geoview.atlas import Atlas

FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def test_golden(atlas: Atlas, golden: Callable[[str, str], None]) -> None:
    golden("talks.csv", write(atlas, "csv", source="talks.txt"))


def test_leads_back_to_the_same_places(atlas: Atlas, places: dict[str, Place]) -> None:
    rows = rows_of(write(atlas, "csv"))
    assert len(rows) == len(atlas.resolutions)
    for row, resolution in zip(rows, atlas.resolutions, strict=True):
        assert atlas.document.text[int(row["start"]) : int(row["end"])] == row["text"] == resolution.mention.surface
        if resolution.chosen is None:
            assert row["place_id"] == row["number"] == row["latitude"] == ""
            continue
        assert places[row["place_id"]] == Place(
            id=row["place_id"],
            name=row["name"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            feature_class=FeatureClass(row["feature_class"]),
            feature_code=row["feature_code"],
            country_code=row["country_code"],
            admin1=row["admin1"],
            admin2=row["admin2"],
            population=int(row["population"] or 0),
        )
        use = atlas.use_of(row["place_id"])
        assert use is not None
        assert int(row["number"]) == use.number
        assert row["attribution"] == "GeoNames, CC BY 4.0, https://www.geonames.org"


def test_hostile_cells_are_no_formulas(hostile: Atlas, hostile_strings: tuple[str, str, str]) -> None:
    title, name, words = hostile_strings
    text = write(hostile, "csv", source="=1+1.txt")
    rows = rows_of(text)
    for row in rows:
        for column, cell in row.items():
            if column not in ("latitude", "longitude"):
                assert not cell.startswith(FORMULA), column
    assert unsafe(rows[0]["title"]) == title
    assert unsafe(rows[0]["name"]) == name
    assert unsafe(rows[0]["admin1"]) == "-1+1"
    assert unsafe(rows[0]["text"]) == words.replace(";=", "; =")
    assert float(rows[0]["longitude"]) == -2.5
    for cells in csv.reader(StringIO(text, newline=""), delimiter=";"):
        assert not any(cell.startswith(FORMULA) for cell in cells)


@given(st.text(alphabet="'=+-@\t\r\n＝abc ;\"", max_size=8))
def test_safe_cells_lead_back(text: str) -> None:
    cell = safe(text)
    assert not cell.startswith(FORMULA)
    without = unsafe(cell)
    assert without.replace("; ", ";").replace("\t ", "\t") == text.replace("; ", ";").replace("\t ", "\t")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Paris", "Paris"),
        ("=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
        ("'quoted'", "'quoted'"),
        ("a;=1", "a; =1"),
        ('a;"-1', 'a; "-1'),
        ("", ""),
        ("＝1", "'＝1"),
    ],
)
def test_safe(text: str, cell: str) -> None:
    assert safe(text) == cell
    assert unsafe(cell) == text.replace(";=", "; =").replace(';"-', '; "-')


def test_pandas_reads_it_back(atlas: Atlas, hostile: Atlas) -> None:
    pandas = pytest.importorskip("pandas")
    text = written("csv", (atlas, "a"), (hostile, "b")).decode()
    frame = pandas.read_csv(StringIO(text, newline=""), keep_default_na=False, na_values={"latitude": [""]})
    assert list(frame.columns) == list(COLUMNS)
    assert len(frame) == len(atlas.resolutions) + len(hostile.resolutions)
    assert frame["latitude"].dtype == float
    assert frame.loc[0, "latitude"] == 33.72148
    assert frame["start"].dtype.kind == "i"


def test_no_place_gives_a_header(empty: Atlas) -> None:
    assert rows_of(write(empty, "csv")) == []
    assert write(empty, "csv").rstrip("\r\n").split(",") == list(COLUMNS)


def test_a_name_that_is_no_text_is_still_written(atlas: Atlas) -> None:
    text = write(atlas, "csv", source="\udce9\0.txt")
    assert rows_of(text)[0]["source"] == "?\ufffd.txt"
    text.encode()
