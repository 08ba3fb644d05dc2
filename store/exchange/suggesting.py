"""Exercises that a name may mean: for a person to choose from, never applied by itself.

Only what is the same movement is offered: a row for a row, whatever else the names share. A name
that says no movement gets none, for a person laughs once at a silly offer and then trusts no other.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING, Final

from store.exchange.names import NameIndex, index_of
from store.exchange.wording import EQUIPMENT, MODIFIERS, words

if TYPE_CHECKING:
    from catalog.exercise import Exercise
    from catalog.library import Catalog

LEAST: Final = 0.3
"""Below this a likeness isn't worth a person's time."""
_KIT_AGAINST_KIT: Final = 0.6
_PARTS: Final = frozenset({
    "ankle", "arm", "back", "calf", "chest", "glute", "hamstring", "hip", "leg", "neck", "pec",
    "quad", "shoulder", "tricep", "wrist",
})  # fmt: skip
"""Where a name says which part of the body moves, one of another part isn't like it."""
_NO_PART: Final = 0.6
_NO_MOVEMENTS: Final = frozenset({"180", "dog", "exercise", "stretch", "world"})
"""Names end in them, and yet two that do have little in common."""
_OF_UNKNOWN: Final = 0.75
"""A word that no name has tells less than the rarest: it may be a brand, a person or a place."""
_NEAR_SPELLING: Final = 0.85
_SIMILAR: Final = 0.7
"""A word that is only spelt similarly counts for so much of one that is the same."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An exercise, and how much of the words it shares with the name: 0 to 1."""

    exercise: Exercise
    score: float


def suggestions(name: str, catalog: Catalog, limit: int = 5) -> tuple[Suggestion, ...]:
    """The built-in exercises of this movement whose names are most like this one, likest first.

    Rare words count for more than common ones, and equipment that contradicts costs.
    """
    scores = _ranking_of(catalog).scores(_said(name))
    best = sorted(scores, key=lambda each: (-scores[each], each))[:limit]
    return tuple(
        Suggestion(catalog[each], round(scores[each], 3)) for each in best if scores[each] >= LEAST
    )


def _said(name: str) -> frozenset[str]:
    """The words of a name, levelled out as if it also said what it is done with."""
    said = words(name)
    return said if said & EQUIPMENT else words(f"{name} barbell") - {"barbell"}


@lru_cache(maxsize=2)
def _ranking_of(catalog: Catalog) -> _Ranking:
    return _Ranking(index_of(catalog))


class _Ranking:
    """The words of every name, each weighed by how few names have it."""

    def __init__(self, index: NameIndex) -> None:
        self._names = {each: set(told) for each, told in index.told.items()}
        self._holding: defaultdict[str, set[str]] = defaultdict(set)
        counts: defaultdict[str, int] = defaultdict(int)
        for exercise_id, told in self._names.items():
            for name in told:
                for word in name:
                    self._holding[word].add(exercise_id)
                    counts[word] += 1
        total = sum(map(len, self._names.values()))
        self._weights = {word: log(total / count) for word, count in counts.items()}
        self._unknown = log(total) * _OF_UNKNOWN
        movements = frozenset[str]().union(*map(_movement, index.builtin))
        self._movements = movements - _NO_MOVEMENTS

    def scores(self, said: frozenset[str]) -> dict[str, float]:
        """Exercise -> how like the likest of its names is, where that is of the same movement."""
        meant = {self._mended(word): 1.0 if word in self._weights else _SIMILAR for word in said}
        moved = meant.keys() & self._movements
        near = set[str]().union(*(self._holding[word] for word in moved))
        return {
            each: max(self._likeness(meant, told) for told in self._names[each] if told & moved)
            for each in near
        }

    def _likeness(self, meant: dict[str, float], told: frozenset[str]) -> float:
        """The weight of the words that both have, as a share of those that either has."""
        part, others = meant.keys() & _PARTS, told & _PARTS
        if part and others and not part & others:
            return 0.0
        same = _NO_PART if part and not others else 1.0
        shared = sum(self._weight(word) * meant[word] for word in meant.keys() & told)
        score = same * shared / sum(map(self._weight, told | meant.keys()))
        kit, other = meant.keys() & EQUIPMENT, told & EQUIPMENT
        return score * _KIT_AGAINST_KIT if kit and other and not kit & other else score

    def _mended(self, word: str) -> str:
        """The word as the index knows it, also where it is misspelt."""
        if word in self._weights:
            return word
        from difflib import get_close_matches

        return next(iter(get_close_matches(word, self._weights, n=1, cutoff=_NEAR_SPELLING)), word)

    def _weight(self, word: str) -> float:
        return self._weights.get(word, self._unknown)


def _movement(exercise: Exercise) -> frozenset[str]:
    """The word for what is done: the last of a name, before what it is done with."""
    last = words(exercise.name.split(" (")[0].split()[-1]) - EQUIPMENT - MODIFIERS - _PARTS
    return last if len(last) == 1 else frozenset()
