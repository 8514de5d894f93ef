"""The registry of formats, and the plain ones: table, JSON and JSON Lines."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from exports import written

from geoview import export
from geoview.atlas import Atlas
from geoview.document import Document, from_text
from geoview.errors import ExportError
from geoview.export import DocumentsJob, Exporter, Subject, registry
from geoview.export.as_table import columns
from geoview.export.record import dumps
from geoview.gazetteer.place import FeatureClass, Place
from geoview.names.mention import Mention, MentionKind
from geoview.resolution.types import Candidate, Resolution, Usage
from geoview.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

PARIS = Place("geonames:2988507", "Paris", 48.85341, 2.3488, FeatureClass.SETTLEMENT, "PPLC", "FR", "Île-de-France")
FRANCE = Place("geonames:3017382", "France", 46.0, 2.0, FeatureClass.AREA, "PCLI", "FR")
TEXT = "Head\n\nPARIS – The French 😀 Paris, and Nowhere"


def resolution(quote: str, start: int, place: Place | None) -> Resolution:
    kind = MentionKind.DEMONYM if quote == "French" else MentionKind.TOPONYM
    usage = Usage.DEMONYM if quote == "French" else Usage.LITERAL
    candidates = (Candidate(place, 0.9),) if place else ()
    return Resolution(
        Mention(Span(start, start + len(quote)), quote, kind), candidates, place, usage, 0.87654321 if place else 0.0
    )


@pytest.fixture
def atlas() -> Atlas:
    document = from_text(TEXT, Path("/articles/a.txt"))
    assert document.dateline == Span(6, 11)
    document = Document(TEXT, document.title, "", document.dateline, date(2024, 12, 23), document.source)
    return Atlas(
        document,
        (
            resolution("PARIS", 6, PARIS),
            resolution("French", 18, FRANCE),
            resolution("Paris", 27, PARIS),
            resolution("Nowhere", 38, None),
        ),
        "GeoNames 2026-07",
    )


def test_jsonl_is_the_line_that_was_promised(atlas: Atlas) -> None:
    paris = {
        "id": "geonames:2988507",
        "name": "Paris",
        "latitude": 48.85341,
        "longitude": 2.3488,
        "feature_class": "P",
        "feature_code": "PPLC",
        "country_code": "FR",
        "admin1": "Île-de-France",
    }
    france = {
        "id": "geonames:3017382",
        "name": "France",
        "latitude": 46.0,
        "longitude": 2.0,
        "feature_class": "A",
        "feature_code": "PCLI",
        "country_code": "FR",
        "admin1": "",
    }
    toponym = {"kind": "toponym", "usage": "literal", "confidence": 0.8765, "candidates": 1}
    expected = {
        "source": "a.txt",
        "title": "Head",
        "dateline": "PARIS",
        "date": "2024-12-23",
        "characters": len(TEXT),
        "mentions": [
            {"start": 6, "end": 11, "text": "PARIS", **toponym, "place": paris},
            {
                **toponym,
                "start": 18,
                "end": 24,
                "text": "French",
                "kind": "demonym",
                "usage": "demonym",
                "place": france,
            },
            {"start": 27, "end": 32, "text": "Paris", **toponym, "place": paris},
            {"start": 38, "end": 45, "text": "Nowhere", **toponym, "confidence": 0.0, "place": None, "candidates": 0},
        ],
        "places": [{**paris, "mentions": 2, "first": 6}, {**france, "mentions": 1, "first": 18}],
    }
    line = export.write(atlas, "jsonl", source="a.txt")
    assert line.endswith("}\n")
    assert line.count("\n") == 1
    assert json.loads(line) == expected
    whole = json.loads(export.write(atlas, "json", source="a.txt"))
    assert whole.pop("focus")["places"][0]["place_id"] == paris["id"]
    assert whole == expected


def test_the_documents_own_path_is_its_name(atlas: Atlas) -> None:
    assert json.loads(export.write(atlas, "jsonl"))["source"] == str(Path("/articles/a.txt"))
    assert json.loads(export.write(Atlas(from_text("x")), "jsonl"))["source"] == "-"


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_several_documents_make_one_list(atlas: Atlas, count: int) -> None:
    text = written("json", *((atlas, str(n)) for n in range(count)))
    found = json.loads(text)
    assert [d["source"] for d in ([found] if count == 1 else found)] == [str(n) for n in range(count)]
    assert text.endswith(b"\n")


def test_a_document_that_failed_leaves_a_sound_list(atlas: Atlas) -> None:
    assert len(json.loads(written("json", (atlas, "x"), announced=3))) == 1
    assert json.loads(written("json", announced=3)) == []


def test_the_table_reads_like_one(atlas: Atlas) -> None:
    lines = export.write(atlas, "table", source="a.txt").splitlines()
    assert lines[:3] == ["a.txt", "Head", "PARIS · 2024-12-23 · 2 places in 4 mentions"]
    assert lines[3].split() == ["Place", "Kind", "Country", "Mentions", "Confidence", "Latitude", "Longitude", "Id"]
    assert lines[4].split() == ["1", "Paris", "settlement", "FR", "2", "0.88", "48.8534", "2.3488", "geonames:2988507"]
    assert lines[6] == "Without a place: Nowhere"
    assert export.write(Atlas(from_text("x")), "table").splitlines()[-1] == "No place is named in this text."


def test_columns_stand_under_each_other_whatever_is_in_them() -> None:
    rows = (("A", "B"), ("東京", "1"), ("x\x1b[31m\ny", "22"), ("long " * 20, "3"))
    lines = columns(rows, frozenset({1}))
    assert all("\x1b" not in line and "\n" not in line for line in lines)
    assert [line[-2:] for line in lines] == [" B", " 1", "22", " 3"]
    assert lines[1].index("1") == lines[2].index("22") + 1 - 2, "a wide letter takes two places"


def test_every_format_is_found_by_name_and_suffix(atlas: Atlas) -> None:
    assert {"csv", "geojson", "json", "jsonl", "table"} <= set(export.formats())
    assert export.formats(Subject.COMPARISON) == ("csv", "geojson", "json", "table")
    assert export.formats(Subject.FOLDER) == ("csv", "json", "table")
    suffixes = []
    for name in export.formats():
        exporter = export.exporter(name)
        assert exporter.name == name
        assert exporter.title
        assert "/" in exporter.media_type
        if exporter.suffix:
            suffixes.append(exporter.suffix)
            assert export.for_suffix(f"x.y{exporter.suffix.upper()}") is exporter
    assert len(set(suffixes)) == len(suffixes)
    assert export.for_suffix("x.unknown") is None
    assert export.for_suffix("x") is None


@pytest.mark.parametrize("name", ["nope", "", "table ", "../table", "base"])
def test_an_unknown_format_is_refused_with_those_that_there_are(atlas: Atlas, name: str) -> None:
    with pytest.raises(ExportError, match="jsonl"):
        export.write(atlas, name)


@pytest.fixture
def registry_as_it_was() -> Iterator[None]:
    """A registry that a test may change."""
    for cached in (registry._own, registry._homes):
        cached.cache_clear()
    yield
    for cached in (registry._own, registry._homes):
        cached.cache_clear()
    registry._registered.clear()


def test_a_new_format_is_one_module(
    tmp_path: Path, atlas: Atlas, monkeypatch: pytest.MonkeyPatch, registry_as_it_was: None
) -> None:
    (tmp_path / "as_names.py").write_text(
        "from geoview.export import Exporter\n"
        "def write(job):\n"
        "    for atlas, source in job.documents:\n"
        "        yield '\\n'.join(use.place.name for use in atlas.places) + '\\n'\n"
        "EXPORTERS = (Exporter('names', 'Names', '.names', 'text/plain', write),)\n"
    )
    monkeypatch.setattr(export, "__path__", [*export.__path__, str(tmp_path)])
    try:
        assert "names" in export.formats()
        assert export.write(atlas, "names") == "Paris\nFrance\n"
    finally:
        sys.modules.pop("geoview.export.as_names", None)
        if hasattr(export, "as_names"):
            del export.as_names


def test_a_format_from_elsewhere_is_one_of_them(atlas: Atlas, registry_as_it_was: None) -> None:
    def write(job: DocumentsJob) -> Iterator[str]:
        yield f"{job.gazetteer is fake}"

    fake = FakeData()
    names = Exporter("names", "Names", ".names", "text/plain", write)
    export.register(names)
    assert "names" in export.formats()
    assert export.for_suffix("a.names") is names
    assert export.write(atlas, "names", gazetteer=fake) == "True"
    other = Exporter("names", "Other names", ".other", "text/plain", write)
    with pytest.raises(ExportError, match="names"):
        export.register(other)
    with pytest.raises(ExportError, match="csv"):
        export.register(Exporter("csv", "Mine", ".mine", "text/plain", write), replace=True)
    export.register(other, replace=True)
    assert export.exporter("names") is other


class FakeData:
    """Place data that knows nothing."""

    info = SimpleNamespace(sources=())

    def outline(self, place_id: str) -> None: ...
    def country(self, code: str) -> None: ...
    def admin1_of(self, place: Place) -> None: ...


def test_one_format_loads_no_other() -> None:
    code = (
        "import sys; from geoview import export\n"
        "export.exporter('table'); export.for_suffix('a.csv')\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.rpartition(".")[2] for name in done.stdout.split() if name.startswith("geoview.export.as_")}
    assert loaded == {"as_table", "as_csv"}


def test_json_is_sound_whatever_the_strings() -> None:
    odd = {"a": "caf\udce9", "b": "\u2028\u2029\x85", "c": "é 😀"}
    text = dumps(odd)
    text.encode()
    assert len(text.splitlines()) == 1
    assert json.loads(text) == odd
    assert "é 😀" in dumps({"c": "é 😀"})
    with pytest.raises(ValueError, match="JSON"):
        dumps({"x": float("nan")})
