from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from geoview.document import Document
from geoview.errors import DocumentError
from geoview.readers.pdf import _Line, _paragraphs

pytest.importorskip("pypdfium2")

Open = Callable[[str, "bytes | str"], Document]
Make = Callable[..., bytes]


def test_places_know_their_page(opened: Open, pdf: Make) -> None:
    document = opened("x.pdf", pdf([["From Rome."], [], ["To Oslo", "and São Tomé."]], title="A Journey"))
    assert document.text == "From Rome.\n\nTo Oslo and São Tomé.\n"
    assert document.title == "A Journey"
    assert document.page_of(document.text.index("Rome")) == 1
    assert document.page_of(document.text.index("Oslo")) == 3
    assert document.page_of(document.text.index("Tomé")) == 3


def test_every_page_begins_where_its_text_does(opened: Open, pdf: Make) -> None:
    pages = [[f"Page number {n} speaks of Town{n}."] for n in range(1, 30)]
    document = opened("x.pdf", pdf(pages))
    assert len(document.pages) == 29
    for number in range(1, 30):
        assert document.text[document.pages[number - 1] :].startswith(f"Page number {number} ")
        assert document.page_of(document.text.index(f"Town{number}.")) == number


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("", ""),
        ("one line", "one line"),
        ("a long line that goes on\nin the next one", "a long line that goes on in the next one"),
        ("a long line that fills the page up.\nIt ends here.\nA new paragraph begins on this line", None),
        ("first\n\nsecond", "first\n\nsecond"),
        ("Islama\ufffe\nbad and Lon\x02\ndon", "Islamabad and London"),
        ("Franco-\nGerman", "Franco-German"),
        ("a\x00b\x0cc\ufeffd", "abcd"),
        ("from New\nYork", "from New York"),
    ],
)
def test_lines_become_paragraphs(page: str, text: str | None) -> None:
    expected = text
    if text is None:
        expected = "a long line that fills the page up. It ends here.\n\nA new paragraph begins on this line"
    assert _paragraphs([_Line(line) for line in page.split("\n")]) == expected


def test_a_paragraph_is_whole_and_a_heading_apart(opened: Open, pdf: Make) -> None:
    lines = ["The envoy flew from New", "York to São Tomé and on", "to Addis Ababa.", "", "Then she went home."]
    assert opened("x.pdf", pdf([lines])).text == (
        "The envoy flew from New York to São Tomé and on to Addis Ababa.\n\nThen she went home.\n"
    )


def test_gaps_sizes_and_columns_part_paragraphs() -> None:
    lines = [
        _Line("A heading over the text", 800, 20),
        _Line("The first paragraph goes on", 770, 12),
        _Line("in a second line and a third", 756, 12),
        _Line("line which fills it up.", 742, 12),
        _Line("Another one stands below a gap", 720, 12),
        _Line("and goes on in the next", 706, 12),
        _Line("column as if nothing were.", 770, 12),
        _Line("The last one.", 730, 12),
    ]
    assert _paragraphs(lines).split("\n\n") == [
        "A heading over the text",
        "The first paragraph goes on in a second line and a third line which fills it up.",
        "Another one stands below a gap and goes on in the next column as if nothing were.",
        "The last one.",
    ]


def test_a_page_tree_without_end_ends(opened: Open, pdf: Make) -> None:
    for kids, count in (("2 0 R", 1), ("2 0 R 2 0 R", 1_000_000), ("4 0 R 2 0 R 4 0 R", 3)):
        try:
            document = opened("x.pdf", pdf([["Rome"]], kids=kids, count=count))
        except DocumentError as error:
            assert "x.pdf" in str(error)
        else:
            assert len(document.text) < 1000


def test_too_many_pages_are_refused(opened: Open, pdf: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geoview.readers.pdf._MAX_PAGES", 3)
    with pytest.raises(DocumentError, match="it has 4 pages"):
        opened("x.pdf", pdf([["x"]] * 4))


def test_a_document_that_takes_for_ever_is_refused(pdf: Make) -> None:
    from geoview.readers.pdf import extract

    ticks = iter(range(0, 10_000, 50))
    with pytest.raises(DocumentError, match="took longer"):
        extract(pdf([["x"]] * 5), "x.pdf", None, clock=lambda: float(next(ticks)))


def test_an_endless_page_is_refused(opened: Open, pdf: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geoview.readers.pdf._PAGE_CHARACTERS", 100)
    with pytest.raises(DocumentError, match="page 1 alone"):
        opened("x.pdf", pdf([["word " * 10] * 10]))


def test_a_script_is_not_run(opened: Open, pdf: Make) -> None:
    data = pdf([["Rome"]]).replace(
        b"/Type /Catalog /Pages",
        b"/OpenAction << /S /JavaScript /JS (app.launchURL\\('http://x'\\)) >> /Type /Catalog /Pages",
    )
    assert opened("x.pdf", data).text == "Rome\n"


def test_damage_never_crashes(opened: Open, pdf: Make) -> None:
    data = pdf([["From Rome to Oslo."], ["And back."]], title="x")
    chance = random.Random(7)
    for _ in range(300):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 12)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        if chance.random() < 0.3:
            del broken[chance.randrange(len(broken)) :]
        try:
            opened("x.pdf", bytes(broken))
        except DocumentError as error:
            assert "x.pdf" in str(error)


def test_a_locked_document_says_so(opened: Open, pdf: Make) -> None:
    lock = (
        b"trailer << /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (" + b"a" * 32 + b") /U (" + b"b" * 32 + b") >>"
        b" /ID [(x) (x)]"
    )
    with pytest.raises(DocumentError, match="password"):
        opened("x.pdf", pdf([["Rome"]]).replace(b"trailer <<", lock))
