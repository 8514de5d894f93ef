"""The stack of cards: one is open at a time, its action is on, and the focus comes back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from desk import FakeMap, fake_map
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from geoview.ui.cards.card import CardPage
from geoview.ui.cards.stack import CardStack
from geoview.ui.map.map_host import MapHost
from geoview.ui.widgets.theme import DARK, Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Page(CardPage):
    def __init__(self, name: str) -> None:
        super().__init__(name, name.title())
        self.refreshed = 0
        self.theme: Theme | None = None
        self.field = QLineEdit()
        self.first = self.field
        self.body.addWidget(self.field)

    def refresh(self) -> None:
        self.refreshed += 1

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme


class Room:
    """A map, something else that can have the focus, and two cards."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.map = MapHost(FakeMap)
        self.text = QLineEdit()
        column = QVBoxLayout(self.window)
        column.addWidget(self.map, 1)
        column.addWidget(self.text)
        self.actions = {name: QAction(name, self.window, checkable=True) for name in ("tides", "winds")}
        self.stack = CardStack(self.map, self.text, self.window)
        self.made: list[str] = []
        for name, action in self.actions.items():
            self.stack.add(name, action, partial(self.make, name))
        self.window.resize(700, 500)
        self.window.show()
        self.window.activateWindow()
        self.map.load()

    def make(self, name: str) -> Page:
        self.made.append(name)
        return Page(name)

    def page(self, name: str) -> Page:
        page = self.stack.page(name)
        assert isinstance(page, Page)
        return page

    def is_on(self) -> dict[str, bool]:
        return {name: action.isChecked() for name, action in self.actions.items()}


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return Room(qtbot)


def test_a_card_is_made_when_it_is_first_opened(room: Room) -> None:
    assert room.made == [] and room.stack.card is None
    room.stack.show("tides")
    room.stack.show("tides", False)
    room.stack.show("tides")
    assert room.made == ["tides"]
    assert room.page("tides").refreshed == 2


def test_one_card_takes_the_place_of_another(room: Room) -> None:
    room.text.setFocus()
    room.stack.show("tides")
    assert room.page("tides").isVisible() and room.is_on() == {"tides": True, "winds": False}
    room.stack.show("winds")
    card = room.stack.card
    assert card is not None and card.title.text() == card.accessibleName() == "Winds"
    assert room.page("winds").isVisible() and not room.page("tides").isVisible()
    assert (room.page("winds").is_open, room.page("tides").is_open) == (True, False)
    assert room.is_on() == {"tides": False, "winds": True}
    assert room.window.focusWidget() is room.page("winds").field
    room.stack.show("tides", False)
    assert room.stack.current == "winds", "what is closed already closes nothing"


def test_esc_closes_it_and_the_focus_goes_back(qtbot: QtBot, room: Room) -> None:
    room.text.setFocus()
    room.stack.show("tides")
    room.stack.show("winds")
    qtbot.keyClick(room.page("winds").field, Qt.Key.Key_Escape)
    assert room.stack.card is not None and not room.stack.card.isVisible()
    assert room.is_on() == {"tides": False, "winds": False} and room.stack.current == ""
    assert room.window.focusWidget() is room.text


def test_the_map_knows_where_the_card_lies(room: Room) -> None:
    room.stack.show("tides")
    card = room.stack.card
    assert card is not None
    box = card.geometry()
    assert fake_map(room.map).card == (box.left(), box.top(), box.left() + box.width(), box.top() + box.height())
    before = box.height()
    room.page("tides").field.setFixedHeight(120)
    room.page("tides").changed.emit()
    assert card.height() > before and room.map.rect().contains(card.geometry())
    room.window.resize(500, 400)
    assert room.map.rect().contains(card.geometry())
    room.stack.close()
    assert fake_map(room.map).card is None


def test_cards_made_later_have_the_theme_too(room: Room) -> None:
    room.stack.show("tides")
    room.stack.set_theme(DARK)
    assert room.page("tides").theme is DARK and room.page("winds").theme is DARK
