"""Input fields and choices."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from geoview.ui.widgets.icons import icon
from geoview.ui.widgets.theme import LIGHT, Theme

__all__ = ["SearchField", "elastic_box", "number_box"]

_FIGURES = 6  # pixels between a field's edge and its figures


def elastic_box() -> QComboBox:
    """Return a choice that is as wide as its space, not as its longest option."""
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    return box


def number_box() -> QSpinBox:
    """Return a field for a whole number whose digits align with the text of other fields."""
    box = QSpinBox()
    # A style sheet can't reach the line edit inside.
    box.lineEdit().setTextMargins(_FIGURES, 0, _FIGURES, 0)
    return box


class SearchField(QLineEdit):
    """A field for searching or filtering. A file dropped on it is opened, not inserted as text.

    Args:
        name: Its purpose, as a placeholder and for screen readers.
        hint: A longer text to show while it is empty, instead of its name.
    """

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._clear: QAction | None = None
        self.setPlaceholderText(hint or name)
        self.setAccessibleName(name)
        self.setAcceptDrops(False)
        self.textChanged.connect(self._on_text)

    def set_theme(self, theme: Theme) -> None:
        """Colour the icon."""
        self._theme = theme
        if self._clear is not None:
            self._clear.setIcon(icon("close", theme.muted))

    def event(self, event: QEvent) -> bool:
        """Let Esc act on this field before it acts on the window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def _on_text(self, text: str) -> None:
        if self._clear is None:
            sign = icon("close", self._theme.muted)
            self._clear = self.addAction(sign, QLineEdit.ActionPosition.TrailingPosition)
            self._clear.setText(self.tr("Clear"))
            self._clear.triggered.connect(self.clear)
        self._clear.setVisible(bool(text))
