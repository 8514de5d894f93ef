"""A drawing of the map (SVG 1.1): base map, areas, numbered pins, the key to them and the attribution.

It is built as an element tree, so what a document says is only ever character data. It holds no script, no
picture and no address that a viewer would fetch.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from geoview._version import __version__
from geoview.export.areas import Ring, attribution, online_credits, polygons
from geoview.export.base import DocumentsJob, Exporter, PlaceData
from geoview.export.xmltext import xml_text
from geoview.gazetteer.place import PlaceKind
from geoview.mapping import labels
from geoview.mapping.colours import LIGHT
from geoview.mapping.payload import payload
from geoview.storage import resource_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geoview.atlas import Atlas

__all__ = ["EXPORTERS", "credits_of", "map_drawing"]

_WIDTH, _HEIGHT = 1200, 760
_MARGIN = 60
_LINE = 19
_COLUMNS = 4
_LONGEST_NAME = 34
_NARROWEST = 0.012
"""The least width of a map as a share of the world's: about 4 degrees of longitude."""
_PAPER, _INK, _QUIET = "#fffdf9", "#22262b", "#5f5d57"
_FONT = "Noto Sans, DejaVu Sans, Arial, sans-serif"
_NUMBERS_FIT = 9.0
_SPREAD_UP_TO = 300
"""Places; with more of them there is no room to spread into."""

Point = tuple[float, float]


def _write(job: DocumentsJob) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    for atlas, source in job.documents:
        yield ElementTree.tostring(_draw(atlas, source, job.gazetteer), encoding="unicode") + "\n"


@dataclass(frozen=True, slots=True)
class _View:
    """Where the world lies in a frame: Mercator, `scale` wide, its top left corner at (left, top)."""

    scale: float
    left: float
    top: float
    width: float
    height: float

    def point(self, longitude: float, latitude: float) -> Point:
        return self.place(*_mercator(longitude, latitude))

    def place(self, x: float, y: float) -> Point:
        return self.left + x * self.scale, self.top + y * self.scale


@dataclass(slots=True)
class _Pin:
    number: int
    name: str
    kind: PlaceKind
    uncertain: bool
    radius: float
    at: Point
    x: float
    y: float


def _mercator(longitude: float, latitude: float) -> Point:
    """Return a point as shares of the width of the world, from its western and northern edge."""
    sine = math.sin(math.radians(max(-85.0511, min(85.0511, latitude))))
    return (longitude + 180) / 360, 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)


def _view(subject: list[float] | tuple[float, ...] | None, meridian: float, size: tuple[float, float]) -> _View:
    full, tall = size
    south, west, north, east = subject or (-55, meridian - 170, 75, meridian + 170)
    x0, y1 = _mercator(west, south)
    x1, y0 = _mercator(east, north)
    width = max(x1 - x0, _NARROWEST)
    height = max(y1 - y0, _NARROWEST * tall / full)
    scale = min((full - 2 * _MARGIN) / width, (tall - 2 * _MARGIN) / height)
    scale = max(scale, tall)
    top = min(max(tall / 2 - (y0 + y1) / 2 * scale, tall - scale), 0)
    return _View(scale, full / 2 - (x0 + x1) / 2 * scale, top, full, tall)


