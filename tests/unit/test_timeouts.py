"""Waiting for a drive that may not answer (FAULTS I)."""

from __future__ import annotations

import threading

import pytest

from geoview.timeouts import with_timeout


def test_with_timeout_hands_on_what_comes_in_time_and_gives_up_on_the_rest() -> None:
    assert with_timeout(5.0, lambda: 7, "test") == 7

    def fails() -> None:
        raise OSError(5, "broken")

    with pytest.raises(OSError, match="broken"):
        with_timeout(5.0, fails, "test")
    never = threading.Event()
    with pytest.raises(TimeoutError):
        with_timeout(0.05, lambda: never.wait(20), "test")
    never.set()
