"""Looking up texts of the window where no object has a `tr` method."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

__all__ = ["Translator"]


class Translator:
    """The translation function of a module, which names it `_tr`; resources/translations/extract.py finds it by this.

    Args:
        context: The translation context of the texts.
    """

    def __init__(self, context: str) -> None:
        self._context = context

    def __call__(self, text: str, count: int = -1) -> str:
        """Return a text in the reader's language; with a count, its singular or plural."""
        return QCoreApplication.translate(self._context, text, None, count)