def _draw(atlas: Atlas, source: str, gazetteer: PlaceData) -> ElementTree.Element:
    uses = atlas.places
    rows = math.ceil(len(uses) / _COLUMNS)
    height = _HEIGHT + 44 + rows * _LINE + 30
    root = _root(_WIDTH, height)
    title = atlas.document.title or PurePath(source).name or source
    _add(root, "title", text=title)
    _add(root, "desc", text=f"{len(uses)} places; GeoView {__version__}; {atlas.gazetteer}")
    _add(root, "rect", width=_WIDTH, height=height, fill=_PAPER)
    _draw_map(root, atlas, gazetteer, (_WIDTH, _HEIGHT))
    # The drawing ends at its edges by itself, and the map here: not every viewer knows clip paths and inner drawings.
    _add(root, "rect", y=_HEIGHT, width=_WIDTH, height=height - _HEIGHT, fill=_PAPER)
    _add(root, "text", x=20, y=_HEIGHT + 26, fill=_INK, font_size=15, font_weight=600, text=_cut(title, 110))
    for index, use in enumerate(uses):
        column, row = divmod(index, max(rows, 1))
        x, y = 20 + column * (_WIDTH - 40) / _COLUMNS, _HEIGHT + 48 + row * _LINE
        line = _add(root, "text", x=x, y=y, fill=_INK, font_size=12)
        # Some viewers drop plain spaces at the edge of a part.
        _add(
            line,
            "tspan",
            fill=LIGHT[use.place.kind],
            font_weight=600,
            text=f"{use.number}{'?' * use.uncertain}\u00a0",
        )
        _add(line, "tspan", text=f"\u00a0{_cut(use.place.name, _LONGEST_NAME)}")
        _add(line, "tspan", fill=_QUIET, text=f"\u00a0\u00a0{labels.kind_name(use.place)}")
    _add(root, "text", x=20, y=height - 10, fill=_QUIET, font_size=11, text=" · ".join(credits_of(atlas, gazetteer)))
    return root


def map_drawing(atlas: Atlas, gazetteer: PlaceData, size: tuple[int, int]) -> str:
    """Return the map alone as an SVG drawing, without title, key and attribution.

    What lies outside its frame may be drawn too: the viewer clips it there.

    Args:
        atlas: What was found.
        gazetteer: Where the outlines of its places come from.
        size: Width and height in pixels; pins and their numbers keep their own size.
    """
    root = _root(*size)
    _draw_map(root, atlas, gazetteer, size)
    return ElementTree.tostring(root, encoding="unicode")


def credits_of(atlas: Atlas, gazetteer: PlaceData) -> tuple[str, ...]:
    """Return what has to stand beside a map: whose data it shows."""
    return (*attribution(gazetteer), *online_credits(atlas), "Made with Natural Earth")


def _root(width: float, height: float) -> ElementTree.Element:
    return ElementTree.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "version": "1.1",
            "viewBox": f"0 0 {width} {height}",
            "width": str(width),
            "height": str(height),
            "font-family": _FONT,
        },
    )


def _draw_map(frame: ElementTree.Element, atlas: Atlas, gazetteer: PlaceData, size: tuple[int, int]) -> None:
    drawn = payload(atlas, gazetteer)
    view = _view(drawn["subject"], drawn["meridian"], size)
    uses = {use.number: use for use in atlas.places}
    _add(frame, "rect", width=size[0], height=size[1], fill=LIGHT["sea"])
    _ground(frame, view)
    for place in sorted(drawn["places"], key=lambda p: p["kind"] != PlaceKind.REGION):
        use = uses[place["n"]]
        _area(frame, view, polygons(use.place, gazetteer), place["lon"], use.place.kind, use.uncertain)
    pins = [_pin(place, view) for place in drawn["places"]]
    if len(pins) <= _SPREAD_UP_TO:
        _spread(pins)
    for pin in pins:
        _draw_pin(frame, pin)


def _ground(frame: ElementTree.Element, view: _View) -> None:
    base = json.loads(resource_path("basemap", "base.json").read_bytes())
    units = base["units"]
    for key, style in (
        ("land", {"fill": LIGHT["land"], "stroke": LIGHT["coast"], "stroke_width": 0.7}),
        ("lakes", {"fill": LIGHT["sea"]}),
        ("borders", {"fill": "none", "stroke": LIGHT["border"], "stroke_width": 0.7}),
        ("disputed", {"fill": "none", "stroke": LIGHT["border"], "stroke_width": 0.7, "stroke_dasharray": "3 3"}),
    ):
        closed = key in ("land", "lakes")
        lines = [list(_steps(numbers, units)) for numbers in base[key]]
        path = "".join(
            _path([view.place(x + turn, y) for x, y in line], closed, view) for line in lines for turn in (-1, 0, 1)
        )
        if path:
            _add(frame, "path", d=path, **style)


def _steps(numbers: list[int], units: int) -> Iterator[Point]:
    x = y = 0
    for index in range(0, len(numbers), 2):
        x += numbers[index]
        y += numbers[index + 1]
        yield x / units, y / units


