"""How much an exercise would bring today, term by term."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import floor
from typing import TYPE_CHECKING, NamedTuple

from catalog.muscle import MuscleGroup
from store.review import weights
from store.review.balance import HIGH, LOW
from store.review.request import Scope
from store.review.standing import Status
from store.review.targets import PER_FUNCTION
from store.review.weights import POINTS, Term

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.review.filters import Fixed
    from store.review.request import Request
    from store.review.state import State
    from store.review.traits import Traits

_NEED, _FUNCTION, _BALANCE, _LENGTHENED, _CONTINUITY, _LOADABLE, _FIT = POINTS.values()
_GUARD = 1e-9
"""Halves are exact on paper; so that they are here, too."""


class Because(StrEnum):
    """What the continuity of an exercise rests on."""

    STALLED = "stalled"
    OUTGROWN = "outgrown"
    STEP_BACK = "step-back"
    NEXT_STEP = "next-step"
    DONE = "done"
    DONE_LONG_AGO = "done-long-ago"
    NEW = "new"


class Continuity(NamedTuple):
    """Whether an exercise goes on with what is being trained."""

    value: float
    because: Because
    other: str = ""
    """Id of the exercise that it is a step from."""
    days: int | None = None
    """Since it was done."""


class Score(NamedTuple):
    """The terms, each from 0 to 1 (the balance from -1); `recovery` multiplies their sum."""

    id: str
    need: float
    neediest: MuscleGroup | None
    """The muscle group that makes most of the need."""
    function: float
    balance: float
    lengthened: float
    continuity: Continuity
    loadable: float
    fit: float
    recovery: float

    @property
    def terms(self) -> dict[Term, float]:
        """Every term; times its points, together, times the recovery, they are the score."""
        return {
            Term.NEED: self.need,
            Term.FUNCTION: self.function,
            Term.BALANCE: self.balance,
            Term.LENGTHENED: self.lengthened,
            Term.CONTINUITY: self.continuity.value,
            Term.LOADABLE: self.loadable,
            Term.FIT: self.fit,
        }

    @property
    def unrecovered(self) -> float:
        """The points of what is missing in the training, as if everything were rested."""
        return (
            _NEED * self.need
            + _FUNCTION * self.function
            + _BALANCE * self.balance
            + _LENGTHENED * self.lengthened
        )

    @property
    def merit(self) -> float:
        """The same as far as the muscles are recovered."""
        return self.recovery * self.unrecovered

    @property
    def is_suggested(self) -> bool:
        """Whether the merit is large enough."""
        return self.merit >= weights.LEAST_MERIT - _GUARD

    @property
    def total(self) -> float:
        """From 0 to 100, to a tenth, half a tenth up."""
        return tenth(
            self.recovery
            * max(
                0.0,
                self.unrecovered
                + _CONTINUITY * self.continuity.value
                + _LOADABLE * self.loadable
                + _FIT * self.fit,
            )
        )


def tenth(value: float) -> float:
    """A number to one decimal, half of it rounded up."""
    return floor(value * 10 + 0.5 + _GUARD) / 10


@dataclass(frozen=True, slots=True)
class Scorer:
    """The scores of one moment: the day, and what of the session is planned already."""

    request: Request
    state: State
    fixed: Fixed
    days: Mapping[str, int]
    """Exercise -> days since it was done."""
    done_before: frozenset[str]
    lacking: Mapping[MuscleGroup, float]
    """Group -> what it adds to the need of an exercise with full credit."""
    functions: Mapping[str, float]
    """Function of the hamstrings -> the share of sets that it lacks."""
    too_few: float
    """How far hamstring : quad sets are below their band, 0 to 1; `too_many`: above."""
    too_many: float
    readiness: Mapping[MuscleGroup, float]

    @classmethod
    def at(
        cls,
        request: Request,
        state: State,
        fixed: Fixed,
        days: Mapping[str, int],
        done_before: frozenset[str],
    ) -> Scorer:
        """What all scores of the moment have in common."""
        ratio, any_scope = state.ratio, request.scope is Scope.ANY
        return cls(
            request=request,
            state=state,
            fixed=fixed,
            days=days,
            done_before=done_before,
            lacking={
                group: priority * state.missing(group)
                for group, priority in weights.PRIORITY.items()
            },
            functions=_lacking_functions(state),
            too_few=0.0 if ratio is None else _clamped((LOW - ratio) / LOW),
            too_many=0.0 if ratio is None or not any_scope else _clamped((ratio - HIGH) / HIGH),
            readiness={group: _readiness(group, state, request) for group in MuscleGroup},
        )

    def score(self, each: Traits, before: Score | None = None) -> Score:
        """The terms of an exercise; from a score `before` it takes what a session leaves as it is.

        That is how it stands to the person; only what is missing changes with planned sets.
        """
        need, most, neediest = 0.0, 0.0, None
        for group, credit in each.credits:
            part = credit * self.lacking[group]
            need += part
            if part > most:
                most, neediest = part, group
        function = each.function
        return Score(
            each.id,
            min(1.0, need),
            neediest,
            0.0 if function is None else each.hamstrings * self.functions[function],
            (each.hamstrings - each.quads) * self.too_few + each.quads * self.too_many,
            1.0 if each.lengthens and not self.state.lengthened else 0.0,
            self.continuity(each) if before is None else before.continuity,
            self._loadable(each) if before is None else before.loadable,
            self._fit(each) if before is None else before.fit,
            self._recovery(each) if before is None else before.recovery,
        )

    def continuity(self, each: Traits) -> Continuity:
        """The first of: stalled, outgrown, step back, next step; else how long ago it was."""
        status, days = self.fixed.statuses.get(each.id), self.days.get(each.id)
        if status is Status.STALLED:
            return Continuity(weights.STALLED, Because.STALLED, days=days)
        if status is Status.MASTERED and self.fixed.usable(each.harder):
            return Continuity(weights.OUTGROWN, Because.OUTGROWN, each.harder or "", days)
        if (failing := self.fixed.step_backs.get(each.id)) is not None:
            return Continuity(weights.STEP_BACK, Because.STEP_BACK, failing, days)
        if (mastered := self.fixed.next_step_from(each)) is not None:
            return Continuity(weights.NEXT_STEP, Because.NEXT_STEP, mastered, days)
        return self._by_recency(each, days)

    def _by_recency(self, each: Traits, days: int | None) -> Continuity:
        if days is None:
            if each.id in self.done_before:
                return Continuity(weights.LONG_AGO, Because.DONE_LONG_AGO)
            return Continuity(weights.NEW, Because.NEW)
        if days <= weights.FORTNIGHT:
            return Continuity(weights.SAME_FORTNIGHT, Because.DONE, days=days)
        if days <= weights.SIX_WEEKS:
            return Continuity(weights.SAME_SIX_WEEKS, Because.DONE, days=days)
        return Continuity(weights.LONG_AGO, Because.DONE_LONG_AGO, days=days)

    def _loadable(self, each: Traits) -> float:
        if not each.body_alone:
            return weights.IN_STEPS
        return weights.BY_REPS if each.level >= self.request.level else weights.TOO_EASY

    def _fit(self, each: Traits) -> float:
        if each.level > self.request.level:
            return weights.ABOVE
        return weights.AT_LEVEL if each.level >= self.request.level - 1 else weights.FAR_BELOW

    def _recovery(self, each: Traits) -> float:
        ready = min((self.readiness[group] for group in each.primary), default=1.0)
        soreness = self.request.soreness
        if any(soreness.get(group, 0) >= weights.VERY_SORE for group in each.secondary):
            return ready * weights.HELPER_VERY_SORE
        return ready


def _clamped(value: float) -> float:
    return min(1.0, max(0.0, value))


def _lacking_functions(state: State) -> dict[str, float]:
    from catalog.vocabulary import HamstringFunction

    return {
        each: _clamped((PER_FUNCTION - state.functions.get(each, 0.0)) / PER_FUNCTION)
        for each in HamstringFunction
    }


def _readiness(group: MuscleGroup, state: State, request: Request) -> float:
    rested = {1: weights.HARD_YESTERDAY, 2: weights.HARD_TWO_DAYS_AGO}
    sore = {1: weights.A_LITTLE_SORE, 2: weights.SORE}
    return rested.get(state.last.get(group, 0), 1.0) * sore.get(request.soreness.get(group, 0), 1.0)
