"""Names and number formats of the window, the same in text, table and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from geoview.ui.wording.translation import Translator

if TYPE_CHECKING:
    from datetime import date

__all__ = ["date_words", "encoding_name", "number", "tip"]

_tr = Translator("words")


def encoding_name(encoding: str, *, bom: bool = False) -> str:
    """Return the name of an encoding as readers write it: "UTF-8", "Windows-1252"."""
    name = encoding.lower().replace("_", "-").removesuffix("-sig")
    for prefix, shown in (("cp125", "Windows-125"), ("windows-125", "Windows-125")):
        if name.startswith(prefix):
            return shown + name[len(prefix) :]
    if name in ("ascii", "us-ascii"):
        return "ASCII"
    return name.upper() + (_tr(" with BOM") if bom else "")


def date_words(day: date) -> str:
    """Return a date in the reader's language: "23 December 2024"."""
    locale = QLocale()
    form = "d MMMM yyyy" if locale.language() in (QLocale.Language.English, QLocale.Language.C) else ""
    qt_day = QDate(day.year, day.month, day.day)
    return locale.toString(qt_day, form) if form else locale.toString(qt_day, QLocale.FormatType.LongFormat)


def number(value: int) -> str:
    """Return a number with the reader's thousands separators."""
    return QLocale().toString(value)


def tip(text: str) -> str:
    """Escape a text for a tool tip, which would interpret markup."""
    return text.replace("<", "‹").replace("&lt;", "‹")
