"""What can't be suggested today, each with the rule that bars it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from catalog.muscle import MuscleGroup
from store.review.credit import PRIMARY
from store.review.request import Scope
from store.review.standing import Status
from store.review.targets import MOST_IN_A_SESSION
from store.review.traits import above
from store.review.weights import VERY_SORE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.review.request import Request
    from store.review.state import State
    from store.review.traits import Traits


class Bar(StrEnum):
    """The rule that keeps an exercise off the list; of several, the first of these."""

    MOBILITY = "mobility"
    KIT = "kit"
    AVOIDED = "avoided"
    SCOPE = "scope"
    FAILING = "failing"
    LEVEL = "level"
    SORE = "sore"
    ENOUGH_TODAY = "enough-today"
    ECCENTRIC = "eccentric"
    DONE_TODAY = "done-today"


class Exclusion(NamedTuple):
    """Why an exercise isn't suggested."""

    id: str
    bar: Bar
    about: tuple[str, ...] = ()
    """What the rule found: the kit that is missing, what is avoided, the id of the failing
    exercise (its own, or of a step below), the muscle group, the slot or family that is taken."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """The rules that don't change while a session is put together."""

    request: Request
    statuses: Mapping[str, Status]
    traits: Mapping[str, Traits]
    failing: Mapping[str, str]
    """Exercise that is failing, or above one that is -> the failing one."""
    step_backs: Mapping[str, str]
    """Exercise -> a failing one to which it is the step below."""

    @classmethod
    def of(
        cls, request: Request, statuses: Mapping[str, Status], traits: Mapping[str, Traits]
    ) -> Fixed:
        """The rules for a request."""
        failing: dict[str, str] = {}
        step_backs: dict[str, str] = {}
        failed = sorted(id_ for id_, status in statuses.items() if status is Status.FAILING)
        for each in failed:
            failing |= dict.fromkeys(above(traits, each), each)
            below = traits[each].steps_below if each in traits else ()
            step_backs |= dict.fromkeys(below, each)
        return cls(request, statuses, traits, failing | {id_: id_ for id_ in failed}, step_backs)

    def bar(self, each: Traits) -> Exclusion | None:
        """The first rule that bars an exercise."""
        if each.mobility:
            return Exclusion(each.id, Bar.MOBILITY)
        kit = self.request.equipment
        if kit is not None and not each.needs <= kit:
            return Exclusion(each.id, Bar.KIT, tuple(sorted(each.needs - kit)))
        avoid = self.request.avoid
        if each.id in avoid or each.pattern in avoid:
            return Exclusion(each.id, Bar.AVOIDED, (each.id if each.id in avoid else each.pattern,))
        if self.request.scope is Scope.POSTERIOR and not each.posterior:
            return Exclusion(each.id, Bar.SCOPE, (each.pattern,))
        if each.id in self.failing:
            return Exclusion(each.id, Bar.FAILING, (self.failing[each.id],))
        if each.level > self.request.level and not self._unlocked(each):
            return Exclusion(each.id, Bar.LEVEL, (str(each.level),))
        return None

    def next_step_from(self, each: Traits) -> str | None:
        """A mastered exercise of which this is the next step."""
        get = self.statuses.get
        return next((id_ for id_ in each.steps_below if get(id_) is Status.MASTERED), None)

    def usable(self, exercise_id: str | None) -> bool:
        """Whether an exercise could be done at all."""
        each = self.traits.get(exercise_id) if exercise_id is not None else None
        asked = self.request.among
        return each is not None and (asked is None or each.id in asked) and self.bar(each) is None

    def _unlocked(self, each: Traits) -> bool:
        return each.level == self.request.level + 1 and self.next_step_from(each) is not None


def bar_today(each: Traits, state: State, request: Request) -> Exclusion | None:
    """The first rule that bars an exercise as the day stands."""
    for group in each.primary:
        if request.soreness.get(group, 0) >= VERY_SORE:
            return Exclusion(each.id, Bar.SORE, (group,))
    for group in each.primary:
        if state.today.get(group, 0.0) >= MOST_IN_A_SESSION:
            return Exclusion(each.id, Bar.ENOUGH_TODAY, (group,))
    yesterday = state.last.get(MuscleGroup.HAMSTRINGS) == 1
    if yesterday and each.eccentric and each.hamstrings == PRIMARY:
        return Exclusion(each.id, Bar.ECCENTRIC, (MuscleGroup.HAMSTRINGS,))
    if each.slot in state.slots:
        return Exclusion(each.id, Bar.DONE_TODAY, (each.slot,))
    if each.family in state.families:
        return Exclusion(each.id, Bar.DONE_TODAY, (each.family,))
    return None
