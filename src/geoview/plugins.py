"""Plug-ins: readers, exporters, recognisers and geocoders of other distributions, found through their entry points.

They are looked for in what is installed beside GeoView and in one folder that the reader names in the settings. Nothing
is looked for before something asks for it, and no code of a plug-in runs before its kind is asked for. A plug-in that
fails, while it is loaded or while it is used, becomes a notice with its name and its error; everything else goes on.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from geoview.errors import GeoViewError
from geoview.online.services import GEOCODERS, Service, register_geocoders
from geoview.phrases import Phrase
from geoview.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from importlib.metadata import EntryPoint

    from geoview.settings import Settings

__all__ = [
    "KINDS",
    "Plugin",
    "Plugins",
    "follow",
    "geocoder_plugin",
    "listen",
    "none",
    "plugins",
    "stop_listening",
    "take_notices",
]

KINDS = ("readers", "exporters", "recognisers", "geocoders")
"""What a plug-in may add; the groups of entry points are `geoview.readers` and so on."""

_GROUPS = {f"geoview.{kind}": kind for kind in KINDS}
_LEAST_DELAY_S = 0.2
_LONGEST_ERROR = 300
"""Characters of a plug-in's error that are shown."""

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Plugin:
    """One entry point of a distribution.

    Attributes:
        kind: What it adds: one of `KINDS`.
        name: Its name within that kind.
        distribution: Name of the distribution that brings it.
        version: Version of that.
    """

    kind: str
    name: str
    distribution: str
    version: str

    @property
    def key(self) -> str:
        """The name in the settings, for a plug-in that is switched off."""
        return f"{self.distribution}/{self.kind}/{self.name}"

    def __str__(self) -> str:
        """Return the name and the origin, as they may be shown: "pages (geoview-pages 1.2)"."""
        return printable(f"{self.name} ({self.distribution} {self.version})")


@dataclass(frozen=True, slots=True)
class _Entry:
    point: EntryPoint
    folder: str
    """Where it is imported from; "" for what is installed beside GeoView."""


class Plugins:
    """The plug-ins of this process. May be used from several threads.

    Args:
        disabled: Keys of plug-ins that are switched off.
        folder: A folder of more plug-ins, as `pip install --target` makes one; "" for none.
        told: Called with each new notice, from any thread.
        search: False for no plug-ins at all.
    """

    def __init__(
        self,
        disabled: Collection[str] = (),
        folder: str = "",
        *,
        told: Callable[[str], None] = lambda _: None,
        search: bool = True,
    ) -> None:
        self._disabled = frozenset(disabled)
        self._folder = folder
        self._on_notice = told
        self._lock = RLock()
        self._entries: dict[Plugin, _Entry] | None = None if search else {}
        self._loaded: dict[str, list[tuple[Plugin, Any]]] = {}
        self._problems: dict[Plugin, str] = {}

    def listed(self) -> tuple[Plugin, ...]:
        """Return all plug-ins, switched on or off, by kind and name. This loads none."""
        return tuple(self._all())

    def is_enabled(self, plugin: Plugin) -> bool:
        """Return whether a plug-in is not switched off."""
        return plugin.key not in self._disabled

    def is_loaded(self, plugin: Plugin) -> bool:
        """Return whether a plug-in has been loaded and works."""
        return any(known == plugin for known, _ in self._loaded.get(plugin.kind, ()))

    def problem(self, plugin: Plugin) -> str:
        """Return how a plug-in last failed; "" when it has not failed."""
        return self._problems.get(plugin, "")

    def loaded(self, kind: str, check: Callable[[object], Thing]) -> list[tuple[Plugin, Thing]]:
        """Return what the plug-ins of a kind add, loaded at the first call; those that fail are left out.

        Args:
            kind: One of `KINDS`.
            check: Returns the object that an entry point names, and raises when it can't be used.
        """
        with self._lock:
            if kind not in self._loaded:
                found: list[tuple[Plugin, Any]] = []
                # Set first: a plug-in that asks for the others while it is loaded gets those before it.
                self._loaded[kind] = found
                names: set[str] = set()
                for plugin, entry in self._all().items():
                    if plugin.kind != kind or not self.is_enabled(plugin):
                        continue
                    try:
                        if plugin.name in names:
                            raise ValueError("another plug-in has this name")
                        found.append((plugin, check(self._load(entry))))
                        names.add(plugin.name)
                    except (Exception, SystemExit) as error:  # noqa: BLE001 - code of others may raise anything
                        self.report(plugin, error)
            return self._loaded[kind]

    @contextmanager
    def guard(self, plugin: Plugin, error: type[GeoViewError], title: Phrase) -> Iterator[None]:
        """Turn what a plug-in raises within the block into an error that names it, and is the notice.

        An error of GeoView's own is raised as it is: the plug-in itself has reported what is wrong.

        Args:
            plugin: Whose code runs.
            error: The error to raise instead.
            title: Its title: what could not be done.
        """
        try:
            yield
        except (GeoViewError, MemoryError):
            raise
        except (Exception, SystemExit) as raised:
            hint = Phrase("It can be switched off in the settings.")
            raise error(title, self._note(plugin, raised), hint) from raised

    def report(self, plugin: Plugin, error: BaseException) -> None:
        """Report that a plug-in has failed."""
        before = self.problem(plugin)
        notice = self._note(plugin, error)
        if notice != before:
            self._on_notice(notice)

    def _note(self, plugin: Plugin, error: BaseException) -> Phrase:
        words = printable(str(error))[:_LONGEST_ERROR]
        notice = Phrase(
            "the plug-in {plugin} failed: {error}",
            plugin=plugin,
            error=f"{type(error).__name__}: {words}" if words else type(error).__name__,
        )
        with self._lock:
            self._problems[plugin] = notice
        return notice

    def _all(self) -> dict[Plugin, _Entry]:
        with self._lock:
            if self._entries is None:
                found = sorted(self._search(), key=lambda item: (KINDS.index(item[0].kind), item[0].name))
                self._entries = dict(found)
            return self._entries

    def _search(self) -> Iterator[tuple[Plugin, _Entry]]:
        """Return all entry points of GeoView's groups, in the order in which Python imports their distributions."""
        from importlib.metadata import distributions

        # The current folder is left out, though `python -m geoview` can import from it: documents from somewhere else
        # must not bring code along.
        here = os.path.realpath(os.curdir)
        usual = [path for path in sys.path if path and path != self._folder and os.path.realpath(path) != here]
        own = [self._folder] if self._folder and Path(self._folder).is_absolute() else []
        seen: set[str] = set()
        for path, folder in ((usual, ""), (own, self._folder)):
            for distribution in distributions(path=path):
                try:
                    points = [point for point in distribution.entry_points if point.group in _GROUPS]
                    if not points:
                        continue
                    name, version = str(distribution.metadata["Name"]), str(distribution.version)
                except Exception as error:  # noqa: BLE001 - what is installed on a computer may be torn in any way
                    self._on_notice(Phrase("a distribution that may hold plug-ins is damaged: {error}", error=error))
                    continue
                if name.lower() in seen:
                    continue
                seen.add(name.lower())
                for point in points:
                    yield Plugin(_GROUPS[point.group], point.name, name, version), _Entry(point, folder)

    @staticmethod
    def _load(entry: _Entry) -> object:
        if entry.folder and entry.folder not in sys.path:
            # At the end: nothing of GeoView's or of Python's is imported from there.
            sys.path.append(entry.folder)
        return entry.point.load()


