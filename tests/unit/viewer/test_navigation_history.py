"""Back and Forward."""

from __future__ import annotations

from geoview.viewer.navigation_history import History


def test_history_goes_back_and_forward_and_forgets_what_lay_ahead() -> None:
    history = History()
    assert history.back() is None and history.forward() is None
    history.jump(0, 1_000)
    history.jump(1_000, 2_000)
    assert [history.back(), history.back(), history.back()] == [1_000, 0, None]
    assert history.forward() == 1_000
    history.jump(1_000, 5_000)
    assert not history.can_go_forward
    assert history.back() == 1_000
    history.jump(1_000, 1_010)
    assert history.can_go_forward, "a few letters are no jump"


def test_history_is_bounded() -> None:
    history = History()
    for number in range(1_000):
        history.jump(number * 1_000, (number + 1) * 1_000)
    steps = 0
    while history.back() is not None:
        steps += 1
    assert steps == 199
