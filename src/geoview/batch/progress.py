"""A line on a terminal that shows the progress of a long job."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Progress", "duration"]

_FIRST_S = 1.0
_EVERY_S = 0.1
_WIDTH = 20


class Progress:
    """A line with a bar, the count, the speed and the time left, shown from the second second on.

    Nothing is shown where `stream` is no terminal.

    Args:
        stream: Standard error, as a rule.
        total: The number of files.
        already: The number of files that were done before; the speed leaves them out.
        clock: Returns seconds from any start.
    """

    def __init__(
        self, stream: TextIO | None, total: int, *, already: int = 0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream = stream if stream is not None and stream.isatty() else None
        self._total = total
        self._already = already
        self._done = already
        self._clock = clock
        self._start = clock()
        self._drawn = self._start + _FIRST_S - _EVERY_S
        self._length = 0

    def advance(self, count: int = 1) -> None:
        """Count more files as done."""
        self._done += count
        now = self._clock()
        if self._stream is not None and now - self._drawn >= _EVERY_S:
            self._drawn = now
            self._draw(self._line(now))

    def clear(self) -> None:
        """Remove the line, for another message or at the end; it returns with the next file."""
        if self._length:
            self._draw("")
            self._length = 0

    def _draw(self, line: str) -> None:
        if self._stream is None:
            return
        padding = " " * (self._length - len(line))
        back = "\r" if line else "\r" + padding + "\r"
        encoding = self._stream.encoding or "ascii"
        text = f"\r{line}{padding}" if line else back
        self._stream.write(text.encode(encoding, "replace").decode(encoding))
        self._stream.flush()
        self._length = len(line)

    def _line(self, now: float) -> str:
        share = self._done / max(self._total, 1)
        filled = round(_WIDTH * share)
        bar = "#" * filled + "-" * (_WIDTH - filled)
        parts = [f"[{bar}] {self._done:,} of {self._total:,} files"]
        rate = (self._done - self._already) / max(now - self._start, 1e-9)
        if rate > 0:
            parts.append(f"{rate:.1f} a second")
            parts.append(f"{duration((self._total - self._done) / rate)} left")
        return ", ".join(parts)


def duration(seconds: float) -> str:
    """Format a time for people: "8 s", "3 min 20 s", "2 h 5 min"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
