"""A line with its exercise found: what is about to be logged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.grammar.error import GrammarError
from store.grammar.exercise import UnknownExerciseError
from store.grammar.parse import parse
from store.models import SetKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from catalog.exercise import Exercise
    from catalog.vocabulary import LoadKind
    from store.models import LoggedSet, Unit

    Find = Callable[[str], Exercise]

_MARKS = {"w": SetKind.WARMUP, "d": SetKind.DROP}


@dataclass(frozen=True, slots=True)
class Entry:
    """An exercise and the sets of it that were done."""

    exercise: Exercise
    sets: tuple[LoggedSet, ...]


def read_entry(
    text: str,
    *,
    find: Find,
    at_hand: Exercise | None,
    unit_of: Callable[[Exercise | None], Unit],
    effort: str = "rpe",
) -> Entry:
    """Read a line; raise GrammarError for a mistake in it, UnknownExerciseError for its name.

    `find` gives the exercise that a text names and raises UnknownExerciseError, `at_hand` is that
    of a line without a name, `unit_of` tells in which unit its weights are typed (none: usually),
    `effort` by which scale a number behind `r` or `@` is: `rpe` or `rir`.
    """

    def load_kind(name: str) -> LoadKind | None:
        try:
            exercise = _found(name, find)[0] if name else at_hand
        except UnknownExerciseError:
            return None  # a mistake in the sets is told first
        return None if exercise is None else exercise.load_kind

    usual = unit_of(None)
    line = parse(text, unit=usual, load_kind=load_kind, effort=effort)
    exercise, kind = _found(line.exercise, find) if line.exercise else (at_hand, None)
    if exercise is None:
        start = len(text) - len(text.lstrip())
        raise GrammarError(text, start, "an exercise in front of the sets")
    unit = unit_of(exercise)
    if unit != usual:
        line = parse(text, unit=unit, load_kind=load_kind, effort=effort)
    return Entry(exercise, tuple(_of_kind(each, kind) for each in line.sets))


def marked(name: str) -> tuple[SetKind | None, str]:
    """A name with a `w` or `d` in front of it, taken apart: `w rdl` is a warm-up of `rdl`."""
    mark, _, rest = name.partition(" ")
    kind = _MARKS.get(mark.lower())
    return (kind, rest) if rest else (None, name)


def _found(name: str, find: Find) -> tuple[Exercise, SetKind | None]:
    """The exercise of that name; else the one that is named behind a `w` or `d`."""
    try:
        return find(name), None
    except UnknownExerciseError:
        kind, rest = marked(name)
        if kind is None:
            raise
        return find(rest), kind


def _of_kind(each: LoggedSet, kind: SetKind | None) -> LoggedSet:
    """The set as one of the kind that the line begins with, unless it says another itself."""
    if kind is None or each.kind is not SetKind.WORKING:
        return each
    return each.model_copy(update={"kind": kind})


def together(entries: list[Entry]) -> list[Entry]:
    """The entries with all sets of an exercise in one, in the order in which it came first."""
    found: dict[str, Entry] = {}
    for each in entries:
        before = found.get(each.exercise.id)
        sets = each.sets if before is None else (*before.sets, *each.sets)
        found[each.exercise.id] = Entry(each.exercise, sets)
    return list(found.values())
