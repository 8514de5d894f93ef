"""Messages inside the window: what happened, why, and what to do next. GeoView shows them instead of dialogs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from geoview.text import printable
from geoview.ui.widgets.icons import icon
from geoview.ui.widgets.theme import LIGHT, Theme
from geoview.ui.wording.error_wording import error_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from geoview.errors import GeoViewError

__all__ = ["Message", "MessageBar", "Tone"]


class Tone(StrEnum):
    """The importance of a message; its value is also the name of its icon."""

    NOTICE = "notice"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Message:
    """A message to the reader.

    Attributes:
        key: Its subject; a later message with the same key replaces it.
        tone: Its importance.
        title: What happened, in a few words.
        text: Why, and what to do next.
        verb: The label of its button; "" for none.
        action: What the button does.
    """

    key: str
    tone: Tone
    title: str
    text: str = ""
    verb: str = ""
    action: Callable[[], object] | None = None

    @classmethod
    def of(
        cls, error: GeoViewError, key: str = "error", verb: str = "", action: Callable[[], object] | None = None
    ) -> Message:
        """Make the message of an error."""
        words = error_words(error)
        return cls(key, Tone.ERROR, words.title, words.text, verb, action)


class MessageBar(QFrame):
    """The message bar. It shows the most recent message; the ones before it come back when that is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._messages: list[Message] = []
        self.setObjectName("messageStrip")
        self.setAccessibleName(self.tr("Message"))
        self._icon = QLabel()
        self._title = QLabel()
        self._title.setObjectName("messageTitle")
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for label in (self._title, self._text):
            # Names of files and words of a document may look like markup.
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self._button = QPushButton()
        self._button.clicked.connect(self._on_button)
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close"))
        self._close.clicked.connect(self._on_close)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 7, 8, 7)
        layout.setSpacing(9)
        for widget in (self._icon, self._title, self._text, self._button, self._close):
            layout.addWidget(widget)
        layout.setStretch(2, 1)
        self.hide()

    @property
    def message(self) -> Message | None:
        """The message that is shown."""
        return self._messages[-1] if self._messages else None

    def show_message(self, message: Message) -> None:
        """Show a message; it replaces an earlier one with the same key."""
        self._messages = [m for m in self._messages if m.key != message.key]
        self._messages.append(message)
        self._refresh()

    def remove(self, key: str) -> None:
        """Remove the message with a key, when it is no longer true."""
        self._messages = [m for m in self._messages if m.key != key]
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Repaint in other colours."""
        self._theme = theme
        self._refresh()

    def _refresh(self) -> None:
        message = self.message
        if message is None:
            self.hide()
            return
        self._title.setText(printable(message.title))
        self._text.setText(printable(message.text))
        self._button.setText(message.verb)
        self._button.setVisible(bool(message.verb))
        self._icon.setPixmap(icon(message.tone.value, self._theme.ink).pixmap(20, 20))
        self._close.setIcon(icon("close", self._theme.ink))
        self.setProperty("tone", message.tone.value)
        self.setAccessibleDescription(f"{message.title}. {message.text}")
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()

    def _on_button(self) -> None:
        message = self.message
        if message is not None:
            self.remove(message.key)
            if message.action is not None:
                message.action()

    def _on_close(self) -> None:
        message = self.message
        if message is not None:
            self.remove(message.key)
