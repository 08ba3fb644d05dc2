"""Where a person stands with an exercise: the range to train in, and what the last sessions say.

Without an RPE a set shows its reserve only by going over the top of the range; at the top exactly
it takes one session more before it counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from catalog.vocabulary import Contraction, LoadKind, Pattern
from store.effort import in_reserve
from store.gym import MACHINES
from store.rest import ISOLATION, is_nordic
from store.units import convert

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from catalog.exercise import Exercise
    from store.review.facts import EntryLike, LoadLike, SetLike

SAME_KG = 0.05
"""Weights closer than this are the same: 135 lb and 61.23 kg are."""


class Status(StrEnum):
    """How it goes."""

    PROGRESSING = "progressing"
    MASTERED = "mastered"
    STALLED = "stalled"
    FAILING = "failing"


@dataclass(frozen=True, slots=True)
class Range:
    """Repetitions of a set, or seconds of a hold, from the lowest to the highest wanted."""

    low: int
    high: int
    timed: bool = False

    @property
    def stride(self) -> int:
        """By how much a set grows from one time to the next: one repetition, five seconds."""
        return 5 if self.timed else 1

    def amount(self, logged: SetLike) -> float | None:
        """What the set did, in what the range is measured in."""
        return logged.seconds if self.timed else logged.reps


@dataclass(frozen=True, slots=True)
class Session:
    """What counts of one exercise in one workout: no warm-ups, no drop sets."""

    sets: tuple[SetLike, ...]
    amounts: tuple[float, ...]
    reserves: tuple[float | None, ...]
    """Repetitions in reserve; none where nothing tells."""
    load: float
    """The heaviest in kg; help counts below zero, the body alone and bands as zero."""
    band: str = ""


def default_range(exercise: Exercise) -> Range | None:
    """The range that an exercise is usually trained in; none for stretches and distances."""
    if exercise.pattern is Pattern.MOBILITY or exercise.load_kind is LoadKind.DISTANCE:
        return None
    if exercise.load_kind is LoadKind.HOLD:
        return Range(20, 45, timed=True)
    if is_nordic(exercise):
        return Range(3, 6)
    small = (
        exercise.load_kind is not LoadKind.EXTERNAL
        or exercise.contraction is Contraction.BALLISTIC
        or exercise.pattern in ISOLATION
        or bool(MACHINES.intersection(exercise.equipment))
    )
    return Range(8, 15) if small else Range(6, 12)


def sessions_of(history: Iterable[EntryLike], target: Range) -> list[Session]:
    """What counts of each entry, in their order; entries in which nothing counts are left out."""
    sessions = (_session(entry, target) for entry in history)
    return [session for session in sessions if session.sets]


def _session(entry: EntryLike, target: Range) -> Session:
    counted = [(each, target.amount(each)) for each in entry.sets if judged(each)]
    pairs = [(each, amount) for each, amount in counted if amount is not None]
    sets = tuple(each for each, _ in pairs)
    return Session(
        sets,
        tuple(amount for _, amount in pairs),
        _reserves(sets),
        max((load_kg(each.load) for each in sets), default=0.0),
        next((each.load.label for each in sets if each.load and each.load.label), ""),
    )


def judged(logged: SetLike) -> bool:
    """Whether the set tells how it goes: drop sets are done tired on purpose."""
    return logged.kind not in {"warmup", "drop"}


def _reserves(sets: Sequence[SetLike]) -> tuple[float | None, ...]:
    """A set without an RPE was no harder than a later one of the same or a heavier load."""
    found: list[float | None] = []
    known: tuple[float, float] | None = None
    for each in reversed(sets):
        load, own = load_kg(each.load), _reserve(each)
        if own is not None:
            known = (load, own)
        inherits = known is not None and load <= known[0] + SAME_KG
        found.append(known[1] if known is not None and inherits else None)
    return tuple(reversed(found))


def _reserve(logged: SetLike) -> float | None:
    if logged.kind == "failure":
        return 0
    return in_reserve(logged.rpe)


def load_kg(load: LoadLike | None) -> float:
    """A load in kg for comparison; help counts below zero, the body alone and bands as zero."""
    if load is None or load.value is None or load.unit is None:
        return 0.0
    if load.mode in {"bodyweight", "band"}:
        return 0.0
    value = convert(load.value, load.unit, "kg")
    return -value if load.mode == "assisted" else value


def under(session: Session, target: Range) -> bool:
    """Whether any set stayed under the range."""
    return any(amount < target.low for amount in session.amounts)


def at_top(session: Session, target: Range) -> bool:
    """Whether every set reached the top of the range."""
    return all(amount >= target.high for amount in session.amounts)


def with_reserve(session: Session, target: Range) -> bool:
    """Whether every set reached the top with a repetition in reserve (RPE 9 or less).

    One that went over the top has shown that at the top it had one.
    """
    return all(
        amount >= target.high + target.stride
        or (amount >= target.high and reserve is not None and reserve >= 1)
        for amount, reserve in zip(session.amounts, session.reserves, strict=True)
    )


def without_reserve(session: Session, target: Range) -> bool:
    """Whether a set that didn't go over the top is known to have left nothing."""
    return any(
        amount < target.high + target.stride and reserve is not None and reserve < 1
        for amount, reserve in zip(session.amounts, session.reserves, strict=True)
    )


def topped(sessions: Sequence[Session], target: Range, times: int) -> int:
    """Over how many sessions the top was held: `times` with a reserve, else one more; or 0."""

    def held(count: int, ok: Callable[[Session], bool]) -> bool:
        return len(sessions) >= count and all(ok(session) for session in sessions[:count])

    if held(times, lambda session: with_reserve(session, target)):
        return times
    ends_well = held(
        times + 1,
        lambda session: at_top(session, target) and not without_reserve(session, target),
    )
    return times + 1 if ends_well else 0


def status(exercise: Exercise, history: Iterable[EntryLike], target: Range | None = None) -> Status:
    """How it goes with an exercise, from what was done of it, the newest first.

    Failing: two sessions running under the range. Mastered: two running at its top with one in
    reserve. Stalled: three running of which none rose above the first.
    """
    wanted = target or default_range(exercise)
    sessions = sessions_of(history, wanted) if wanted else []
    if wanted is None or len(sessions) < 2:
        return Status.PROGRESSING
    if all(under(session, wanted) for session in sessions[:2]):
        return Status.FAILING
    if topped(sessions, wanted, 2):
        return Status.MASTERED
    newest = [_score(session) for session in sessions[:3]]
    stalled = len(newest) == 3 and max(newest[:2]) <= newest[2]
    return Status.STALLED if stalled else Status.PROGRESSING


def _score(session: Session) -> tuple[float, float]:
    """More load, or more done with the same, is a rise."""
    return (round(session.load, 1), sum(session.amounts))
