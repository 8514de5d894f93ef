"""Light and dark: the system's setting, unless the reader chose one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from geoview.ui.widgets.focus_ring import FocusRing
from geoview.ui.widgets.theme import DARK, LIGHT, Theme, palette, style_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

__all__ = ["ColorScheme"]

FONT_PIXELS = 13


class ColorScheme(QObject):
    """The theme in use, applied to the whole application.

    Args:
        application: The application that gets the theme.
        choice: "system", "light" or "dark".
        system: Returns whether the system is dark; None asks Qt.
    """

    changed = Signal(object)
    """The new `Theme`."""
    chosen = Signal(str)
    """The reader chose "system", "light" or "dark"."""

    def __init__(
        self,
        application: QApplication,
        choice: str = "system",
        system: Callable[[], Qt.ColorScheme] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._system = system or application.styleHints().colorScheme
        self._application = application
        self._choice = choice
        self.theme = self._wanted()
        font = application.font()
        font.setPixelSize(FONT_PIXELS)
        application.setFont(font)
        self._ring = FocusRing(application, self.theme.current_edge, self)
        self._apply()
        application.styleHints().colorSchemeChanged.connect(self._on_system)

    @property
    def choice(self) -> str:
        """The reader's choice: "system", "light" or "dark"."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Follow the system, or stay light or dark."""
        self._choice = choice
        self._refresh()
        self.chosen.emit(choice)

    def toggle(self) -> None:
        """Switch between light and dark."""
        self.choose("light" if self.theme.dark else "dark")

    def _wanted(self) -> Theme:
        system = "dark" if self._system() == Qt.ColorScheme.Dark else "light"
        return DARK if (system if self._choice == "system" else self._choice) == "dark" else LIGHT

    def _on_system(self) -> None:
        if self._choice == "system":
            self._refresh()

    def _refresh(self) -> None:
        theme = self._wanted()
        if theme is not self.theme:
            self.theme = theme
            self._apply()
            self.changed.emit(theme)

    def _apply(self) -> None:
        self._application.setPalette(palette(self.theme))
        mirrored = self._application.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._application.setStyleSheet(style_sheet(self.theme, mirrored=mirrored))
        self._ring.set_colour(self.theme.current_edge)
