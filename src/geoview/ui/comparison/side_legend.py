"""The legend of a comparison, which is also its filter: each side with its sign, document and number of places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from geoview.analysis.comparison import Side
from geoview.ui.comparison.side_signs import sign_icon
from geoview.ui.wording.formats import number, tip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from geoview.ui.widgets.theme import Theme

__all__ = ["SideButtons"]

_SIDES: tuple[Side | None, ...] = (None, Side.BOTH, Side.FIRST, Side.SECOND)
_SIGN = 16


class SideButtons(QWidget):
    """Four buttons, one of them pressed: all places, those in both documents, and those in only one of them."""

    chosen = Signal(object)
    """A `Side`, or None for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sides")
        self.setAccessibleName(self.tr("Which places are shown"))
        self._names = ("", "")
        self._counts: dict[Side | None, int] = dict.fromkeys(_SIDES, 0)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.buttons: dict[Side | None, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for side in _SIDES:
            button = QToolButton()
            button.setObjectName(f"side_{side.value if side else 'all'}")
            button.setCheckable(True)
            button.setIconSize(QSize(_SIGN, _SIGN))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, side=side: self.chosen.emit(side))
            self._group.addButton(button)
            self.buttons[side] = button
            row.addWidget(button)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(300)
        self.buttons[None].setChecked(True)
        self._say()

    def set_counts(self, names: tuple[str, str], counts: dict[Side | None, int]) -> None:
        """Show the names of the documents and the number of places of each side.

        Args:
            names: The names of the two documents.
            counts: The number of places of each side; for None the number of all.
        """
        self._names, self._counts = names, counts
        self._say()

    def choose(self, side: Side | None) -> None:
        """Press a button."""
        self.buttons[side].setChecked(True)

    def set_theme(self, theme: Theme) -> None:
        """Colour the signs."""
        for side, button in self.buttons.items():
            if side is not None:
                button.setIcon(sign_icon(side, theme))

    def words(self, side: Side | None) -> str:
        """Return the name of a side in full."""
        return {
            None: self.tr("All"),
            Side.BOTH: self.tr("In both"),
            Side.FIRST: self.tr("Only in {0}").format(self._names[0]),
            Side.SECOND: self.tr("Only in {0}").format(self._names[1]),
        }[side]

    def _say(self) -> None:
        for side, button in self.buttons.items():
            words = self.words(side)
            places = self.tr("%n place(s)", "", self._counts[side])
            button.setAccessibleName(self.tr("{0}: {1}").format(words, places))
            button.setToolTip(tip(self.tr("{0}: {1}").format(words, places)))
        self._fit()

    def _fit(self) -> None:
        """Shorten long names until all buttons fit; the numbers are never shortened."""
        metrics = self.fontMetrics()
        counts = {side: number(count) for side, count in self._counts.items()}
        fixed = {
            side: metrics.horizontalAdvance("   " + counts[side]) + 24 + (_SIGN + 6 if side else 0) for side in _SIDES
        }
        room = self.width() - 18 - sum(fixed.values())
        whole = {side: metrics.horizontalAdvance(self.words(side)) for side in _SIDES}
        room -= whole[None] + whole[Side.BOTH]
        longest = max(room // 2, 40)
        if whole[Side.FIRST] + whole[Side.SECOND] <= room:
            longest = room
        for side, button in self.buttons.items():
            words = metrics.elidedText(self.words(side), Qt.TextElideMode.ElideMiddle, longest)
            gap = " " if side is not None else ""  # Qt puts hardly any space between icon and text
            button.setText(f"{gap}{words}  {counts[side]}".replace("&", "&&"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the names to the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the names to another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
