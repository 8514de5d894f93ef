"""How far north the area of a country reaches in what was written, whatever the format."""

from __future__ import annotations

import json
import math
import re
import sqlite3
import struct
from contextlib import closing
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from geoview.gazetteer.place import FeatureClass, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["INDIA", "READ", "REFERENCES", "TEXT", "northern_edge_in_pages"]

INDIA = Place("geonames:1269750", "India", 22.0, 79.0, FeatureClass.AREA, "PCLI", "IN")
REFERENCES = (
    Place("x:northwatch", "Northwatch", 40.0, 64.0, FeatureClass.SETTLEMENT, "PPL"),
    Place("x:southwatch", "Southwatch", 5.0, 100.0, FeatureClass.SETTLEMENT, "PPL"),
)
"""Two towns beside the country, of which a picture is known to show where they lie."""
TEXT = "Northwatch and Southwatch look at India."

_OUTLINE, _TOWN = (0x2F, 0x6D, 0xB5), (0xC2, 0x41, 0x0C)
_ALIKE = 10
_KML = "{http://www.opengis.net/kml/2.2}"
_WIDTH = 2400


def _geojson(data: bytes) -> float:
    (feature,) = (found for found in json.loads(data)["features"] if found["id"] == INDIA.id)
    return max(float(y) for polygon in feature["geometry"]["coordinates"] for ring in polygon for _, y in ring)


def _kml(data: bytes) -> float:
    rings = (ring.text or "" for ring in ElementTree.fromstring(data).iter(f"{_KML}coordinates"))
    return max(float(pair.split(",")[1]) for ring in rings if " " in ring for pair in ring.split())


def _gpkg(data: bytes) -> float:
    with closing(sqlite3.connect(":memory:")) as store:
        store.deserialize(data)
        (geometry,) = store.execute("SELECT geom FROM areas WHERE place_id = ?", (INDIA.id,)).fetchone()
    return float(struct.unpack_from("<4d", geometry, 8)[3])


def _html(data: bytes) -> float:
    (block,) = re.findall(r'<script type="application/json" class="document">(.*?)</script>', data.decode())
    (place,) = (found for found in json.loads(block)["places"] if found["id"] == INDIA.id)
    latitudes = (y for polygon in place["area"] for ring in polygon for y in _heights(ring))
    return max(latitudes) / 1000


def _heights(ring: list[int]) -> Iterator[int]:
    y = 0
    for step in ring[1::2]:
        y += step
        yield y


def _svg(data: bytes) -> float:
    renderer = QSvgRenderer(QByteArray(data))
    size = renderer.defaultSize()
    image = QImage(size * (_WIDTH / size.width()), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return _in_picture(image)


def _png(data: bytes) -> float:
    return _in_picture(QImage.fromData(data))


def northern_edge_in_pages(data: bytes) -> float:
    """Return it in degrees, for the pages of a PDF."""
    import pypdfium2

    with closing(pypdfium2.PdfDocument(data)) as document:
        words = [page.get_textpage().get_text_bounded() for page in document]
        (number,) = (number for number, text in enumerate(words) if "Made with Natural Earth" in text)
        drawn = document[number].render(scale=4, rev_byteorder=True, prefer_bgrx=True)
        return _in_picture(QImage(drawn.buffer, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGBX8888))


def _in_picture(image: QImage) -> float:
    """Return it in degrees, by the colours of a Mercator map: its outline, and the pins of both references."""
    pixels = image.convertToFormat(QImage.Format.Format_RGBX8888)
    shape = (pixels.height(), pixels.bytesPerLine() // 4, 4)
    colours = np.frombuffer(pixels.constBits(), np.uint8).reshape(shape)[:, : pixels.width(), :3].astype(int)
    top = _rows(colours, _OUTLINE)[0]
    # Pins are drawn from the north to the south, and those of the key below them.
    towns = np.split(rows := _rows(colours, _TOWN), np.nonzero(np.diff(rows) > 1)[0] + 1)
    north, south = (float(run[0] + run[-1]) / 2 for run in towns[:2])
    upper, lower = (_height(place.latitude) for place in REFERENCES)
    height = upper + (top - north) / (south - north) * (lower - upper)
    return math.degrees(2 * math.atan(math.exp(height)) - math.pi / 2)


def _rows(colours: npt.NDArray[np.int_], colour: tuple[int, int, int]) -> npt.NDArray[np.int_]:
    """Return the rows of pixels in which a colour is seen."""
    distances = np.abs(colours - colour).max(axis=2)
    return np.nonzero(distances.min(axis=1) <= _ALIKE)[0]


def _height(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


READ: dict[str, Callable[[bytes], float]] = {
    "geojson": _geojson,
    "gpkg": _gpkg,
    "html": _html,
    "kml": _kml,
    "pdf": northern_edge_in_pages,
    "png": _png,
    "svg": _svg,
}
"""The formats that draw areas, and how each is read."""
