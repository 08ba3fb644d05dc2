"""An exercise of one's own while it is being described: which fields it has, and their words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from catalog.equipment import Equipment
from catalog.muscle import GROUP_OF, Muscle
from catalog.text import fold
from catalog.vocabulary import Laterality, LoadKind, Pattern
from store.errors import UsageError
from store.text_checks import visible_name
from tui.text import showable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from catalog.labelled import Labelled
    from store.models import OwnExercise

MOST_ALIASES = 20
LONGEST_NAME = 120


class Field(StrEnum):
    """What can be chosen of an exercise, by the key under which it is kept."""

    PATTERN = "pattern"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    EQUIPMENT = "equipment"
    LOAD_KIND = "load_kind"
    LATERALITY = "laterality"


LABELS: Final = {
    Field.PATTERN: "movement",
    Field.PRIMARY: "trains",
    Field.SECONDARY: "helped by",
    Field.EQUIPMENT: "kit",
    Field.LOAD_KIND: "measured in",
    Field.LATERALITY: "sides",
}
SEVERAL: Final = frozenset({Field.PRIMARY, Field.SECONDARY, Field.EQUIPMENT})
USUAL: Final[Mapping[Field, Labelled]] = {
    Field.LOAD_KIND: LoadKind.EXTERNAL,
    Field.LATERALITY: Laterality.BILATERAL,
}
"""What counts where nothing is said."""
_VOCABULARY: Final[Mapping[Field, type[Labelled]]] = {
    Field.PATTERN: Pattern,
    Field.PRIMARY: Muscle,
    Field.SECONDARY: Muscle,
    Field.EQUIPMENT: Equipment,
    Field.LOAD_KIND: LoadKind,
    Field.LATERALITY: Laterality,
}


@dataclass(frozen=True, slots=True)
class Draft:
    """What is chosen so far, as it is kept; `guesses` are those that nobody has confirmed."""

    exercise: OwnExercise
    guesses: frozenset[Field] = frozenset()
    touched: frozenset[Field] = frozenset()
    """What a person has chosen here: no guess replaces that."""

    def values(self, field: Field) -> tuple[str, ...]:
        """The stored words of a field."""
        value = getattr(self.exercise, field.value)
        return value if isinstance(value, tuple) else (value,) if value else ()

    def words(self, field: Field) -> str:
        """A field as a person reads it; empty where nothing is said."""
        labels = labels_of(field)
        return ", ".join(labels.get(value, showable(value)) for value in self.values(field))

    def choose(self, field: Field, values: tuple[str, ...]) -> Draft:
        """With a field as a person wants it; a head that is trained doesn't help as well.

        Words that no vocabulary here has stay, behind the others.
        """
        kept = (*values, *(each for each in self.values(field) if each not in labels_of(field)))
        changes: dict[str, object] = {field.value: kept if field in SEVERAL else kept[0]}
        if field is Field.PRIMARY:
            helping = self.values(Field.SECONDARY)
            changes["secondary"] = tuple(head for head in helping if head not in kept)
        return Draft(
            self.exercise.model_copy(update=changes),
            self.guesses - {field},
            self.touched | {field},
        )

    def clear(self, field: Field) -> Draft:
        """With nothing said in a field."""
        emptied = self.exercise.model_copy(update={field.value: () if field in SEVERAL else ""})
        return Draft(emptied, self.guesses - {field}, self.touched | {field})

    def guess(self, name: str) -> Draft:
        """With what a name tells in the fields that a person hasn't chosen."""
        from store.exchange.guessing import guess

        guessed = guess(name)
        changes: dict[str, object] = {}
        for field in (each for each in Field if each not in self.touched):
            empty: object = () if field in SEVERAL else ""
            value = guessed.get(field.value, empty)
            changes[field.value] = tuple(value) if field in SEVERAL else value
        filled = replace(self, exercise=self.exercise.model_copy(update=changes))
        return replace(filled, guesses=_said(filled) - self.touched)


def draft_of(exercise: OwnExercise) -> Draft:
    """An exercise to be described; what was guessed of it, or is guessed now, is marked."""
    draft = Draft(exercise)
    if not _said(draft):
        return draft.guess(exercise.name)
    return replace(draft, guesses=_said(draft)) if exercise.guessed else draft


def _said(draft: Draft) -> frozenset[Field]:
    return frozenset(field for field in Field if draft.values(field))


def labels_of(field: Field) -> dict[str, str]:
    """Stored word -> what a person calls it, for all that a field can hold."""
    return {each.value: each.label for each in _VOCABULARY[field]}


def groups_beside() -> dict[str, Labelled]:
    """Head -> the group in which its sets count."""
    return {head.value: group for head, group in GROUP_OF.items()}


def aliases_in(text: str, name: str) -> tuple[str, ...]:
    """`heels up, odd one` as names, each once and without the first; UsageError for too many."""
    found = {fold(name): ""}
    for each in filter(str.strip, text.split(",")):
        alias = visible_name(each)
        found.setdefault(fold(alias), alias)
    if len(found) - 1 > MOST_ALIASES:
        raise UsageError(f"{MOST_ALIASES} other names are enough.")
    return tuple(found.values())[1:]
