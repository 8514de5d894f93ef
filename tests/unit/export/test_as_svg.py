from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from exports import written

from geoview.errors import ExportError
from geoview.export import write

if TYPE_CHECKING:
    from geoview.atlas import Atlas

SVG = "{http://www.w3.org/2000/svg}"


def numbers(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", text)]


def test_every_place_has_a_pin_and_a_line_in_the_key(atlas: Atlas) -> None:
    root = ElementTree.fromstring(write(atlas, "svg"))
    pins = [group.findtext(f"{SVG}text") for group in root.iter(f"{SVG}g")]
    assert pins == ["1", "2", "3", "4", "5"]
    key = [line for line in ("".join(text.itertext()) for text in root.iter(f"{SVG}text")) if "\u00a0\u00a0" in line]
    assert key[2].split() == ["3?", "Fiji", "Country"]
    assert len(key) == 5
    words = "".join(root.itertext())
    assert "GeoNames, CC BY 4.0" in words
    assert "Natural Earth" in words
    assert root.findtext(f"{SVG}title") == "Talks in the capital"


def test_pins_lie_in_the_frame_and_do_not_touch(atlas: Atlas) -> None:
    root = ElementTree.fromstring(write(atlas, "svg"))
    centres = []
    for group in root.iter(f"{SVG}g"):
        box = group.find(f"{SVG}rect")
        assert box is not None
        x, y, size = float(box.get("x", "")), float(box.get("y", "")), float(box.get("width", ""))
        assert 0 < x < 1200
        assert 0 < y < 760
        centres.append((x + size / 2, y + size / 2, size / 2))
    for index, (x, y, r) in enumerate(centres):
        for x2, y2, r2 in centres[index + 1 :]:
            assert ((x - x2) ** 2 + (y - y2) ** 2) ** 0.5 > r + r2 - 1


def test_an_area_across_the_antimeridian_is_in_one_piece(atlas: Atlas) -> None:
    root = ElementTree.fromstring(write(atlas, "svg"))
    (fiji,) = [p for p in root.iter(f"{SVG}path") if p.get("stroke-dasharray") == "4 4"]
    across = numbers(fiji.get("d", ""))[::2]
    assert max(across) - min(across) < 100


def test_hostile_strings_are_inert(hostile: Atlas, hostile_strings: tuple[str, str, str]) -> None:
    title, name, _ = hostile_strings
    root = ElementTree.fromstring(write(hostile, "svg"))
    allowed = {f"{SVG}{tag}" for tag in ("svg", "title", "desc", "rect", "path", "g", "text", "tspan", "line")}
    assert {element.tag for element in root.iter()} <= allowed
    assert not [key for element in root.iter() for key in element.keys() if key.startswith("on") or "href" in key]  # noqa: SIM118
    assert root.findtext(f"{SVG}title") == title
    assert f"1 {name}".replace("\x0b", "\ufffd") in [group.findtext(f"{SVG}title") for group in root.iter(f"{SVG}g")]


def test_no_place_gives_the_world(empty: Atlas) -> None:
    root = ElementTree.fromstring(write(empty, "svg", source="folder/empty.txt"))
    assert not list(root.iter(f"{SVG}g"))
    assert len([path for path in root.iter(f"{SVG}path") if len(path.get("d", "")) > 1000]) >= 2
    assert root.findtext(f"{SVG}title") == "empty.txt"


def test_only_one_document_fits(atlas: Atlas) -> None:
    with pytest.raises(ExportError, match="one document"):
        written("svg", (atlas, "a"), (atlas, "b"))
