"""Errors and other words of the core in the reader's language.

The core says everything in English, and how it is made; see `geoview.phrases.Phrase`. Command and files keep that.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from geoview.errors import GeoViewError
from geoview.phrases import Phrase
from geoview.ui.wording import language

__all__ = ["ErrorWords", "error_words", "phrase_words", "sentence", "value_words"]


class ErrorWords(NamedTuple):
    """An error for the eye.

    Attributes:
        title: What could not be done.
        message: Why.
        hint: What to do next; "" for nothing.
    """

    title: str
    message: str
    hint: str

    @property
    def text(self) -> str:
        """Message and hint as sentences."""
        return " ".join(part for part in (sentence(self.message), self.hint) if part)


def error_words(error: GeoViewError) -> ErrorWords:
    """Return what an error says in the reader's language."""
    return ErrorWords(*map(phrase_words, (error.title, error.message, error.hint)))


def phrase_words(text: str, context: str = "errors", in_words: Callable[[object], str] | None = None) -> str:
    """Return a text of the core in the reader's language; one that is no `Phrase` stays as it is.

    Args:
        text: The text.
        context: Where its template is looked up.
        in_words: What its values are called; None for `value_words`.
    """
    if not isinstance(text, Phrase) or language.spoken() == "en":
        return str(text)
    template = QCoreApplication.translate(context, text.template)
    values = {name: (in_words or value_words)(value) for name, value in text.values.items()}
    return template.format(**values) if values else template


def value_words(value: object) -> str:
    """Return what stands in a phrase as the reader writes it."""
    match value:
        case Phrase():
            return phrase_words(value)
        case tuple():
            both = QCoreApplication.translate("places", "{0} and {1}")
            return str(value[0]) if len(value) == 1 else both.format(", ".join(value[:-1]), value[-1])
        case int():
            return QLocale().toString(value)
        case float():
            return QLocale().toString(value, "f", 1)
    return str(value)


def sentence(text: str) -> str:
    """Return a text with a full stop, unless it ends in a mark of its own."""
    return text if not text or text[-1] in ".!?…" else text + "."
