"""What the map page is told."""

from __future__ import annotations

import json
import locale
from collections.abc import Callable
from dataclasses import replace

import pytest

from geoview.atlas import Atlas
from geoview.gazetteer.place import FeatureClass, Place
from geoview.mapping.payload import GazetteerLike, payload, popup, reach_of, words_around
from geoview.resolution.types import Origin, Usage

Article = Callable[..., Atlas]
HOSTILE = ["{{ 7*7 }}", "{% raw", "{#", "<img src=x onerror=alert(1)>", "</script>", "a\u2028b", "`${1}`", "\"\\'"]


def test_places_carry_what_a_pin_shows(article: Article, gazetteer: GazetteerLike) -> None:
    content = payload(article("Pakistan and Islamabad; Pakistan again"), gazetteer)
    pakistan, islamabad = content["places"]
    assert (pakistan["n"], pakistan["name"], pakistan["kind"], pakistan["count"]) == (1, "Pakistan", "country", 2)
    assert (islamabad["n"], islamabad["kind"], islamabad["count"]) == (2, "settlement", 1)
    assert islamabad["lat"] == 33.72148 and islamabad["lon"] == pytest.approx(73.04329)
    assert islamabad["title"] == "2, Islamabad, Capital city, 1 mention"
    assert islamabad["outline"] is None
    assert json.loads(pakistan["outline"])["type"] == "MultiPolygon"


def test_no_places_no_frame(article: Article) -> None:
    assert payload(article("Nothing here"), None) == {"places": [], "meridian": 0.0, "subject": None, "all": None}


def test_a_region_reaches_as_far_as_its_outline_and_else_as_such_regions_do() -> None:
    plain = Place("x:1", "Plain", 60.0, 10.0, FeatureClass.REGION, "RGN")
    # Four degrees of latitude by eight of longitude at 60° north, where those are half as long.
    assert reach_of(plain, (58.0, 6.0, 62.0, 14.0)) == pytest.approx(4 * 111.2, rel=0.01)
    park = Place("x:2", "Park", 60.0, 10.0, FeatureClass.REGION, "PRK")
    assert reach_of(plain, None) > 5 * reach_of(park, None) > 0
    assert reach_of(Place("x:3", "Town", 60.0, 10.0, FeatureClass.SETTLEMENT), None) == 0


def test_uncertain_places_say_so(article: Article) -> None:
    place = payload(article("Islamabad", confidence=0.2), None)["places"][0]
    assert place["uncertain"] is True
    assert place["title"].endswith("uncertain")


@pytest.mark.parametrize("latitude, longitude", [(float("nan"), 0.0), (91.0, 0.0), (0.0, 181.0), (0.0, float("inf"))])
def test_impossible_coordinates_are_left_out(article: Article, latitude: float, longitude: float) -> None:
    nowhere = Place("x:1", "Nowhere", latitude, longitude, FeatureClass.SETTLEMENT)
    assert payload(article("Nowhere", (nowhere,)), None)["places"] == []


@pytest.mark.parametrize("latitude, longitude", [(0.0, 0.0), (90.0, 0.0), (-90.0, 180.0), (12.0, -180.0)])
def test_the_edges_of_the_world_are_places_too(article: Article, latitude: float, longitude: float) -> None:
    edge = Place("x:1", "Edge", latitude, longitude, FeatureClass.SETTLEMENT)
    content = payload(article("Edge", (edge,)), None)
    assert content["places"][0]["lat"] == latitude
    assert (content["places"][0]["lon"] - longitude) % 360 == 0
    json.dumps(content, allow_nan=False)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_themselves(article: Article, name: str) -> None:
    place = Place("x:1", name, 1.0, 2.0, FeatureClass.SETTLEMENT)
    atlas = article(f"In {name} nothing happened.", (place,))
    assert json.loads(json.dumps(payload(atlas, None)))["places"][0]["name"] == name
    content = popup(atlas, "x:1")
    assert content["name"] == name
    assert content["snippets"][0]["text"] == name.replace("\u2028", " ")


def test_numbers_keep_their_point_in_every_locale(article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale, "localeconv", lambda: {"decimal_point": ","})
    text = json.dumps(payload(article("Islamabad"), None))
    assert "33.72148" in text
    assert popup(article("Islamabad"), "geonames:1")["facts"] == "33.7215° N, 73.0433° E · confidence 0.90"


def test_a_popup_tells_what_and_where(article: Article, gazetteer: GazetteerLike) -> None:
    content = popup(article("Islamabad and Washington"), "geonames:5", None, gazetteer)
    assert content["n"] == 2
    assert content["kind"] == "Capital city"
    assert content["where"] == "District of Columbia, United States"
    assert (content["position"], content["count"], content["more"]) == (1, 1, 0)


def test_a_popup_says_who_decided_where_the_reader_did(article: Article) -> None:
    atlas = article("Islamabad")
    (found,) = atlas.resolutions
    decided = replace(atlas, resolutions=(replace(found, origin=Origin.READER, confidence=1.0),))
    assert popup(decided, "geonames:1")["facts"] == "33.7215° N, 73.0433° E · decided by you"


def test_a_popup_of_an_unknown_place_is_an_error(article: Article) -> None:
    with pytest.raises(KeyError):
        popup(article("Islamabad"), "geonames:2")


@pytest.mark.parametrize("position, quoted", [(0, [0, 1, 2]), (1, [0, 1, 2]), (3, [2, 3, 4]), (6, [4, 5, 6])])
def test_three_mentions_around_the_current_one(article: Article, position: int, quoted: list[int]) -> None:
    content = popup(article("Islamabad " * 7), "geonames:1", position)
    assert [entry["index"] for entry in content["snippets"]] == quoted
    assert [entry["index"] for entry in content["snippets"] if entry["current"]] == [position]
    assert (content["position"], content["more"]) == (position + 1, 4)


def test_a_mention_of_another_place_counts_as_the_first(article: Article) -> None:
    content = popup(article("Pakistan, Islamabad, Islamabad"), "geonames:1", 0)
    assert content["position"] == 1


def test_ten_thousand_mentions_make_a_small_popup(article: Article) -> None:
    content = popup(article("Islamabad " * 10_000), "geonames:1", 5_000)
    assert len(content["snippets"]) == 3
    assert content["more"] == 9_997


def test_words_around_are_cut_at_words(article: Article) -> None:
    atlas = article("Long ago and far away, in the hills above old Islamabad, there was a rather long garden wall.")
    assert words_around(atlas, 0) == ("…in the hills above old ", "Islamabad", ", there was a rather…")


def test_words_around_know_the_ends_of_the_text(article: Article) -> None:
    assert words_around(article("date 2025 Islamabad - so it is."), 0) == ("date 2025 ", "Islamabad", " - so it is.")


def test_words_around_make_white_space_single(article: Article) -> None:
    assert words_around(article("one\n\n two\tIslamabad\nthree"), 0) == ("one two ", "Islamabad", " three")


def test_a_text_without_spaces_is_cut_all_the_same(article: Article) -> None:
    before, _, after = words_around(article("x" * 500 + "Islamabad" + "y" * 500), 0)
    assert (before, after) == ("…" + "x" * 26, "y" * 24 + "…")


@pytest.mark.parametrize(
    "usage, note", [(Usage.LITERAL, ""), (Usage.ASSOCIATIVE, "government"), (Usage.DEMONYM, "demonym")]
)
def test_snippets_name_the_usage(article: Article, usage: Usage, note: str) -> None:
    atlas = article("Islamabad", usage=usage)
    (entry,) = popup(atlas, atlas.places[0].place.id)["snippets"]
    assert entry["note"] == note
