"""Looking up texts of the window where no object is at hand that does it by its own `tr`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

__all__ = ["Translator"]


class Translator:
    """Looks up the texts of a module, which calls it `_tr`: resources/translations/extract.py reads that.

    Args:
        context: Where Qt looks them up.
    """

    def __init__(self, context: str) -> None:
        self._context = context

    def __call__(self, text: str, count: int = -1) -> str:
        """Return a text in the reader's language; with a count, that of so many things."""
        return QCoreApplication.translate(self._context, text, None, count)
