"""Hard sets: the part of what was done that counts as volume, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from store.counting import pairs_as_one

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.review.facts import EntryFacts, SetLike

EASIEST: Final = 6
"""The RPE from which a set is hard: four repetitions in reserve, or fewer."""
WEEK: Final = 7


class Work(NamedTuple):
    """The hard sets of one exercise in one workout."""

    day: date
    exercise_id: str
    sets: int


@dataclass(frozen=True, slots=True)
class Days:
    """A run of days, both ends included."""

    first: date
    last: date

    @classmethod
    def week_of(cls, day: date) -> Days:
        """The week from Monday to Sunday that holds a day."""
        monday = day - timedelta(days=day.weekday())
        return cls(monday, monday + timedelta(days=WEEK - 1))

    @classmethod
    def until(cls, today: date, days: int) -> Days:
        """So many days, today being the last."""
        return cls(today - timedelta(days=days - 1), today)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def earlier(self, weeks: int) -> Days:
        """The same days so many weeks before; a negative number goes ahead."""
        back = timedelta(weeks=weeks)
        return Days(self.first - back, self.last - back)


def is_hard(logged: SetLike) -> bool:
    """Whether a set counts: it is no warm-up, and was not easier than RPE 6 as far as was told."""
    return logged.kind != "warmup" and (logged.rpe is None or logged.rpe >= EASIEST)


def hard_sets(sets: Iterable[SetLike]) -> int:
    """How many hard sets there are; one of the left side and one of the right are one."""
    return pairs_as_one(each.side for each in sets if is_hard(each))


def work_of(entries: Iterable[EntryFacts]) -> Iterator[Work]:
    """The hard sets of each entry, in their order; entries without any are left out."""
    for entry in entries:
        sets = hard_sets(entry.sets)
        if sets:
            yield Work(entry.day, entry.exercise_id, sets)
