"""What to slot in today: the filters, then the scores, then as many as there is time for.

The same request and the same training give the same advice. No part of it is medical.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from catalog.muscle import MuscleGroup
from catalog.vocabulary import HamstringFunction
from store.review.filters import Exclusion, Fixed, bar_today
from store.review.request import Scope
from store.review.score import Score, Scorer
from store.review.state import State, state_of
from store.review.targets import MAIN, PER_FUNCTION
from store.review.traits import traits_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from catalog.library import Catalog
    from store.review.request import Request, Training
    from store.review.traits import Traits
    from store.review.work import Work

SETS: Final = 3
SETS_OF_NEW_ECCENTRIC: Final = 2
"""Lowering that the muscle isn't used to makes it sore."""
MINUTES_TO_WARM_UP: Final = 5
MINUTES_EACH: Final = 10


class Empty(StrEnum):
    """Why nothing is suggested; what speaks most comes first.

    Soreness, recovery, what is done today and kit speak only where there would be a suggestion
    without them.
    """

    SORE = "sore"
    RECOVERING = "recovering"
    """Trained hard yesterday, or the day before."""
    TARGETS_MET = "targets-met"
    """The main groups that were asked about lack nothing, nor does a function."""
    DONE_TODAY = "done-today"
    KIT = "kit"
    LITTLE = "little"
    """Something is missing, and nothing that can be done adds enough of it."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An exercise, with the sum that speaks for it."""

    id: str
    score: Score
    sets: int
    """Three; two of a lowering that is new."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What the coach has to say."""

    suggestions: tuple[Suggestion, ...]
    """What is worth doing, best first, one of a family."""
    optional: tuple[Suggestion, ...]
    """What could be done as well, of families without a suggestion."""
    session: tuple[Suggestion, ...]
    """What fits in the time, in order: one of a slot, each scored after those before it."""
    excluded: tuple[Exclusion, ...]
    """By id."""
    ranked: tuple[Suggestion, ...]
    """Everything that isn't excluded, best first."""
    empty: tuple[Empty, ...]
    """Why there is no suggestion; empty where there is one."""
    state: State

    def why(self, exercise_id: str) -> Exclusion | Score | None:
        """The filter that bars an exercise, or its terms; none where it wasn't asked about."""
        for barred in self.excluded:
            if barred.id == exercise_id:
                return barred
        for each in self.ranked:
            if each.id == exercise_id:
                return each.score
        return None

    def instead_of(self, exercise_id: str, catalog: Catalog) -> Suggestion | None:
        """What stands in the list in the place of an exercise: a better one of its family."""
        exercise = catalog.get(exercise_id)
        for each in (*self.suggestions, *self.optional):
            other = catalog.get(each.id)
            if exercise is not None and other is not None and other.family == exercise.family:
                return None if each.id == exercise_id else each
        return None


def main_groups(scope: Scope) -> tuple[MuscleGroup, ...]:
    """The main muscle groups that a request of a scope is about."""
    every = scope is Scope.ANY
    return tuple(g for g in MuscleGroup if g in MAIN and (every or g is not MuscleGroup.QUADS))


def suggest(catalog: Catalog, request: Request, training: Training) -> Advice:
    """The advice for a day, from what was done before and on it."""
    return _Coach.of(catalog, request, training).advise()


