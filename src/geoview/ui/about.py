"""What GeoView is, which data it shows, and under which licences."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from geoview import __version__
from geoview.errors import GeoViewError
from geoview.storage import resource_path
from geoview.ui.icons import app_icon

if TYPE_CHECKING:
    from geoview.gazetteer import GazetteerInfo

__all__ = ["show_about"]


def _tr(text: str) -> str:
    return QCoreApplication.translate("about", text)


def show_about(parent: QWidget, info: GazetteerInfo | None) -> None:
    """Opens the dialog.

    Args:
        parent: The window.
        info: The place data in use, which says itself where it comes from; None while it is not loaded.
    """
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(_tr("About GeoView"))
    sign = QLabel()
    sign.setPixmap(app_icon().pixmap(64, 64))
    sign.setAlignment(Qt.AlignmentFlag.AlignTop)
    head = QLabel(f"GeoView {__version__}\n" + _tr("Read a text and see where it happens."))
    head.setTextFormat(Qt.TextFormat.PlainText)
    text = QPlainTextEdit(_text(info))
    text.setReadOnly(True)
    text.setAccessibleName(_tr("Versions, data and licences"))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    top = QHBoxLayout()
    top.addWidget(sign)
    top.addWidget(head, 1)
    layout = QVBoxLayout(dialog)
    layout.addLayout(top)
    layout.addWidget(text, 1)
    layout.addWidget(buttons)
    dialog.resize(560, 440)
    dialog.open()


def _text(info: GazetteerInfo | None) -> str:
    parts = [
        f"Python {platform.python_version()} · PySide6 {PySide6.__version__} · Qt {qVersion()} · {platform.platform()}"
    ]
    if info is not None:
        parts.append(f"{info.version}: {info.places:,} places, {info.names:,} names")
        parts += [f"{s.title} — {s.licence}\n{s.url}" for s in info.sources]
    try:
        parts.append(resource_path("ATTRIBUTION.md").read_text(encoding="utf-8"))
    except GeoViewError as error:
        parts.append(str(error))
    return "\n\n".join(parts)
