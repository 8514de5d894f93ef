"""The language of the window's own words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from geoview.errors import GeoViewError
from geoview.storage import resource_path

__all__ = ["LANGUAGES", "PlainEnglish", "install", "speak", "spoken"]


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


_SPOKEN = "geoviewLanguage"

LANGUAGES = (("en", "English"), ("de", "Deutsch"))
"""Languages that the window speaks, each by its own name."""


def speak(application: QCoreApplication, parent: QObject, wanted: str = "") -> str:
    """Has the window speak the reader's language where there is a translation; English costs nothing.

    Args:
        application: Where texts are looked up.
        parent: Owns the translators.
        wanted: BCP 47; "" for the language of the system. What is written so also writes numbers and dates.

    Returns:
        The language that is spoken: "en" where there is no translation.
    """
    code = _speak(application, parent, wanted)
    application.setProperty(_SPOKEN, code)
    return code


def spoken() -> str:
    """The language that the window speaks, as a code of two letters."""
    application = QCoreApplication.instance()
    return str(application.property(_SPOKEN) or "en") if application is not None else "en"


def _speak(application: QCoreApplication, parent: QObject, wanted: str) -> str:
    locale = QLocale(wanted) if wanted else QLocale.system()
    if wanted:
        QLocale.setDefault(locale)
    language = QLocale.languageToCode(locale.language())
    if language == "en" or language not in dict(LANGUAGES):
        return "en"
    try:
        own = resource_path("translations", f"geoview_{language}.qm")
    except GeoViewError:
        return "en"
    # Qt's own words first ("Close", "Cancel"): the one that was installed last is asked first.
    for path in (f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}/qtbase_{language}.qm", str(own)):
        translator = QTranslator(parent)
        if translator.load(path):
            application.installTranslator(translator)
    return language
