from __future__ import annotations

import json
from dataclasses import replace

import pytest

from geoview.atlas import Atlas
from geoview.export import write
from geoview.export.details import mention_details, place_details, quote, use_details
from geoview.gazetteer.place import FeatureClass, Place
from geoview.text import Span


def test_a_quote_is_the_mention_with_the_words_around_it() -> None:
    text = "one two three four PARIS five six seven eight"
    start = text.index("PARIS")
    assert quote(text, Span(start, start + 5), 10) == "…four PARIS five six…"


def test_details_of_a_use(atlas: Atlas) -> None:
    details = use_details(atlas.places[0])
    assert details["number"] == 1
    assert details["place_id"] == "geonames:1176615"
    assert details["place_kind"] == "settlement"
    assert (details["latitude"], details["longitude"]) == (33.72148, 73.04329)


def test_details_of_a_mention_say_who_decided(atlas: Atlas) -> None:
    details = mention_details(atlas, 1)
    assert details["decided_by"] == "reader"
    assert details["usage"] == "demonym"
    assert atlas.document.text[details["start"] : details["end"]] == details["text"] == "Pakistani"
    assert details["quote"].startswith("😀 ISLAMABAD - A Pakistani envoy")


def test_a_mention_knows_its_page(atlas: Atlas) -> None:
    assert mention_details(atlas, 0)["page"] is None
    paged = Atlas(replace(atlas.document, pages=(0, 40, 90)), atlas.resolutions)
    assert [mention_details(paged, index)["page"] for index in range(7)] == [1, 1, 2, 2, 3, 3, 3]


def test_a_place_without_coordinates_has_none() -> None:
    place = Place("geonames:1", "Nowhere", float("nan"), 0.0, FeatureClass.SETTLEMENT)
    details = place_details(place)
    assert details["latitude"] is None
    assert details["longitude"] is None
    assert details["population"] is None


@pytest.mark.parametrize("format_", ["json", "geojson"])
def test_exports_say_what_a_document_is_about(atlas: Atlas, format_: str) -> None:
    data = json.loads(write(atlas, format_))
    about = data["documents"][0]["focus"] if format_ == "geojson" else data["focus"]
    assert about["countries"][0]["name"] == "Pakistan"
    assert 0 < about["countries"][0]["share"] <= 1
    assert {place["place_id"] for place in about["places"]} <= {use.place.id for use in atlas.places}
