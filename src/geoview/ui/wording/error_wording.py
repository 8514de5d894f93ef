"""Errors and other texts of the core in the reader's language.

The texts of the core are English and keep their template and values; see `geoview.phrases.Phrase`. The command
line and files use the English text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from geoview.phrases import Phrase
from geoview.ui.wording import language

if TYPE_CHECKING:
    from collections.abc import Callable

    from geoview.errors import GeoViewError

__all__ = ["ErrorWords", "error_words", "phrase_words", "sentence", "value_words"]


class ErrorWords(NamedTuple):
    """An error in the reader's language.

    Attributes:
        title: What could not be done.
        message: Why.
        hint: What to do next; "" for no hint.
    """

    title: str
    message: str
    hint: str

    @property
    def text(self) -> str:
        """The message and the hint as sentences."""
        return " ".join(part for part in (sentence(self.message), self.hint) if part)


def error_words(error: GeoViewError) -> ErrorWords:
    """Return an error in the reader's language."""
    return ErrorWords(*map(phrase_words, (error.title, error.message, error.hint)))


def phrase_words(text: str, context: str = "errors", in_words: Callable[[object], str] | None = None) -> str:
    """Return a text of the core in the reader's language; one that is no `Phrase` stays as it is.

    Args:
        text: The text.
        context: Translation context of its template.
        in_words: Returns a value as text; None for `value_words`.
    """
    if not isinstance(text, Phrase) or language.spoken() == "en":
        return str(text)
    template = QCoreApplication.translate(context, text.template)
    values = {name: (in_words or value_words)(value) for name, value in text.values.items()}
    return template.format(**values) if values else template


def value_words(value: object) -> str:
    """Return a value of a phrase in the reader's format."""
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
    """Return a text with a full stop, unless it already ends with a punctuation mark."""
    return text if not text or text[-1] in ".!?…" else text + "."
