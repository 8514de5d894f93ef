"""The dates of documents as bars of one length: days, months, years or decades, depending on how long the time is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = ["Bar", "Timeline", "Unit"]

_MOST_DAYS = 92
_MOST_MONTHS = 120
_MOST_YEARS = 150
_DAYS_OF_A_MONTH, _DAYS_OF_A_YEAR = 30.4, 365.2


class Unit(Enum):
    """The length of a bar."""

    DAY = 0
    MONTH = 1
    YEAR = 2
    DECADE = 3


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time.

    Attributes:
        first: Its first day.
        last: Its last day.
        count: Documents with a date in it.
    """

    first: date
    last: date
    count: int


class Timeline:
    """A row of bars without a gap, from the first document to the last.

    Args:
        days: Each date that documents have, with the number of those documents; in any order.

    Attributes:
        unit: The length of a bar.
        bars: Ascending; empty when no document has a date.
    """

    def __init__(self, days: Iterable[tuple[date, int]] = ()) -> None:
        found = sorted(days)
        self.unit = _unit_for(found)
        counts: dict[date, int] = {}
        for day, count in found:
            start = _start(day, self.unit)
            counts[start] = counts.get(start, 0) + count
        bars = []
        if found:
            start, end = _start(found[0][0], self.unit), found[-1][0]
            while start <= end:
                following = _next(start, self.unit)
                last = date.max if following is None else following - timedelta(days=1)
                bars.append(Bar(start, last, counts.get(start, 0)))
                if following is None:
                    break
                start = following
        self.bars: tuple[Bar, ...] = tuple(bars)

    @property
    def highest(self) -> int:
        """The number of documents in the fullest bar."""
        return max((bar.count for bar in self.bars), default=0)

    @property
    def total(self) -> int:
        """The number of documents with a date."""
        return sum(bar.count for bar in self.bars)

    def at(self, day: date) -> int:
        """Return the bar that holds a day; for a day outside, the nearest bar.

        Raises:
            ValueError: when there are no bars.
        """
        if not self.bars:
            raise ValueError("there are no bars")
        low, high = 0, len(self.bars) - 1
        while low < high:
            middle = (low + high) // 2
            if self.bars[middle].last < day:
                low = middle + 1
            else:
                high = middle
        return low

    def ticks(self, most: int) -> tuple[tuple[int, date], ...]:
        """Return the bars to label, evenly spread: where a year, a decade or a month begins.

        Args:
            most: The largest number of labels.
        """
        if not self.bars or most < 1:
            return ()
        for keep in _TICKS[self.unit]:
            found = [(index, bar.first) for index, bar in enumerate(self.bars) if keep(bar.first)]
            if 1 < len(found) <= most or (len(found) == 1 and len(self.bars) == 1):
                return tuple(found)
        step = max(-(-len(self.bars) // most), 1)
        return tuple((index, self.bars[index].first) for index in range(0, len(self.bars), step))


def _unit_for(days: Sequence[tuple[date, int]]) -> Unit:
    length = (days[-1][0] - days[0][0]).days + 1 if days else 1
    if length <= _MOST_DAYS:
        return Unit.DAY
    if length <= _MOST_MONTHS * _DAYS_OF_A_MONTH:
        return Unit.MONTH
    return Unit.YEAR if length <= _MOST_YEARS * _DAYS_OF_A_YEAR else Unit.DECADE


def _start(day: date, unit: Unit) -> date:
    match unit:
        case Unit.DAY:
            return day
        case Unit.MONTH:
            return day.replace(day=1)
        case Unit.YEAR:
            return date(day.year, 1, 1)
        case Unit.DECADE:
            return date(max(day.year // 10 * 10, 1), 1, 1)


def _next(start: date, unit: Unit) -> date | None:
    """Return the first day of the next bar; None after the last day that Python knows."""
    try:
        match unit:
            case Unit.DAY:
                return start + timedelta(days=1)
            case Unit.MONTH:
                return date(start.year + start.month // 12, start.month % 12 + 1, 1)
            case Unit.YEAR:
                return date(start.year + 1, 1, 1)
            case Unit.DECADE:
                return date(start.year // 10 * 10 + 10, 1, 1)
    except (ValueError, OverflowError):
        return None


def _every(years: int, months: tuple[int, ...], days: tuple[int, ...] = (1,)) -> Callable[[date], bool]:
    return lambda day: day.year % years == 0 and day.month in months and day.day in days


_ALL, _QUARTERS, _HALVES = tuple(range(1, 13)), (1, 4, 7, 10), (1, 7)
_TICKS: dict[Unit, tuple[Callable[[date], bool], ...]] = {
    Unit.DAY: (lambda _: True, _every(1, _ALL, (1, 8, 15, 22)), _every(1, _ALL, (1, 15)), _every(1, _ALL)),
    Unit.MONTH: (lambda _: True, _every(1, _QUARTERS), _every(1, _HALVES), _every(1, (1,)), _every(2, (1,))),
    Unit.YEAR: tuple(_every(years, (1,)) for years in (1, 2, 5, 10, 20, 50)),
    Unit.DECADE: tuple(_every(years, (1,)) for years in (10, 20, 50, 100, 500)),
}
"""The steps between labelled bars, the smallest first."""
