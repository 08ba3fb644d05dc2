"""The words of the steps that can be taken back: what happened, as a person would say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.models import ExerciseEntry, LoggedSet, Workout

LONGEST_NAME = 60
LONGEST = 140


def named(name: str, otherwise: str = "", longest: int = LONGEST_NAME) -> str:
    """A name on one line, cut where it is too long; `otherwise` where there is none."""
    # A name of megabytes is cut before it is looked at.
    line = " ".join(name[: longest * 8].split())
    if not line:
        return otherwise
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def count(number: int, what: str) -> str:
    """`1 set`, `3 sets`."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def logged(name: str, before: Sequence[LoggedSet], sets: Sequence[LoggedSet]) -> str:
    """`logged set 3 of Romanian Deadlift`; `before` are the sets that were there already."""
    if len(sets) == 1:
        return f"logged {_place([*before, *sets], len(before))} of {named(name)}"
    return f"logged {_several(sets)} of {named(name)}"


def inserted(name: str, sets: Sequence[LoggedSet]) -> str:
    """`put 2 warm-ups into Squat`."""
    return f"put {_several(sets)} into {named(name)}"


def changed(entry: ExerciseEntry, at: int, *, deleted: bool) -> str:
    """`changed set 2 of Squat`; `at` is a position, in a workout that may have moved on."""
    what = _place(entry.sets, at) if 0 <= at < len(entry.sets) else "a set"
    return f"{'deleted' if deleted else 'changed'} {what} of {named(entry.name)}"


def removed(entry: ExerciseEntry) -> str:
    """`removed Nordic Curl with 3 sets`."""
    sets = f" with {_several(entry.sets)}" if entry.sets else ""
    return f"removed {named(entry.name)}{sets}"


def a_workout(verb: str, workout: Workout) -> str:
    """`finished Lower A`."""
    return f"{verb} {named(workout.title, 'the workout')}"


def _several(sets: Sequence[LoggedSet]) -> str:
    warmups = bool(sets) and all(each.kind == "warmup" for each in sets)
    return count(len(sets), "warm-up" if warmups else "set")


def _place(sets: Sequence[LoggedSet], at: int) -> str:
    """Which set it is among those of its sort: `set 3`, `warm-up 1`, `left set 2`."""
    sort = _sort(sets[at])
    number = sum(_sort(each) == sort for each in sets[: at + 1])
    side, what = sort
    return f"{side} {what} {number}".lstrip()


def _sort(each: LoggedSet) -> tuple[str, str]:
    side = "" if each.side == "both" else each.side.value
    return side, "warm-up" if each.kind == "warmup" else "set"
