"""The panel that asks which place a name means: ranked candidates with their reasons, and a search of the gazetteer.

The panel lies over the places table, so that the map above it stays free for the candidates' pins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from geoview.ui.correcting.candidate_list import CandidateList, Choice
from geoview.ui.widgets.fields import SearchField
from geoview.ui.widgets.icons import icon
from geoview.ui.widgets.theme import LIGHT, Theme
from geoview.ui.wording.edit_wording import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geoview.gazetteer.place import Place

__all__ = ["CandidatesPanel", "Reach"]

_SEARCH_MS = 60
_LEAST = 250  # pixels: three rows between the two bars
_SHARE = 0.62  # of the right side, at most


class Reach:
    """The reach of a decision; the keys of the box that asks for it."""

    MENTION = "mention"
    NAME = "name"
    REMEMBER = "remember"


class CandidatesPanel(QFrame):
    """A panel that asks which place the current mention means. It only reports what the reader decides.

    Args:
        frame: The parent widget.
        area: The right side of the window, which the panel covers from the bottom.
        below: The pane that it covers; the panel is at least as high.
        search: Returns places by the beginning of a name, the best first.
    """

    chosen = Signal(object, str)
    """A `Place` and the reach of the decision."""
    rejected = Signal(str)
    """The mention is no place; the string is the reach of the decision."""
    pointed = Signal(object, int)
    """The listed places, and the index of the current one; −1 for none."""
    closed = Signal()
    online_requested = Signal(str)
    """A name to look up at an online service; "" for the name of the mention."""

    def __init__(
        self, frame: QWidget, area: QWidget, below: QWidget, search: Callable[[str], Sequence[Choice]]
    ) -> None:
        super().__init__(frame)
        self._area, self._below, self._search = area, below, search
        self._theme = LIGHT
        self._candidates: tuple[Choice, ...] = ()
        self.setObjectName("candidates")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Candidates"))
        self._title = QLabel()
        self._title.setObjectName("candidatesTitle")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self.field = SearchField(self.tr("Search all places"), self.tr("Search all places; 1–9 picks"))
        self.field.setMaxLength(200)
        self.field.setMinimumWidth(130)
        self.field.setMaximumWidth(260)
        self.field.textChanged.connect(self._on_text)
        self.field.installEventFilter(self)
        self.online = QPushButton(self.tr("Look Up Online…"))
        self.online.setToolTip(self.tr("Ask an online service for this name; the first time, you see what is sent"))
        self.online.clicked.connect(lambda: self.online_requested.emit(self.field.text().strip()))
        self._note = QLabel()
        self._note.setObjectName("candidatesNote")
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.hide()
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(self.tr("Close the candidates"))
        self._close.setToolTip(self.tr("Close (Esc)"))
        self._close.clicked.connect(self.leave)
        self.list = CandidateList(self)
        self.list.installEventFilter(self)
        self.list.current_changed.connect(self._on_current)
        self.list.activated.connect(lambda _: self.confirm())
        self.reach = QComboBox()
        self.reach.setAccessibleName(self.tr("How far the decision goes"))
        self._reject = QPushButton(self.tr("Not a Place"))
        self._reject.clicked.connect(lambda: self.rejected.emit(self.reach.currentData()))
        self.use = QPushButton(self.tr("Use This Place"))
        self.use.setObjectName("primary")
        self.use.setToolTip(self.tr("Enter"))
        self.use.clicked.connect(self.confirm)
        top = QHBoxLayout()
        top.setContentsMargins(12, 6, 8, 5)
        top.setSpacing(8)
        top.addWidget(self._title, 1)
        top.addWidget(self.field, 1)
        top.addWidget(self.online)
        top.addWidget(self._close)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 6, 12, 8)
        foot.setSpacing(8)
        foot.addWidget(self.reach)
        foot.addStretch(1)
        foot.addWidget(self._reject)
        foot.addWidget(self.use)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._note)
        layout.addLayout(foot)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_SEARCH_MS)
        self._wait.timeout.connect(self._find)
        area.installEventFilter(self)
        below.installEventFilter(self)
        self.hide()

    def ask(self, name: str, candidates: Sequence[Choice], reaches: Sequence[tuple[str, str]]) -> None:
        """Open the panel for a mention.

        Args:
            name: The mention's characters.
            candidates: Ranked, best first.
            reaches: The keys and labels of the box; the reader's last choice stays if it is among them.
        """
        self._candidates = tuple(candidates)
        title = self.tr("Which “{0}”?").format(shortened(name))
        self._title.setText(title)
        self.setAccessibleDescription(title)
        before = self.reach.currentData()
        self.reach.clear()
        for key, words in reaches:
            self.reach.addItem(words, key)
        self.reach.setCurrentIndex(max(self.reach.findData(before), 0))
        blocked = self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(blocked)
        self.say("")
        self._place()
        self.show()
        self.raise_()
        self._list(self._candidates, self._no_candidates())
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_online(self, choices: Sequence[Choice], note: str) -> None:
        """List the answers of an online service, before those of the gazetteer.

        Args:
            choices: The places of the service.
            note: The name of the service and its credit.
        """
        self.say(note)
        if choices:
            self._wait.stop()
            self._list(choices, "")

    def say(self, note: str) -> None:
        """Show a line below the list; "" removes it."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def pick(self, row: int) -> None:
        """Make a row current."""
        self.list.go_to(row)

    def confirm(self) -> None:
        """Choose the current place."""
        self._find_now()
        choice = self.list.current
        if choice is not None:
            self.chosen.emit(choice.place, self.reach.currentData())

    def leave(self) -> None:
        """Close without a decision."""
        if not self.isHidden():
            self._wait.stop()
            self.hide()
            self.pointed.emit((), -1)
            self.closed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Repaint in other colours."""
        self._theme = theme
        self._close.setIcon(icon("close", theme.muted))
        self.field.set_theme(theme)
        self.list.set_theme(theme)
        t = theme
        self.setStyleSheet(
            f"#candidates {{ background: {t.paper}; border: 0; border-top: 1px solid {t.line}; }}"
            f"#candidatesTitle {{ font-weight: 600; }}"
            f"#candidatesNote {{ color: {t.muted}; padding: 4px 12px 0 12px; }}"
            f"#choices {{ background: {t.paper}; border: 0; border-top: 1px solid {t.line};"
            f" border-bottom: 1px solid {t.line}; outline: 0; }}"
        )

    def _list(self, choices: Sequence[Choice], empty: str) -> None:
        self.list.set_choices(choices, empty)
        self._on_current(self.list.row)

    def _on_current(self, row: int) -> None:
        self.use.setEnabled(row >= 0)
        places: tuple[Place, ...] = tuple(choice.place for choice in self.list.choices)
        self.pointed.emit(places, row)

    def _on_text(self) -> None:
        self._wait.start()

    def _find_now(self) -> None:
        """Run a search that still waits, so that a decision uses all typed text."""
        if self._wait.isActive():
            self._wait.stop()
            self._find()

    def _find(self) -> None:
        text = self.field.text().strip()
        if text:
            self._list(self._search(text), self.tr("No place of that name"))
        else:
            self._list(
                self._candidates, self.tr("The gazetteer has no place of that name. Type to search for another.")
            )

    def _no_candidates(self) -> str:
        return self.tr("The gazetteer has no place of that name. Type to search for another.")

    def _place(self) -> None:
        """Cover the lower part of the right side, as high as the table but with room for a few rows."""
        parent = self.parentWidget()
        assert parent is not None
        most = round(self._area.height() * _SHARE)
        height = min(max(self._below.height(), _LEAST), max(most, 160))
        corner = self._area.mapTo(parent, self._area.rect().bottomLeft())
        self.setGeometry(corner.x(), corner.y() + 1 - height, self._area.width(), height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the panes, and pass keys to the list wherever the focus is."""
        if watched in (self._area, self._below):
            if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and not self.isHidden():
                self._place()
        elif isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                # The shortcuts of the window are off while the panel is open, except those with Ctrl or Alt.
                held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
                if not held and event.key() < Qt.Key.Key_F1:
                    event.accept()
                    return True
            elif event.type() == QEvent.Type.KeyPress and self._on_key(watched, event):
                return True
        return super().eventFilter(watched, event)

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        key = event.key()
        in_list = watched is self.list
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._find_now()
            self.list.go_to(self.list.row + (1 if key == Qt.Key.Key_Down else -1))
        elif event.text() and event.text() in "123456789" and (in_list or not self.field.text()):
            self.list.go_to(int(event.text()) - 1)
        elif in_list and event.text().isprintable() and event.text().strip():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.setText(self.field.text() + event.text())
        else:
            return False
        return True
