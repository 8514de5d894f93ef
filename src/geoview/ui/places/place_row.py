"""The row of a place in every table of places, and the columns that all these tables share."""

from __future__ import annotations

from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from geoview.analysis.filtering import fold_words
from geoview.gazetteer.place import PlaceKind
from geoview.ui.widgets.number_badge import paint_number_badge
from geoview.ui.widgets.row_model import NOTHING, Column
from geoview.ui.wording.place_wording import WORDS
from geoview.ui.wording.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter

    from geoview.atlas import Atlas, PlaceUse
    from geoview.mapping.aggregate import GatheredUse
    from geoview.ui.widgets.tables import RowTable

__all__ = ["PlaceRow", "place_columns", "text_shares"]

_tr = Translator("PlaceRow")

Use = TypeVar("Use", bound="PlaceUse | GatheredUse")


class PlaceRow(Generic[Use]):
    """A place in the reader's language. Values are computed on demand: of thousands of rows only a few are shown.

    Args:
        use: The place, and how it is used.
        country_name: Name of the country that the place is or lies in; "" for none.

    Attributes:
        use: The place, and how it is used.
        place: The place.
        number: Its number, which is that on the map.
    """

    def __init__(self, use: Use, country_name: str) -> None:
        self.use = use
        self.place = use.place
        self.number = use.number
        self._country_name = country_name

    @property
    def name(self) -> str:
        """The name of the place."""
        return WORDS.name(self.place)

    @property
    def kind(self) -> str:
        """The kind of the place, in words."""
        return WORDS.kind(self.place)

    @property
    def country(self) -> str:
        """The country that the place lies in; "" for a country and outside every country."""
        return "" if self.place.kind is PlaceKind.COUNTRY else self._country_name

    @cached_property
    def words(self) -> str:
        """The text that a filter searches, case-folded."""
        return fold_words(f"{self.place.name}\n{self.kind}\n{self.country}\n{self.place.admin1}")


def text_shares(atlas: Atlas, use: PlaceUse) -> tuple[float, ...]:
    """Return the positions of the mentions of a place, 0 … 1 of the text."""
    length = max(len(atlas.document.text), 1)
    return tuple(atlas.starts[index] / length for index in use.mentions)


def place_columns(
    table: RowTable,
    width: int,
    shares: tuple[float, float, float],
    *,
    paint: Callable[[QPainter, QRect, Any], None] | None = None,
    spoken: Callable[[Any], str] | None = None,
) -> list[Column[Any]]:
    """Return the columns for number, name, kind and country. Equal rows stay in the order of their numbers.

    Args:
        table: The table that gets the columns.
        width: Width of the number column, in pixels.
        shares: Shares of name, kind and country in the rest of the width.
        paint: Paints the number; None for a badge as on the map.
        spoken: What a screen reader says for the number; None for the number.
    """

    def badge(painter: QPainter, rect: QRect, row: PlaceRow[Any]) -> None:
        paint_number_badge(painter, rect, row.number, row.place.kind, table.theme, hollow=row.use.uncertain)

    return [
        Column("#", lambda r: str(r.number), attrgetter("number"), width=width, paint=paint or badge, spoken=spoken),
        Column(_tr("Place"), lambda r: r.name, lambda r: (fold_words(r.name), r.number), shares[0], is_name=True),
        Column(_tr("Kind"), lambda r: r.kind, lambda r: (r.kind, r.number), shares[1]),
        Column(
            _tr("Country"),
            lambda r: r.country or NOTHING,
            lambda r: (not r.country, fold_words(r.country), r.number),
            shares[2],
        ),
    ]
