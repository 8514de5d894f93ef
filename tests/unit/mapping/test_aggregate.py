"""The places of many documents as the map page gets them."""

from __future__ import annotations

import json

import pytest

from geoview.gazetteer.place import FeatureClass, Place
from geoview.mapping.aggregate import Gathered, GatheredUse, PassageLine
from geoview.mapping.payload import payload, popup

LAGOS = Place("x:lagos", "Lagos {{ 7*7 }} <b>", 6.45, 3.39, FeatureClass.SETTLEMENT)
NOWHERE = Place("x:nowhere", "Nowhere", 91.0, 0.0, FeatureClass.SETTLEMENT)
LINES = tuple(PassageLine("from ", "Lagos", f" by {n}", f"Text {n} </script>") for n in range(7))


def gathered() -> Gathered:
    uses = (GatheredUse(1, LAGOS, 7, 30, 0.9, False), GatheredUse(2, NOWHERE, 1, 1, 0.2, True))
    return Gathered("a folder", uses, passages_of=lambda place_id: LINES if place_id == "x:lagos" else ())


def test_a_pin_is_as_large_as_documents_name_it() -> None:
    content = payload(gathered(), None)
    (place,) = content["places"]
    assert (place["n"], place["count"], place["name"]) == (1, 7, LAGOS.name), "what has no point is not drawn"
    assert "7 documents" in place["title"]
    assert json.loads(json.dumps(content, allow_nan=False))["places"] == content["places"]


def test_the_popup_quotes_documents_around_the_current_one() -> None:
    content = popup(gathered(), "x:lagos", 4)
    assert [snippet["index"] for snippet in content["snippets"]] == [3, 4, 5]
    assert [snippet["current"] for snippet in content["snippets"]] == [False, True, False]
    assert content["snippets"][1]["note"] == "Text 4 </script>"
    assert (content["position"], content["count"], content["more"]) == (5, 7, 4)
    assert len(popup(gathered(), "x:lagos", limit=200)["snippets"]) == 7


def test_a_place_whose_words_are_not_known_yet_has_a_popup_too() -> None:
    content = popup(gathered(), "x:nowhere")
    assert content["snippets"] == [] and (content["position"], content["count"]) == (1, 1)
    with pytest.raises(KeyError):
        popup(gathered(), "x:unknown")
