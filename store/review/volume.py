"""Hard sets per muscle, each number with the sets that it is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from catalog.muscle import MuscleGroup
from store.review.credit import function_of
from store.review.work import Days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from typing import TypeVar

    from catalog.muscle import Muscle
    from catalog.vocabulary import HamstringFunction
    from store.review.credit import Credits
    from store.review.work import Work

    Key = TypeVar("Key")


class Contribution(NamedTuple):
    """The sets of one exercise on one day, and what each of them is worth."""

    day: date
    exercise_id: str
    sets: int
    credit: float

    @property
    def worth(self) -> float:
        """Sets of volume."""
        return self.sets * self.credit


@dataclass(frozen=True, slots=True)
class Tally:
    """A number of sets that can say what it is made of, in the order of the log."""

    parts: tuple[Contribution, ...] = ()

    @property
    def total(self) -> float:
        """Sets of volume; halves are exact."""
        return sum(part.sets * part.credit for part in self.parts)


NOTHING = Tally()


@dataclass(frozen=True, slots=True)
class Volume:
    """The hard sets of some days, by muscle group, by head, and by what the hamstrings did."""

    days: Days
    groups: Mapping[MuscleGroup, Tally] = field(default_factory=dict)
    heads: Mapping[Muscle, Tally] = field(default_factory=dict)
    functions: Mapping[HamstringFunction, Tally] = field(default_factory=dict)
    """Sets of the hamstrings; those of a lunge belong to neither function."""

    def group(self, group: MuscleGroup) -> Tally:
        """The sets of a group."""
        return self.groups.get(group, NOTHING)

    def head(self, head: Muscle) -> Tally:
        """The sets of a head."""
        return self.heads.get(head, NOTHING)

    def function(self, function: HamstringFunction) -> Tally:
        """The sets in which the hamstrings did this."""
        return self.functions.get(function, NOTHING)


def volume(work: Iterable[Work], worth: Credits, days: Days) -> Volume:
    """The volume of some days."""
    within = [each for each in work if each.day in days]
    return Volume(
        days,
        tallies(within, worth.groups),
        tallies(within, worth.heads),
        tallies(within, _functions(worth)),
    )


def weekly(work: Iterable[Work], worth: Credits, last: date, weeks: int) -> list[Volume]:
    """The volume of so many weeks from Monday to Sunday, that of `last` at the end."""
    newest = Days.week_of(last)
    by_week: dict[int, list[Work]] = {}
    for each in work:
        by_week.setdefault((newest.last - each.day).days // 7, []).append(each)
    return [
        volume(by_week.get(back, ()), worth, newest.earlier(back))
        for back in range(weeks - 1, -1, -1)
    ]


def tallies(
    work: Iterable[Work], credits_of: Callable[[str], Mapping[Key, float]]
) -> dict[Key, Tally]:
    """Whatever sets are credited to -> its tally, given what one set of an exercise is worth."""
    parts: dict[Key, list[Contribution]] = {}
    for day, exercise_id, sets in work:
        for key, credit in credits_of(exercise_id).items():
            parts.setdefault(key, []).append(Contribution(day, exercise_id, sets, credit))
    return {key: Tally(tuple(found)) for key, found in parts.items()}


def _functions(worth: Credits) -> Callable[[str], Mapping[HamstringFunction, float]]:
    def of(exercise_id: str) -> Mapping[HamstringFunction, float]:
        exercise = worth.exercise(exercise_id)
        function = None if exercise is None else function_of(exercise)
        credit = worth.groups(exercise_id).get(MuscleGroup.HAMSTRINGS)
        return {} if function is None or credit is None else {function: credit}

    return of
