"""Names of which the words are the same, in any order: looked for, not gathered beforehand.

An import asks about a dozen names that no list has. Taking two thousand apart to answer that
takes longer than all else that is done with the file, so only those are taken apart that hold the
letters of every word that was asked for.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from catalog.vocabulary import LoadKind
from store.exchange.wording import EQUIPMENT, spellings, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from catalog.exercise import Exercise

    Told = tuple[str, Exercise]
    """One of an exercise's names, folded, and the exercise."""

WORDS_OF_KIT: Final = {
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
_OUR_WEIGHT: Final = frozenset({LoadKind.BODYWEIGHT, LoadKind.BODYWEIGHT_PLUS, LoadKind.HOLD})
_APOSTROPHES: Final = str.maketrans("", "", "'’‘`´")


class Reworded:
    """Names, and the exercise that the same words in another order mean."""

    def __init__(self, names: Sequence[Told], sure: Callable[[str, Exercise], bool]) -> None:
        """`names` are folded; of some only `sure` tells whether the exercise goes by them."""
        self._names = names
        self._sure = sure

    def find(self, name: str) -> Exercise | None:
        """The one exercise that goes by these words, also where only one of them names its kit."""
        said = words(name)
        telling = said - EQUIPMENT
        if not telling:
            return None
        found: dict[str, Exercise] = {}
        implied: dict[str, Exercise] = {}
        for told, exercise in self._near(telling):
            if told == said:
                found[exercise.id] = exercise
            elif told == telling and any(
                said == told | {word} for word in implied_equipment(exercise)
            ):
                implied[exercise.id] = exercise
        best = list((found or implied).values())
        return best[0] if len(best) == 1 else None

    @cached_property
    def told(self) -> dict[str, list[frozenset[str]]]:
        """Exercise id -> the words of each of its names."""
        found: dict[str, list[frozenset[str]]] = {}
        for name, exercise in self._names:
            if self._sure(name, exercise):
                found.setdefault(exercise.id, []).append(words(name))
        return found

    @cached_property
    def _text(self) -> _Text:
        return _Text([_letters(name) for name, _exercise in self._names])

    def _near(self, telling: frozenset[str]) -> Iterator[tuple[frozenset[str], Exercise]]:
        """The words of every name that may have all of these."""
        first, *others = sorted(map(spellings, telling), key=_commonness)
        near = self._text.holding(first)
        for spelt in others:
            near = [at for at in near if any(each in self._text.names[at] for each in spelt)]
        for at in near:
            name, exercise = self._names[at]
            if self._sure(name, exercise):
                yield words(name), exercise


def _commonness(spelt: frozenset[str]) -> tuple[int, int]:
    """Few and long spellings first: they leave the fewest names for the next word."""
    return len(spelt), -max(map(len, spelt))


class _Text:
    """Names one below the other, to be looked through at the speed of a search in one text."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self._whole = "\n".join(names)
        self._starts = [0, *accumulate(len(name) + 1 for name in names)]

    def holding(self, spelt: frozenset[str]) -> list[int]:
        """Which of the names hold one of the spellings."""
        return sorted({at for each in spelt for at in self._places(each)})

    def _places(self, letters: str) -> Iterator[int]:
        found = self._whole.find(letters)
        while found >= 0:
            at = bisect_right(self._starts, found) - 1
            yield at
            found = self._whole.find(letters, self._starts[at + 1])


def implied_equipment(exercise: Exercise) -> tuple[str, ...]:
    """The words for the kit that a name without any leaves out."""
    found: list[str] = []
    for item in exercise.equipment:
        found += ("machine",) if item.value in _MACHINES else WORDS_OF_KIT.get(item.value, ())
    if not found and exercise.load_kind in _OUR_WEIGHT:
        return ("bodyweight",)
    return tuple(found)


def _letters(name: str) -> str:
    if name.isascii():
        return name.replace("'", "")
    from catalog.text import plain

    return plain(name.translate(_APOSTROPHES))
