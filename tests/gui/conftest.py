"""A window with a parser and a map that do exactly what a test says, and one with the real things."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

# WebEngine, loaded later, wants this before there is an application.
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
# Without a window manager no window is ever active, and keys go nowhere; offscreen they always arrive.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")

import shiboken6  # noqa: E402
from desk import Desk, FakeMap, FakeParser, Kit, Make  # noqa: E402

from geoview.corrections.store import CorrectionStore  # noqa: E402
from geoview.document import Document  # noqa: E402
from geoview.ui.article.clipboard import leave_plain  # noqa: E402
from geoview.ui.documents.documents import Documents, SharedEngine  # noqa: E402
from geoview.ui.documents.session import Engine, Session  # noqa: E402
from geoview.ui.online.access import Access  # noqa: E402
from geoview.ui.runtime.jobs import Jobs  # noqa: E402
from geoview.ui.shell.window import Window  # noqa: E402
from geoview.ui.widgets.color_scheme import ColorScheme  # noqa: E402
from geoview.ui.wording import language  # noqa: E402
from geoview.viewer.window_state import StateFile  # noqa: E402


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


@pytest.fixture
def make_desk(qapp: QApplication) -> Iterator[Make]:
    """Makes windows and takes them apart again."""
    desks: list[Desk] = []
    translator = language.install(qapp, qapp)

    def make(
        parser: FakeParser | None = None,
        *,
        engine: Callable[[], Engine] | None = None,
        read: Callable[[Path, str | None], Document] | None = None,
        state: Path | None = None,
        keep: Path | None = None,
        real_map: bool = False,
        theme: str = "light",
        system: Callable[[], Qt.ColorScheme] | None = None,
        size: tuple[int, int] = (1200, 800),
        access: Access | None = None,
    ) -> Desk:
        parser = parser or FakeParser()
        jobs = Jobs()
        shared = SharedEngine(engine or (lambda: Engine(None, parser)))
        keeper = CorrectionStore((lambda: keep) if keep is not None else None)

        def make_session() -> Session:
            if read is None:
                return Session(jobs, shared, keeper=keeper)
            return Session(jobs, shared, read, keeper=keeper)

        documents = Documents(jobs, make_session)
        file = StateFile(state)
        window = Window(documents, ColorScheme(qapp, theme, system), file, None if real_map else FakeMap, access)
        window.resize(*size)
        window.show()
        desks.append(Desk(window, documents, parser, file, jobs))
        return desks[-1]

    yield make
    for desk in desks:
        if desk.parser.gate is not None:
            desk.parser.gate.set()
        desk.jobs.close()
        appearance = desk.window.appearance
        if shiboken6.isValid(desk.window):
            desk.window.close()
            shiboken6.delete(desk.window)
        # Nothing owns it: until it were collected, its ring would follow the focus in the windows of later tests.
        shiboken6.delete(appearance)
    leave_plain()
    qapp.removeTranslator(translator)
    shiboken6.delete(translator)


@pytest.fixture
def kit() -> type[Kit]:
    """The names that tests need from here: test files can't import one another."""
    return Kit
