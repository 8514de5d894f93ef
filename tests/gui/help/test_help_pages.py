"""The keys and the help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from present import present
from PySide6.QtWidgets import QTextBrowser, QTreeWidget, QWidget

from geoview.ui.widgets.actions import ACTIONS
from geoview.ui.widgets.fields import SearchField

if TYPE_CHECKING:
    from desk import Make
    from pytestqt.qtbot import QtBot


def test_all_keys_are_listed_and_found(qtbot: QtBot, make_desk: Make) -> None:
    desk = make_desk()
    desk.trigger("shortcuts")
    dialog = present(desk.window.findChild(QWidget, "shortcuts"))
    tree = present(dialog.findChild(QTreeWidget))
    groups = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    items = [present(group).child(n) for group in groups for n in range(present(group).childCount())]
    wanted = [spec for spec in ACTIONS if spec.menu and desk.actions[spec.name].shortcuts()]
    assert len(items) == len(wanted)
    present(dialog.findChild(SearchField)).setText("mention f6")
    assert all(present(item).isHidden() for item in items) and all(present(group).isHidden() for group in groups)
    present(dialog.findChild(SearchField)).setText("f6")
    assert [present(item).text(0) for item in items if not present(item).isHidden()] == ["Next Pane", "Previous Pane"]
    dialog.close()


def test_the_help_is_there_without_a_network(qtbot: QtBot, make_desk: Make) -> None:
    desk = make_desk()
    desk.trigger("help")
    dialog = present(desk.window.findChild(QWidget, "help"))
    text = present(dialog.findChild(QTextBrowser))
    assert "Reading with GeoView" in text.toPlainText() and "Ctrl+Enter" in text.toPlainText()
    assert not text.openLinks()
    dialog.close()
