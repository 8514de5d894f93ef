"""A window with a parser and a map that do exactly what a test says, and one with the real things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from desk import Desk, FakeMap, FakeParser, Kit, Make
from plain_qt import nothing_left, plain_application, speak

from geoview.corrections.store import CorrectionStore
from geoview.ui.article.clipboard import leave_plain
from geoview.ui.documents.documents import Documents, SharedEngine
from geoview.ui.documents.session import Engine, Session
from geoview.ui.runtime.jobs import Jobs
from geoview.ui.shell.compose import compose
from geoview.ui.widgets.color_scheme import ColorScheme
from geoview.ui.wording import language
from geoview.viewer.window_state import StateFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from geoview.document import Document
    from geoview.ui.online.access import Access

__all__ = ["kit", "make_desk", "nothing_left", "plain_application", "speak"]


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
        colors = ColorScheme(qapp, theme, system)
        parts = compose(documents, colors, file, None if real_map else FakeMap, access)
        parts.window.resize(*size)
        parts.window.show()
        desks.append(Desk(**vars(parts), parser=parser, jobs=jobs))
        return desks[-1]

    yield make
    for desk in desks:
        if desk.parser.gate is not None:
            desk.parser.gate.set()
        desk.jobs.close()
        colors = desk.colors
        if shiboken6.isValid(desk.window):
            desk.window.close()
            shiboken6.delete(desk.window)
        # Nothing owns it: until it were collected, its ring would follow the focus in the windows of later tests.
        shiboken6.delete(colors)
    leave_plain()
    qapp.removeTranslator(translator)
    shiboken6.delete(translator)


@pytest.fixture
def kit() -> type[Kit]:
    """The names that tests need from here: test files can't import one another."""
    return Kit
