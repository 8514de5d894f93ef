"""KML 2.2 (OGC 07-147r2): one folder a document, one placemark a place, without geometry for a name without a place.

Everything is built as an element tree, so what a document says is only ever character data. Programs for KML show
`description` as HTML, so there the words are escaped once more; `name` has no markup for them to misread. The exact
strings stand in `ExtendedData`.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from geoview._version import __version__
from geoview.export.areas import Ring, attribution, online_credits, polygons
from geoview.export.base import DocumentsJob, Exporter, PlaceData
from geoview.export.details import is_located, mention_details, use_details
from geoview.export.xmltext import xml_text
from geoview.gazetteer.place import Place, PlaceKind
from geoview.mapping.colours import LIGHT
from geoview.resolution.types import Usage
from geoview.snippets import snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geoview.atlas import Atlas

__all__ = ["EXPORTERS"]

_NAMESPACE = "http://www.opengis.net/kml/2.2"
_QUOTES = 50
"""Mentions that a description quotes; all of them stand in the data."""
_NOTES = {Usage.LITERAL: "", Usage.ASSOCIATIVE: " (government or people)", Usage.DEMONYM: " (demonym)"}


def _write(job: DocumentsJob) -> Iterator[str]:
    thanks = attribution(job.gazetteer)
    parts = [_element("name", "Places"), _element("description", "<br>".join(map(_html, thanks)))]
    parts += [_style(kind, LIGHT[kind]) for kind in PlaceKind]
    head = "".join(ElementTree.tostring(part, encoding="unicode") + "\n" for part in parts)
    opening = f'<kml xmlns="{_NAMESPACE}">\n<!-- GeoView {__version__} -->\n<Document>\n'
    yield '<?xml version="1.0" encoding="UTF-8"?>\n' + opening + head
    for atlas, source in job.documents:
        yield _folder(atlas, source, job.gazetteer, thanks)
    yield "</Document>\n</kml>\n"


def _folder(atlas: Atlas, source: str, gazetteer: PlaceData, thanks: tuple[str, ...]) -> str:
    document = atlas.document
    parts = [_element("name", _plain(document.title or source))]
    if document.date:
        parts.append(ElementTree.Element("TimeStamp"))
        _child(parts[-1], "when", document.date.isoformat())
    about = {
        "source": source,
        "title": document.title,
        "date": document.date.isoformat() if document.date else None,
        "gazetteer": atlas.gazetteer,
        "parser": atlas.parser,
        "attribution": "; ".join((*thanks, *online_credits(atlas))),
    }
    parts.append(_data(about))
    pieces = [ElementTree.tostring(part, encoding="unicode") for part in parts]
    pieces += [
        _placemark(atlas, use_details(use), use.mentions, use.place, _geometry(use.place, gazetteer))
        for use in atlas.places
    ]
    names = {index: atlas.resolutions[index].mention.surface for index in atlas.unresolved}
    pieces += [_placemark(atlas, {"name": name}, (index,)) for index, name in names.items()]
    return f"<Folder>{''.join(pieces)}</Folder>\n"


def _placemark(
    atlas: Atlas,
    details: dict[str, Any],
    mentions: tuple[int, ...],
    place: Place | None = None,
    geometry: ElementTree.Element | None = None,
) -> str:
    # Each is text before the next is begun: the tree of all of them would take many times the memory of the file.
    mark = ElementTree.Element("Placemark")
    number = f"{details['number']} · " if "number" in details else "? · "
    _child(mark, "name", _plain(number + details["name"]))
    if place is None:
        _child(mark, "visibility", "0")
    _child(mark, "description", _description(atlas, mentions))
    if place is not None:
        _child(mark, "styleUrl", f"#{place.kind.value}")
    all_data = dict(details)
    for order, index in enumerate(mentions, 1):
        for key, value in mention_details(atlas, index).items():
            all_data[f"mention_{order}_{key}"] = value
    mark.append(_data(all_data))
    if geometry is not None:
        mark.append(geometry)
    return ElementTree.tostring(mark, encoding="unicode")


def _geometry(place: Place, gazetteer: PlaceData) -> ElementTree.Element | None:
    """Return the point, and the outline beside it where there is one; None for a place without coordinates."""
    if not is_located(place):
        return None
    point = ElementTree.Element("Point")
    _child(point, "coordinates", f"{place.longitude!r},{place.latitude!r}")
    area = polygons(place, gazetteer)
    if not area:
        return point
    both = ElementTree.Element("MultiGeometry")
    both.append(point)
    for rings in area:
        polygon = ElementTree.SubElement(both, "Polygon")
        for index, ring in enumerate(rings):
            boundary = ElementTree.SubElement(polygon, "innerBoundaryIs" if index else "outerBoundaryIs")
            _child(ElementTree.SubElement(boundary, "LinearRing"), "coordinates", _coordinates(ring))
    return both


def _coordinates(ring: Ring) -> str:
    return " ".join(f"{x!r},{y!r}" for x, y in ring)


def _description(atlas: Atlas, mentions: tuple[int, ...]) -> str:
    """Return the quotes, each as HTML in which the mention is bold."""
    lines = []
    for index in mentions[:_QUOTES]:
        resolution = atlas.resolutions[index]
        before, words, after = map(_html, snippet(atlas.document.text, resolution.mention.span))
        lines.append(f"“{before}<b>{words}</b>{after}”{_NOTES[resolution.usage]}")
    if len(mentions) > _QUOTES:
        lines.append(f"and {len(mentions) - _QUOTES} more")
    return "<br>".join(lines)


def _html(text: str) -> str:
    """Return a text for use inside HTML; "$" is escaped, because "$[" would be replaced by the raw value of a field."""
    return escape(text).replace("$", "&#36;")


def _plain(text: str) -> str:
    """Return a name with similar signs for angle brackets, because some programs read names as HTML."""
    return " ".join(text.replace("<", "‹").replace(">", "›").replace("$[", "$ [").split())


def _data(values: dict[str, Any]) -> ElementTree.Element:
    element = ElementTree.Element("ExtendedData")
    for name, value in values.items():
        if value is not None:
            data = ElementTree.SubElement(element, "Data", name=name)
            _child(data, "value", str(value).lower() if isinstance(value, bool) else str(value))
    return element


def _style(kind: PlaceKind, colour: str) -> ElementTree.Element:
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    style = ElementTree.Element("Style", id=kind.value)
    _child(ElementTree.SubElement(style, "IconStyle"), "color", f"ff{blue}{green}{red}")
    line = ElementTree.SubElement(style, "LineStyle")
    _child(line, "color", f"ff{blue}{green}{red}")
    _child(line, "width", "1.5")
    _child(ElementTree.SubElement(style, "PolyStyle"), "color", f"40{blue}{green}{red}")
    return style


def _child(parent: ElementTree.Element, tag: str, text: str) -> None:
    parent.append(_element(tag, text))


def _element(tag: str, text: str) -> ElementTree.Element:
    element = ElementTree.Element(tag)
    element.text = xml_text(text)
    return element


EXPORTERS = (Exporter("kml", "KML", ".kml", "application/vnd.google-earth.kml+xml", _write),)
