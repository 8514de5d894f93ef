"""Places that an online service gave: credited in every export and in the sidecar, which brings them back."""

from __future__ import annotations

import json

import pytest

from geoview import export
from geoview.atlas import Atlas
from geoview.corrections.records import read_edit, write_edit
from geoview.document import from_text
from geoview.edits import Choose
from geoview.gazetteer.place import FeatureClass, Place
from geoview.resolution.types import Origin
from geoview.text import Span

TOWN = Place("osm:node/5", "Dori Koira", 12.5, -3.25, FeatureClass.SETTLEMENT, "PPL", "BF", source="online:nominatim")
DOCUMENT = from_text("They walked to Dori Koira in a day.\n")
EDIT = Choose(Span(15, 25), "Dori Koira", TOWN)


@pytest.mark.parametrize("kind", ["geojson", "csv", "kml", "html", "json", "jsonl", "svg", "gpkg"])
@pytest.mark.parametrize("online", [True, False])
def test_every_export_credits_the_service(kind: str, online: bool) -> None:
    atlas = Atlas(DOCUMENT, (), "GeoNames", "test")
    data = export.write_bytes(EDIT.apply(atlas) if online else atlas, kind)
    assert (b"OpenStreetMap contributors, ODbL" in data) is online


def test_the_reader_picked_it_but_the_word_is_the_services() -> None:
    atlas = EDIT.apply(Atlas(DOCUMENT, (), "GeoNames", "test"))
    assert [resolution.origin for resolution in atlas.resolutions] == [Origin.GEOCODER]
    assert '"decided_by": "geocoder"' in export.write(atlas, "geojson")


def test_the_sidecar_keeps_source_and_credit() -> None:
    record = json.loads(json.dumps(write_edit(EDIT, DOCUMENT)))
    assert record["place"]["source"] == "online:nominatim"
    assert record["place"]["attribution"] == "© OpenStreetMap contributors, ODbL"
    assert read_edit(record, DOCUMENT, lambda place_id: None) == EDIT
