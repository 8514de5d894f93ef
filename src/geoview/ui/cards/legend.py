"""The legend of the map: what colours and lines mean, whose borders it shows, and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel

from geoview.gazetteer.place import PlaceKind
from geoview.gazetteer.views import NEUTRAL
from geoview.ui.cards.card import Card
from geoview.ui.map.overlays import CREDITS
from geoview.ui.widgets.theme import Theme

if TYPE_CHECKING:
    from geoview.ui.shell.window import Window

__all__ = ["LegendCard"]

_SIGN = 14  # pixels
_RADIUS = {PlaceKind.COUNTRY: 4.5, PlaceKind.FACILITY: 2.0}
"""Round corners in pixels; other pins are as round as can be."""


class LegendCard(QObject):
    """A card over the map; it follows theme and settings.

    Args:
        window: Whose map it is.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.card = Card(window.chart, "legend", self.tr("Offline map"))
        self._signs: dict[PlaceKind, QLabel] = {}
        for kind, words in self._kinds().items():
            row = QHBoxLayout()
            row.setSpacing(8)
            self._signs[kind] = QLabel()
            self._signs[kind].setFixedWidth(_SIGN)
            row.addWidget(self._signs[kind])
            row.addWidget(QLabel(words), 1)
            self.card.body.addLayout(row)
        self.view = self._note()
        self._note(self.tr("A hollow pin with a question mark: the place is uncertain."))
        self._note(self.tr("The base map shows who holds the land; borders are dashed where that is disputed."))
        self._note(" · ".join(words for words, _ in CREDITS))
        self.card.closed.connect(lambda: self.show(False))
        window.appearance.changed.connect(self._dress)
        for name in ("statistics", "comention_list"):
            # They lie in the same corner.
            window.actions_by_name[name].toggled.connect(lambda shown: self.show(False) if shown else None)
        window.preferences.changed.connect(lambda _: self._say_view())
        window.documents.engine_ready.connect(lambda _: self._say_view())
        self._dress(window.appearance.theme)
        self._say_view()

    def show(self, shown: bool) -> None:
        """Opens or closes the card; another card makes room for it."""
        self._window.actions_by_name["legend"].setChecked(shown)
        if shown:
            for other in (self._window.statistics, self._window.together):
                if other.card.isVisible():
                    other.show(False)
            self.card.open()
        else:
            self.card.dismiss(self._window.places.table)

    def _kinds(self) -> dict[PlaceKind, str]:
        return {
            PlaceKind.COUNTRY: self.tr("Country, state, province: its area is filled"),
            PlaceKind.SETTLEMENT: self.tr("Town, city, village"),
            PlaceKind.REGION: self.tr("Region"),
            PlaceKind.NATURE: self.tr("Land and water"),
            PlaceKind.FACILITY: self.tr("Facility"),
        }

    def _note(self, text: str = "") -> QLabel:
        label = QLabel(text)
        label.setObjectName("cardNote")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self.card.body.addWidget(label)
        return label

    def _say_view(self) -> None:
        view = self._window.preferences.settings.point_of_view
        if view == NEUTRAL:
            text = self.tr("Filled areas: neutral, a disputed area belongs to no state.")
        elif view == "un":
            text = self.tr("Filled areas: as United Nations bodies see them.")
        else:
            text = self.tr("Filled areas: as {0} sees them.").format(self._window.country_name(view))
        self.view.setText(text)

    def _dress(self, theme: Theme) -> None:
        self.card.set_theme(theme)
        for kind, sign in self._signs.items():
            sign.setPixmap(self._sign(kind, theme))

    def _sign(self, kind: PlaceKind, theme: Theme) -> QPixmap:
        """The pin of a kind, in its shape: never by colour alone."""
        ratio = self._window.devicePixelRatioF()
        picture = QPixmap(round(_SIGN * ratio), round(_SIGN * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.kind(kind))
        box = QRectF(0, 0, _SIGN, _SIGN)
        if kind is PlaceKind.REGION:
            box = box.adjusted(0, 3, 0, -3)
        radius = _RADIUS.get(kind, box.height() / 2)
        painter.drawRoundedRect(box, radius, radius)
        if kind is PlaceKind.NATURE:
            # A drop: its lower left corner is sharp, as on the map.
            painter.drawRect(QRectF(0, _SIGN / 2, _SIGN / 2, _SIGN / 2))
        painter.end()
        return picture
