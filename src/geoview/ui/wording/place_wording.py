"""What a place is called in the reader's language: its kind, its country, where it lies, how certain that is.

Files and exports keep the English words and the point in numbers; this is for the eye alone.
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
    """Numbers and signs that are read from left to right, also in the midst of a line that is not."""
    is_mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return f"{_ISOLATE}{text}{_POP}" if is_mirrored else text


def share(value: float) -> str:
    """A confidence, 0 … 1, with two decimals as the reader writes them."""
    return QLocale().toString(value, "f", 2)


def country_name(code: str, name: str) -> str:
    """The name of a country in the reader's language.

    Args:
        code: ISO 3166-1 alpha-2.
        name: In English, where there is no other.
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
    """The words of the window."""

    def name(self, place: Place) -> str:
        """A country in the reader's language; every other place as the gazetteer has it."""
        return country_name(place.country_code, place.name) if place.kind is PlaceKind.COUNTRY else place.name

    def kind(self, place: Place) -> str:
        """What it is, in a word or two."""
        return QCoreApplication.translate("kinds", labels.kind_name(place))

    def country(self, country: Place | None) -> str:
        """The name of a country."""
        return country_name(country.country_code, country.name) if country is not None else ""

    def coordinates(self, latitude: float, longitude: float) -> str:
        """Degrees with hemispheres, as the reader writes numbers."""
        locale = QLocale()
        north = _tr("{0}° N") if latitude >= 0 else _tr("{0}° S")
        east = _tr("{0}° E") if longitude >= 0 else _tr("{0}° W")
        gap = "; " if locale.decimalPoint() == "," else ", "
        parts = (locale.toString(abs(latitude), "f", 4), locale.toString(abs(longitude), "f", 4))
        return isolated(gap.join((north.format(parts[0]), east.format(parts[1]))))

    def confidence(self, value: float) -> str:
        """How certain it is."""
        return _tr("confidence {0}").format(isolated(share(value)))

    def decided(self) -> str:
        """The reader has said what it is."""
        return _tr("decided by you")

    def note(self, usage: Usage) -> str:
        """The word beside a mention that does not mean the location itself."""
        return {Usage.LITERAL: "", Usage.ASSOCIATIVE: _tr("government"), Usage.DEMONYM: _tr("demonym")}[usage]

    def reason(self, reason: str) -> str:
        """A reason for a place in the reader's language; one that the reader gave stays as it is."""
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
        """A pin in one spoken line; `count` is of mentions, or of documents that name it."""
        if in_documents:
            counted = QCoreApplication.translate("places", "%n document(s)", "", count)
        else:
            counted = QCoreApplication.translate("places", "%n mention(s)", "", count)
        words = [QLocale().toString(number), self.name(place)[:_LONGEST], self.kind(place), counted]
        if uncertain:
            words.append(_tr("uncertain"))
        return ", ".join(words)


WORDS = PlaceWords()
