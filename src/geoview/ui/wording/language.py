"""The language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from geoview.errors import GeoViewError
from geoview.storage import resource_path

__all__ = ["LANGUAGES", "PlainEnglish", "install", "speak", "spoken"]


class PlainEnglish(QTranslator):
    """A translator that turns "%n place(s)" into "1 place" and "7 places"."""

    def isEmpty(self) -> bool:
        """Return False, because Qt does not call an empty translator."""
        return False

    def translate(self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1) -> str:  # noqa: ARG002
        """Return a text with the right plural; any other text stays as it is in the source."""
        if n < 0 or "(s)" not in source_text:
            # A null string in Qt's eyes; an empty one would count as a translation.
            return None  # type: ignore[return-value]
        return source_text.replace("(s)", "" if n == 1 else "s")


def install(application: QCoreApplication, parent: QObject) -> QTranslator:
    """Set the window to plain English.

    Args:
        application: The application that looks up texts.
        parent: Owner of the translator.
    """
    translator = PlainEnglish(parent)
    application.installTranslator(translator)
    return translator


_SPOKEN = "geoviewLanguage"

LANGUAGES = (("en", "English"), ("de", "Deutsch"))
"""Languages that the window speaks, each by its own name."""


def speak(application: QCoreApplication, parent: QObject, wanted: str = "") -> str:
    """Set the window to the reader's language if there is a translation, or else to English.

    Args:
        application: The application that looks up texts.
        parent: Owner of the translators.
        wanted: BCP 47 tag, also used for numbers and dates; "" for the language of the system.

    Returns:
        The language in use: "en" where there is no translation.
    """
    code = _speak(application, parent, wanted)
    application.setProperty(_SPOKEN, code)
    return code


def spoken() -> str:
    """Return the language of the window as a code of two letters."""
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
