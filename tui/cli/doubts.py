"""What is logged as it was typed, though it may well have been meant otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.grammar.entry import Entry
    from store.models import Load
    from store.settings import Settings

MOST_SETS = 10
"""Of one exercise in a day; a larger number in front is hardly one of sets."""


def doubt(entry: Entry, settings: Settings) -> str:
    """What to ask about `squat 3x8`: a load below the empty bar looks like a number of sets."""
    from tui import words

    for each in entry.sets:
        if each.load is None or each.reps is None or not _looks_like_sets(each.load):
            continue
        bar = _bar(entry, settings, each.load)
        if each.load.value is not None and each.load.value < bar:
            weight = words.number(each.load.value)
            return (
                f"{weight} {each.load.unit} is less than the bar. {weight} sets of {each.reps} are "
                f"{weight}x{each.reps}@ and the weight; htrack undo takes back what was logged."
            )
    return ""


def _looks_like_sets(load: Load) -> bool:
    return load.mode == "external" and load.value in range(1, MOST_SETS + 1)


def _bar(entry: Entry, settings: Settings, load: Load) -> float:
    """What the empty bar weighs in the unit of the load; 0 where there is none."""
    from store.gym import rack_for
    from store.plates import Inventory

    rack = rack_for(entry.exercise, settings.gym(str(load.unit)), None)
    return rack.bar if isinstance(rack, Inventory) else 0.0