def _check_geocoder(thing: object) -> Service:
    """Return a plug-in's geocoder.

    Raises:
        TypeError, ValueError: when it is not a geocoder, or describes itself incompletely.
    """
    if not isinstance(thing, Service):
        raise TypeError(f"it is a {type(thing).__name__}, not a Service")
    if not callable(thing.geocoder) or not callable(thing.read):
        raise TypeError("it needs a geocoder and a function that reads its answers")
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,39}", thing.key) or any(own.key == thing.key for own in GEOCODERS):
        raise ValueError(f"its key {thing.key!r} is taken, or no word of small letters")
    if not thing.attribution or not all(link.startswith("https://") for link in (thing.terms, thing.credit_url)):
        raise ValueError("it needs an attribution, and addresses of its terms and its credit that begin with https://")
    if thing.delay_s < _LEAST_DELAY_S:
        raise ValueError(f"it must leave {_LEAST_DELAY_S} seconds between two requests")
    return thing


def geocoder_plugin(service: Service) -> Plugin | None:
    """Return the plug-in that brings a geocoder; None for one of GeoView's own."""
    if service.geocoder is None:
        return None
    found = plugins().loaded("geocoders", _check_geocoder)
    return next((plugin for plugin, brought in found if brought is service), None)


register_geocoders(lambda: [service for _, service in plugins().loaded("geocoders", _check_geocoder)])

_lock = RLock()
_current: Plugins | None = None
_unread: list[str] = []
_listener: Callable[[str], None] | None = None


def plugins() -> Plugins:
    """Return the plug-ins of this process, according to `follow`, or else to the reader's settings."""
    global _current  # noqa: PLW0603 - one for the process
    with _lock:
        if _current is None:
            _current = _from_settings()
        return _current


def follow(settings: Settings) -> None:
    """Use other settings: which plug-ins are switched off, and where more of them lie. Nothing is read or loaded."""
    global _current  # noqa: PLW0603 - one for the process
    with _lock:
        _current = Plugins(settings.disabled_plugins, settings.plugin_folder, told=_report)


@contextmanager
def none() -> Iterator[None]:
    """Switch all plug-ins off within the block, for what must be the same on every machine."""
    global _current  # noqa: PLW0603 - one for the process
    with _lock:
        before, _current = _current, Plugins(search=False)
        try:
            yield
        finally:
            _current = before


def listen(listener: Callable[[str], None] | None) -> None:
    """Call a function with each notice, from any thread; None keeps the notices for `take_notices`."""
    global _listener  # noqa: PLW0603 - one for the process
    with _lock:
        _listener = listener
        waiting = take_notices() if listener is not None else []
    for notice in waiting:
        _report(notice)


def stop_listening(listener: Callable[[str], None]) -> None:
    """Stop calling a function, if it is still the listener."""
    global _listener  # noqa: PLW0603 - one for the process
    with _lock:
        if _listener is listener:
            _listener = None


def take_notices() -> list[str]:
    """Return the notices that no listener has received, each once."""
    with _lock:
        notices = [*_unread]
        _unread.clear()
    return notices


def _report(notice: str) -> None:
    with _lock:
        listener = _listener
        if listener is None:
            _unread.append(notice)
    if listener is not None:
        listener(notice)


def _from_settings() -> Plugins:
    """Return the plug-ins that the settings file allows; no plug-ins when it can't be read."""
    from geoview.settings import read_settings
    from geoview.storage import app_folders

    try:
        settings = read_settings(app_folders().config / "settings.json")
    except GeoViewError as error:
        _report(Phrase("no plug-in is loaded: {reason}", reason=error.message))
        return Plugins(search=False)
    return Plugins(settings.disabled_plugins, settings.plugin_folder, told=_report)
