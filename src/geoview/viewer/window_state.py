"""The state of the window between two starts: its size and panes, recent files, the view of each document.

Whatever is in the file, the window opens: a damaged file is set aside, a single bad value is replaced by its default.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoview.errors import StorageError
from geoview.json_store import JsonStore, Trouble
from geoview.phrases import Phrase
from geoview.settings import Settings, SettingsFile
from geoview.storage import app_folders
from geoview.text import printable
from geoview.viewer.recent_files import LIMIT

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ZOOM_RANGE", "State", "StateFile", "View", "default_state_path"]

_VERSION = 1
_VIEWS = 200
_TABS = 50
_FARTHEST = 10**12
ZOOM_RANGE = (0.5, 3.0)


@dataclass(frozen=True, slots=True)
class View:
    """The view of one document.

    Attributes:
        position: Code point on top.
        zoom: Size of its letters, 1.0 is plain; None while it has the usual one.
        panes: Widths of article and map side, in pixels; empty for those of the window.
        right: Heights of map and table, in pixels; empty for those of the window.
    """

    position: int = 0
    zoom: float | None = None
    panes: tuple[int, ...] = ()
    right: tuple[int, ...] = ()

    @classmethod
    def of(cls, data: object) -> View:
        """Return the view in a file; each bad value becomes its default. A bare number is a position."""
        if not isinstance(data, dict):
            data = {"position": data}
        return cls(
            position=_position(data.get("position")),
            zoom=_zoom(data.get("zoom")),
            panes=tuple(_numbers(data.get("panes"), 2)),
            right=tuple(_numbers(data.get("right"), 2)),
        )

    def data(self) -> dict[str, Any]:
        """Return the data for the file; defaults are left out."""
        values = {"position": self.position, "zoom": self.zoom, "panes": list(self.panes), "right": list(self.right)}
        return {name: value for name, value in values.items() if value}


@dataclass(slots=True)
class State:
    """The state that is remembered.

    Attributes:
        window: x, y, width, height in pixels; None at the first start.
        maximised: The window filled the screen.
        panes: Widths of article and map side; empty for the plain ones.
        right: Heights of map and table.
        columns: Widths of the table's columns; empty for the plain ones.
        recent: Files, the latest first.
        views: The view of each document, by file, the latest last.
        open: Files that are open, in the order of their tabs.
        front: Which of them is in front, from 0.
        folders: Folders that are open, in the order of their tabs.
        front_folder: Which of these is in front, from 0; −1 while a document is.
    """

    window: tuple[int, int, int, int] | None = None
    maximised: bool = False
    panes: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    recent: list[Path] = field(default_factory=list)
    views: dict[str, View] = field(default_factory=dict)
    open: list[Path] = field(default_factory=list)
    front: int = 0
    folders: list[Path] = field(default_factory=list)
    front_folder: int = -1

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> State:
        """Return the state in a file; each bad value becomes its default."""
        state = cls()
        window = _numbers(data.get("window"), 4, -20_000)
        if window and window[2] >= 200 and window[3] >= 150:
            state.window = (window[0], window[1], window[2], window[3])
        state.maximised = data.get("maximised") is True
        state.panes = _numbers(data.get("panes"), 2)
        state.right = _numbers(data.get("right"), 2)
        state.columns = _numbers(data.get("columns"), 7)
        state.recent = _paths(data.get("recent"))[:LIMIT]
        state.open = _paths(data.get("open"))[:_TABS]
        state.front = _index(data.get("front"), len(state.open), 0)
        state.folders = _paths(data.get("folders"))[:_TABS]
        state.front_folder = _index(data.get("front_folder"), len(state.folders), -1)
        # Versions before 0.2 kept a position alone.
        views = data.get("views", data.get("positions"))
        if isinstance(views, dict):
            read = ((name, View.of(value)) for name, value in list(views.items())[-_VIEWS:])
            state.views = {name: view for name, view in read if view != View()}
        return state

    def data(self) -> dict[str, Any]:
        """Return the data for the file."""
        return {
            "window": list(self.window) if self.window else None,
            "maximised": self.maximised,
            "panes": self.panes,
            "right": self.right,
            "columns": self.columns,
            "recent": [str(path) for path in self.recent],
            "open": [str(path) for path in self.open[:_TABS]],
            "front": self.front,
            "folders": [str(path) for path in self.folders[:_TABS]],
            "front_folder": self.front_folder,
            "views": {name: view.data() for name, view in list(self.views.items())[-_VIEWS:]},
        }

    def remember_view(self, path: Path, view: View) -> None:
        """Remember the view of a file; the latest files are kept."""
        self.views.pop(str(path), None)
        self.views[str(path)] = view

    def view_of(self, path: Path | None) -> View:
        """Return the view of a file; its beginning when that is not known."""
        return self.views.get(str(path), View()) if path is not None else View()


def _position(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _FARTHEST else 0


def _zoom(value: object) -> float | None:
    if isinstance(value, int | float) and not isinstance(value, bool) and ZOOM_RANGE[0] <= value <= ZOOM_RANGE[1]:
        return float(value)
    return None


def _index(value: object, count: int, default: int) -> int:
    """Return an index below `count`, or the default."""
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < count else default


def _paths(value: object) -> list[Path]:
    """Return the files of a list, each once."""
    names = value if isinstance(value, list) else []
    return [Path(name) for name in dict.fromkeys(n for n in names if isinstance(n, str) and n and "\0" not in n)]


def _numbers(value: object, count: int, least: int = 0) -> list[int]:
    """Return a list of `count` whole numbers in a sane range, or an empty one."""
    if (
        isinstance(value, list)
        and len(value) == count
        and all(isinstance(n, int) and not isinstance(n, bool) and least <= n <= 100_000 for n in value)
    ):
        return list(value)
    return []


def default_state_path() -> tuple[Path, str]:
    """Return where the state lies for this user, and why that place is temporary; "" when it is the usual one."""
    folders = app_folders()
    return folders.state / "window.json", folders.notice


_OLD_KEYS = ("positions", "theme", "zoom")
"""What versions before 0.2 kept as well."""


class StateFile:
    """The file of the state.

    Args:
        path: The file; None keeps the state for this session only.
        notice: What is wrong with the place itself, for the reader.

    Attributes:
        state: What is remembered.
        old_settings: Values that versions before 0.2 kept here and that are settings now, by their names there.
        notice: What went wrong so far, for the reader; "" when nothing did.
    """

    def __init__(self, path: Path | None, notice: str = "") -> None:
        keys = (*State().data(), *_OLD_KEYS)
        self._store = JsonStore(path, version=_VERSION, keys=keys) if path is not None else None
        self.notice = notice
        self.old_settings: dict[str, object] = {}
        self.state = self._load(self._store) if self._store is not None else State()

    def _load(self, store: JsonStore) -> State:
        content = store.read()
        if content.trouble is not None:
            shown = printable(str(store.path))
            self.notice = Phrase(
                "What the window remembers could not be used: {path} {reason}.", path=shown, reason=content.reason
            )
            self._store = store if content.trouble is Trouble.DAMAGED else None
            return State()
        data = content.record
        if data.get("theme") in ("light", "dark"):
            self.old_settings["theme"] = data["theme"]
        if (zoom := _zoom(data.get("zoom"))) is not None:
            self.old_settings["text_size"] = zoom
        return State.of(data)

    def carry_over(self, file: SettingsFile) -> None:
        """Move old settings from here into the settings, except those that the reader has set since. Done once.

        Args:
            file: Where settings are kept.
        """
        old, self.old_settings = self.old_settings, {}
        if not old:
            return
        plain = Settings()
        for name, value in old.items():
            if getattr(file.settings, name) == getattr(plain, name) != value:
                file.change(name, value)
        try:
            # Without them: a setting that is plain again must stay so.
            self.save()
        except StorageError as error:
            self.notice = self.notice or error.phrase

    def save(self) -> None:
        """Write the state, completely or not at all.

        Raises:
            StorageError: when it could not be written; the old one is as it was.
        """
        if self._store is not None:
            self._store.write(self.state.data())