@dataclass(frozen=True, slots=True)
class _Coach:
    """One question, with what is the same for every exercise."""

    request: Request
    training: Training
    traits: Mapping[str, Traits]
    fixed: Fixed
    state: State
    days: Mapping[str, int]
    """Exercise -> days since it was done."""

    @classmethod
    def of(cls, catalog: Catalog, request: Request, training: Training) -> _Coach:
        traits = traits_of(catalog)
        past = tuple(each for each in training.log if each.day <= request.today)
        return cls(
            request,
            training,
            traits,
            Fixed.of(request, training.statuses, traits),
            state_of(past, catalog, traits, request.today, request.level),
            _days_since_done(past, request.today),
        )

    def advise(self) -> Advice:
        possible, barred = self._sorted_out()
        ranked, barred_today = self._ranked(possible)
        suggestions, optional = _one_of_a_family(ranked, self.traits)
        excluded = sorted([*barred, *barred_today])
        return Advice(
            suggestions=suggestions,
            optional=optional,
            session=self._session(ranked),
            excluded=tuple(excluded),
            ranked=ranked,
            empty=() if suggestions else self._why_empty(ranked),
            state=self.state,
        )

    def _sorted_out(self) -> tuple[list[Traits], list[Exclusion]]:
        asked = self.request.among
        possible, barred = [], []
        for each in self.traits.values():
            if asked is None or each.id in asked:
                exclusion = self.fixed.bar(each)
                if exclusion is None:
                    possible.append(each)
                else:
                    barred.append(exclusion)
        return possible, barred

    def _ranked(self, possible: Iterable[Traits]) -> tuple[tuple[Suggestion, ...], list[Exclusion]]:
        scorer = self._scorer(self.state)
        found, barred = [], []
        for each in possible:
            exclusion = bar_today(each, self.state, self.request)
            if exclusion is None:
                found.append(scorer.score(each))
            else:
                barred.append(exclusion)
        found.sort(key=self._place)
        return tuple(map(self._suggestion, found)), barred

    def _why_empty(self, ranked: Sequence[Suggestion]) -> tuple[Empty, ...]:
        without = self._without()
        speaks = {each for each, coach in without.items() if coach.finds_any()}
        if not speaks and without[Empty.SORE].rested().finds_any():
            speaks = {Empty.SORE, Empty.RECOVERING}
        if self._targets_met():
            speaks.add(Empty.TARGETS_MET)
        if not speaks:
            return (Empty.LITTLE if ranked else Empty.OTHER,)
        return tuple(each for each in Empty if each in speaks)

    def _without(self) -> dict[Empty, _Coach]:
        """The same question without what may stand in the way, one thing at a time."""
        fresh = replace(self.state, today={}, slots=frozenset(), families=frozenset())
        return {
            Empty.SORE: self._asked(replace(self.request, soreness={})),
            Empty.RECOVERING: self.rested(),
            Empty.DONE_TODAY: replace(self, state=fresh),
            Empty.KIT: self._asked(replace(self.request, equipment=None)),
        }

    def _asked(self, request: Request) -> _Coach:
        return replace(self, request=request, fixed=replace(self.fixed, request=request))

    def rested(self) -> _Coach:
        """The same question with no hard day behind."""
        return replace(self, state=replace(self.state, last={}))

    def finds_any(self) -> bool:
        """Whether there is anything to suggest."""
        possible, _ = self._sorted_out()
        ranked, _ = self._ranked(possible)
        return any(each.score.is_suggested for each in ranked)

    def _targets_met(self) -> bool:
        done = self.state.functions
        return not any(map(self.state.missing, main_groups(self.request.scope))) and all(
            done.get(each, 0.0) >= PER_FUNCTION for each in HamstringFunction
        )

    def _scorer(self, state: State) -> Scorer:
        return Scorer.at(self.request, state, self.fixed, self.days, self.training.done_before)

    def _place(self, score: Score) -> tuple[float, float, int, str]:
        rank = self.traits[score.id].length_rank
        return -score.total, -score.continuity.value, rank, score.id

    def _suggestion(self, score: Score) -> Suggestion:
        new = score.id not in self.days and score.id not in self.training.done_before
        unused = new and self.traits[score.id].eccentric
        return Suggestion(score.id, score, SETS_OF_NEW_ECCENTRIC if unused else SETS)

    def _session(self, ranked: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
        planned: list[Suggestion] = []
        state, scores = self.state, [each.score for each in ranked]
        places = max(1, (self.request.minutes - MINUTES_TO_WARM_UP) // MINUTES_EACH)
        while len(planned) < places:
            worth_it = [score for score in scores if score.is_suggested]
            if not worth_it:
                break
            best = self._suggestion(min(worth_it, key=self._place))
            planned.append(best)
            state = state.plus(self.traits[best.id], best.sets)
            scores = self._scored_again(scores, state)
        return tuple(planned)

    def _scored_again(self, scores: Iterable[Score], state: State) -> list[Score]:
        scorer, traits = self._scorer(state), self.traits
        return [
            scorer.score(traits[score.id], score)
            for score in scores
            if bar_today(traits[score.id], state, self.request) is None
        ]


def _days_since_done(log: Iterable[Work], today: date) -> dict[str, int]:
    found: dict[str, int] = {}
    for day, exercise_id, _ in log:
        days = (today - day).days
        found[exercise_id] = min(days, found.get(exercise_id, days))
    return found


def _one_of_a_family(
    ranked: Iterable[Suggestion], traits: Mapping[str, Traits]
) -> tuple[tuple[Suggestion, ...], tuple[Suggestion, ...]]:
    """The best of each family: what is suggested comes before what is not."""
    best: dict[str, Suggestion] = {}
    for each in sorted(ranked, key=lambda each: not each.score.is_suggested):
        best.setdefault(traits[each.id].family, each)
    found = tuple(best.values())
    return (
        tuple(each for each in found if each.score.is_suggested),
        tuple(each for each in found if not each.score.is_suggested),
    )
