"""Names of countries in the reader's language, by the gazetteer of the document in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoview.ui.wording.place_wording import country_name

if TYPE_CHECKING:
    from geoview.ui.documents.documents import Documents

__all__ = ["CountryNames"]


class CountryNames:
    """Callable with an ISO 3166-1 code of two letters.

    Args:
        documents: What is open.
    """

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    def __call__(self, code: str) -> str:
        """Return the name of a country; the code where no gazetteer knows it."""
        engine = self._documents.current.engine
        country = engine.gazetteer.country(code) if engine and engine.gazetteer else None
        return country_name(code, country.name if country else code)
