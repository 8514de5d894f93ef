"""Coordinates in a text."""

from __future__ import annotations

import pytest

from geoview.names.coordinates import OUT_OF_RANGE, find_coordinates, parse_reads
from geoview.names.mention import MentionKind
from geoview.text import Span


def found(text: str) -> list[tuple[str, str]]:
    mentions = find_coordinates(text, Span(0, len(text)), "rules/1")
    assert all(m.kind is MentionKind.COORDINATE and m.span.of(text) == m.surface for m in mentions)
    return [(m.surface, m.reads) for m in mentions]


@pytest.mark.parametrize(
    ("text", "surface", "latitude", "longitude"),
    [
        ("at 33.7215, 73.0433 today", "33.7215, 73.0433", 33.7215, 73.0433),
        ("(−33.8688, 151.2093)", "−33.8688, 151.2093", -33.8688, 151.2093),
        ("near -1.2921; 36.8219.", "-1.2921; 36.8219", -1.2921, 36.8219),
        ("48°51'24\"N 2°21'03\"E", "48°51'24\"N 2°21'03\"E", 48.856667, 2.350833),
        ("48° 51′ 24″ N, 2° 21′ 03″ E", "48° 51′ 24″ N, 2° 21′ 03″ E", 48.856667, 2.350833),
        ("22°54′30″S 43°11′47″W", "22°54′30″S 43°11′47″W", -22.908333, -43.196389),
        ("33.7° N, 73.1° E", "33.7° N, 73.1° E", 33.7, 73.1),
        ("51.5074 N 0.1278 W", "51.5074 N 0.1278 W", 51.5074, -0.1278),
        # The towers of Paris and Washington, from maps.
        ("grid 31U 448251 5411943 marks", "31U 448251 5411943", 48.858293, 2.294488),
        ("grid 18SUJ2348306479 marks", "18SUJ2348306479", 38.889463, -77.035242),
        ("grid 4QFJ 12345 67890 marks", "4QFJ 12345 67890", 21.409797, -157.916081),
        # South of the equator, and a zone with an odd number.
        ("grid 56HLH3443 5090 no, 56HLH 34430 50900 yes", "56HLH 34430 50900", -33.869, 151.210),
    ],
)
def test_notations(text: str, surface: str, latitude: float, longitude: float) -> None:
    (only,) = [item for item in found(text) if item[0] == surface]
    point = parse_reads(only[1])
    assert point is not None
    assert point == pytest.approx((latitude, longitude), abs=0.01)


@pytest.mark.parametrize(
    "text", ["91.5000, 10.0000", "45.1234, 180.5000", "99°00'00\"N 10°00'00\"E", "10°75'00\"N 10°00'00\"E"]
)
def test_out_of_range_is_noted(text: str) -> None:
    ((surface, reads),) = found(text)
    assert surface == text
    assert reads == OUT_OF_RANGE
    assert parse_reads(reads) is None


@pytest.mark.parametrize(
    "text",
    [
        "rose 3.5, 4.5 and 5.5 per cent",
        "from $1.234, 5.678 in all",
        "versions 1.2.345, 6.7.890",
        "12.345% , 67.890%",
        "The score was 21, 17.",
        "in 1999, 2000",
        "61S XX 12",
        "room 12B 345",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("reads", ["", "x,y", "1", OUT_OF_RANGE, "91.0,0.0", "0.0,181.0", "nan,nan"])
def test_reads_that_are_no_point(reads: str) -> None:
    assert parse_reads(reads) is None


def test_poles_and_the_antimeridian() -> None:
    assert parse_reads("90.0,180.0") == (90.0, 180.0)
    assert parse_reads("-90.0,-180.0") == (-90.0, -180.0)
