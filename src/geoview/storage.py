"""The folders and resources of GeoView, and how files are replaced.

A file is never written in place: its new content goes into a temporary file beside it, is flushed to the disk, and then
takes the name in one step. Whatever fails, and whenever the process dies, the name leads to the old content or the new.

Resources are found in the source tree, in an installed wheel and in a frozen application alike.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from geoview.errors import GeoViewError, StorageError
from geoview.phrases import Phrase, system_reason
from geoview.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

__all__ = [
    "SYSTEM",
    "AppFolders",
    "AtomicFile",
    "Calls",
    "app_folders",
    "atomic_write",
    "clean_stale",
    "name_of",
    "quarantine",
    "resource_path",
    "same_file",
]

_CANNOT_SAVE = "The file could not be saved"
_TEMPORARY = ".geoview-"
_STALE_S = 3600.0
"""Seconds after which a temporary file of a process that died is removed."""


_HINTS = {
    errno.ENOSPC: Phrase("The disk is full: make room and save again."),
    errno.EDQUOT: Phrase("Your share of the disk is used up: make room and save again."),
    errno.EACCES: Phrase("Choose a folder that you may write to."),
    errno.EPERM: Phrase("Choose a folder that you may write to."),
    errno.EROFS: Phrase("The disk can only be read: choose another folder."),
    errno.ENOENT: Phrase("Its folder does not exist."),
    errno.ENOTDIR: Phrase("Its folder does not exist."),
    errno.ENAMETOOLONG: Phrase("Choose a shorter name."),
    errno.EISDIR: Phrase("It is a folder: choose a name in it."),
    errno.ELOOP: Phrase("It is a symbolic link that leads back to itself."),
}


@dataclass(frozen=True, slots=True)
class Calls:
    """The system calls that a save consists of; tests replace them by calls that fail."""

    open: Callable[..., int] = os.open
    write: Callable[[int, memoryview], int] = os.write
    fsync: Callable[[int], None] = os.fsync
    close: Callable[[int], None] = os.close
    replace: Callable[[Path, Path], None] = os.replace
    unlink: Callable[[Path], None] = os.unlink


SYSTEM = Calls()


class AtomicFile:
    """A file under construction that takes its name when the `with` block ends without an error.

        with AtomicFile(path) as file:
            file.write(b"…")

    A symbolic link is followed, permissions are kept. After an error the temporary file is gone and the old content is
    as it was; only when just the last step failed (a file that another program holds open on Windows) is the new
    content kept, and the error says where.

    Raises:
        StorageError: from any of its methods; names the file and what to do.
    """

    def __init__(self, path: Path, *, calls: Calls = SYSTEM) -> None:
        self.path = path
        self._calls = calls
        self._descriptor = -1
        self._temporary: Path | None = None
        self._target = path

    def __enter__(self) -> AtomicFile:
        try:
            self._target = Path(os.path.realpath(self.path))
            mode = _mode_of(self._target)
            self._temporary = self._target.with_name(f"{_TEMPORARY}{os.urandom(8).hex()}.tmp")
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
            self._descriptor = self._calls.open(self._temporary, flags, 0o666 if mode is None else 0o600)
            if mode is not None and hasattr(os, "fchmod"):
                os.fchmod(self._descriptor, mode)
        except (OSError, ValueError) as error:
            self._discard()
            raise self._failure(error) from error
        except BaseException:
            self._discard()
            raise
        return self

    def write(self, data: bytes) -> None:
        """Append bytes."""
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._calls.write(self._descriptor, rest) :]
        except OSError as error:
            self._discard()
            raise self._failure(error) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._discard()
            return
        try:
            self._calls.fsync(self._descriptor)
            descriptor, self._descriptor = self._descriptor, -1
            self._calls.close(descriptor)
        except OSError as failure:
            self._discard()
            raise self._failure(failure) from failure
        except BaseException:
            self._discard()
            raise
        temporary, self._temporary = self._temporary, None
        if temporary is None:
            return
        try:
            self._calls.replace(temporary, self._target)
        except OSError as failure:
            kept = self._keep(temporary)
            raise StorageError(
                _CANNOT_SAVE,
                "{path} could not be replaced: {reason}",
                "The new content is kept in {kept}.",
                path=printable(str(self.path)),
                reason=_reason(failure),
                kept=printable(str(kept)),
            ) from failure
        _flush_folder(self._target.parent)

    def _keep(self, temporary: Path) -> Path:
        """Give the new content a name that the reader recognises and that `clean_stale` leaves alone."""
        kept = self._target.with_name(f"{self._target.name}.unsaved")
        try:
            self._calls.replace(temporary, kept)
        except OSError:
            return temporary
        return kept

    def _discard(self) -> None:
        descriptor, self._descriptor = self._descriptor, -1
        temporary, self._temporary = self._temporary, None
        try:
            if descriptor >= 0:
                self._calls.close(descriptor)
        except OSError:
            # The first error is the one to tell; the descriptor is gone either way.
            descriptor = -1
        try:
            if temporary is not None:
                self._calls.unlink(temporary)
        except OSError:
            # It goes with `clean_stale`.
            return

    def _failure(self, error: OSError | ValueError) -> StorageError:
        number = error.errno if isinstance(error, OSError) else None
        return StorageError(
            _CANNOT_SAVE,
            "{path}: {reason}",
            "{advice}",
            path=printable(str(self.path)),
            reason=_reason(error),
            advice=_HINTS.get(number or 0, ""),
        )


def atomic_write(path: Path, data: bytes, *, calls: Calls = SYSTEM) -> None:
    """Replace a file's content, or create it, in one step; see `AtomicFile`.

    Raises:
        StorageError: when it could not be saved; the old content is as it was.
    """
    with AtomicFile(path, calls=calls) as file:
        file.write(data)


def _mode_of(target: Path) -> int | None:
    """Return the permissions of an existing regular file; None when there is no such file."""
    try:
        status = os.lstat(target)
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, Phrase("it is a folder"))
    if stat.S_ISLNK(status.st_mode):
        raise OSError(errno.ELOOP, Phrase("it is a symbolic link that leads back to itself"))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, Phrase("it is not a regular file"))
    return stat.S_IMODE(status.st_mode)


def _flush_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system lets a folder be flushed."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        # Some network file systems refuse; the content itself is on the disk already.
        return
    finally:
        os.close(descriptor)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, UnicodeEncodeError):
        return Phrase("this system can't write that name")
    return system_reason(error, inside=isinstance(error, OSError))


def quarantine(path: Path) -> Path:
    """Rename a damaged file to `name.bad` (`name.bad-2` …), so that a new one can replace it; return the new path.

    Raises:
        StorageError: when it can't be renamed.
    """
    for number in range(1, 100):
        aside = path.with_name(f"{path.name}.bad" + (f"-{number}" if number > 1 else ""))
        if not os.path.lexists(aside):
            break
    try:
        path.replace(aside)
    except OSError as error:
        raise StorageError(
            "A damaged file could not be set aside",
            "{path}: {reason}",
            path=printable(str(path)),
            reason=_reason(error),
        ) from error
    return aside


def clean_stale(folder: Path, *, now: float | None = None) -> int:
    """Remove temporary files of saves that died over an hour ago; return how many, 0 for an unreadable folder."""
    removed = 0
    limit = (time.time() if now is None else now) - _STALE_S
    try:
        entries = [entry for entry in os.scandir(folder) if entry.name.startswith(_TEMPORARY)]
    except OSError:
        return 0
    for entry in entries:
        try:
            if entry.name.endswith(".tmp") and entry.stat(follow_symlinks=False).st_mtime < limit:
                Path(entry.path).unlink()
                removed += 1
        except OSError:
            continue
    return removed


def name_of(key: bytes) -> str:
    """Return a file name for data about something, from a key that identifies it: 40 hexadecimal digits."""
    import hashlib

    return hashlib.sha256(key).hexdigest()[:40]


def same_file(one: Path, other: Path) -> bool:
    """Return whether two paths lead to the same file, through links of either kind; it need not exist yet."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        try:
            return os.path.realpath(one) == os.path.realpath(other)
        except (OSError, ValueError):
            return False


