"""What can be typed about an exercise of a routine, and what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from store.effort import HARDEST
from store.errors import UsageError
from store.numbers import rir, rpe
from store.plan import RoutineItem
from tui import words

if TYPE_CHECKING:
    from catalog.exercise import Exercise

MOST_SETS = 20
MOST_REPS = 999
MOST_SECONDS = 3600
MOST_SUPERSETS = 99
USUAL_RPE = 8.0

_DIGITS = re.compile(r"\d{1,9}", re.ASCII)


class Field(IntEnum):
    """The columns, from the left."""

    SETS = 0
    LOW = 1
    HIGH = 2
    RPE = 3
    REST = 4
    SUPERSET = 5


_KEPT_AS = ("sets", "low", "high", "rpe_cap", "rest_seconds", "superset")


@dataclass(frozen=True, slots=True)
class Usual:
    """What is done where the routine leaves it open; rest and holds in seconds."""

    low: int | None = None
    high: int | None = None
    rest: int | None = None
    timed: bool = False
    effort: str = "rpe"
    """How the cap of the effort is said: `rpe`, or `rir`, of which it is the least."""


def usual_of(
    exercise: Exercise | None, preferred_rest: int | None = None, effort: str = "rpe"
) -> Usual:
    """What an exercise is usually done like; nothing of one that nobody knows."""
    from store.rest import rest_for
    from store.review.standing import default_range

    if exercise is None:
        return Usual(rest=preferred_rest, effort=effort)
    rest = round(rest_for(exercise, preferred_rest))
    wanted = default_range(exercise)
    if wanted is None:
        return Usual(rest=rest, effort=effort)
    return Usual(wanted.low, wanted.high, rest, wanted.timed, effort)


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as it is drawn; `usual` for one that the routine leaves open."""

    text: str
    usual: bool = False


def cells(item: RoutineItem, usual: Usual) -> tuple[Cell, ...]:
    """What an exercise's row says, one for each field."""
    open_range = item.low is None and item.high is None
    return (
        Cell(str(item.sets)),
        _amount(item.low, usual.low if open_range else None, timed=usual.timed),
        _amount(item.high, usual.high if open_range else None, timed=usual.timed),
        Cell("–", usual=True) if item.rpe_cap is None else Cell(_cap(item.rpe_cap, usual)),
        _amount(item.rest_seconds, usual.rest),
        Cell("" if item.superset is None else str(item.superset)),
    )


def _cap(rpe_cap: float, usual: Usual) -> str:
    return words.number(HARDEST - rpe_cap if usual.effort == "rir" else rpe_cap)


def _amount(value: int | None, usual: int | None, *, timed: bool = False) -> Cell:
    mark = "s" if timed else ""
    if value is not None:
        return Cell(f"{value}{mark}")
    return Cell("–" if usual is None else f"{usual}{mark}", usual=True)


def with_typed(item: RoutineItem, field: Field, text: str, usual: Usual) -> RoutineItem:
    """The exercise with what was typed; UsageError for what can't be meant."""
    if not text and field is not Field.SETS:
        return _with(item, field, None)
    if field is Field.RPE:
        return _with(item, field, _rpe(text, usual.effort))
    return _with(item, field, _whole(text, *_span(field, usual)))


def with_step(item: RoutineItem, field: Field, by: int, usual: Usual) -> RoutineItem:
    """The exercise one step up or down; where nothing is said, with the usual first."""
    value: float | None = getattr(item, _KEPT_AS[field])
    if value is None:
        return _with(item, field, _start(item, field, usual))
    if field is Field.RPE:
        harder = -by if usual.effort == "rir" else by
        return _with(item, field, max(1.0, min(value + harder * 0.5, 10.0)))
    least, most, _ = _span(field, usual)
    stepped = int(value) + by * _stride(field, usual)
    if field is Field.SUPERSET and stepped < least:
        return _with(item, field, None)
    return _with(item, field, max(least, min(stepped, most)))


def _start(item: RoutineItem, field: Field, usual: Usual) -> float:
    if field is Field.LOW:
        low = usual.low or 1
        return low if item.high is None else min(low, item.high)
    if field is Field.HIGH:
        return max(usual.high or 1, item.low or 1)
    if field is Field.RPE:
        return USUAL_RPE
    return 1 if field is Field.SUPERSET else usual.rest or 0


def _stride(field: Field, usual: Usual) -> int:
    if field is Field.REST:
        return 15
    return 5 if usual.timed and field in {Field.LOW, Field.HIGH} else 1


def _span(field: Field, usual: Usual) -> tuple[int, int, str]:
    """The least, the most, and what they are of."""
    if field is Field.SETS:
        return 1, MOST_SETS, "sets"
    if field is Field.REST:
        return 0, MOST_SECONDS, "seconds of rest"
    if field is Field.SUPERSET:
        return 1, MOST_SUPERSETS, "as the number of a superset"
    return (1, MOST_SECONDS, "seconds") if usual.timed else (1, MOST_REPS, "reps")


def _whole(text: str, least: int, most: int, what: str) -> int:
    # In digits of our own and no more than anyone types: `int` would take those of any script.
    value = int(text) if _DIGITS.fullmatch(text) else None
    if value is None or not least <= value <= most:
        raise UsageError(f"A whole number from {least} to {most} {what}.")
    return value


def _rpe(text: str, effort: str) -> float:
    try:
        return HARDEST - rir(text) if effort == "rir" else rpe(text)
    except UsageError as error:
        if effort == "rir":
            raise UsageError("RIR goes from 0 to 9 in half steps, such as 2 or 1.5.") from error
        raise UsageError("RPE goes from 1 to 10 in half steps, such as 8 or 8.5.") from error


def _with(item: RoutineItem, field: Field, value: float | None) -> RoutineItem:
    changed = {**dict(item), _KEPT_AS[field]: value}
    low, high = changed["low"], changed["high"]
    if low is not None and high is not None and low > high:
        raise UsageError(f"From {low} up to {high} is no range: low is at most high.")
    return RoutineItem.model_validate(changed)
