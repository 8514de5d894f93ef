"""The legend says whose borders the map shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from present import of_type, present

from geoview.ui.cards.legend import LegendCard

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Kit, Make
    from pytestqt.qtbot import QtBot


def test_the_legend_follows_the_point_of_view(make_desk: Make, kit: type[Kit], tmp_path: Path, qtbot: QtBot) -> None:
    desk = make_desk()
    path = tmp_path / "text.txt"
    path.write_text(kit.text, encoding="utf-8")
    desk.open(path)
    qtbot.waitUntil(lambda: desk.map.isVisible() and desk.map.width() > 200, timeout=kit.deadline)
    desk.trigger("legend")
    legend, statistics = of_type(LegendCard, desk.cards.page("legend")), desk.cards.page("statistics")
    card = present(desk.cards.card)
    assert legend.isVisible() and card.title.text() == "Offline map"
    assert "neutral" in legend.view.text()
    qtbot.waitUntil(lambda: desk.map.made is not None, timeout=kit.deadline)
    assert desk.fake_map.card == (card.x(), card.y(), *_corner(card))
    desk.preferences.change("point_of_view", "un")
    assert "United Nations" in legend.view.text()
    desk.trigger("statistics")
    assert not legend.isVisible(), "both lie in the same corner"
    assert desk.fake_map.card[2:] == _corner(card), "the map knows of the one that is there"
    desk.trigger("legend")
    assert not statistics.isVisible()
    card.closed.emit()
    assert not legend.isVisible()
    assert not desk.actions["legend"].isChecked()
    assert desk.fake_map.card is None


def _corner(card: Any) -> tuple[int, int]:
    """Right and bottom, the first pixels that are free."""
    return card.x() + card.width(), card.y() + card.height()