def _path(points: list[Point], closed: bool, view: _View) -> str:
    """Return the data of an SVG path, without points that coincide; "" for what lies outside the frame."""
    if (
        max(p[0] for p in points) < 0
        or min(p[0] for p in points) > view.width
        or max(p[1] for p in points) < 0
        or min(p[1] for p in points) > view.height
    ):
        return ""
    kept = [points[0]]
    for point in points[1:]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= 0.6:
            kept.append(point)
    return "M" + " ".join(f"{x:.1f},{y:.1f}" for x, y in kept) + ("Z" if closed else "")


def _area(
    frame: ElementTree.Element,
    view: _View,
    area: list[list[Ring]],
    longitude: float,
    kind: PlaceKind,
    uncertain: bool,
) -> None:
    path = ""
    for polygon in area:
        west, east = min(p[0] for p in polygon[0]), max(p[0] for p in polygon[0])
        turn = 360 * round((longitude - (west + east) / 2) / 360)
        path += "".join(_path([view.point(x + turn, y) for x, y in ring], True, view) for ring in polygon)
    if path:
        dashes: dict[str, Any] = {"stroke_dasharray": "4 4"} if uncertain else {}
        colour = LIGHT[kind]
        _add(frame, "path", d=path, fill=colour, fill_opacity=0.18, fill_rule="evenodd", stroke=colour, **dashes)


def _pin(place: dict[str, Any], view: _View) -> _Pin:
    x, y = view.point(place["lon"], place["lat"])
    radius = min(14.0, _NUMBERS_FIT + math.log2(place["count"]))
    return _Pin(place["n"], place["name"], PlaceKind(place["kind"]), place["uncertain"], radius, (x, y), x, y)


def _spread(pins: list[_Pin]) -> None:
    """Move pins that touch apart, each as little as it takes."""
    for _ in range(60):
        moved = False
        for index, one in enumerate(pins):
            for other in pins[index + 1 :]:
                dx, dy = other.x - one.x, other.y - one.y
                reach = one.radius + other.radius
                if abs(dx) >= reach or abs(dy) >= reach:
                    continue
                distance = math.hypot(dx, dy)
                if reach - distance <= 0.5:
                    continue
                if distance < 0.01:
                    dx, dy, distance = math.cos(other.number), math.sin(other.number), 1.0
                push = (reach - distance) / distance / 2
                one.x, one.y = one.x - dx * push, one.y - dy * push
                other.x, other.y = other.x + dx * push, other.y + dy * push
                moved = True
        if not moved:
            return


def _draw_pin(frame: ElementTree.Element, pin: _Pin) -> None:
    colour = LIGHT[pin.kind]
    group = _add(frame, "g")
    _add(group, "title", text=f"{pin.number} {pin.name}")
    x, y, r = pin.x, pin.y, pin.radius
    if math.dist((x, y), pin.at) > r:
        _add(group, "line", x1=pin.at[0], y1=pin.at[1], x2=x, y2=y, stroke=colour)
    fill, ink, edge = (_PAPER, colour, colour) if pin.uncertain else (colour, _PAPER, _PAPER)
    corner = {PlaceKind.FACILITY: 0.2, PlaceKind.COUNTRY: 0.7, PlaceKind.STATE: 0.7}.get(pin.kind, 1.0) * r
    _add(group, "rect", x=x - r, y=y - r, width=2 * r, height=2 * r, rx=corner, fill=fill, stroke=edge, stroke_width=2)
    size = min(11.0, 2.6 * r / max(len(str(pin.number)), 2))
    style = {"fill": ink, "font_size": size, "font_weight": 600, "text_anchor": "middle"}
    _add(group, "text", x=x, y=y + size * 0.36, text=str(pin.number), **style)


def _cut(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _add(parent: ElementTree.Element, tag: str, *, text: str | None = None, **attributes: Any) -> ElementTree.Element:
    written = {name.replace("_", "-"): _number(value) for name, value in attributes.items()}
    element = ElementTree.SubElement(parent, tag, written)
    if text is not None:
        element.text = xml_text(text)
    return element


def _number(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


EXPORTERS = (Exporter("svg", "Map drawing", ".svg", "image/svg+xml", _write, single=True),)
