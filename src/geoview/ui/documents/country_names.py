"""Country names in the reader's language, from the gazetteer of the current document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoview.ui.wording.place_wording import country_name

if TYPE_CHECKING:
    from geoview.ui.documents.documents import Documents

__all__ = ["CountryNames"]


class CountryNames:
    """A callable that takes an ISO 3166-1 code of two letters and returns the name of the country.

    Args:
        documents: The open documents.
    """

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    def __call__(self, code: str) -> str:
        """Return the name of a country, or the code if no gazetteer knows it."""
        engine = self._documents.current.engine
        country = engine.gazetteer.country(code) if engine and engine.gazetteer else None
        return country_name(code, country.name if country else code)
