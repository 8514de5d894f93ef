"""Title, dateline and date: general rules on invented heads, in the ways that newspapers set them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.document import from_text
from geoview.document.heading import heading


def place(text: str) -> str | None:
    found = heading(text).dateline
    return found.of(text) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ISLAMABAD (Reuters) - Talks went on.", "ISLAMABAD"),
        (" date 2024-12-23 ISLAMABAD - Talks went on.", "ISLAMABAD"),
        ("KYIV, Ukraine, Jan. 5 (AP) — The president spoke.", "KYIV, Ukraine"),
        ("KYIV, Ukraine (AP) — The president spoke.", "KYIV, Ukraine"),
        ("NEW YORK (AP) -- Shares fell.", "NEW YORK"),
        ("ST. LOUIS — A man was found.", "ST. LOUIS"),
        ("CHARLESTON, W.Va. (AP) -- Rain fell.", "CHARLESTON, W.Va."),
        ("PLEASANTON, Calif.--( )--A company said", "PLEASANTON, Calif."),
        ("DURBAN, South Africa – The port closed.", "DURBAN, South Africa"),
        ("PORT-AU-PRINCE, Haiti — Gangs met.", "PORT-AU-PRINCE, Haiti"),
        ("RIO de JANEIRO, Brazil — The bay is full.", "RIO de JANEIRO, Brazil"),
        ("RAS al-KHAIMAH - A ship left.", "RAS al-KHAIMAH"),
        ("LONDON/NEW YORK, Jan 5 (Reuters) - Oil rose.", "LONDON/NEW YORK"),
        ("SOUTH WAZIRISTAN, April 5 (APP):The chief spoke", "SOUTH WAZIRISTAN"),
        ("SAN FRANCISCO, Jan. 5, 2024 /PRNewswire/ -- Acme said", "SAN FRANCISCO"),
        ("BEIRUT: A dealer was held.", "BEIRUT"),
        ("Kyiv (Reuters) – Die Regierung tagt.", "Kyiv"),
        ("BERLIN, 5. Januar 2024 (dpa) - Der Kanzler sprach.", "BERLIN"),
        ("Goose Creek — A man was hit by a car.", "Goose Creek"),
        ("МОСКВА, 5 января. /ТАСС/. Переговоры идут.", "МОСКВА"),
        ("القاهرة (رويترز) - قال الرئيس", "القاهرة"),
        ("A headline on one line. HANOVER -- The class sat down.", "HANOVER"),
        ("BY L.B. DOE Reporter March 30, 2009 HANOVER -- The class sat.", "HANOVER"),
        ("Floods in the north\n\nPARIS, France (AFP) - Rivers rose.", "PARIS, France"),
        ("By Jane Doe in Kyiv\n\nThe president spoke.", "Kyiv"),
        ("Floods\n\nBy Jane Doe and John Roe in Cape Town\n\nRivers rose.", "Cape Town"),
        ("Von Jana Muster in Graz\n\nDer Fluss stieg.", "Graz"),
        ("WASHINGTON (AP) - US officials spoke.", "WASHINGTON"),
    ],
)
def test_the_place_of_a_dateline(text: str, expected: str) -> None:
    assert place(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE: The road is open.",
        "NOTE - This is a draft.",
        "CHAPTER ONE - THE ROAD",
        "COVID-19 — The virus spreads.",
        "Monday — The shop is shut.",
        "The road - a long one - is open.",
        "He went to PARIS. Then he left - for good.",
        "id,name\n1,Paris\n2,London",
        "<html><body>PARIS</body></html>",
        "def main() -> None:\n    return",
        "- a list\n- of things",
        "— Nobody knows, said he.",
        "",
        "\n\n \n",
        "BY JANE DOE - STAFF WRITER",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert place(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" date 2024-12-23 ISLAMABAD - Talks went on.", date(2024, 12, 23)),
        ("WASHINGTON, Jan 5, 2024 (Xinhua) -- Talks went on.", date(2024, 1, 5)),
        ("BERLIN, 5. Januar 2024 (dpa) - Der Kanzler sprach.", date(2024, 1, 5)),
        ("Updated at 1:33 p.m. on Thursday, March 29, 2018. Two men", date(2018, 3, 29)),
        ("A title\n5 January 2024\n\nThe text.", date(2024, 1, 5)),
        ("A title\n\n3 de mayo de 2021\n\nEl texto.", date(2021, 5, 3)),
        ("2024年12月23日\n\n北京的会议。", date(2024, 12, 23)),
        ("Published: 23/12/2024\nThe text.", date(2024, 12, 23)),
        ("Stand: 23.12.2024\nDer Text.", date(2024, 12, 23)),
        ("Posted 12/23/2024\nThe text.", date(2024, 12, 23)),
        ("Posted 03/04/2024\nThe text.", None),
        ("date 2024-13-45 X", None),
        ("He was born on 5 January 2024 and lived in a house by the river with all of his friends.", None),
        ("KYIV, Ukraine, Jan. 5 (AP) — The president spoke of 6 May 1998.", None),
        ("", None),
    ],
)
def test_the_date_that_a_text_gives_itself(text: str, expected: date | None) -> None:
    assert heading(text).date == expected


BODY = (
    "A first sentence that goes on for a while, as the first sentence of an article does. And a second one follows it."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Floods in the north\n\n{BODY}", "Floods in the north"),
        (f"\n\n  Is the   river rising?\n\n{BODY}", "Is the river rising?"),
        (f"Floods in the north\nBy Jane Doe\n\n{BODY}", "Floods in the north"),
        (f"Floods in the north\n5 January 2024\n{BODY}", "Floods in the north"),
        (f"Floods\nPARIS (AFP) - {BODY}", "Floods"),
        (f"Short head\n{BODY} {BODY}", "Short head"),
        (f"{BODY}\n\n{BODY}", None),
        ("A paragraph that was wrapped by hand at some\nseventy characters, so that its first line is\nshort.\n", None),
        ("A headline alone", None),
        ("A headline alone\n\n", None),
        ("PARIS (AFP) - Rivers rose\n\nAnd fell", None),
        ("a,b,c\n1,2,3\n4,5,6\n", None),
        ("-----\n\nText", None),
        ("", None),
    ],
)
def test_the_title(text: str, expected: str | None) -> None:
    assert heading(text).title == expected


def test_a_title_is_one_harmless_line() -> None:
    title = heading(f"Head \u202eline\x1b[31m\n\n{BODY}").title
    assert title == "Head \ufffdline\ufffd[31m"


def test_a_document_carries_what_was_found() -> None:
    document = from_text("Floods in the north\r\n\r\nPARIS, France, 5 January 2024 (AFP) - Rivers rose.")
    assert document.title == "Floods in the north"
    assert document.dateline is not None
    assert document.dateline.of(document.text) == "PARIS, France"
    assert document.date == date(2024, 1, 5)


pieces = st.sampled_from(
    [
        "PARIS",
        "Paris",
        " - ",
        " — ",
        "--",
        ": ",
        ", ",
        "(AP)",
        "Jan. 5",
        "2024",
        "\n",
        "\n\n",
        " ",
        "By ",
        " in ",
        "/",
        ".",
        "é",
        "中",
        "1",
        "(",
    ]
)


@given(st.lists(pieces, max_size=40))
def test_spans_lie_in_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    found = heading(text)
    if found.dateline:
        quote = found.dateline.of(text)
        assert quote == quote.strip()
        assert "\n" not in quote
        assert any(c.isalpha() for c in quote)
    if found.title is not None:
        assert found.title.strip() == found.title != ""


@pytest.mark.parametrize(
    "unit", ["(", "A ", "A-", "A, ", "Jan. 5 ", "--", " - ", "9", "A\n", "\n", " ", "By A in ", "/A", ". A"]
)
def test_only_the_head_is_read(unit: str) -> None:
    """Five million characters of anything are as quick as a few thousand, and give the same answer."""
    assert heading(unit * (5_000_000 // len(unit))) == heading(unit * (20_000 // len(unit)))
