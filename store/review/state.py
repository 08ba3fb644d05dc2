"""Where the training stands on a day: the numbers from which suggestions follow."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from store.review.balance import WINDOW, balance, lengthened, ratio
from store.review.credit import credits_of
from store.review.recency import A_HARD_DAY, days_since
from store.review.targets import target
from store.review.volume import volume
from store.review.work import WEEK, Days

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from catalog.library import Catalog
    from catalog.muscle import MuscleGroup
    from catalog.vocabulary import HamstringFunction
    from store.review.traits import Traits
    from store.review.work import Work


@dataclass(frozen=True, slots=True)
class State:
    """Sets of volume up to today, and when each muscle had its last hard day."""

    level: int
    week: Mapping[MuscleGroup, float]
    """Of the last seven days, today included."""
    functions: Mapping[HamstringFunction, float]
    """Hamstring sets of the same days."""
    hamstrings: float
    """Of the last 28 days, as are `quads`."""
    quads: float
    lengthened: bool
    """Whether the hamstrings were worked long, or in lowering, in the last seven days."""
    last: Mapping[MuscleGroup, int]
    """Days since at least three sets; today doesn't count."""
    today: Mapping[MuscleGroup, float]
    slots: frozenset[str]
    """The places in the session that are filled today, and the families done."""
    families: frozenset[str]

    @property
    def ratio(self) -> float | None:
        """Hamstring sets for each quad set over 28 days; none where there is too little to say."""
        return ratio(self.hamstrings, self.quads)

    @property
    def hard_days(self) -> dict[MuscleGroup, int]:
        """Days since at least three sets, today's among them; recovery goes by those before."""
        now = {group: 0 for group, sets in self.today.items() if sets >= A_HARD_DAY}
        return {**self.last, **now}

    def target(self, group: MuscleGroup) -> int:
        """Sets a week that are aimed at."""
        return target(group, self.level)

    def missing(self, group: MuscleGroup) -> float:
        """The share of the week's sets that a group still lacks, from 0 to 1."""
        aim = self.target(group)
        return min(1.0, max(0.0, (aim - self.week.get(group, 0.0)) / aim))

    def plus(self, done: Traits, sets: int) -> State:
        """The state once so many sets of an exercise are done today."""
        week, today, functions = dict(self.week), dict(self.today), dict(self.functions)
        for group, credit in done.credits:
            week[group] = week.get(group, 0.0) + sets * credit
            today[group] = today.get(group, 0.0) + sets * credit
        if done.function is not None:
            functions[done.function] = functions.get(done.function, 0.0) + sets * done.hamstrings
        return replace(
            self,
            week=week,
            today=today,
            functions=functions,
            hamstrings=self.hamstrings + sets * done.hamstrings,
            quads=self.quads + sets * done.quads,
            lengthened=self.lengthened or done.lengthens,
            slots=self.slots | {done.slot},
            families=self.families | {done.family},
        )


def state_of(
    log: Iterable[Work], catalog: Catalog, traits: Mapping[str, Traits], today: date, level: int
) -> State:
    """The state of a day, from the hard sets of the four weeks before it."""
    worth = credits_of(catalog)
    within = Days.until(today, WINDOW)
    work = [each for each in log if each.day in within]
    days = Days.until(today, WEEK)
    week, now = volume(work, worth, days), volume(work, worth, Days(today, today))
    both = balance(work, worth, today)
    before = [each for each in work if each.day < today]
    done_today = [traits[each.exercise_id] for each in _known(work, traits, today)]
    return State(
        level=level,
        week={group: tally.total for group, tally in week.groups.items()},
        functions={each: tally.total for each, tally in week.functions.items()},
        hamstrings=both.hamstrings.total,
        quads=both.quads.total,
        lengthened=lengthened(work, worth, days).total > 0,
        last=days_since(before, worth, today, least=A_HARD_DAY),
        today={group: tally.total for group, tally in now.groups.items()},
        slots=frozenset(each.slot for each in done_today),
        families=frozenset(each.family for each in done_today),
    )


def _known(work: Iterable[Work], traits: Mapping[str, Traits], today: date) -> Iterable[Work]:
    return (each for each in work if each.day == today and each.exercise_id in traits)
