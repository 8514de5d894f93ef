from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from exports import written

from geoview.atlas import Atlas
from geoview.export import write

if TYPE_CHECKING:
    from collections.abc import Callable

KML = "{http://www.opengis.net/kml/2.2}"
TAGS = re.findall(
    r"\w+",
    "kml Document name description Style IconStyle LineStyle PolyStyle color width Folder TimeStamp when ExtendedData"
    " Data value Placemark visibility styleUrl Point coordinates",
)


def placemarks(text: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(text).iter(f"{KML}Placemark"))


def data(mark: ElementTree.Element) -> dict[str, str]:
    return {d.get("name", ""): d.findtext(f"{KML}value") or "" for d in mark.iter(f"{KML}Data")}


def check_schema(text: str) -> None:
    """The OGC's own schema, as fastkml brings it."""
    etree = pytest.importorskip("lxml.etree")
    fastkml = pytest.importorskip("fastkml")
    path = Path(fastkml.__file__).parent / "schema" / "ogckml22.xsd"
    schema = etree.XMLSchema(etree.parse(str(path), etree.XMLParser(no_network=True)))
    schema.assertValid(etree.fromstring(text.encode()))


def test_golden(atlas: Atlas, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geoview.export.as_kml.__version__", "0")
    golden("talks.kml", write(atlas, "kml", source="talks.txt"))


@pytest.mark.parametrize("name", ["atlas", "hostile", "empty"])
def test_follows_the_schema(name: str, request: pytest.FixtureRequest) -> None:
    check_schema(write(request.getfixturevalue(name), "kml"))


def test_documents_are_folders(atlas: Atlas, empty: Atlas) -> None:
    text = written("kml", (atlas, "a.txt"), (empty, "b.txt")).decode()
    check_schema(text)
    folders = list(ElementTree.fromstring(text).iter(f"{KML}Folder"))
    assert [folder.findtext(f"{KML}name") for folder in folders] == ["Talks in the capital", "b.txt"]
    assert folders[0].findtext(f"{KML}TimeStamp/{KML}when") == "2024-12-23"


def test_leads_back_to_the_same_places(atlas: Atlas) -> None:
    marks = placemarks(write(atlas, "kml"))
    assert len(marks) == len(atlas.places) + 1
    for mark, use in zip(marks, atlas.places, strict=False):
        found = data(mark)
        assert mark.findtext(f"{KML}name") == f"{use.number} · {use.place.name}"
        assert found["place_id"] == use.place.id
        point = mark.find(f".//{KML}Point/{KML}coordinates")
        assert point is not None
        assert tuple(map(float, (point.text or "").split(","))) == (use.place.longitude, use.place.latitude)
        start, end = int(found["mention_1_start"]), int(found["mention_1_end"])
        assert atlas.document.text[start:end] == found["mention_1_text"]
    assert data(marks[1])["mention_1_decided_by"] == "reader"
    assert marks[-1].findtext(f"{KML}name") == "? · Zembla"
    assert marks[-1].find(f"{KML}Point") is None


def test_areas_have_holes(atlas: Atlas) -> None:
    marks = placemarks(write(atlas, "kml"))
    south_asia = next(mark for mark in marks if data(mark).get("place_id") == "geoview:south-asia")
    assert len(list(south_asia.iter(f"{KML}innerBoundaryIs"))) == 1
    fiji = next(mark for mark in marks if data(mark).get("place_id") == "geonames:2205218")
    assert len(list(fiji.iter(f"{KML}outerBoundaryIs"))) == 2


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_hostile_strings_are_inert(hostile: Atlas, hostile_strings: tuple[str, str, str]) -> None:
    title, name, words = hostile_strings
    text = write(hostile, "kml", source="x]]>.txt")
    root = ElementTree.fromstring(text)
    allowed = {f"{KML}{tag}" for tag in TAGS}
    assert {element.tag for element in root.iter()} <= allowed
    for element in root.iter(f"{KML}name"):
        # A program that takes a name for HTML finds none in it.
        assert "<" not in (element.text or "")
    for element in root.iter(f"{KML}description"):
        parser = _Tags()
        parser.feed(element.text or "")
        assert parser.tags <= {"b", "br"}
        assert "$[" not in (element.text or "")
    found = data(placemarks(text)[0])
    assert found["name"] == name.replace("\x0b", "\ufffd")
    assert found["mention_1_text"] == words
    folder = root.find(f".//{KML}Folder")
    assert folder is not None
    assert title in [value.text for value in folder.iter(f"{KML}value")]


def test_a_place_with_many_mentions_quotes_some() -> None:
    from geoview.document import from_text
    from geoview.gazetteer.place import FeatureClass, Place
    from geoview.names.mention import Mention
    from geoview.resolution.types import Resolution, Usage
    from geoview.text import Span

    place = Place("geonames:1", "Rome", 41.9, 12.5, FeatureClass.SETTLEMENT)
    found = [Resolution(Mention(Span(i, i + 4), "Rome"), (), place, Usage.LITERAL, 1.0) for i in range(0, 600, 5)]
    (mark,) = placemarks(write(Atlas(from_text("Rome " * 120), tuple(found)), "kml"))
    assert (mark.findtext(f"{KML}description") or "").endswith("and 70 more")
    assert data(mark)["mention_120_start"] == "595"
