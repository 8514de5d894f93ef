"""Reading mode: the map follows the paragraph in view, the rest stands back."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from present import present
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from geoview.document import from_text
from geoview.text import Span
from geoview.ui.selection.selection import Cause
from geoview.ui.widgets.theme import DARK, LIGHT, Theme, blend, veil

if TYPE_CHECKING:
    from desk import Desk, Kit, Make
    from pytestqt.qtbot import QtBot

LONG = (
    "Oakton began it.\n\n"
    + "Nothing happened in the valley that year, and nobody asked.\n\n" * 40
    + "Then Westland and the Riverlands came, and Westland won.\n\n"
    + "Nothing happened in the valley that year, and nobody asked.\n\n" * 40
    + "Mill Bay was the last.\n"
)


@pytest.fixture
def desk(qtbot: QtBot, make_desk: Make) -> Desk:
    made = make_desk()
    with qtbot.waitSignal(made.documents.finished, timeout=20_000):
        made.documents.show(from_text(LONG))
    qtbot.waitUntil(lambda: made.map.made is not None)
    return made


def press_f8(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClick(desk.article.view, Qt.Key.Key_F8)


def read(desk: Desk) -> str:
    paragraph = desk.reading.paragraph
    return paragraph.of(LONG) if paragraph else ""


def test_f8_lets_the_places_of_the_paragraph_in_view_stand_out(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    press_f8(qtbot, desk)
    assert desk.actions["reading_mode"].isChecked()
    assert read(desk) == "Oakton began it."
    assert desk.fake_map.focus == {kit.oakton.id: 1}
    assert desk.fake_map.told[-1] == "focus"
    focus = present(desk.places.table.focus)
    assert kit.oakton.id in focus
    assert kit.mill_bay.id not in focus


def test_the_map_follows_when_the_text_is_scrolled(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    press_f8(qtbot, desk)
    view = desk.article.view
    view.scroll_to(LONG.index("Then Westland") - 600)
    while not read(desk).startswith("Then Westland"):
        before = view.verticalScrollBar().value()
        qtbot.keyClick(view, Qt.Key.Key_Down)
        assert view.verticalScrollBar().value() > before, "the paragraph never had its turn"
    qtbot.waitUntil(lambda: desk.fake_map.focus == {kit.westland.id: 2, kit.riverlands.id: 1})
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: desk.fake_map.focus == {kit.mill_bay.id: 1})


def test_a_step_to_a_mention_and_a_click_bring_their_paragraph(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    press_f8(qtbot, desk)
    view = desk.article.view
    qtbot.keyClick(view, Qt.Key.Key_N)
    qtbot.keyClick(view, Qt.Key.Key_N)
    assert read(desk).startswith("Then Westland")
    qtbot.waitUntil(lambda: desk.fake_map.focus == {kit.westland.id: 2, kit.riverlands.id: 1})
    band = present(view.band_of(present(desk.reading.paragraph)))
    below = QPoint(round(view.left_margin()) + 20, round(band[1]) + 60)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert read(desk).startswith("Nothing happened")
    qtbot.waitUntil(lambda: desk.fake_map.focus == {})


def test_it_begins_with_the_mention_that_is_chosen_and_in_view(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    desk.selection.choose_mention(1, Cause.KEYS)
    press_f8(qtbot, desk)
    assert read(desk).startswith("Then Westland")
    assert desk.fake_map.focus == {kit.westland.id: 2, kit.riverlands.id: 1}


def test_off_brings_everything_back(qtbot: QtBot, desk: Desk) -> None:
    press_f8(qtbot, desk)
    press_f8(qtbot, desk)
    assert not desk.actions["reading_mode"].isChecked()
    assert desk.fake_map.focus is None
    assert desk.places.table.focus is None
    assert desk.reading.paragraph is None
    assert not present(desk.article.view.findChild(QWidget, "veil")).isVisible()


def test_what_is_not_read_is_veiled_and_what_is_read_is_not(qtbot: QtBot, desk: Desk) -> None:
    view = desk.article.view
    paper = QColor(desk.colors.theme.paper)

    def darkest(top: float, bottom: float) -> int:
        image = view.grab().toImage()
        rows, columns = range(round(top), round(bottom)), range(round(view.left_margin()), view.width() - 60)
        return min(image.pixelColor(x, y).lightness() for y in rows for x in columns)

    reads = present(view.band_of(_span("Oakton began it.")))
    other = present(view.band_of(_span("Nothing happened in the valley that year, and nobody asked.")))
    plain = darkest(*other)
    press_f8(qtbot, desk)
    assert darkest(*other) > plain + 20
    assert darkest(*reads) < plain + 20
    assert darkest(*other) < paper.lightness() - 80


def _span(words: str) -> Span:
    start = LONG.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_letters_under_the_veil_can_be_read(theme: Theme) -> None:
    share = 1 - veil(theme).alphaF()
    under = blend(QColor(theme.ink), QColor(theme.paper), share)
    assert _contrast(under, QColor(theme.paper)) >= 4.5


def _contrast(one: QColor, other: QColor) -> float:
    def light(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        red, green, blue = (c / 12.92 if c <= 0.04045 else math.pow((c + 0.055) / 1.055, 2.4) for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
