"""`geoview [FILE…]`: the way to the window, kept short."""

from __future__ import annotations

import gc
import os
import sys
import time
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from geoview.cli.status import FAILED, OK, CommandError, describe, say, usage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["has_display", "started_at", "window"]

_SIZES = range(200, 10_001)


def window(options: Mapping[str, str], files: Sequence[str], *, loaded: float) -> int:
    """Open the window, or render it into a picture; return the exit status.

    Args:
        options: The options of the window, by their keys in the table of commands.
        files: The files to open.
        loaded: `time.monotonic()` when the program began to load.

    Raises:
        CommandError: for wrong arguments, or where there is no display.
    """
    screenshot = Path(options["--screenshot"]) if "--screenshot" in options else None
    size = _size(options["--size"]) if "--size" in options else None
    paths = _paths(files)
    if screenshot is not None:
        _check_target(screenshot, paths)
    if not has_display():
        if screenshot is None:
            raise CommandError(
                "there is no display to open a window on. “geoview parse FILE” works without one, "
                "and so does “geoview FILE --screenshot OUT.png”.",
                FAILED,
            )
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    shared = screenshot is None and not {"--new-window", "--no-config"} & options.keys()
    if shared and _given_to_running(paths):
        return OK
    with _no_collections():
        try:
            from geoview.ui import app
        except ImportError as error:
            raise CommandError(
                f"the window's libraries could not be loaded ({error}). See README: system packages."
            ) from error
    with _own_home() if "--no-config" in options else nullcontext():
        return app.main(
            paths,
            screenshot=screenshot,
            timings="--timings" in options,
            started=started_at(loaded),
            size=size,
            theme=options.get("--theme"),
            keep="--no-config" not in options,
            shared=shared,
        )


def _given_to_running(paths: list[Path]) -> bool:
    """Give the files to a window that is already open; return whether there was one. Loads no part of the window."""
    from geoview.instance import address_for, hand_over
    from geoview.storage import app_folders

    return hand_over(address_for(app_folders().state), paths)


@contextmanager
def _no_collections() -> Iterator[None]:
    """Switch the garbage collector off while libraries load: what they make stays."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def _own_home() -> Iterator[None]:
    """Give GeoView a home folder of its own, removed at the end of the block."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="geoview-") as folder:
        os.environ["GEOVIEW_HOME"] = folder
        yield


def _size(text: str) -> tuple[int, int]:
    parts = text.lower().split("x")
    if len(parts) == 2 and all(
        part.isascii() and part.isdigit() and len(part) < 6 and int(part) in _SIZES for part in parts
    ):
        return int(parts[0]), int(parts[1])
    raise _usage(f"--size is WIDTHxHEIGHT in pixels, each {_SIZES[0]} to {_SIZES[-1]}")


def _usage(message: str) -> CommandError:
    from geoview.cli.arguments import synopsis
    from geoview.cli.commands import WINDOW

    return usage(message, synopsis(WINDOW))


def _paths(names: Sequence[str]) -> list[Path]:
    """Return the files to open, with `file:` addresses resolved; other addresses are refused, the rest opens."""
    paths: list[Path] = []
    refused = 0
    for name in names:
        if not name or "\0" in name:
            raise _usage("a file name is empty")
        if ":/" not in name:
            paths.append(Path(name))
            continue
        from geoview.document import to_path
        from geoview.errors import DocumentError

        try:
            paths.append(to_path(name))
        except DocumentError as error:
            say(describe(error, name))
            refused += 1
    if refused and not paths:
        raise CommandError("there is nothing to open")
    return paths


def _check_target(target: Path, sources: list[Path]) -> None:
    if any(source.exists() and target.exists() and target.samefile(source) for source in sources):
        raise CommandError(f"{target}: is the document itself; choose another name for the picture")
    if target.is_dir():
        raise CommandError(f"{target}: is a folder")
    if not target.absolute().parent.is_dir():
        raise CommandError(f"{target}: its folder does not exist")


def has_display() -> bool:
    """Return whether a window can be shown; on X11 and Wayland, whether the server answers.

    Qt ends the process when it can't reach the server, so this asks first. A server on another
    computer is assumed to answer.
    """
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    wayland = os.environ.get("WAYLAND_DISPLAY")
    if wayland and Path(os.environ.get("XDG_RUNTIME_DIR", ""), wayland).exists():
        return True
    display = os.environ.get("DISPLAY", "")
    host, colon, number = display.rpartition(":")
    if not colon:
        return False
    if host not in ("", "unix"):
        return True
    from geoview.instance import answers

    address = f"/tmp/.X11-unix/X{number.split('.')[0]}"  # noqa: S108 - the fixed place of X servers
    return answers("\0" + address) or answers(address)


def started_at(loaded: float) -> float:
    """Return when this process began, on the clock of `time.monotonic()`.

    Linux reports it in clock ticks (10 ms) since boot (proc(5), field 22 of /proc/self/stat); elsewhere it is `loaded`,
    the moment when the first module of GeoView was imported.
    """
    try:
        line = Path("/proc/self/stat").read_bytes()
        ticks = int(line[line.rindex(b")") + 2 :].split()[19])
        age = time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError, AttributeError):
        return loaded
    now = time.monotonic()
    return now - age if 0 <= age <= 3600 and now - age <= loaded else loaded
