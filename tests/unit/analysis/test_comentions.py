"""What a text names together."""

from __future__ import annotations

import re

import pytest

from geoview.analysis.comentions import Within, comentions, quote
from geoview.atlas import Atlas
from geoview.document import Document
from geoview.errors import Cancelled
from geoview.gazetteer.place import FeatureClass, Place
from geoview.names.mention import Mention
from geoview.resolution.types import Resolution, Usage
from geoview.text import Span

PLACES = {name: Place(f"x:{name}", name, 0, 0, FeatureClass.SETTLEMENT) for name in ("Oakton", "Westland", "Millbay")}
TEXT = (
    "Oakton and Westland met. Oakton, said Oakton, likes Westland. Millbay came.\n\n"
    "Westland slept alone. Lostford and Oakton did not.\n"
)


def _atlas(text: str = TEXT) -> Atlas:
    found = [
        Resolution(Mention(Span(*m.span()), m[0]), (), PLACES.get(m[0]), Usage.LITERAL, 0.9)
        for m in re.finditer("Oakton|Westland|Millbay|Lostford", text)
    ]
    return Atlas(Document(text), tuple(found))


def _counts(place: str, within: Within, text: str = TEXT) -> dict[str, int]:
    return {entry.place_id: len(entry.passages) for entry in comentions(_atlas(text), f"x:{place}", within)}


def test_a_sentence_counts_once_however_often_it_names_both() -> None:
    assert _counts("Oakton", Within.SENTENCE) == {"x:Westland": 2}
    assert _counts("Westland", Within.SENTENCE) == {"x:Oakton": 2}
    assert _counts("Millbay", Within.SENTENCE) == {}


def test_a_paragraph_holds_more() -> None:
    assert _counts("Oakton", Within.PARAGRAPH) == {"x:Westland": 2, "x:Millbay": 1}
    assert list(_counts("Oakton", Within.PARAGRAPH)) == ["x:Westland", "x:Millbay"]


def test_a_place_that_is_not_mentioned_has_no_company() -> None:
    assert comentions(_atlas(), "x:unknown") == ()


def test_it_can_be_cancelled() -> None:
    with pytest.raises(Cancelled):
        comentions(_atlas(), "x:Oakton", cancelled=lambda: True)


def test_both_names_stand_out_in_what_is_quoted() -> None:
    atlas = _atlas()
    (entry,) = comentions(atlas, "x:Oakton")
    pieces = quote(atlas, entry.passages[1], "x:Oakton")
    assert "".join(words for words, _ in pieces) == "Oakton, said Oakton, likes Westland."
    assert [words for words, strong in pieces if strong] == ["Oakton", "Oakton", "Westland"]
    assert atlas.resolutions[entry.passages[1].mention].mention.span.start == TEXT.index("Oakton, said")


def test_a_long_passage_is_quoted_around_the_names() -> None:
    text = "word " * 200 + "Oakton saw Westland " + "word " * 200 + "end.\n"
    atlas = _atlas(text)
    (entry,) = comentions(atlas, "x:Oakton")
    words = "".join(words for words, _ in quote(atlas, entry.passages[0], "x:Oakton"))
    assert words.startswith("…") and words.endswith("…") and "Oakton saw Westland" in words
    assert len(words) < 300


@pytest.mark.parametrize(("start", "end", "found"), [(0, 1, [0]), (6, 11, []), (0, 12, [0, 1]), (5, 6, [0])])
def test_mentions_within_a_stretch(start: int, end: int, found: list[int]) -> None:
    assert list(_atlas().within(Span(start, end))) == found
