"""How the mentions of a document are shared out."""

from __future__ import annotations

from geoview.analysis.counts import Share, by_country, by_kind
from geoview.analysis.filtering import Subject, parse_filter
from geoview.atlas import Atlas
from geoview.document import Document
from geoview.gazetteer.place import FeatureClass, Place
from geoview.names.mention import Mention
from geoview.resolution.types import Resolution, Usage
from geoview.text import Span

TOWN = Place("x:1", "Aa", 0, 0, FeatureClass.SETTLEMENT, "PPL", "WL")
LAND = Place("x:2", "Bb", 0, 0, FeatureClass.AREA, "PCLI", "WL")
SEA = Place("x:3", "Cc", 0, 0, FeatureClass.WATER, "SEA")


def _atlas(names: str) -> Atlas:
    known = {"A": TOWN, "B": LAND, "C": SEA}
    found = [
        Resolution(Mention(Span(n, n + 1), name), (), known.get(name), Usage.LITERAL, 0.9)
        for n, name in enumerate(names)
    ]
    return Atlas(Document(names), tuple(found))


def test_kinds_and_countries_are_counted_the_most_mentioned_first() -> None:
    atlas = _atlas("ABBBCCA?")
    assert by_kind(atlas) == (
        Share("country", 1, 3, "kind:country"),
        Share("settlement", 1, 2, "kind:settlement"),
        Share("nature", 1, 2, "kind:nature"),
    )
    assert by_country(atlas) == (Share("WL", 2, 5, "country:WL"), Share("", 1, 2, "country:none"))


def test_the_shares_add_up() -> None:
    atlas = _atlas("ABBBCCA??")
    for shares in (by_kind(atlas), by_country(atlas)):
        assert sum(share.mentions for share in shares) + len(atlas.unresolved) == len(atlas.resolutions)
        assert sum(share.places for share in shares) == len(atlas.places)
    assert by_kind(_atlas("")) == by_country(_atlas("?")) == ()


def test_every_query_is_understood() -> None:
    for share in (*by_kind(_atlas("ABC")), *by_country(_atlas("ABC"))):
        assert parse_filter(share.query).problems == ()
    assert parse_filter("country:none").matches(Subject("cc"))
