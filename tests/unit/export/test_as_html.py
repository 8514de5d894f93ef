from __future__ import annotations

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from exports import written

from geoview.atlas import Atlas
from geoview.document import from_text
from geoview.export import write
from geoview.export.simplify import UNITS, in_steps, simplified

if TYPE_CHECKING:
    from collections.abc import Callable

BLOCK = re.compile(r'<script type="application/json" class="document">(.*?)</script>', re.DOTALL)


def data_of(page: str) -> list[dict[str, Any]]:
    return [json.loads(block) for block in BLOCK.findall(page)]


class Outline(HTMLParser):
    """What a page consists of, without the content of scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def test_golden_data(atlas: Atlas, golden: Callable[[str, str], None]) -> None:
    (data,) = data_of(write(atlas, "html", source="folder/talks.txt"))
    golden("talks.html.json", json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def test_text_and_mentions_are_whole(atlas: Atlas) -> None:
    (data,) = data_of(write(atlas, "html"))
    assert "".join(data["runs"]) == atlas.document.text
    assert data["runs"][1::2] == [r.mention.surface for r in atlas.resolutions]
    assert [m["n"] for m in data["mentions"]] == [1, 2, 1, 3, 4, 5, 0]
    assert [p["n"] for p in data["places"]] == [use.number for use in atlas.places]
    assert [p["id"] for p in data["places"]] == [use.place.id for use in atlas.places]


def test_areas_lie_next_to_their_pins(atlas: Atlas) -> None:
    (data,) = data_of(write(atlas, "html"))
    fiji = data["places"][2]
    assert len(fiji["area"]) == 2
    longitudes = [ring[0] / UNITS for polygon in fiji["area"] for ring in polygon]
    assert all(abs(longitude - fiji["lon"]) < 10 for longitude in longitudes)
    assert data["places"][0]["area"] is None


def test_only_the_pages_own_parts_may_run(atlas: Atlas) -> None:
    page = write(atlas, "html")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert policy[1].startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy[1]
    outline = Outline(page)
    assert not [
        value for name, value in outline.attributes if name in ("src", "href", "style") or name.startswith("on")
    ]
    assert not re.search(r"url\((?!#)", re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL))


@pytest.mark.parametrize("name", ["hostile", "empty"])
def test_a_document_adds_no_markup(name: str, request: pytest.FixtureRequest, atlas: Atlas) -> None:
    page = write(request.getfixturevalue(name), "html", source="</script><img src=x onerror=window.ran=1>")
    assert Outline(page).tags == Outline(write(atlas, "html")).tags
    (block,) = BLOCK.findall(page)
    assert not re.search("[<>&\u2028\u2029]", block)


def test_hostile_strings_are_kept_as_they_are(hostile: Atlas, hostile_strings: tuple[str, str, str]) -> None:
    title, name, words = hostile_strings
    (data,) = data_of(write(hostile, "html"))
    assert (data["title"], data["places"][0]["name"], data["runs"][1]) == (title, name, words)


def test_documents_share_one_page(atlas: Atlas, empty: Atlas) -> None:
    page = written("html", (atlas, "a.txt"), (empty, "b.txt")).decode()
    assert [data["source"] for data in data_of(page)] == ["a.txt", "b.txt"]
    assert page.count("</html>") == 1


def in_browser(tmp_path: Path, page: str, *steps: str) -> dict[str, Any]:
    if find_spec("PySide6.QtWebEngineWidgets") is None:
        pytest.skip("Qt WebEngine is not installed")
    path = tmp_path / "page.html"
    path.write_text(page, "utf-8")
    program = Path(__file__).with_name("browser.py")
    done = subprocess.run(
        [sys.executable, str(program), str(path), "150", *steps],
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.stdout, done.stderr
    report: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return report


def test_text_map_and_table_are_linked(tmp_path: Path, atlas: Atlas) -> None:
    state = """return {
        current: document.querySelector(".mention.current")?.textContent ?? null,
        same: [...document.querySelectorAll(".mention.same")].map((n) => n.textContent),
        row: document.querySelector("tr.chosen .name")?.textContent ?? null,
        pin: document.querySelector(".pin.current")?.textContent ?? null,
        popup: [...document.querySelectorAll(".card h2")].pop()?.textContent ?? null };"""
    report = in_browser(
        tmp_path,
        write(atlas, "html"),
        "return [document.querySelectorAll('.mention').length, document.querySelectorAll('.pin').length,"
        " document.querySelectorAll('tbody tr').length, document.querySelectorAll('#map canvas').length]",
        "document.querySelector('.mention.country').click()",
        state,
        "document.querySelector('.pin.settlement').click()",
        state,
        "document.querySelector('.pin.settlement').click()",
        state,
        "document.querySelectorAll('tbody tr')[4].click()",
        state,
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'n', bubbles: true}))",
        state,
        "return document.getElementById('unplaced').textContent",
    )
    results = report["results"]
    assert results[0] == [7, 5, 5, 2]
    assert results[2] == {"current": "Pakistani", "same": [], "row": "Pakistan", "pin": "2", "popup": "Pakistan"}
    assert results[4]["current"] == "ISLAMABAD"
    assert results[4]["same"] == ["Islamabad"]
    assert results[6]["current"] == "Islamabad"
    assert results[6]["pin"] == "1"
    assert results[8]["popup"] == results[8]["row"] == "South Asia"
    assert results[10] == {"current": "Zembla", "same": [], "row": None, "pin": None, "popup": None}
    assert results[11] == "Without a place: Zembla"
    assert report["requests"] == []
    assert report["console"] == []
    assert report["title"] == "Talks in the capital"


def test_hostile_strings_run_nothing(tmp_path: Path, hostile: Atlas, hostile_strings: tuple[str, str, str]) -> None:
    title, name, words = hostile_strings
    report = in_browser(
        tmp_path,
        write(hostile, "html"),
        "document.querySelector('.mention.settlement').click()",
        "return [typeof window.ran, document.querySelectorAll('img, svg, b[onclick], main script').length,"
        " document.getElementById('title').textContent, document.querySelector('.card h2').textContent,"
        " document.querySelector('.mention').textContent, document.querySelector('#text').textContent.length]",
    )
    text = hostile.document.text.replace("\n", "")
    assert report["results"][1] == ["undefined", 0, title, name, words, len(text)]
    assert report["requests"] == []
    assert report["console"] == []


def test_each_paragraph_goes_its_own_way(tmp_path: Path) -> None:
    text = "وصل الوفد اليوم\n\nDelegates met today.\n"
    side = (
        "const range = document.createRange(); const out = [];"
        "for (const p of document.querySelectorAll('#text p')) { if (!p.textContent.trim()) continue;"
        " range.selectNodeContents(p); "
        "const [whole, words] = [p, range].map((n) => n.getBoundingClientRect());"
        " out.push(words.left - whole.left < 1 ? 'left' : whole.right - words.right < 1 ? 'right' : 'neither'); }"
        " return out"
    )
    report = in_browser(tmp_path, write(Atlas(from_text(text)), "html"), side)
    assert report["results"] == [["right", "left"]]


def test_thin_outlines_keep_their_shape() -> None:
    detailed = [[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [5.0, 10.001], [0.0, 10.0], [0.0, 0.0]]
    speck = [[20.0, 20.0], [20.001, 20.0], [20.001, 20.001], [20.0, 20.0]]
    assert simplified([[detailed], [speck]]) == [[[[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0], [0.0, 0.0]]]]
    assert simplified([[speck]]) == [[speck]]
    assert simplified([]) == []


def test_steps_lead_back_to_the_points() -> None:
    ring = [[179.5, -16.0], [180.0, -16.5], [179.25, -17.0], [179.5, -16.0]]
    numbers = in_steps(ring, -178)
    x = y = 0
    points = []
    for right, up in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + right, y + up
        points.append([x / UNITS + 360, y / UNITS])
    assert points == ring
