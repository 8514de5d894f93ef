"""`geoview FILE --screenshot OUT.png --timings`: the whole window, drawn without a display and without a network."""

from __future__ import annotations

import json
import os
import struct
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from command import Command

pytestmark = pytest.mark.skipif(os.name != "posix", reason="drawn offscreen")

TIMINGS = [
    "text_painted_ms",
    "places_ready_ms",
    "map_ready_ms",
    "main_rss_mb",
    "outside_requests",
    "places",
    "mentions",
]


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_a_picture_and_its_timings(command: Command) -> None:
    done = command.run("a.txt", "--screenshot", "out.png", "--timings")
    assert done.returncode == 0, done.stderr.decode()
    assert size_of((command.folder / "out.png").read_bytes()) == (1440, 900)
    timings = json.loads(done.stderr.decode().splitlines()[-1])
    assert list(timings) == TIMINGS
    assert 0 < timings["text_painted_ms"] < timings["places_ready_ms"]
    assert timings["text_painted_ms"] < timings["map_ready_ms"]
    assert timings["outside_requests"] == 0
    assert (timings["places"], timings["mentions"]) == (4, 5)
    assert timings["main_rss_mb"] > 10
    assert sorted(p.name for p in command.folder.iterdir()) == ["a.txt", "b.txt", "c.txt", "out.png"]


def test_a_small_dark_picture_without_timings(command: Command) -> None:
    done = command.run("a.txt", "--screenshot", "out.png", "--size", "1024x700", "--theme", "dark")
    assert done.returncode == 0, done.stderr.decode()
    assert size_of((command.folder / "out.png").read_bytes()) == (1024, 700)
    assert b"text_painted_ms" not in done.stderr


@pytest.mark.parametrize("name", ["gone.txt", "c.txt"])
def test_a_file_that_cannot_be_shown_is_named(command: Command, name: str) -> None:
    done = command.run(name, "--screenshot", "out.png")
    assert done.returncode == 1
    assert any(line.startswith("geoview: ") and name in line for line in done.stderr.decode().splitlines()), (
        done.stderr.decode()
    )


def test_a_picture_that_cannot_be_written_is_named(command: Command) -> None:
    done = command.run("a.txt", "--screenshot", "no/out.png")
    assert done.returncode == 1
    assert b"geoview: no/out.png: its folder does not exist" in done.stderr
