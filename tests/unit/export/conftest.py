"""An Atlas for every exporter: areas, points, the antimeridian, a correction by the reader, a name without a place."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from geoview.atlas import Atlas
from geoview.document import Document, Source
from geoview.gazetteer.place import FeatureClass, Place
from geoview.names.mention import Mention, MentionKind
from geoview.resolution.types import Candidate, Origin, Resolution, Usage
from geoview.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

PAKISTAN = Place("geonames:1168579", "Pakistan", 30.0, 70.0, FeatureClass.AREA, "PCLI", "PK", population=212215030)
ISLAMABAD = Place(
    "geonames:1176615", "Islamabad", 33.72148, 73.04329, FeatureClass.SETTLEMENT, "PPLC", "PK", "Islamabad", "", 601600
)
FIJI = Place("geonames:2205218", "Fiji", -18.0, 178.0, FeatureClass.AREA, "PCLI", "FJ")
SOUTH_ASIA = Place("geoview:south-asia", "South Asia", 23.0, 79.0, FeatureClass.REGION, "RGN")
LODZ = Place("geonames:3093133", "Łódź", 51.77058, 19.47395, FeatureClass.SETTLEMENT, "PPLA", "PL", "Łódź Voivodeship")

# Pakistan's ring runs clockwise and is not closed: an exporter has to mend both.
OUTLINES = {
    PAKISTAN.id: {"type": "Polygon", "coordinates": [[[61, 24], [61, 37], [77, 37], [77, 24]]]},
    FIJI.id: {
        "type": "MultiPolygon",
        "coordinates": [
            [[[177, -19], [180, -19], [180, -16], [177, -16], [177, -19]]],
            [[[-180, -19], [-178, -19], [-178, -16], [-180, -16], [-180, -19]]],
        ],
    },
    SOUTH_ASIA.id: {
        "type": "MultiPolygon",
        "coordinates": [
            [
                [[60, 5], [95, 5], [95, 38], [60, 38], [60, 5]],
                [[70, 10], [70, 12], [72, 12], [72, 10], [70, 10]],
            ]
        ],
    },
}


class FakeGazetteer:
    """Answers what exporters ask."""

    info = SimpleNamespace(
        sources=(
            SimpleNamespace(key="geonames", title="GeoNames", licence="CC BY 4.0", url="https://www.geonames.org"),
            SimpleNamespace(key="cldr", title="Unicode CLDR", licence="Unicode-3.0", url="https://cldr.unicode.org"),
            SimpleNamespace(key="geoview", title="GeoView", licence="CC0-1.0", url=""),
        )
    )

    def outline(self, place_id: str) -> str | None:
        outline = OUTLINES.get(place_id)
        return json.dumps(outline) if outline else None

    def country(self, code: str) -> Place | None:
        return {"PK": PAKISTAN, "FJ": FIJI}.get(code)

    def admin1_of(self, place: Place) -> Place | None:
        return None


@pytest.fixture(autouse=True)
def gazetteer(monkeypatch: pytest.MonkeyPatch) -> FakeGazetteer:
    """The gazetteer that is found where none is named."""
    fake = FakeGazetteer()
    monkeypatch.setattr("geoview.export.default_gazetteer", lambda: fake)
    return fake


def make_atlas(
    text: str,
    found: list[tuple[str, Place | None]],
    *,
    title: str | None = None,
    path: str | None = "/texts/talks.txt",
) -> Atlas:
    """An Atlas in which the words stand for the places, in order; demonyms and certainty by a rule of thumb."""
    resolutions = []
    end = 0
    for index, (words, place) in enumerate(found):
        start = text.index(words, end)
        end = start + len(words)
        kind = MentionKind.DEMONYM if words.endswith("ani") else MentionKind.TOPONYM
        usage = Usage.DEMONYM if kind is MentionKind.DEMONYM else Usage.LITERAL
        candidates = (Candidate(place, 0.8, ("the best known",)),) if place else ()
        origin = Origin.READER if index == 1 else Origin.AUTO
        confidence = 0.0 if place is None else 1.0 if origin is Origin.READER else 0.45 if index == 3 else 0.9
        mention = Mention(Span(start, end), words, kind, 0.9, "rules/1")
        resolutions.append(Resolution(mention, candidates, place, usage, confidence, origin))
    source = Source(path=Path(path) if path else None, size=len(text), sha256="ab" * 32)
    document = Document(text, title=title, date=date(2024, 12, 23), source=source)
    return Atlas(document, tuple(resolutions), "GeoNames 2026-07", "rules/1")


@pytest.fixture
def atlas() -> Atlas:
    """An ordinary document."""
    text = (
        "Talks in the capital\n\n😀 ISLAMABAD - A Pakistani envoy will fly from Islamabad to Fiji, then to Łódź.\n"
        "South Asia waits; Zembla does not.\n"
    )
    found = [
        ("ISLAMABAD", ISLAMABAD),
        ("Pakistani", PAKISTAN),
        ("Islamabad", ISLAMABAD),
        ("Fiji", FIJI),
        ("Łódź", LODZ),
        ("South Asia", SOUTH_ASIA),
        ("Zembla", None),
    ]
    return make_atlas(text, found, title="Talks in the capital")


HOSTILE_TITLE = (
    "=cmd|' /C calc'!A0 {{7*7}} </script><script>window.ran=1</script><img src=x onerror=window.ran=1> ]]> $[quote]"
)
HOSTILE_NAME = "@SUM(1)<img src=x onerror=window.ran=2>{%x%}${1}`\u2028</title><svg onload=window.ran=3>\x0b"
HOSTILE_WORDS = "+A1;=cmd()</script><b onclick=window.ran=4>&amp;\"'"


@pytest.fixture
def hostile() -> Atlas:
    """A document that tries to be a formula, a template, a script and markup wherever its words end up."""
    evil = Place("geonames:1", HOSTILE_NAME, 1.0, -2.5, FeatureClass.SETTLEMENT, "PPL", "XX", "-1+1", "=2+2")
    text = f"{HOSTILE_TITLE}\n\nA {HOSTILE_WORDS} and ={HOSTILE_WORDS} end\n"
    return make_atlas(text, [(HOSTILE_WORDS, evil), (HOSTILE_WORDS, None)], title=HOSTILE_TITLE, path="/texts/=1+1.txt")


@pytest.fixture
def empty() -> Atlas:
    """A document without any place."""
    return make_atlas("Nothing is named here.", [])


@pytest.fixture
def hostile_strings() -> tuple[str, str, str]:
    """Title, name and words of the hostile document."""
    return HOSTILE_TITLE, HOSTILE_NAME, HOSTILE_WORDS


@pytest.fixture
def places() -> dict[str, Place]:
    """The places of the ordinary document by id."""
    return {place.id: place for place in (PAKISTAN, ISLAMABAD, FIJI, SOUTH_ASIA, LODZ)}


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compares a text with a file of tests/golden; GEOVIEW_WRITE_GOLDEN=1 writes it; read it then."""

    def compare(name: str, text: str) -> None:
        path = Path(__file__).parents[2] / "golden" / name
        if os.environ.get("GEOVIEW_WRITE_GOLDEN"):
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode()

    return compare
