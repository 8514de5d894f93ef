"""Places in the reader's language: kind, country, position and certainty.

Files and exports keep English words and decimal points; these words are only for the window.
"""

from __future__ import annotations

import json
from functools import cache

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QGuiApplication

from geoview.errors import GeoViewError
from geoview.gazetteer.place import Place, PlaceKind
from geoview.mapping import labels
from geoview.resolution.types import Usage
from geoview.resolution.wording import Area, Reason, Times
from geoview.storage import resource_path
from geoview.ui.wording import language
from geoview.ui.wording.error_wording import phrase_words, value_words
from geoview.ui.wording.translation import Translator

__all__ = ["WORDS", "PlaceWords", "country_name", "isolated", "share"]

_tr = Translator("places")

_LONGEST = 200
_ISOLATE, _POP = "\u2066", "\u2069"


def isolated(text: str) -> str:
    """Wrap numbers and signs so that they read from left to right, even in a right-to-left line."""
    is_mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return f"{_ISOLATE}{text}{_POP}" if is_mirrored else text


def share(value: float) -> str:
    """Return a confidence, 0 … 1, with two decimals in the reader's number format."""
    return QLocale().toString(value, "f", 2)


def country_name(code: str, name: str) -> str:
    """Return the name of a country in the reader's language.

    Args:
        code: ISO 3166-1 alpha-2.
        name: The English name, used where there is no translation.
    """
    return _countries(language.spoken()).get(code, name)


@cache
def _countries(spoken: str) -> dict[str, str]:
    if spoken == "en":
        return {}
    try:
        table = json.loads(resource_path("translations", f"countries_{spoken}.json").read_text(encoding="utf-8"))
    except (GeoViewError, OSError, ValueError):
        # A package without it says the names in English.
        return {}
    return {str(code): str(name) for code, name in table.items()}


class PlaceWords(labels.Words):
    """The words for places in the window."""

    def name(self, place: Place) -> str:
        """Return the name of a place; countries are translated, other names come from the gazetteer."""
        return country_name(place.country_code, place.name) if place.kind is PlaceKind.COUNTRY else place.name

    def kind(self, place: Place) -> str:
        """Return the kind of a place in a word or two."""
        return QCoreApplication.translate("kinds", labels.kind_name(place))

    def country(self, country: Place | None) -> str:
        """Return the name of a country."""
        return country_name(country.country_code, country.name) if country is not None else ""

    def coordinates(self, latitude: float, longitude: float) -> str:
        """Return degrees with hemispheres in the reader's number format."""
        locale = QLocale()
        north = _tr("{0}° N") if latitude >= 0 else _tr("{0}° S")
        east = _tr("{0}° E") if longitude >= 0 else _tr("{0}° W")
        gap = "; " if locale.decimalPoint() == "," else ", "
        parts = (locale.toString(abs(latitude), "f", 4), locale.toString(abs(longitude), "f", 4))
        return isolated(gap.join((north.format(parts[0]), east.format(parts[1]))))

    def confidence(self, value: float) -> str:
        """Return the confidence as a text."""
        return _tr("confidence {0}").format(isolated(share(value)))

    def decided(self) -> str:
        """Return the words for a place that the reader decided."""
        return _tr("decided by you")

    def note(self, usage: Usage) -> str:
        """Return the note for a mention that does not mean the location itself."""
        return {Usage.LITERAL: "", Usage.ASSOCIATIVE: _tr("government"), Usage.DEMONYM: _tr("demonym")}[usage]

    def reason(self, reason: str) -> str:
        """Return a reason for a place in the reader's language; the reader's own reason stays as it is."""
        return phrase_words(reason, "reasons", self._in_reason) if isinstance(reason, Reason) else str(reason)

    def _in_reason(self, value: object) -> str:
        match value:
            case Reason():
                return self.reason(value)
            case Area():
                return country_name(value.country, value.name)
            case Times():
                if value.number <= 2:
                    return _tr("once") if value.number == 1 else _tr("twice")
                return QCoreApplication.translate("places", "%n time(s)", "", value.number)
        return value_words(value)

    def title(self, number: int, place: Place, count: int, *, uncertain: bool, in_documents: bool = False) -> str:
        """Return a pin in one line for screen readers; `count` is of mentions, or of documents that mention it."""
        if in_documents:
            counted = QCoreApplication.translate("places", "%n document(s)", "", count)
        else:
            counted = QCoreApplication.translate("places", "%n mention(s)", "", count)
        words = [QLocale().toString(number), self.name(place)[:_LONGEST], self.kind(place), counted]
        if uncertain:
            words.append(_tr("uncertain"))
        return ", ".join(words)


WORDS = PlaceWords()
