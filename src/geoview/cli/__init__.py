"""The command `geoview`.

The first word decides: `parse`, `folder`, `compare`, `lookup` and `gazetteer` are sub-commands, anything else opens the
window. A file of such a name is reached as `./parse`. Nothing that a window does not need is imported on the way to it.

Exit status: 0 done, 1 a file failed, 2 usage, 130 interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from geoview.cli.status import INTERRUPTED, OK, CommandError, say

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
        return _command(arguments, loaded)(list(arguments))
    except CommandError as error:
        say(str(error))
        return error.status
    except KeyboardInterrupt:
        say("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough. Python would complain when it flushes at exit.
        _close_output()
        return OK


def _command(arguments: Sequence[str], loaded: float) -> Callable[[list[str]], int]:
    first = arguments[0] if arguments else ""
    if first == "parse":
        from geoview.cli.parse import parse

        return lambda args: parse(args[1:])
    if first == "lookup":
        from geoview.cli.places import lookup

        return lambda args: lookup(args[1:])
    if first == "gazetteer":
        from geoview.cli.places import gazetteer

        return lambda args: gazetteer(args[1:])
    if first == "folder":
        from geoview.cli.folder import folder

        return lambda args: folder(args[1:])
    if first == "compare":
        from geoview.cli.compare import compare

        return lambda args: compare(args[1:])
    from geoview.cli.window import window

    return lambda args: window(args, loaded=loaded)


def _close_output() -> None:
    import os

    null = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            os.dup2(null, stream.fileno())
    os.close(null)
