"""What to do next time, proposed by double progression and never imposed.

First repetitions within a range, then load: a step of 2-10 % once the whole range is mastered
(ACSM 2009), and the repetitions start again at the low end.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, takewhile, zip_longest
from typing import TYPE_CHECKING

from catalog.vocabulary import LoadKind
from store.models import LoadMode, Side, Unit
from store.review.drafting import Drafts
from store.review.proposal import Action, Because, Proposal
from store.review.standing import (
    SAME_KG,
    Range,
    Session,
    at_top,
    default_range,
    load_kg,
    sessions_of,
    topped,
    under,
    without_reserve,
)
from store.review.stepping import Stepper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalog.exercise import Exercise
    from catalog.library import Catalog
    from store.models import ExerciseEntry, Load, LoggedSet
    from store.settings import Settings

LOOKS_BACK = 4
"""Sessions; no rule asks for more."""


def propose(
    exercise: Exercise,
    history: Sequence[ExerciseEntry],
    settings: Settings,
    *,
    target: Range | None = None,
    increment: float | None = None,
    sets: int | None = None,
    unit: Unit = Unit.KG,
    catalog: Catalog | None = None,
    level: int = 3,
) -> Proposal | None:
    """A proposal from what was done of the exercise, the newest first; none without any rule.

    `increment` is the person's own step, `sets` how many are planned (else as many as last time),
    `unit` what a first weight on top of the body is in; any other stays in its own.
    A harder variant is proposed up to one level above the person's own, with kit at hand; without
    a catalogue any is.
    """
    wanted = target or default_range(exercise)
    if wanted is None:
        return None
    counting = (entry for entry in history if sessions_of([entry], wanted))
    entries = list(islice(counting, LOOKS_BACK))
    if not entries:
        return None
    sessions = sessions_of(entries, wanted)
    mode = _mode(sessions[0])
    if mode is None and exercise.load_kind is LoadKind.EXTERNAL:
        return None
    stepper = Stepper(exercise, settings, unit, increment)
    ladder = _Ladder(exercise, settings, catalog, level)
    drafts = Drafts.like(entries[0], wanted, sets)
    return _Proposer(sessions, wanted, mode or LoadMode.BODYWEIGHT, drafts, stepper, ladder).make()


def _mode(session: Session) -> LoadMode | None:
    """How the heaviest set was loaded; none where nothing was written down."""
    load = max(session.sets, key=lambda each: load_kg(each.load)).load
    return None if load is None else LoadMode(load.mode)


@dataclass(frozen=True, slots=True)
class _Ladder:
    """The variants that a person could go on with."""

    exercise: Exercise
    settings: Settings
    catalog: Catalog | None
    level: int

    def harder(self) -> str | None:
        return self._usable(self.exercise.harder)

    def easier(self) -> str | None:
        return self._usable(self.exercise.easier)

    def _usable(self, variant: str | None) -> str | None:
        if variant is None or self.catalog is None:
            return variant
        other = self.catalog.get(variant)
        if other is None or other.level > self.level + 1:
            return None
        kit = self.settings.equipment
        return variant if kit is None or kit.issuperset(other.equipment) else None


@dataclass(frozen=True, slots=True)
class _Proposer:
    """One decision: what the sessions ask for, then what the kit and the ladder allow."""

    sessions: Sequence[Session]
    target: Range
    mode: LoadMode
    drafts: Drafts
    stepper: Stepper
    ladder: _Ladder

    def make(self) -> Proposal:
        last = self.sessions[0]
        if self._failed_twice():
            return self._back()
        if at_top(last, self.target):
            return self._at_top()
        if without_reserve(last, self.target):
            return self._say(Action.REPEAT, Because.NOTHING_LEFT)
        return self._more(Because.ON_THE_WAY)

    def _failed_twice(self) -> bool:
        if len(self.sessions) < 2:
            return False
        last, before = self.sessions[:2]
        # A first try with less weight than before is not the second failure.
        comparable = before.load <= last.load + SAME_KG and before.band == last.band
        return comparable and under(last, self.target) and under(before, self.target)

    def _back(self) -> Proposal:
        eased = self.drafts.stepped(self.stepper.lighter)
        if eased is not None:
            action = self._backward_action()
            return self._say(action, Because.UNDER, eased, 2, change=self.drafts.change(eased))
        variant = self.ladder.easier()
        if variant is not None:
            return self._say(Action.EASIER, Because.UNDER, sessions=2, variant=variant)
        return self._more(Because.ON_THE_WAY)

    def _at_top(self) -> Proposal:
        last = self.sessions[0]
        here = list(takewhile(lambda each: _as_heavy(each, last), self.sessions))
        if topped(here, self.target, 1):
            return self._onward(here)
        if without_reserve(last, self.target):
            return self._say(Action.REPEAT, Because.NOTHING_LEFT)
        return self._say(Action.REPEAT, Because.EFFORT_UNKNOWN)

    def _onward(self, here: Sequence[Session]) -> Proposal:
        bare = self.mode is LoadMode.BODYWEIGHT
        wanted = 2 if bare else 1
        times = topped(here, self.target, wanted)
        if not times:
            return self._say(Action.REPEAT, Because.ONCE)
        because = self._because(here[:times], running=times > wanted)
        harder = self.ladder.harder() if bare else None
        if harder is not None:
            return self._say(Action.HARDER, because, sessions=times, variant=harder)
        return self._heavier(because, times)

    def _heavier(self, because: Because, times: int) -> Proposal:
        heavier = self.drafts.stepped(self.stepper.heavier)
        if heavier is not None:
            change = self.drafts.change(heavier)
            return self._say(self._forward_action(), because, heavier, times, change=change)
        if self.mode is LoadMode.BAND and not self.stepper.knows(self.sessions[0].band):
            return self._say(self._forward_action(), because, sessions=times)
        harder = self.ladder.harder() if self.mode in _HELPED else None
        if harder is not None:
            return self._say(Action.HARDER, because, sessions=times, variant=harder)
        return self._more(Because.NO_STEP)

    def _because(self, here: Sequence[Session], *, running: bool) -> Because:
        if running:
            return Because.RUNNING
        noted = all(
            reserve is not None and reserve >= 1 for each in here for reserve in each.reserves
        )
        return Because.RESERVE if noted else Because.OVER

    def _forward_action(self) -> Action:
        if self.mode is LoadMode.BAND:
            return Action.LIGHTER_BAND if self.stepper.helped else Action.HEAVIER_BAND
        return Action.LESS_HELP if self.mode is LoadMode.ASSISTED else Action.MORE_LOAD

    def _backward_action(self) -> Action:
        return _OPPOSITE[self._forward_action()]

    def _more(self, because: Because) -> Proposal:
        """More in each set with the same load; beyond the top only for want of a step."""
        most = self.target.high if because is Because.ON_THE_WAY else None
        return self._say(Action.MORE, because, self.drafts.longer(most))

    def _say(
        self,
        action: Action,
        because: Because,
        sets: tuple[LoggedSet, ...] | None = None,
        sessions: int = 1,
        *,
        change: Load | None = None,
        variant: str | None = None,
    ) -> Proposal:
        done = _as_pairs(self.sessions[0])
        given = self.drafts.sets if sets is None else sets
        return Proposal(action, because, given, self.target, done, sessions, change, variant)


_HELPED = {LoadMode.ASSISTED, LoadMode.BAND}
_OPPOSITE = {
    Action.MORE_LOAD: Action.LESS_LOAD,
    Action.LESS_HELP: Action.MORE_HELP,
    Action.HEAVIER_BAND: Action.LIGHTER_BAND,
    Action.LIGHTER_BAND: Action.HEAVIER_BAND,
}


def _as_heavy(session: Session, last: Session) -> bool:
    return session.load >= last.load - SAME_KG and session.band == last.band


def _as_pairs(session: Session) -> tuple[float, ...]:
    """What each set did; of a left and a right one what the weaker side did."""
    sides: dict[Side, list[float]] = {side: [] for side in Side}
    for logged, amount in zip(session.sets, session.amounts, strict=True):
        sides[Side(logged.side)].append(amount)
    pairs = zip_longest(sides[Side.LEFT], sides[Side.RIGHT])
    weaker = (min(each for each in pair if each is not None) for pair in pairs)
    return (*sides[Side.BOTH], *weaker)
