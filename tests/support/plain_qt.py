"""What every test with Qt begins and ends with: plain English, no window open, no thread left behind."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, QTranslator

from geoview.ui.wording import language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication

__all__ = ["nothing_left", "plain_application", "speak"]

# WebEngine, loaded later, wants this before there is an application.
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """A test that leaves a thread behind fails."""
    before = {thread for thread in threading.enumerate() if thread.name.startswith("geoview-")}
    yield
    deadline = time.monotonic() + 3
    while time.monotonic() < deadline:
        left = {t for t in threading.enumerate() if t.name.startswith("geoview-") and t.is_alive()} - before
        if not left:
            return
        time.sleep(0.01)
    raise AssertionError(f"threads left behind: {left}")


@pytest.fixture(autouse=True)
def plain_application(qapp: QApplication) -> Iterator[None]:
    """Each test finds an application that speaks plain English from left to right, and leaves it so."""
    # Whatever the language of the machine is.
    QLocale.setDefault(_LOCALE)
    before = _manner(qapp)
    yield
    after = _manner(qapp)
    QLocale.setDefault(_LOCALE)
    assert after == before, "the test left the application in another language, direction or with a window open"


_LOCALE = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)


def _manner(application: QApplication) -> dict[str, object]:
    """What one window can leave behind for the next."""
    return {
        "language": language.spoken(),
        "translated": QCoreApplication.translate("actions", "&File"),
        "Qt's words": QCoreApplication.translate("QPlatformTheme", "Cancel"),
        "translators": len(application.findChildren(QTranslator)),
        "numbers": QLocale().name(),
        "direction": application.layoutDirection(),
        "windows": sorted(type(widget).__name__ for widget in application.topLevelWidgets() if widget.isVisible()),
    }


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[str], str]]:
    """Has the application speak a language until the test is over.

    The one that was asked last is asked first for a text, so a test with a window calls this after it is made ready.
    """
    owner = QObject()

    def change(code: str) -> str:
        return language.speak(qapp, owner, code)

    yield change
    for translator in owner.findChildren(QTranslator):
        qapp.removeTranslator(translator)
    language.speak(qapp, owner, "en")
    QLocale.setDefault(_LOCALE)
