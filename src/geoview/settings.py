"""The settings: typed, validated, kept in one small file.

A damaged file is set aside and the defaults hold; one bad value costs only itself; keys of another version are kept.
State that the window remembers (its size, recent files) is not here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from geoview.errors import StorageError
from geoview.json_store import JsonStore, Trouble
from geoview.online.services import address_problem, template_problem
from geoview.phrases import Phrase
from geoview.storage import SYSTEM, Calls
from geoview.text import printable

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Settings", "SettingsFile", "read_settings"]

VERSION = 1
MAX_BYTES = 1_000_000

_Check = Callable[[Any], bool]


def _setting(default: Any, check: _Check) -> Any:
    return field(default=default, metadata={"check": check})


def _one_of(*values: str) -> _Check:
    return lambda value: isinstance(value, str) and value in values


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _number(least: float, most: float) -> _Check:
    return lambda value: isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most


def _text(most: int) -> _Check:
    return lambda value: isinstance(value, str) and len(value) <= most and value.isprintable()


def _texts(most: int) -> _Check:
    return lambda value: isinstance(value, tuple) and len(value) <= most and all(map(_text(400), value))


def _unless(problem: Callable[[str], str]) -> _Check:
    """Return an address without a problem; "" for one with a problem."""
    return lambda value: isinstance(value, str) and (not value or not problem(value))


@dataclass(frozen=True, slots=True)
class Settings:
    """Preferences. Each has a default that is right for most; nothing goes online by default.

    Attributes:
        theme: "system", "light" or "dark".
        text_size: Size of the article's letters where a document has no own one, 1.0 is plain; 0.5 … 3.0.
        text_font: Family of the article's letters; "" for GeoView's own choice.
        text_width: Characters of a line at most, 40 … 120.
        interface_language: BCP 47, "" follows the system.
        reduced_motion: "system", "on" or "off": whether the map glides.
        recogniser: "best", "rules", or the name of a plug-in's.
        gazetteer: Path of another gazetteer; "" for the one that came with GeoView.
        point_of_view: Whose borders the map shows: "neutral", "un" or a country code.
        preferred_area: Country code that is preferred where a name has several places; "" for none.
        online_geocoder: Name of a geocoder that may be asked for names without a place; "" for none.
        geocoder_address: Its server; "" for its usual one.
        online_tiles: Address of map tiles with {z}, {x} and {y}; "" for the map that came with GeoView.
        online_map: Whether these tiles are shown.
        tiles_credit: How these tiles ask to be credited; "" where GeoView knows it, or their host stands for it.
        tiles_megabytes: Room that map tiles may take on the disk, 10 … 2000.
        reopen_documents: A start opens what was open last time.
        disabled_plugins: Keys of plug-ins that are switched off.
        plugin_folder: A folder of plug-ins, beside those that are installed with GeoView; "" for none.
    """

    theme: str = _setting("system", _one_of("system", "light", "dark"))
    text_size: float = _setting(1.0, _number(0.5, 3.0))
    text_font: str = _setting("", _text(200))
    text_width: int = _setting(70, lambda value: _number(40, 120)(value) and isinstance(value, int))
    interface_language: str = _setting("", _text(35))
    reduced_motion: str = _setting("system", _one_of("system", "on", "off"))
    recogniser: str = _setting("best", lambda value: _text(100)(value) and value != "")
    gazetteer: str = _setting("", _text(4000))
    point_of_view: str = _setting("neutral", _text(20))
    preferred_area: str = _setting("", _text(2))
    online_geocoder: str = _setting("", _text(40))
    geocoder_address: str = _setting("", _unless(address_problem))
    online_tiles: str = _setting("", _unless(template_problem))
    online_map: bool = _setting(False, _flag)
    tiles_credit: str = _setting("", _text(200))
    tiles_megabytes: int = _setting(200, lambda value: _number(10, 2000)(value) and isinstance(value, int))
    reopen_documents: bool = _setting(True, _flag)
    disabled_plugins: tuple[str, ...] = _setting((), _texts(1000))
    plugin_folder: str = _setting("", _text(4000))

    def with_value(self, name: str, value: object) -> Settings:
        """Return the settings with one value replaced.

        Raises:
            ValueError: when there is no such setting, or the value does not fit it.
        """
        check = _CHECKS.get(name)
        if check is None:
            raise ValueError(f"there is no setting {name}")
        if not check(value):
            raise ValueError(f"{value!r} is no value for {name}")
        changed: dict[str, Any] = {name: value}
        return replace(self, **changed)


_CHECKS: dict[str, _Check] = {f.name: f.metadata["check"] for f in fields(Settings)}


def _sound(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values in a file that make sense."""
    # JSON knows lists only.
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in record.items()}
    return {name: values[name] for name, check in _CHECKS.items() if name in values and check(values[name])}


def read_settings(path: Path) -> Settings:
    """Return the settings in a file, or the defaults without a file; the file is not changed.

    Raises:
        StorageError: when it can't be read or is damaged.
    """
    content = JsonStore(path, version=VERSION, keys=_CHECKS, limit=MAX_BYTES).peek()
    if content.trouble is not None:
        raise StorageError(
            "The settings could not be read", "{path} {reason}", path=printable(str(path)), reason=content.reason
        )
    return Settings(**_sound(content.record))


class SettingsFile:
    """The file of the settings.

    Args:
        path: The file; None keeps the settings for this session only and touches nothing.
        calls: The system calls; tests replace them by calls that fail.

    Attributes:
        settings: What holds now.
        notice: What went wrong, for the reader, once; "" when nothing did.
    """

    def __init__(self, path: Path | None, *, calls: Calls = SYSTEM) -> None:
        self._store = JsonStore(path, version=VERSION, keys=_CHECKS, limit=MAX_BYTES, calls=calls) if path else None
        self.notice = ""
        self.settings = self._load(self._store) if self._store else Settings()

    def change(self, name: str, value: object) -> Settings:
        """Set one value and save; if that fails, the value holds for this session and `notice` says why.

        Raises:
            ValueError: when there is no such setting, or the value does not fit it.
        """
        return self._keep(self.settings.with_value(name, value))

    def reset(self) -> Settings:
        """Restore all defaults and save them."""
        return self._keep(Settings())

    def _keep(self, settings: Settings) -> Settings:
        self.settings = settings
        if self._store is None:
            return settings
        plain = Settings()
        values = {name: getattr(settings, name) for name in sorted(_CHECKS)}
        try:
            self._store.write({name: value for name, value in values.items() if value != getattr(plain, name)})
        except StorageError as error:
            self.notice = Phrase("The settings hold for this session only: {reason}.", reason=error.message)
            self._store = None
        return settings

    def _load(self, store: JsonStore) -> Settings:
        shown = printable(str(store.path))
        content = store.read()
        if content.trouble is Trouble.DAMAGED:
            self.notice = Phrase("The settings could not be used: {path} {reason}.", path=shown, reason=content.reason)
        elif content.trouble is not None:
            self.notice = Phrase(
                "The settings could not be used, and the defaults hold for this session: {path} {reason}.",
                path=shown,
                reason=content.reason,
            )
            self._store = None
        record = content.record
        sound = _sound(record)
        bad = sorted(name for name in _CHECKS if name in record and name not in sound)
        if bad:
            self.notice = Phrase(
                "Settings that made no sense have their defaults again: {names}.", names=", ".join(bad)
            )
        return Settings(**sound)