@dataclass(frozen=True, slots=True)
class AppFolders:
    """GeoView's own folders; all of them exist.

    Attributes:
        config: Settings.
        data: What the reader made and can't be made again: remembered decisions, annotations of read-only folders.
        state: Where the reader was: recent files, window, positions.
        cache: What can be made again.
        notice: Why they are only temporary, for the reader; "" when they are the usual ones.
    """

    config: Path
    data: Path
    state: Path
    cache: Path
    notice: str = ""


def app_folders(root: Path | None = None) -> AppFolders:
    """Return GeoView's own folders, and create those that are missing.

    They are the folders of the platform, or lie below `root` or the environment's GEOVIEW_HOME, where that is given. If
    they can't be created (no home folder, a read-only one), temporary folders take their place and `notice` says so.
    """
    given = root or (Path(os.environ["GEOVIEW_HOME"]) if os.environ.get("GEOVIEW_HOME") else None)
    try:
        return _made(*_usual_folders(given))
    except (OSError, RuntimeError, ValueError, KeyError) as error:
        import tempfile

        reason = _reason(error) if isinstance(error, (OSError, ValueError)) else str(error)
        base = Path(tempfile.mkdtemp(prefix="geoview-"))
        notice = Phrase(
            "Settings and corrections last for this session only: GeoView's folder could not be made ({reason}).",
            reason=reason,
        )
        return _made(*_usual_folders(base), notice)


def _usual_folders(root: Path | None) -> tuple[Path, Path, Path, Path]:
    if root is not None:
        return root / "config", root / "data", root / "state", root / "cache"
    from platformdirs import PlatformDirs

    places = PlatformDirs("geoview", appauthor=False)
    folders = (places.user_config_path, places.user_data_path, places.user_state_path, places.user_cache_path)
    if not all(folder.is_absolute() for folder in folders):
        raise OSError(errno.ENOENT, "no home folder is known")
    return folders


def _made(config: Path, data: Path, state: Path, cache: Path, notice: str = "") -> AppFolders:
    for folder in (config, data, state, cache):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, "permission denied")
    return AppFolders(config, data, state, cache, notice)


@cache
def _package_roots() -> tuple[Path, ...]:
    package = Path(__file__).resolve().parent
    return package / "resources", package.parent.parent / "resources"


def _resource_roots() -> tuple[Path, ...]:
    frozen = getattr(sys, "_MEIPASS", None)
    return (Path(frozen, "resources"), *_package_roots()) if frozen else _package_roots()


def resource_path(*parts: str) -> Path:
    """Return the path of a file that comes with GeoView, for example `resource_path("map", "map.js")`.

    Raises:
        GeoViewError: when the file is not in any of the known places; the message names it.
    """
    for root in _resource_roots():
        path = root.joinpath(*parts)
        if path.exists():
            return path
    name = Path("resources", *parts)
    raise GeoViewError("A part of GeoView is missing", "{name} was not found", "Install GeoView again.", name=name)
