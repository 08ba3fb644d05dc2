"""How many Nordics to do: few, steadily, and more only by the week.

Programmes that halved the injuries began with 2×5 in one session and came to 3×12 in three
(Mjølsnes 2004, Petersen 2011); since then lower and steady volumes did as well (Cuthbert 2020,
Presland 2018), and force falls from the fourth repetition on. The weeks below are our default.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from store.review.standing import Range

if TYPE_CHECKING:
    from collections.abc import Iterable

LOST_AFTER: Final = 14
"""Days without, after which what was gained in muscle length is gone (Presland 2018)."""


class NordicDose(NamedTuple):
    """A week's Nordics."""

    sets: int
    target: Range
    sessions: int
    """A week; the most of them."""


_WEEKS: Final = (
    NordicDose(2, Range(5, 5), 1),
    NordicDose(2, Range(6, 6), 2),
    NordicDose(3, Range(6, 6), 2),
    NordicDose(3, Range(6, 6), 2),
)
_STEADY: Final = NordicDose(2, Range(4, 6), 2)


def nordic_week(days: Iterable[date], today: date) -> int:
    """In which week of Nordics a session today would be, given the days of those before it.

    Weeks count from Monday, and only those with a session; two weeks without begin anew.
    """
    done = sorted({day for day in days if day < today})
    run: list[date] = []
    for before, day in pairwise([*done, today]):
        run = [*run, before] if (day - before).days <= LOST_AFTER else []
    this_week = today - timedelta(days=today.weekday())
    earlier = {day - timedelta(days=day.weekday()) for day in run} - {this_week}
    return len(earlier) + 1


def nordic_dose(week: int) -> NordicDose:
    """The dose of a week, from 1."""
    return _WEEKS[week - 1] if week <= len(_WEEKS) else _STEADY
