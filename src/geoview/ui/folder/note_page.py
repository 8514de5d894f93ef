"""The page that replaces the view when there is nothing to show: why, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from geoview.text import printable
from geoview.ui.widgets.icons import icon
from geoview.ui.widgets.theme import LIGHT, Theme
from geoview.ui.wording.error_wording import error_words

if TYPE_CHECKING:
    from pathlib import Path

    from geoview.errors import GeoViewError

__all__ = ["NotePage"]

_WIDTH = 460
_ICON = 40


class NotePage(QWidget):
    """A page with an icon, a title, a sentence or two, and up to two buttons."""

    pressed = Signal(str)
    """The name of the button that was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._sign_name = "open"
        self.setObjectName("startPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QWidget()
        column.setFixedWidth(_WIDTH)
        self._column = QVBoxLayout(column)
        self._column.setSpacing(9)
        self._sign = QLabel()
        self.title = QLabel()
        self.title.setObjectName("startTitle")
        self.text = QLabel()
        self.text.setObjectName("startLead")
        for label in (self.title, self.text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        for widget in (self._sign, self.title, self.text):
            self._column.addWidget(widget)
        self._column.addSpacing(6)
        self._column.addLayout(self.buttons)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(column)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(row)
        layout.addStretch(3)

    def show_note(self, sign: str, title: str, text: str, *buttons: tuple[str, str]) -> None:
        """Show a note.

        Args:
            sign: The name of the icon.
            title: The problem.
            text: The reason, and what to do.
            buttons: Name and label of each; the first one is highlighted.
        """
        self._sign_name = sign
        self.title.setText(printable(title))
        self.text.setText(printable(text))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        while (item := self.buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for position, (name, label) in enumerate(buttons):
            button = QPushButton(label)
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.setAccessibleName(label.replace("&", ""))
            if not position:
                button.setObjectName("primary")
            button.clicked.connect(lambda _=False, name=name: self.pressed.emit(name))
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)
        self._draw()

    def show_error(self, error: GeoViewError) -> None:
        """Show that the folder can't be read, and why."""
        words = error_words(error)
        self.show_note("error", words.title, words.text, ("again", self.tr("Try Again")), self._another())

    def show_looking(self, folder: Path) -> None:
        """Show that the search for texts in the folder goes on."""
        self.show_note("open", self.tr("Looking through the folder…"), str(folder))

    def show_empty(self) -> None:
        """Show that the folder holds no texts."""
        self.show_note(
            "open",
            self.tr("There are no texts in this folder"),
            self.tr(
                "GeoView reads plain text, Markdown, HTML, Word, PDF and EPUB files, in this folder and in those "
                "inside it. Hidden files are left alone. A text that is put there appears here by itself."
            ),
            self._another(),
            ("again", self.tr("Look Again")),
        )

    def _another(self) -> tuple[str, str]:
        return "another", self.tr("Choose Another Folder…")

    def set_theme(self, theme: Theme) -> None:
        """Colour the icon."""
        self._theme = theme
        self._draw()

    def _draw(self) -> None:
        self._sign.setPixmap(icon(self._sign_name, self._theme.muted).pixmap(QSize(_ICON, _ICON)))
