"""How much to do of what is suggested: by double progression, or by the weeks of Nordics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from store.rest import is_nordic
from store.review.deload import RESERVE
from store.review.nordic import nordic_dose, nordic_week
from store.review.progression import propose
from store.review.proposal import Action
from store.review.standing import Range, default_range, judged
from store.session import counted, working

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from catalog.exercise import Exercise
    from catalog.library import Catalog
    from store.models import ExerciseEntry, LoggedSet
    from store.review.proposal import Proposal
    from store.settings import Settings

FIRST_TIME: Final = 3
"""Repetitions in reserve the first time."""
USUAL: Final = 2
MOST_SETS: Final = 5
"""However many there were last time."""
_FOR_THE_WEEKS_TO_SAY = frozenset({Action.MORE, Action.REPEAT})


@dataclass(frozen=True, slots=True)
class Dose:
    """What to do of an exercise today."""

    sets: int
    target: Range | None
    """Repetitions or seconds of each set; none where it is measured in neither."""
    reserve: int
    """Repetitions to leave in reserve."""
    last: ExerciseEntry | None = None
    """What was done last time; none: it is the first."""
    proposal: Proposal | None = None
    """The step from last time; none where none is known."""
    nordic_week: int | None = None
    """In which week of Nordics it is done."""
    lighter: bool = False
    """Whether it is part of a lighter week: half the sets, more in reserve."""

    @property
    def drafts(self) -> tuple[LoggedSet, ...]:
        """The sets with their loads, as far as last time says them."""
        if self.proposal is not None:
            return self.proposal.sets[: self.sets]
        return () if self.last is None else working(self.last.sets)[: self.sets]


@dataclass(frozen=True, slots=True)
class Dosing:
    """Doses for a day and a person."""

    catalog: Catalog
    settings: Settings
    today: date
    level: int = 2
    nordic_days: tuple[date, ...] = ()
    """Days on which any Nordic was done."""
    lighter: bool = False

    def dose(self, exercise: Exercise, history: Sequence[ExerciseEntry], sets: int) -> Dose:
        """The dose of an exercise, given its entries, the newest first, and a plan of `sets`.

        As many sets as last time, up to five; Nordics follow their weeks.
        """
        last = next((entry for entry in history if any(map(judged, entry.sets))), None)
        found = self._nordic(last) if is_nordic(exercise) else self._usual(exercise, last, sets)
        if last is not None:
            found = self._stepped(found, exercise, history)
        return self._lightened(found) if self.lighter else found

    def _nordic(self, last: ExerciseEntry | None) -> Dose:
        week = nordic_week(self.nordic_days, self.today)
        weekly = nordic_dose(week)
        reserve = FIRST_TIME if last is None else USUAL
        return Dose(weekly.sets, weekly.target, reserve, last, nordic_week=week)

    def _usual(self, exercise: Exercise, last: ExerciseEntry | None, sets: int) -> Dose:
        usual = default_range(exercise)
        if last is not None:
            return Dose(min(MOST_SETS, counted(last.sets)), usual, USUAL, last)
        low = None if usual is None else Range(usual.low, usual.low, usual.timed)
        return Dose(sets, low, FIRST_TIME)

    def _stepped(self, dose: Dose, exercise: Exercise, history: Sequence[ExerciseEntry]) -> Dose:
        proposal = propose(
            exercise,
            history,
            self.settings,
            sets=dose.sets,
            catalog=self.catalog,
            level=self.level,
        )
        if proposal is not None and dose.nordic_week and proposal.action in _FOR_THE_WEEKS_TO_SAY:
            proposal = None
        return Dose(dose.sets, dose.target, dose.reserve, dose.last, proposal, dose.nordic_week)

    def _lightened(self, dose: Dose) -> Dose:
        return Dose(
            (dose.sets + 1) // 2,
            dose.target,
            dose.reserve + RESERVE,
            dose.last,
            dose.proposal,
            dose.nordic_week,
            lighter=True,
        )


def nordic_days(entries: Iterable[tuple[date, str]], catalog: Catalog) -> tuple[date, ...]:
    """The days on which a Nordic was done, given days and ids of exercises."""
    found = set()
    for day, exercise_id in entries:
        exercise = catalog.get(exercise_id)
        if exercise is not None and is_nordic(exercise):
            found.add(day)
    return tuple(sorted(found))
