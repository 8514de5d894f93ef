"""Lazy loading of the map: a placeholder until the text is painted, then the map pane with its web engine.

The web engine takes longer to load than the rest of the window. Nothing here imports it before `load`; until
the map is made, what it should show is kept; if it can't be made at all, text and table work without it.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from geoview.errors import GeoViewError
from geoview.ui.map.map_signals import MapSignals
from geoview.ui.runtime.deferred import in_turns
from geoview.ui.widgets.actions import Need
from geoview.ui.wording.error_wording import phrase_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from geoview.ui.map.map_pane import MapPane
    from geoview.ui.widgets.theme import Theme

__all__ = ["MapHost"]

_PIECES = (
    "PySide6.QtNetwork",
    "PySide6.QtWebChannel",
    "PySide6.QtQuick",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets",
    "geoview.ui.map.bridge",
    "geoview.ui.map.url_scheme",
    "geoview.ui.map.map_pane",
)
"""The modules of the map, in an order in which no single import takes long."""


def _fetch(name: str) -> None:
    # `load` reports what is missing.
    with suppress(ImportError):
        import_module(name)


def _map_pane(parent: QWidget, dark: bool) -> QWidget:
    from geoview.ui.map.map_pane import MapPane

    style = parent.style()
    duration = style.styleHint(style.StyleHint.SH_Widget_Animation_Duration, None, parent)
    return MapPane(parent, dark=dark, animate=duration > 0)


class _Calls:
    """Calls for the map pane: kept until it is made (the last one of each name), then forwarded.

    Only calls that set or show something are kept. The others refer to what is on the screen, so without a map there
    is nothing to do.
    """

    def __init__(self) -> None:
        self._target: object | None = None
        self._kept: dict[str, Callable[[object], None]] = {}

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name.startswith("_"):
            raise AttributeError(name)
        # Looked up at each call: a bound method that somebody connected before there was a map must reach it too.
        return partial(self._call, name)

    def _call(self, name: str, *values: Any, **options: Any) -> None:
        if self._target is not None:
            getattr(self._target, name)(*values, **options)
        elif name.startswith(("set_", "show_")):
            self._kept[name] = lambda target: getattr(target, name)(*values, **options)

    def forward_to(self, target: object | None) -> None:
        self._target = target
        kept, self._kept = self._kept, {}
        if target is not None:
            # The ids of places mean nothing before the Atlas is set.
            for name in sorted(kept, key=lambda name: (name.startswith("show_"), name == "set_atlas")):
                kept[name](target)


class MapHost(MapSignals):
    """The place of the map in the window: a placeholder, then the map pane once `load` has made it.

    Attributes:
        pane: The methods of `MapPane` that return nothing. They can be called at any time: what is set or shown before
            the map is made is shown as soon as it is.

    Args:
        make: Makes the map pane from its parent and whether it is dark.
    """

    needs_changed = Signal()

    def __init__(self, make: Callable[[QWidget, bool], QWidget] = _map_pane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._made: QWidget | None = None
        self._calls = _Calls()
        self.pane = cast("MapPane", self._calls)
        self._dark = False
        self._tried = False
        self.setObjectName("mapSide")
        self.setAccessibleName(self.tr("Map"))
        self.setAccessibleDescription(self.tr("The places table says everything that the map shows"))
        self._placeholder = QLabel()
        self._placeholder.setObjectName("mapPlaceholder")
        self._placeholder.setTextFormat(Qt.TextFormat.PlainText)
        self._placeholder.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._placeholder.setWordWrap(True)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._placeholder)

    @property
    def made(self) -> MapPane | None:
        """The map pane, once it is made."""
        return cast("MapPane | None", self._made)

    @property
    def needs(self) -> Need:
        """Whether there is a map."""
        return Need.MAP if self._made is not None else Need.NOTHING

    @property
    def outside_requests(self) -> int:
        """The number of requests of the map for anything but GeoView's own files. All were blocked."""
        return self.made.outside_requests if self.made is not None else 0

    def load(self) -> None:
        """Make the map, at most once."""
        if self._tried:
            return
        self._tried = True
        try:
            made = self._make(self, self._dark)
        except (ImportError, GeoViewError) as error:
            self._placeholder.setText(self.tr("No map"))
            self.map_failed.emit(phrase_words(error.phrase if isinstance(error, GeoViewError) else error.args[0]))
            return
        self._made = made
        self.needs_changed.emit()
        self.forward(made)
        self._calls.forward_to(made)
        # The page has the colour of the sea, as the placeholder has, until its first picture: nothing flickers white.
        self._pages.setCurrentIndex(self._pages.addWidget(made))

    def load_in_turns(self) -> None:
        """Make the map as `load` does, but in steps, so that the window responds in between."""
        pieces = [partial(_fetch, name) for name in _PIECES] if self._make is _map_pane else []
        in_turns([*pieces, self.load], self)

    def set_theme(self, theme: Theme) -> None:
        """Show light or dark colours, on the map too."""
        self._dark = theme.dark
        if self.made is not None:
            self.made.set_dark(theme.dark)

    def focus_map(self) -> None:
        """Give the map the keyboard focus."""
        (self._made or self).setFocus(Qt.FocusReason.TabFocusReason)

    def shutdown(self) -> None:
        """Shut the map down; must be called before the window is destroyed."""
        self.pane.shutdown()
        self._made = None
        self._calls.forward_to(None)
