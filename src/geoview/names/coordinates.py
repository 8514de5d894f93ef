"""Coordinates written in a text: decimal degrees, degrees-minutes-seconds, MGRS and UTM."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import atan, atanh, cos, cosh, degrees, sin, sinh, sqrt

from geoview.names.mention import Mention, MentionKind
from geoview.text import Span

__all__ = ["OUT_OF_RANGE", "find_coordinates", "parse_reads", "with_coordinates"]

OUT_OF_RANGE = "out of range"
"""`Mention.reads` of a coordinate that lies nowhere on Earth: it is noted and never drawn."""

_DEG = r"\s?[°º˚]\s?"
_MIN = r"\s?['’′]\s?"
_SEC = r"\s?(?:[\"”″]|''|’’|′′)\s?"
_DMS = (
    r"(?P<{p}d>\d{{1,3}}(?:\.\d{{1,8}})?)" + _DEG + r"(?:(?P<{p}m>\d{{1,2}}(?:\.\d{{1,6}})?)" + _MIN + r")?"
    r"(?:(?P<{p}s>\d{{1,2}}(?:\.\d{{1,6}})?)" + _SEC + r")?\s?(?P<{p}h>[NSEWnsew])\b"
)
_BOTH = re.compile(_DMS.format(p="a") + r"[\s,;/]{1,3}" + _DMS.format(p="b"))
_SIGNED = re.compile(
    r"(?<![\w.,/$€£%-])\(?(?P<a>[-+−]?\d{1,3}\.\d{3,10})\s?[,;]\s{0,2}(?P<b>[-+−]?\d{1,3}\.\d{3,10})(?![\w%]|[.,]\d)\)?"
)
_HEMISPHERE = re.compile(
    r"(?<![\w.])(?P<a>\d{1,3}\.\d{1,10})\s?[°º˚]?\s?(?P<ah>[NS])\s?[,;/]?\s{0,2}"
    r"(?P<b>\d{1,3}\.\d{1,10})\s?[°º˚]?\s?(?P<bh>[EW])\b"
)
_UTM = re.compile(
    r"(?<!\w)(?P<zone>\d{1,2})\s?(?P<band>[C-HJ-NP-X])\s{1,2}(?P<e>\d{6})(?:\.\d{1,3})?\s?m?\s?E?[,\s]{1,2}"
    r"(?P<n>\d{6,7})(?:\.\d{1,3})?(?:\s?m?\s?N)?(?!\w)"
)
_MGRS = re.compile(
    r"(?<!\w)(?P<zone>\d{1,2})(?P<band>[C-HJ-NP-X])\s?(?P<sq>[A-HJ-NP-Z][A-HJ-NP-V])\s?"
    r"(?P<digits>\d{4,5}\s\d{4,5}|\d{3}\s\d{3}|\d{10}|\d{8}|\d{6})(?!\w)"
)
_BANDS = "CDEFGHJKLMNPQRSTUVWX"
_ROWS = "ABCDEFGHJKLMNPQRSTUV"


def find_coordinates(text: str, region: Span, recogniser: str) -> list[Mention]:
    """Return the coordinates in a stretch of text, sorted and without overlaps.

    Every pattern is linear in the length of the text. A pair that lies outside −90 … 90 and −180 … 180 degrees is
    reported with `reads` = `OUT_OF_RANGE`.
    """
    found: list[tuple[Span, str]] = []
    for finder in (_dms, _hemisphere, _signed, _mgrs, _utm):
        for span, point in finder(text, region):
            if not any(span.overlaps(other) for other, _ in found):
                found.append((span, _reads(point)))
    found.sort(key=lambda item: item[0])
    return [
        Mention(span, span.of(text), MentionKind.COORDINATE, score=1.0, recogniser=recogniser, reads=reads)
        for span, reads in found
    ]


def with_coordinates(mentions: list[Mention], text: str, region: Span, recogniser: str) -> list[Mention]:
    """Return the mentions and coordinates in a stretch of text, sorted; a coordinate replaces names that it covers."""
    points = find_coordinates(text, region, recogniser)
    if not points:
        return mentions
    kept = [m for m in mentions if not any(m.span.overlaps(p.span) for p in points)]
    return sorted([*kept, *points], key=lambda m: m.span)


def parse_reads(reads: str) -> tuple[float, float] | None:
    """Return latitude and longitude in degrees from `Mention.reads`; None where it is no valid coordinate."""
    latitude, comma, longitude = reads.partition(",")
    if not comma:
        return None
    try:
        point = float(latitude), float(longitude)
    except ValueError:
        return None
    return point if abs(point[0]) <= 90 and abs(point[1]) <= 180 else None


def _reads(point: tuple[float, float]) -> str:
    latitude, longitude = point
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        return OUT_OF_RANGE
    return f"{latitude:.6f},{longitude:.6f}"


_Found = Iterator[tuple[Span, tuple[float, float]]]


def _dms(text: str, region: Span) -> _Found:
    if all(text.find(sign, region.start, region.end) < 0 for sign in "°º˚"):
        return
    for match in _BOTH.finditer(text, region.start, region.end):
        part = match.groupdict()
        values: dict[str, float] = {}
        for p in "ab":
            hemisphere = part[f"{p}h"].upper()
            value = float(part[f"{p}d"]) + float(part[f"{p}m"] or 0) / 60 + float(part[f"{p}s"] or 0) / 3600
            if float(part[f"{p}m"] or 0) >= 60 or float(part[f"{p}s"] or 0) >= 60:
                value = 999.0
            values["lat" if hemisphere in "NS" else "lon"] = -value if hemisphere in "SW" else value
        if len(values) == 2:
            yield Span(*match.span()), (values["lat"], values["lon"])


def _hemisphere(text: str, region: Span) -> _Found:
    for match in _HEMISPHERE.finditer(text, region.start, region.end):
        latitude = float(match["a"]) * (-1 if match["ah"] == "S" else 1)
        longitude = float(match["b"]) * (-1 if match["bh"] == "W" else 1)
        yield Span(*match.span()), (latitude, longitude)


def _signed(text: str, region: Span) -> _Found:
    for match in _SIGNED.finditer(text, region.start, region.end):
        start, end = match.span()
        if text[start] == "(" and text[end - 1] == ")":
            start, end = start + 1, end - 1
        elif text[start] == "(":
            start += 1
        elif text[end - 1] == ")":
            end -= 1
        yield Span(start, end), (float(match["a"].replace("−", "-")), float(match["b"].replace("−", "-")))


def _utm(text: str, region: Span) -> _Found:
    for match in _UTM.finditer(text, region.start, region.end):
        zone = int(match["zone"])
        point = (999.0, 999.0)
        if 1 <= zone <= 60:
            point = _from_utm(zone, match["band"] >= "N", float(match["e"]), float(match["n"]))
        yield Span(*match.span()), point


def _mgrs(text: str, region: Span) -> _Found:
    for match in _MGRS.finditer(text, region.start, region.end):
        zone, band, square = int(match["zone"]), match["band"], match["sq"]
        digits = re.sub(r"\s", "", match["digits"])
        half = len(digits) // 2
        if not 1 <= zone <= 60 or len(digits) % 2:
            continue
        columns = ("STUVWXYZ", "ABCDEFGH", "JKLMNPQR")[zone % 3]
        if square[0] not in columns:
            continue
        scale = 10 ** (5 - half)
        easting = (columns.index(square[0]) + 1) * 100_000 + int(digits[:half]) * scale
        row = (_ROWS.index(square[1]) - (5 if zone % 2 == 0 else 0)) % 20
        northing = row * 100_000 + int(digits[half:]) * scale
        # Rows repeat every 2,000 km: take the one that lies in the latitude band.
        south = -80 + 8 * _BANDS.index(band)
        for turn in range(5):
            point = _from_utm(zone, band >= "N", easting, northing + turn * 2_000_000.0)
            if south - 1 <= point[0] <= south + (13 if band == "X" else 9):
                yield Span(*match.span()), point
                break


def _from_utm(zone: int, north: bool, easting: float, northing: float) -> tuple[float, float]:
    """Return degrees from UTM metres on WGS 84, by Krüger's series to the third order (good to a millimetre)."""
    a, f, k0 = 6378137.0, 1 / 298.257223563, 0.9996
    n = f / (2 - f)
    big_a = a / (1 + n) * (1 + n**2 / 4 + n**4 / 64)
    beta = (n / 2 - 2 * n**2 / 3 + 37 * n**3 / 96, n**2 / 48 + n**3 / 15, 17 * n**3 / 480)
    xi = (northing - (0.0 if north else 10_000_000.0)) / (k0 * big_a)
    eta = (easting - 500_000.0) / (k0 * big_a)
    xi1 = xi - sum(b * sin(2 * j * xi) * cosh(2 * j * eta) for j, b in enumerate(beta, 1))
    eta1 = eta - sum(b * cos(2 * j * xi) * sinh(2 * j * eta) for j, b in enumerate(beta, 1))
    # Conformal to geodetic latitude.
    e = sqrt(f * (2 - f))
    conformal = sin(xi1) / cosh(eta1)
    tau0 = conformal / sqrt(max(1e-18, 1 - conformal**2))
    tau = tau0
    for _ in range(5):
        sigma = sinh(e * atanh(e * tau / sqrt(1 + tau**2)))
        tau1 = tau * sqrt(1 + sigma**2) - sigma * sqrt(1 + tau**2)
        tau += (tau0 - tau1) / sqrt(1 + tau1**2) * (1 + (1 - e**2) * tau**2) / ((1 - e**2) * sqrt(1 + tau**2))
    longitude = degrees(atan(sinh(eta1) / cos(xi1))) + 6 * zone - 183
    return degrees(atan(tau)), longitude
