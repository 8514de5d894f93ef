"""What every table of places says of one."""

from __future__ import annotations

from geoview.gazetteer.place import Place, PlaceKind
from geoview.ui.wording.place_wording import WORDS

__all__ = ["RowOfPlace"]


class RowOfPlace:
    """A place in the reader's words. What is not asked for is not worked out: of thousands of rows a few are seen.

    Args:
        place: The place.
        country_name: Name of the country that it is or lies in; "" for none.

    Attributes:
        place: The place.
    """

    def __init__(self, place: Place, country_name: str) -> None:
        self.place = place
        self._country_name = country_name

    @property
    def name(self) -> str:
        """What it is called."""
        return WORDS.name(self.place)

    @property
    def kind(self) -> str:
        """What it is, in words."""
        return WORDS.kind(self.place)

    @property
    def country(self) -> str:
        """The country that it lies in; "" for a country and for what lies in none."""
        return "" if self.place.kind is PlaceKind.COUNTRY else self._country_name
