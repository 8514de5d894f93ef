"""The command `geoview`.

The first word decides: those of `geoview.cli.commands` are commands, anything else opens the window. A file of such a
name is reached as `./parse`. Nothing that a window does not need is imported on the way to it.

Exit status: 0 done, 1 a file failed, 2 usage, 130 interrupted.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from geoview._version import __version__
from geoview.cli.status import INTERRUPTED, OK, CommandError, say

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str], *, loaded: float) -> int:
    """Run the command.

    Args:
        arguments: Without the program's name.
        loaded: `time.monotonic()` when the program began to load, for `--timings` where the system does not say.

    Returns:
        The exit status.
    """
    try:
        status = _run(list(arguments), loaded)
        _say_notices()
        return status
    except CommandError as error:
        _say_notices()
        say(str(error))
        return error.status
    except KeyboardInterrupt:
        say("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of the output has closed it. Python would complain when it flushes at exit.
        _close_output()
        return OK


def _run(arguments: list[str], loaded: float) -> int:
    first = arguments[0] if arguments else ""
    if not first.isalpha() and not any(argument.startswith("-") for argument in arguments):
        # A file, as most starts have it: commands are words of letters. Their table takes a while to load.
        return _open_window({}, arguments, loaded)
    from geoview.cli.arguments import HELP, help_text, read, synopsis
    from geoview.cli.commands import COMMANDS, WINDOW
    from geoview.cli.status import usage

    command = next((command for command in COMMANDS if command.name == first), None)
    if command is None:
        given = read(WINDOW, arguments)
        if given.wants_help:
            return _print(help_text(WINDOW, COMMANDS))
        if "--version" in given.options:
            return _print(f"geoview {__version__}\n")
        return _open_window(given.options, given.operands, loaded)
    rest, prog, found = arguments[1:], "geoview", command
    if command.verbs:
        word = rest[0] if rest else ""
        verb = next((verb for verb in command.verbs if verb.name == word), None)
        if verb is None and word not in HELP:
            message = f"unknown command {word}" if word else f"{first} needs a command"
            raise usage(message, synopsis(command))
        rest, prog, found = (rest[1:], f"geoview {first}", verb) if verb is not None else (rest, prog, command)
    given = read(found, rest, prog)
    if given.wants_help or found.run is None:
        return _print(help_text(command))
    return found.run(given)


def _open_window(options: dict[str, str], files: list[str], loaded: float) -> int:
    from geoview.cli.window import window

    return window(options, files, loaded=loaded)


def _print(text: str) -> int:
    from geoview.cli.output import StandardOutput

    with StandardOutput(for_people=True) as output:
        output.write(text)
    return OK


def _say_notices() -> None:
    """Print what went wrong with plug-ins, if any were looked for."""
    if "geoview.plugins" in sys.modules:
        from geoview.plugins import take_notices

        for notice in take_notices():
            say(notice)


def _close_output() -> None:
    import os

    null = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            os.dup2(null, stream.fileno())
    os.close(null)
