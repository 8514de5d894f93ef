"""The settings of the reader: stored in a file, and reported to everything that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from geoview.settings import Settings, SettingsFile

__all__ = ["Preferences"]

_NEW_ENGINE = frozenset({"gazetteer", "point_of_view", "recogniser", "preferred_area"})
"""Settings that change the places of a text; the search for places starts again."""


class Preferences(QObject):
    """The settings, with signals for each change.

    Args:
        file: The file that stores them.
        parent: The owner.
    """

    changed = Signal(str)
    """The name of a setting whose value has changed."""
    places_affected = Signal()
    """The places of all texts must be found again."""
    was_reset = Signal()
    """All settings were reset to their defaults."""

    def __init__(self, file: SettingsFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file

    @property
    def settings(self) -> Settings:
        """The present settings."""
        return self._file.settings

    @property
    def notice(self) -> str:
        """What went wrong when they were read or saved; "" when nothing did."""
        return self._file.notice

    def change(self, name: str, value: object) -> None:
        """Set one value, which takes effect at once and is saved.

        Raises:
            ValueError: when there is no such setting, or it can't have that value.
        """
        if getattr(self.settings, name, None) != value:
            self._file.change(name, value)
            self._report([name])

    def reset(self) -> None:
        """Restore all defaults."""
        before = self.settings
        self._file.reset()
        self._report([n for n in before.__dataclass_fields__ if getattr(before, n) != getattr(self.settings, n)])
        self.was_reset.emit()

    def _report(self, names: list[str]) -> None:
        for name in names:
            self.changed.emit(name)
        if _NEW_ENGINE.intersection(names):
            self.places_affected.emit()
