"""What the reader prefers, taken up at once by everything that is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from geoview.settings import Settings, SettingsFile

if TYPE_CHECKING:
    from geoview.ui.settings.dialog import SettingsDialog
    from geoview.ui.shell.window import Window

__all__ = ["Preferences"]

_NEW_ENGINE = frozenset({"gazetteer", "point_of_view", "recogniser", "preferred_area"})
"""Settings that the places of a text depend on: they are found anew."""


class Preferences(QObject):
    """Keeps the settings and has the window follow them.

    Args:
        window: What follows.
        file: Where they are kept.
    """

    changed = Signal(str)
    """Name of a setting that has another value now."""

    def __init__(self, window: Window, file: SettingsFile) -> None:
        super().__init__(window)
        self._window = window
        self._file = file
        self._dialog: SettingsDialog | None = None
        # Nothing moves before; and to ask the style loads all that styles have.
        window.text_painted.connect(self._set_motion)
        self._set_letters()
        window.viewing.set_usual(self.settings.text_size)
        window.appearance.chosen.connect(partial(self.change, "theme"))

    @property
    def settings(self) -> Settings:
        """What holds now."""
        return self._file.settings

    @property
    def notice(self) -> str:
        """What went wrong with reading or saving them; "" when nothing did."""
        return self._file.notice

    def change(self, name: str, value: object) -> None:
        """Sets one value; it holds at once and is saved.

        Raises:
            ValueError: when there is no such setting, or the value is none for it.
        """
        if getattr(self.settings, name, None) != value:
            self._file.change(name, value)
            self._follow(name)

    def reset(self) -> None:
        """All defaults again."""
        before = self.settings
        self._file.reset()
        changed = [n for n in before.__dataclass_fields__ if getattr(before, n) != getattr(self.settings, n)]
        for name in changed:
            self.changed.emit(name)
            self._take_up(name)
        if _NEW_ENGINE.intersection(changed):
            self._window.documents.renew()
        self._window.access.changed.emit()

    def show(self) -> None:
        """Opens the settings, or brings them to the front."""
        from geoview.ui.settings.dialog import SettingsDialog

        if self._dialog is None:
            self._dialog = SettingsDialog(self, self._window)
            self._dialog.destroyed.connect(self._on_closed)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def _on_closed(self) -> None:
        self._dialog = None

    def _follow(self, name: str) -> None:
        self.changed.emit(name)
        if name in _NEW_ENGINE:
            self._window.documents.renew()
        else:
            self._take_up(name)

    def _take_up(self, name: str) -> None:
        """The window follows a setting."""
        if name == "theme":
            if self._window.appearance.choice != self.settings.theme:
                self._window.appearance.choose(self.settings.theme)
        elif name == "text_size":
            self._window.viewing.set_usual(self.settings.text_size)
        elif name in ("text_width", "text_font"):
            self._set_letters()
        elif name == "reduced_motion":
            self._set_motion()

    def _set_letters(self) -> None:
        self._window.article.view.set_letters(self.settings.text_font, self.settings.text_width)

    @property
    def glides(self) -> bool:
        """Whether maps glide; "system" asks the desktop, as everywhere in Qt."""
        wish = self.settings.reduced_motion
        if wish != "system":
            return wish == "off"
        style = self._window.style()
        return style.styleHint(style.StyleHint.SH_Widget_Animation_Duration) > 0

    def _set_motion(self) -> None:
        self._window.chart.pane.set_animated(self.glides)
        self._window.article.view.set_animated(self.glides)
