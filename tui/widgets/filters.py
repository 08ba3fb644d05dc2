"""What a list of exercises is narrowed down to, and the choices that narrow it further."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.content import Content

from catalog.equipment import Equipment
from catalog.muscle import MuscleGroup
from catalog.vocabulary import Pattern
from tui.theme import hue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from catalog.exercise import Exercise
    from catalog.labelled import Labelled
    from catalog.library import Catalog

NO_KIT = "none"
"""Stands for the exercises that need no equipment, where the name of an item could stand."""

NOUNS = {"group": "muscle", "pattern": "pattern", "kit": "kit"}
"""Field of the filters -> what the screen calls it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be filtered by, and how many exercises it leaves."""

    key: str
    """What is stored of it; empty for "any"."""
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Filters:
    """Every condition that is set has to be met."""

    group: MuscleGroup | None = None
    pattern: Pattern | None = None
    kit: Equipment | str | None = None
    """An item that is needed, or `NO_KIT`."""

    def __bool__(self) -> bool:
        return not (self.group is None and self.pattern is None and self.kit is None)

    def select(self, catalog: Catalog) -> list[Exercise]:
        """The exercises that are left, by name."""
        if isinstance(self.kit, Equipment):
            return catalog.select(group=self.group, pattern=self.pattern, using=self.kit)
        none_needed: tuple[Equipment, ...] | None = None if self.kit is None else ()
        left = catalog.select(group=self.group, pattern=self.pattern, equipment=none_needed)
        # A person's own exercise says nothing about equipment, which isn't the same as "none".
        return left if self.kit is None else [each for each in left if not each.custom]

    def with_key(self, name: str, key: str) -> Filters:
        """These filters with one of them set to the value that a choice stands for."""
        if name == "group":
            return replace(self, group=MuscleGroup(key) if key else None)
        if name == "pattern":
            return replace(self, pattern=Pattern(key) if key else None)
        kit = key if key in {"", NO_KIT} else Equipment(key)
        return replace(self, kit=kit or None)

    def key(self, name: str) -> str:
        """The key of the value that one of the filters is set to."""
        return str(getattr(self, name) or "")

    def label(self, name: str) -> str:
        """One of the filters in words: `hamstrings`, `any pattern`."""
        value = getattr(self, name)
        if value is None:
            return f"any {NOUNS[name]}"
        return "no kit" if value == NO_KIT else value.label

    def words(self, *, all_of_them: bool) -> Content:
        """The filters as words, those that are set in colour, the others only on request."""
        parts = [
            Content.styled(self.label(name), self._style(name))
            for name in NOUNS
            if all_of_them or self.key(name)
        ]
        return Content.styled(" · ", "$faint").join(parts)

    def _style(self, name: str) -> str:
        if not self.key(name):
            return "$muted"
        return f"bold {hue(self.key(name)) if name == 'group' else '$accent'}"


def choices(name: str, left: Sequence[Exercise]) -> list[Choice]:
    """What one filter can be set to: `any` first, then what leaves something.

    `left` are the exercises that the search and the other filters leave.
    """
    counts = Counter(key for exercise in left for key in _keys(name, exercise))
    values: Iterable[Labelled] = {"group": MuscleGroup, "pattern": Pattern}.get(name, Equipment)
    found = [Choice(each.value, each.label, counts[each]) for each in values if counts[each]]
    none = [Choice(NO_KIT, "no kit", counts[NO_KIT])] if counts[NO_KIT] else []
    return [Choice("", f"any {NOUNS[name]}", len(left)), *none, *found]


def _keys(name: str, exercise: Exercise) -> tuple[str, ...]:
    if name == "group":
        return exercise.groups
    if name == "pattern":
        return (exercise.pattern,) if exercise.pattern else ()
    return exercise.equipment or (() if exercise.custom else (NO_KIT,))
