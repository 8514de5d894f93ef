"""The statistics card: bars for kinds and countries that filter the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from present import of_type, present
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from geoview.document import from_text
from geoview.ui.cards.statistics import StatisticsCard
from geoview.ui.selection.selection import Cause

if TYPE_CHECKING:
    from desk import Desk, Kit, Make
    from pytestqt.qtbot import QtBot

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> Desk:
    made = make_desk()
    with qtbot.waitSignal(made.documents.finished, timeout=20_000):
        made.documents.show(from_text(kit.text))
    qtbot.waitUntil(lambda: made.map.made is not None)
    qtbot.keyClick(made.article.view, Qt.Key.Key_I, CTRL)
    return made


def names(desk: Desk) -> list[str]:
    model = desk.places.table.rows
    return [model.shown[n].use.place.name for n in range(model.rowCount())]


def click(qtbot: QtBot, chart: Any, row: int) -> None:
    where = chart.visualRect(chart.model().index(row, 0)).center()
    qtbot.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_ctrl_i_shows_bars_that_add_up(desk: Desk) -> None:
    statistics = of_type(StatisticsCard, desk.cards.page("statistics"))
    assert statistics.isVisible()
    assert [(bar.name, bar.value) for bar in statistics.kinds.bars] == [
        ("Towns and cities", 4),
        ("Countries", 2),
        ("Regions", 1),
    ]
    assert [(bar.name, bar.value) for bar in statistics.countries.bars] == [("WL", 6), ("No single country", 1)]
    everything = len(desk.atlas.resolutions) - len(desk.atlas.unresolved)
    for chart in (statistics.kinds, statistics.countries):
        assert sum(bar.value for bar in chart.bars) == everything
    assert statistics._facts.text() == desk.status.counts


def test_a_click_on_a_bar_filters_and_a_second_one_does_no_more(qtbot: QtBot, desk: Desk) -> None:
    statistics = of_type(StatisticsCard, desk.cards.page("statistics"))
    click(qtbot, statistics.countries, 1)
    assert names(desk) == ["Riverlands"]
    assert desk.places.filter.text() == "country:none"
    assert statistics.countries.asked == "country:none"
    click(qtbot, statistics.kinds, 0)
    assert names(desk) == ["Oakton", "Mill Bay"]
    click(qtbot, statistics.kinds, 0)
    assert len(names(desk)) == 4


def test_the_keyboard_does_the_same_and_esc_closes(qtbot: QtBot, desk: Desk) -> None:
    statistics = of_type(StatisticsCard, desk.cards.page("statistics"))
    desk.selection.choose_mention(0, Cause.KEYS)
    assert desk.window.focusWidget() is statistics.kinds
    qtbot.keyClick(statistics.kinds, Qt.Key.Key_Down)
    statistics.kinds.setCurrentIndex(statistics.kinds.model().index(1, 0))
    qtbot.keyClick(statistics.kinds, Qt.Key.Key_Return)
    assert names(desk) == ["Westland"]
    qtbot.keyClick(statistics.kinds, Qt.Key.Key_Escape)
    assert not statistics.isVisible()
    assert not desk.actions["statistics"].isChecked()
    assert desk.selection.mention == 0


def test_the_chart_can_be_read_aloud(desk: Desk) -> None:
    chart = of_type(StatisticsCard, desk.cards.page("statistics")).kinds
    assert chart.accessibleName() == "Mentions by kind of place"
    assert chart.accessibleDescription().startswith("Towns and cities: 4 mentions of 2 places; Countries: 2 mentions")
    assert chart.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Regions: 1 mention of 1 place"


def test_a_correction_is_counted_and_the_cross_closes(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    statistics = of_type(StatisticsCard, desk.cards.page("statistics"))
    desk.selection.choose_place(kit.riverlands.id, Cause.KEYS)
    desk.correcting.reject()
    assert [bar.name for bar in statistics.kinds.bars] == ["Towns and cities", "Countries"]
    cross = present(desk.cards.card).findChild(QToolButton, "cardClose")
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert not statistics.isVisible()


@pytest.mark.parametrize("size", [(1024, 700), (800, 500)])
def test_the_card_stays_within_the_map(qtbot: QtBot, desk: Desk, size: tuple[int, int]) -> None:
    desk.window.resize(*size)
    chart, card = desk.map, desk.cards.card
    qtbot.waitUntil(lambda: chart.rect().contains(present(card).geometry()))
