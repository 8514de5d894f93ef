from __future__ import annotations

from io import StringIO

import pytest

from geoview.batch.progress import Progress, duration


class Terminal(StringIO):
    """A terminal of a given encoding."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def test_nothing_is_shown_in_the_first_second() -> None:
    now = [0.0]
    terminal = Terminal()
    progress = Progress(terminal, 10, clock=lambda: now[0])
    now[0] = 0.9
    progress.advance()
    progress.clear()
    assert terminal.getvalue() == ""


def test_count_speed_and_time_left() -> None:
    now = [0.0]
    terminal = Terminal()
    progress = Progress(terminal, 2000, clock=lambda: now[0])
    now[0] = 10.0
    progress.advance(500)
    assert terminal.getvalue() == "\r[#####---------------] 500 of 2,000 files, 50.0 a second, 30 s left"
    progress.clear()
    assert terminal.getvalue().endswith("\r")
    assert terminal.getvalue().split("\r")[-2].strip() == ""


def test_files_of_an_earlier_run_do_not_count_as_speed() -> None:
    now = [0.0]
    terminal = Terminal()
    progress = Progress(terminal, 100, already=50, clock=lambda: now[0])
    now[0] = 5.0
    progress.advance(10)
    assert terminal.getvalue().endswith("60 of 100 files, 2.0 a second, 20 s left")


def test_a_shorter_line_covers_a_longer_one() -> None:
    now = [0.0]
    terminal = Terminal()
    progress = Progress(terminal, 100, clock=lambda: now[0])
    for now[0], count in ((2.0, 1), (3.0, 97)):
        progress.advance(count)
    first, second = terminal.getvalue().split("\r")[1:]
    assert len(second) >= len(first)


@pytest.mark.parametrize("stream", [None, StringIO()])
def test_nothing_is_shown_without_a_terminal(stream: StringIO | None) -> None:
    now = [0.0]
    progress = Progress(stream, 10, clock=lambda: now[0])
    now[0] = 9.0
    progress.advance()
    progress.clear()
    assert stream is None or stream.getvalue() == ""


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 s"), (8.4, "8 s"), (59.6, "1 min 0 s"), (200, "3 min 20 s"), (7500, "2 h 5 min")]
)
def test_duration(seconds: float, words: str) -> None:
    assert duration(seconds) == words
