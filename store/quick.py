"""The line that logs a set: exercise, load × reps, unit where it isn't the usual one.

Romanian Deadlift 80x8        80 × 8, in the unit of this journal
Romanian Deadlift 80kgx8      the unit said
Pull-up x12                   no load: bodyweight
Romanian Deadlift 80x8 82.5x6 several sets
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from store import numbers
from store.errors import UsageError
from store.models import Load, LoadMode, LoggedSet, Unit

_SET = re.compile(
    r"(?:(?P<load>[0-9][0-9.,]*)\s*(?P<unit>kg|lbs?)?)?\s*[x×*]\s*(?P<reps>[0-9][0-9.,]*)(?P<after>kg|lbs?)?",
    re.IGNORECASE | re.ASCII,
)
EXAMPLE = 'write it like "Romanian Deadlift 80x8"'


@dataclass(frozen=True, slots=True)
class QuickLine:
    """An exercise as it was typed, and the sets of it that were done."""

    exercise: str
    sets: tuple[LoggedSet, ...]


def parse(line: str, unit: Unit) -> QuickLine:
    """Read a line; raise UsageError that says what was expected."""
    words = line.split()
    sets: list[LoggedSet] = []
    while words and (found := _SET.fullmatch(words[-1])) is not None:
        sets.insert(0, _logged(found, unit))
        words.pop()
    name = " ".join(words)
    if not sets:
        raise UsageError(f"No load × reps at the end: {EXAMPLE}.")
    if not name:
        raise UsageError(f"No exercise before the load × reps: {EXAMPLE}.")
    return QuickLine(name, tuple(sets))


def _logged(found: re.Match[str], unit: Unit) -> LoggedSet:
    if found["unit"] and found["after"]:
        raise UsageError("The unit stands there twice: write it once, behind the load.")
    said = found["unit"] or found["after"]
    reps = numbers.reps(found["reps"])
    if found["load"] is None:
        if said:
            raise UsageError(f"A unit, but no load in front of the ×: {EXAMPLE}.")
        return LoggedSet(load=Load(mode=LoadMode.BODYWEIGHT), reps=reps)
    chosen = unit if said is None else Unit.KG if said.lower() == "kg" else Unit.LB
    return LoggedSet(load=Load(value=numbers.weight(found["load"]), unit=chosen), reps=reps)
