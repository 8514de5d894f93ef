"""The legend of the map: the meaning of colours and lines, whose borders it shows, and where the data comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel

from geoview.gazetteer.place import PlaceKind
from geoview.gazetteer.views import NEUTRAL
from geoview.ui.cards.card import CardPage
from geoview.ui.map.overlays import CREDITS

if TYPE_CHECKING:
    from collections.abc import Callable

    from geoview.ui.widgets.theme import Theme

__all__ = ["LegendCard"]

_SIGN = 14  # pixels
_RADIUS = {PlaceKind.COUNTRY: 4.5, PlaceKind.FACILITY: 2.0}
"""Radius of the corners in pixels; pins of other kinds are round."""


class LegendCard(CardPage):
    """The signs of the map in words, which follow theme and settings.

    Args:
        point_of_view: Whose borders the map shows, as in the settings.
        country_name: The name of a country by its ISO code.
    """

    def __init__(self, point_of_view: Callable[[], str], country_name: Callable[[str], str]) -> None:
        super().__init__("legend", self.tr("Offline map"))
        self._point_of_view, self._country_name = point_of_view, country_name
        self._signs: dict[PlaceKind, QLabel] = {}
        for kind, words in self._kinds().items():
            row = QHBoxLayout()
            row.setSpacing(8)
            self._signs[kind] = QLabel()
            self._signs[kind].setFixedWidth(_SIGN)
            row.addWidget(self._signs[kind])
            row.addWidget(QLabel(words), 1)
            self.body.addLayout(row)
        self.view = self.add_note()
        for text in (
            self.tr("A hollow pin with a question mark: the place is uncertain."),
            self.tr("The base map shows who holds the land; borders are dashed where that is disputed."),
            " · ".join(words for words, _ in CREDITS),
        ):
            self.add_note(text)

    def add_note(self, text: str = "") -> QLabel:
        """Add a note, on as many lines as it needs."""
        label = super().add_note(text)
        label.setWordWrap(True)
        return label

    def _kinds(self) -> dict[PlaceKind, str]:
        return {
            PlaceKind.COUNTRY: self.tr("Country, state, province: its area is filled"),
            PlaceKind.SETTLEMENT: self.tr("Town, city, village"),
            PlaceKind.REGION: self.tr("Region"),
            PlaceKind.NATURE: self.tr("Land and water"),
            PlaceKind.FACILITY: self.tr("Facility"),
        }

    def refresh(self) -> None:
        """Show whose borders are on the map."""
        view = self._point_of_view()
        if view == NEUTRAL:
            text = self.tr("Filled areas: neutral, a disputed area belongs to no state.")
        elif view == "un":
            text = self.tr("Filled areas: as United Nations bodies see them.")
        else:
            text = self.tr("Filled areas: as {0} sees them.").format(self._country_name(view))
        self.view.setText(text)
        self.changed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Repaint the signs in other colours."""
        for kind, sign in self._signs.items():
            sign.setPixmap(self._sign(kind, theme))

    def _sign(self, kind: PlaceKind, theme: Theme) -> QPixmap:
        """Return the pin of a kind in its shape, so that kinds do not differ by colour alone."""
        ratio = self.devicePixelRatioF()
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
