"""Which exercise of the catalogue a foreign name means: surely, or none.

In this order: what the user decided about the name before; the names by which the catalogue has
an exercise; those that exercise lists elsewhere give it; and last the same words in any order
(`store.exchange.wording`). A word more or less is another exercise, whether it is a piece of
equipment, a grip, a posture or a side; so are words that two exercises answer to. What is only
close is for `store.exchange.suggesting`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from catalog.aliases import NOBODY, read_aliases
from catalog.text import fold
from catalog.vocabulary import LoadKind
from store.exchange.wording import EQUIPMENT, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from catalog.exercise import Exercise
    from catalog.library import Catalog

    Decisions = Mapping[str, str | None]
    """Normalised name -> the id of the exercise that it means, or none for one of one's own."""

_WORDS_OF_KIT: Final = {
    "barbell": ("barbell",), "dumbbell": ("dumbbell",), "kettlebell": ("kettlebell",),
    "ez-bar": ("ez",), "trap-bar": ("trapbar",), "safety-bar": ("safetybar",),
    "band": ("band",), "miniband": ("band",), "cable": ("cable",), "smith": ("smith",),
    "landmine": ("landmine",), "sliders": ("slider",), "swiss-ball": ("swissball",),
    "suspension": ("suspension",), "rings": ("ring",), "sandbag": ("sandbag",),
    "medicine-ball": ("medicineball",), "sled": ("sled",), "lat-pulldown": ("cable", "machine"),
}  # fmt: skip
_MACHINES: Final = frozenset({
    "ab-machine", "abductor-machine", "adductor-machine", "assist-machine", "back-ext-machine",
    "belt-squat", "biceps-machine", "calf-seated", "calf-standing", "chest-press", "dip-machine",
    "hack-squat", "hip-thrust-machine", "kickback-machine", "lateral-raise-machine",
    "leg-curl-kneeling", "leg-curl-lying", "leg-curl-seated", "leg-curl-standing",
    "leg-extension", "leg-press", "pec-deck", "pendulum-squat", "pullover-machine",
    "reverse-hyper", "row-machine", "shoulder-press", "shrug-machine", "squat-machine",
    "torso-machine", "triceps-machine",
})  # fmt: skip
_TELLS_LITTLE: Final = frozenset({"bodyweight", "machine", "plate", "plateloaded"})
_KIND_OF: Final = {"ez": "barbell"}
"""The catalogue's own names count a curling bar as a barbell."""
_OUR_WEIGHT: Final = frozenset({LoadKind.BODYWEIGHT, LoadKind.BODYWEIGHT_PLUS, LoadKind.HOLD})


class How(StrEnum):
    """By what a name was understood; the surest first."""

    DECISION = "decision"
    EXACT = "exact"
    ALIAS = "alias"
    WORDS = "words"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Match:
    """What a name means: an exercise of the catalogue, or none and so one of the user's own."""

    exercise: Exercise | None
    how: How


NOTHING: Final = Match(None, How.NOT)


def match(
    names: Iterable[str], catalog: Catalog, decisions: Decisions | None = None
) -> dict[str, Exercise | None]:
    """The exercise that each name means; none where the catalogue has no such exercise."""
    return {name: one.exercise for name, one in matches(names, catalog, decisions).items()}


def matches(
    names: Iterable[str], catalog: Catalog, decisions: Decisions | None = None
) -> dict[str, Match]:
    """What each name means, and by what that was understood.

    A decision for an exercise that isn't in the catalogue any more counts for nothing.
    """
    index = index_of(catalog)
    return {name: _decided(name, catalog, decisions or {}) or index.match(name) for name in names}


def normalised(name: str) -> str:
    """The form in which two spellings are one exercise: case, space, Unicode form don't count."""
    return fold(name)


@lru_cache(maxsize=2)
def index_of(catalog: Catalog) -> NameIndex:
    """The names of a catalogue, taken apart once."""
    return NameIndex(catalog)


def _decided(name: str, catalog: Catalog, decisions: Decisions) -> Match | None:
    key = normalised(name)
    if key not in decisions:
        return None
    exercise_id = decisions[key]
    exercise = None if exercise_id is None else catalog.get(exercise_id)
    return Match(exercise, How.DECISION) if exercise or exercise_id is None else None


