"""The problem report: a text with the versions in use, to copy. Nothing is sent anywhere."""

from __future__ import annotations

import locale
import platform
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QLocale, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from geoview import __version__
from geoview.licensing import commit
from geoview.ui.wording.translation import Translator

if TYPE_CHECKING:
    from geoview.ui.documents.session import Session

__all__ = ["report_text", "show_report"]

_tr = Translator("report")


def report_text(session: Session, pixel_ratio: float) -> str:
    """Return what a developer needs to know. The text holds no file names and nothing from a document."""
    engine, atlas = session.engine, session.atlas
    facts = [
        ("GeoView", f"{__version__} {commit()}".rstrip()),
        ("Python", platform.python_version()),
        ("PySide6", PySide6.__version__),
        ("Qt", qVersion()),
        ("System", platform.platform()),
        ("Display", f"{QGuiApplication.platformName()}, {pixel_ratio:g}×"),
        ("Language", f"{QLocale().bcp47Name()}, {locale.getpreferredencoding(do_setlocale=False)}"),
        ("Place data", engine.gazetteer.info.version if engine and engine.gazetteer else "—"),
        ("Parser", atlas.parser if atlas is not None and atlas.parser else "—"),
        ("Text", f"{len(atlas.document.text)} characters, {len(atlas.resolutions)} mentions" if atlas else "—"),
    ]
    questions = (_tr("What did you do?"), _tr("What happened?"), _tr("What did you expect?"))
    return "\n\n\n".join(questions) + "\n\n\n" + "\n".join(f"{name}: {value}" for name, value in facts) + "\n"


def show_report(parent: QWidget, session: Session) -> QDialog:
    """Open the report in a dialog where the reader can edit and copy it."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setObjectName("report")
    dialog.setWindowTitle(_tr("Report a Problem"))
    lead = QLabel(
        _tr("Complete this text and copy it. Nothing is sent from here, and nothing of what you read is in it.")
    )
    lead.setWordWrap(True)
    text = QPlainTextEdit(report_text(session, parent.screen().devicePixelRatio()))
    text.setAccessibleName(_tr("Report"))
    text.setTabChangesFocus(True)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    copy = QPushButton(_tr("Copy Report"))
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text.toPlainText()))
    buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(lead)
    layout.addWidget(text, 1)
    layout.addWidget(buttons)
    dialog.resize(560, 440)
    dialog.show()
    return dialog
