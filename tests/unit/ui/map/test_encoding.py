"""What the map page is told, as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QThreadPool

from geoview.atlas import Atlas
from geoview.document import from_text
from geoview.errors import GazetteerError
from geoview.gazetteer.place import FeatureClass, Place
from geoview.mapping.payload import NOTHING, payload
from geoview.names.mention import Mention
from geoview.resolution.types import Resolution, Usage
from geoview.text import Span
from geoview.ui.map.encoding import MapEncoding, encoded
from geoview.ui.wording.place_wording import WORDS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def atlas_of(places: int) -> Atlas:
    """A text that names so many places."""
    text = " ".join(f"Tówn{n:04d}" for n in range(places))
    known = (Place(f"x:{n}", f"Tówn{n:04d}", n % 90, n % 180, FeatureClass.SETTLEMENT) for n in range(places))
    resolutions = (
        Resolution(Mention(Span(9 * n, 9 * n + 8), place.name), (), place, Usage.LITERAL, 0.9)
        for n, place in enumerate(known)
    )
    return Atlas(from_text(text), tuple(resolutions))


class Damaged:
    """A gazetteer whose outlines can't be read."""

    def outline(self, place_id: str) -> str | None:
        raise GazetteerError("The outlines can't be read", "the file is damaged", "")

    def country(self, code: str) -> Place | None:
        return None


@pytest.mark.parametrize("places", [0, 1, 199, 200, 201, 450])
def test_the_pieces_are_the_payload(places: int) -> None:
    atlas = atlas_of(places)
    assert json.loads(b"".join(encoded(atlas, None))) == json.loads(json.dumps(payload(atlas, None, WORDS)))


def test_no_text_has_no_places() -> None:
    assert json.loads(b"".join(encoded(None, None))) == NOTHING


def test_damaged_outlines_do_not_cost_the_pins() -> None:
    state = Place("x:1", "Westland", 30, 60, FeatureClass.AREA, feature_code="ADM1")
    mention = Mention(Span(0, 8), "Westland")
    atlas = Atlas(from_text("Westland"), (Resolution(mention, (), state, Usage.LITERAL, 0.9),))
    with pytest.raises(GazetteerError):
        payload(atlas, Damaged(), WORDS)
    (place,) = json.loads(b"".join(encoded(atlas, Damaged())))["places"]
    assert (place["name"], place["outline"]) == ("Westland", None)


def test_of_several_that_may_wait_only_the_last_is_described(qtbot: QtBot) -> None:
    pool = QThreadPool()
    # One after another: what is described last is told last.
    pool.setMaxThreadCount(1)
    encoding = MapEncoding(pool)
    made: list[tuple[int, int]] = []
    encoding.made.connect(lambda generation, content: made.append((generation, len(json.loads(content)["places"]))))
    encoding.begin(1, atlas_of(50), None)
    encoding.begin(2, atlas_of(501), None)
    encoding.begin(3, atlas_of(502), None)
    qtbot.waitUntil(lambda: len(made) == 2)
    assert made == [(1, 50), (3, 502)]
    encoding.begin(4, atlas_of(503), None)
    encoding.stop()
    other = MapEncoding(pool)
    with qtbot.waitSignal(other.made):
        # It waits as long as the one that was stopped would have.
        other.begin(5, atlas_of(504), None)
    assert len(made) == 2