class NameIndex:
    """Every name that an exercise of the catalogue surely goes by.

    A person's own exercises answer only to their names as they are: what a file's names mean
    must not depend on which file came first.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._exact: dict[str, Exercise] = {}
        self._aliases: dict[str, Exercise] = {}
        self._words: dict[frozenset[str], Exercise | None] = {}
        self.told: dict[str, list[frozenset[str]]] = {}
        """Exercise id -> the words of each of its names."""
        aliases = _aliases_by_exercise()
        refused = {fold(name) for name in aliases.pop(NOBODY, ())}
        exercises = sorted(catalog, key=lambda exercise: not exercise.custom)
        self._add_exact(exercises, refused)
        builtin = [exercise for exercise in exercises if not exercise.custom]
        for exercise in builtin:
            self._add_aliases(exercise, aliases.get(exercise.id, ()))
        self._add_words(builtin, aliases, refused)

    def match(self, name: str) -> Match:
        """What a name means."""
        key = fold(name)
        if exercise := self._exact.get(key):
            return Match(exercise, How.EXACT)
        if exercise := self._aliases.get(key):
            return Match(exercise, How.ALIAS)
        exercise = self._words.get(words(name))
        return Match(exercise, How.WORDS) if exercise else NOTHING

    def _add_exact(self, exercises: list[Exercise], refused: set[str]) -> None:
        for exercise in exercises:
            for name in exercise.given_names:
                self._exact.setdefault(fold(name), exercise)
        for exercise in exercises:
            self._exact.setdefault(fold(exercise.name), exercise)
        for exercise in exercises:
            for name in exercise.aliases:
                self._exact.setdefault(fold(name), exercise)
        for exercise in exercises:
            for name in _foreign(exercise, refused):
                self._exact.setdefault(fold(name), exercise)
        self._exact.pop("", None)

    def _add_aliases(self, exercise: Exercise, names: Iterable[str]) -> None:
        for name in names:
            self._aliases.setdefault(fold(name), exercise)

    def _add_words(
        self,
        exercises: list[Exercise],
        aliases: Mapping[str, Iterable[str]],
        refused: set[str],
    ) -> None:
        implied: dict[frozenset[str], Exercise | None] = {}
        for exercise in exercises:
            names = (exercise.name, *exercise.aliases, *_foreign(exercise, refused))
            told = [words(name) for name in (*names, *aliases.get(exercise.id, ()))]
            self.told[exercise.id] = told
            kit = implied_equipment(exercise)
            for key in told:
                _claim(self._words, key, exercise)
                if key.isdisjoint(EQUIPMENT):
                    for word in kit:
                        _claim(implied, key | {word}, exercise)
        self._words = {**implied, **self._words}
        self._words.pop(frozenset(), None)


def implied_equipment(exercise: Exercise) -> tuple[str, ...]:
    """The words for the kit that a name without any leaves out."""
    found: list[str] = []
    for item in exercise.equipment:
        found += ("machine",) if item.value in _MACHINES else _WORDS_OF_KIT.get(item.value, ())
    if not found and exercise.load_kind in _OUR_WEIGHT:
        return ("bodyweight",)
    return tuple(found)


def _claim(
    index: dict[frozenset[str], Exercise | None], key: frozenset[str], exercise: Exercise
) -> None:
    known = index.setdefault(key, exercise)
    if known is not None and known.id != exercise.id:
        index[key] = None


def _foreign(exercise: Exercise, refused: set[str]) -> list[str]:
    """Its names elsewhere, without those of relations that need other equipment."""
    if exercise.custom:
        return list(exercise.foreign_names)
    known = {word for item in exercise.equipment for word in _WORDS_OF_KIT.get(item.value, ())}
    known = known.union(*(words(name) for name in (exercise.name, *exercise.aliases)))
    return [
        name
        for name in exercise.foreign_names
        if fold(name) not in refused
        and {_KIND_OF.get(w, w) for w in words(name) & EQUIPMENT} - _TELLS_LITTLE <= known
    ]


def _aliases_by_exercise() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, exercise in read_aliases():
        found.setdefault(exercise, []).append(name)
    return found
