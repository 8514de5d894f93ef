"""The stack of cards over the map: one is open at a time, each is made when it is first opened, and has an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from geoview.ui.widgets.theme import LIGHT, Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from geoview.ui.cards.card import Card, CardPage
    from geoview.ui.map.map_host import MapHost

__all__ = ["CardStack"]


class CardStack(QObject):
    """The cards, one of which may be open.

    Args:
        over: The map below them.
        otherwise: Gets the focus of a card that closes, if the widget that had it before is gone.
        parent: The owner.
    """

    def __init__(self, over: MapHost, otherwise: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._over, self._otherwise = over, otherwise
        self._actions: dict[str, QAction] = {}
        self._makers: dict[str, Callable[[], CardPage]] = {}
        self._pages: dict[str, CardPage] = {}
        self._theme = LIGHT
        self.card: Card | None = None
        """The frame of all pages, once one has been opened."""
        self.current = ""
        """Name of the page that is open; "" for none."""

    def add(self, name: str, action: QAction, make: Callable[[], CardPage]) -> None:
        """Register a page.

        Args:
            name: The name of the page in `show`.
            action: The action, which is checked while the page is open.
            make: Makes the page when it is first opened.
        """
        self._actions[name], self._makers[name] = action, make

    def show(self, name: str, shown: bool = True) -> None:
        """Open a page in place of the one that is open, or close it."""
        if shown:
            self.current = name
            self._frame().open(self.page(name))
        elif name == self.current:
            self.current = ""
            self._frame().dismiss(self._otherwise)
        for other, action in self._actions.items():
            action.setChecked(other == self.current)

    def close(self) -> None:
        """Close the page that is open."""
        if self.current:
            self.show(self.current, False)

    def set_theme(self, theme: Theme) -> None:
        """Repaint in other colours."""
        self._theme = theme
        for page in self._pages.values():
            page.set_theme(theme)
        if self.card is not None:
            self.card.set_theme(theme)

    def page(self, name: str) -> CardPage:
        """Return a page without opening it, made on first use."""
        if name not in self._pages:
            page = self._pages[name] = self._makers[name]()
            page.set_theme(self._theme)
            self._frame().add(page)
        return self._pages[name]

    def _frame(self) -> Card:
        # Opening a text does not wait for it.
        from geoview.ui.cards.card import Card

        if self.card is None:
            self.card = Card(self._over)
            self.card.set_theme(self._theme)
            self.card.closed.connect(self.close)
        return self.card
