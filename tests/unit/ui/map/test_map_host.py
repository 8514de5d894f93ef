"""The map's place in the window: what is asked of the map before there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from geoview.atlas import Atlas
from geoview.document import Document
from geoview.ui.map.map_host import MapHost
from geoview.ui.map.map_signals import MapSignals
from geoview.ui.widgets.theme import DARK

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Recorder(MapSignals):
    """A map that writes down every call, those of layers that nobody has thought of included."""

    def __init__(self, parent: QWidget, dark: bool) -> None:
        super().__init__(parent)
        self.dark = dark
        self.calls: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *values, **options: self.calls.append((name, *values, *options.items()))


@pytest.fixture
def host(qtbot: QtBot) -> MapHost:
    host = MapHost(Recorder)
    qtbot.addWidget(host)
    return host


def made(host: MapHost) -> Recorder:
    assert isinstance(host.made, Recorder)
    return host.made


def test_what_was_asked_before_there_was_a_map_is_asked_of_it(host: MapHost) -> None:
    atlas = Atlas(Document("Nothing."), ())
    host.pane.show_selection("x:1", 0)
    host.pane.set_actions(())
    host.pane.set_atlas(None)
    host.pane.set_atlas(atlas, None)
    host.pane.show_selection("x:2", None, glide=False)
    assert host.made is None
    host.load()
    assert made(host).calls == [
        ("set_actions", ()),
        ("set_atlas", atlas, None),
        ("show_selection", "x:2", None, ("glide", False)),
    ], "the last call of each name, the Atlas before what is shown of it"
    host.pane.show_hover("x:1")
    assert made(host).calls[-1] == ("show_hover", "x:1")


def test_what_is_about_the_screen_is_not_done_later(host: MapHost) -> None:
    host.pane.fit_all()
    host.pane.zoom_to_selection()
    host.load()
    assert made(host).calls == []


def test_a_method_that_was_connected_before_there_was_a_map_reaches_it(host: MapHost) -> None:
    host.place_hovered.connect(host.pane.show_hover)
    host.load()
    made(host).place_hovered.emit("x:1")
    assert made(host).calls == [("show_hover", "x:1")]


def test_a_layer_is_named_nowhere_in_the_host(host: MapHost) -> None:
    host.pane.show_routes([1, 2])  # type: ignore[attr-defined]
    host.load()
    assert made(host).calls == [("show_routes", [1, 2])]


def test_every_signal_of_the_map_is_one_of_the_host(host: MapHost) -> None:
    host.load()
    heard: list[object] = []
    host.action_requested.connect(lambda *values: heard.append(values))
    host.background_clicked.connect(lambda: heard.append("background"))
    made(host).action_requested.emit("x:1", 2, "not-a-place")
    made(host).background_clicked.emit()
    assert heard == [("x:1", 2, "not-a-place"), "background"]


def test_the_map_takes_the_place_of_the_placeholder_and_its_colours(host: MapHost, qtbot: QtBot) -> None:
    host.set_theme(DARK)
    host.show()
    placeholder = host.findChild(QLabel, "mapPlaceholder")
    assert placeholder is not None and placeholder.isVisible()
    host.load()
    assert made(host).dark and made(host).isVisible() and not placeholder.isVisible()


def test_a_map_that_cannot_be_made_is_told_once(qtbot: QtBot) -> None:
    def fail(parent: QWidget, dark: bool) -> QWidget:
        raise ImportError("no web engine")

    host = MapHost(fail)
    qtbot.addWidget(host)
    told: list[str] = []
    host.map_failed.connect(told.append)
    host.load()
    host.load()
    host.pane.show_hover("x:1")
    assert told == ["no web engine"]
    assert host.made is None and host.outside_requests == 0


def test_after_the_end_nothing_reaches_the_map(host: MapHost) -> None:
    host.load()
    map_ = made(host)
    host.shutdown()
    host.pane.show_hover("x:1")
    assert map_.calls == [("shutdown",)]
    assert host.made is None
