"""Whether a mention means the place itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geoview.document import from_text
from geoview.names.language import load_language
from geoview.names.mention import Mention, MentionKind
from geoview.resolution.literalness import literalness_facts
from geoview.text import Span

if TYPE_CHECKING:
    from geoview.geoparser import Geoparser


def mentions_of(text: str, *names: str) -> list[Mention]:
    found, position = [], 0
    for name in names:
        start = text.index(name, position)
        position = start + len(name)
        found.append(Mention(Span(start, position), name))
    return found


@pytest.mark.parametrize(
    ("text", "name", "fact"),
    [
        ("troops left in Islamabad on Monday", "Islamabad", "locative"),
        ("Islamabad’s envoy", "Islamabad", "owned"),
        ("“Islamabad said", "Islamabad", "speaks"),
        ("the Islamabad government", "Islamabad", "head=lower"),
    ],
)
def test_literalness_facts(text: str, name: str, fact: str) -> None:
    (mention,) = mentions_of(text, name)
    assert fact in literalness_facts(text, mention, load_language(), "settlement")


def test_a_demonym_is_used_as_one(geoparser: Geoparser) -> None:
    (resolution,) = geoparser.parse(from_text("Two Pakistanis were freed.")).resolutions
    assert resolution.mention.kind is MentionKind.DEMONYM
    assert resolution.chosen is not None
    assert resolution.chosen.id == "geonames:1168579"
    assert any("Pakistanis" in reason for reason in resolution.candidates[0].reasons)
