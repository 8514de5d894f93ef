"""The language of the window's own words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

__all__ = ["PlainEnglish", "install"]


class PlainEnglish(QTranslator):
    """Makes "%n place(s)" into "1 place" and "7 places", as a translation into English would."""

    def isEmpty(self) -> bool:
        """False, or Qt would not ask it."""
        return False

    def translate(self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1) -> str:  # noqa: ARG002
        """The plural where there is one; every other text stands as it is written in the source."""
        if n < 0 or "(s)" not in source_text:
            # A null string in Qt's eyes; an empty one would count as a translation.
            return None  # type: ignore[return-value]
        return source_text.replace("(s)", "" if n == 1 else "s")


def install(application: QCoreApplication, parent: QObject) -> QTranslator:
    """Has the window speak plain English.

    Args:
        application: Where texts are looked up.
        parent: Owns the translator.
    """
    translator = PlainEnglish(parent)
    application.installTranslator(translator)
    return translator
