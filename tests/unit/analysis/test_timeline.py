"""The bars of the time slider: no day is lost, no gap is left, and there are never too many."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.analysis.timeline import Timeline, Unit

DAYS = st.lists(st.tuples(st.dates(), st.integers(1, 50)), max_size=40)


@given(DAYS)
def test_every_document_is_in_one_bar_and_bars_leave_no_gap(days: list[tuple[date, int]]) -> None:
    timeline = Timeline(days)
    bars = timeline.bars
    assert timeline.total == sum(count for _, count in days)
    assert all(one.last + timedelta(days=1) == other.first for one, other in pairwise(bars))
    for day, _ in days:
        bar = bars[timeline.at(day)]
        assert bar.first <= day <= bar.last and bar.count
    if bars:
        assert bars[0].count and bars[-1].count, "the first and the last bar hold something"


@given(DAYS, st.integers(1, 20))
def test_names_of_bars_fit_and_ascend(days: list[tuple[date, int]], most: int) -> None:
    timeline = Timeline(days)
    ticks = timeline.ticks(most)
    assert len(ticks) <= max(most, 1)
    assert [index for index, _ in ticks] == sorted({index for index, _ in ticks})
    assert all(timeline.bars[index].first == day for index, day in ticks)


@pytest.mark.parametrize(
    ("last", "unit", "bars"),
    [
        (date(1921, 3, 1), Unit.DAY, 1),
        (date(1921, 3, 31), Unit.DAY, 31),
        (date(1922, 2, 1), Unit.MONTH, 12),
        (date(1950, 1, 1), Unit.YEAR, 30),
        (date(2400, 1, 1), Unit.DECADE, 49),
    ],
)
def test_bars_are_as_long_as_the_time_asks_for(last: date, unit: Unit, bars: int) -> None:
    timeline = Timeline([(date(1921, 3, 1), 2), (last, 1)])
    assert (timeline.unit, len(timeline.bars)) == (unit, bars)


def test_without_a_date_there_are_no_bars() -> None:
    timeline = Timeline()
    assert timeline.bars == () and timeline.ticks(5) == () and timeline.highest == 0
    with pytest.raises(ValueError, match="no bars"):
        timeline.at(date(2000, 1, 1))


def test_a_day_outside_is_in_the_nearest_bar() -> None:
    timeline = Timeline([(date(2000, 1, 5), 1), (date(2000, 1, 9), 1)])
    assert timeline.at(date(1990, 1, 1)) == 0 and timeline.at(date(2010, 1, 1)) == 4
