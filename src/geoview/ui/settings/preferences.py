"""What the reader prefers: kept, and told to everything that is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from geoview.settings import Settings, SettingsFile

__all__ = ["Preferences"]

_NEW_ENGINE = frozenset({"gazetteer", "point_of_view", "recogniser", "preferred_area"})
"""Settings that the places of a text depend on: they are found anew."""


class Preferences(QObject):
    """Keeps the settings and says what has changed.

    Args:
        file: Where they are kept.
        parent: Owner.
    """

    changed = Signal(str)
    """Name of a setting that has another value now."""
    places_affected = Signal()
    """The places of all texts are to be found anew."""
    was_reset = Signal()
    """All settings have their defaults again."""

    def __init__(self, file: SettingsFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file

    @property
    def settings(self) -> Settings:
        """What holds now."""
        return self._file.settings

    @property
    def notice(self) -> str:
        """What went wrong with reading or saving them; "" when nothing did."""
        return self._file.notice

    def change(self, name: str, value: object) -> None:
        """Set one value; it holds at once and is saved.

        Raises:
            ValueError: when there is no such setting, or it can't have that value.
        """
        if getattr(self.settings, name, None) != value:
            self._file.change(name, value)
            self._report([name])

    def reset(self) -> None:
        """Set all defaults again."""
        before = self.settings
        self._file.reset()
        self._report([n for n in before.__dataclass_fields__ if getattr(before, n) != getattr(self.settings, n)])
        self.was_reset.emit()

    def _report(self, names: list[str]) -> None:
        for name in names:
            self.changed.emit(name)
        if _NEW_ENGINE.intersection(names):
            self.places_affected.emit()
