"""Parts of the window are tested without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from plain_qt import nothing_left, plain_application, speak
from PySide6.QtCore import QObject

from geoview.ui.wording import language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

__all__ = ["nothing_left", "plain_application", "speak"]


@pytest.fixture(autouse=True)
def plurals(qapp: QApplication, plain_application: None) -> Iterator[None]:
    """Counted words have a singular and a plural, as in the application."""
    owner = QObject()
    translator = language.install(qapp, owner)
    yield
    qapp.removeTranslator(translator)
    shiboken6.delete(owner)
