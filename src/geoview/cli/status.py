"""The exit status of the command, and its messages on standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from geoview.text import printable

if TYPE_CHECKING:
    from geoview.errors import GeoViewError

__all__ = ["FAILED", "INTERRUPTED", "OK", "USAGE", "CommandError", "describe", "say", "usage"]

OK = 0
FAILED = 1
USAGE = 2
INTERRUPTED = 130


class CommandError(Exception):
    """An error that ends the command with one line on standard error.

    Attributes:
        status: The exit status.
    """

    def __init__(self, message: str, status: int = FAILED) -> None:
        super().__init__(message)
        self.status = status


def usage(message: str, synopsis: str) -> CommandError:
    """Return the error for a wrong argument."""
    return CommandError(f"{message}\nusage: {synopsis}", USAGE)


def say(message: str) -> None:
    """Print a line on standard error, whatever its encoding; nothing where it is closed."""
    if sys.stderr is None:
        return
    text = "\n".join(printable(line) for line in f"geoview: {message}".split("\n")) + "\n"
    encoding = sys.stderr.encoding or "ascii"
    sys.stderr.write(text.encode(encoding, "replace").decode(encoding))
    sys.stderr.flush()


def describe(error: GeoViewError, name: str) -> str:
    """Return `FILE: message hint`, with the file named once."""
    shown = printable(name)
    reason = error.message.removeprefix(f"{shown} ").removeprefix(f"{shown}: ")
    return f"{shown}: {reason}" + (f". {error.hint}" if error.hint else "")
