"""What a text is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geoview.document import from_text
from geoview.resolution.text_focus import Focus, focus_of

if TYPE_CHECKING:
    from geoview.gazetteer import Gazetteer
    from geoview.geoparser import Geoparser


def names(shares: object) -> list[str]:
    return [share.place.name for share in shares]  # type: ignore[attr-defined]


def test_nothing_is_about_nothing(gazetteer: Gazetteer) -> None:
    assert focus_of((), gazetteer) == Focus()


def test_a_text_is_about_what_it_names_most(geoparser: Geoparser, gazetteer: Gazetteer) -> None:
    text = (
        "Pakistan sent troops to Lahore and Multan. Lahore was calm, Pakistani officials said in Islamabad. "
        "Delhi said nothing."
    )
    focus = focus_of(geoparser.parse(from_text(text)).resolutions, gazetteer)
    assert names(focus.countries)[0] == "Pakistan"
    assert focus.countries[0].share > 0.7
    assert names(focus.divisions)[0] == "Punjab"
    assert set(names(focus.places)[:2]) == {"Lahore", "Pakistan"}


def test_shares_are_sorted_and_at_most_one(geoparser: Geoparser, gazetteer: Gazetteer) -> None:
    text = "France, Germany, Italy, Spain, Poland, Austria and Norway met in Lyon, Paris, Berlin and South Asia."
    focus = focus_of(geoparser.parse(from_text(text)).resolutions, gazetteer)
    for shares in (focus.countries, focus.divisions, focus.places):
        values = [s.share for s in shares]
        assert values == sorted(values, reverse=True)
        assert 0 < sum(values) <= 1.001
        assert len(values) <= 5


@pytest.mark.parametrize("text", ["South Asia and the Sahel.", "The Atlantic is deep."])
def test_what_lies_in_no_country_gives_no_country(geoparser: Geoparser, gazetteer: Gazetteer, text: str) -> None:
    focus = focus_of(geoparser.parse(from_text(text)).resolutions, gazetteer)
    assert focus.countries == ()
    assert focus.places
