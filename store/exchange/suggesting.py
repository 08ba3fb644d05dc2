"""Exercises that a name may mean: for a person to choose from, never applied by itself."""

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

LEAST: Final = 0.25
"""Below this a likeness isn't worth a person's time."""
_KIT_AGAINST_KIT: Final = 0.6
_SIMILAR: Final = 0.7
"""A word that is only spelt similarly counts for so much of one that is the same."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An exercise, and how much of the words it shares with the name: 0 to 1."""

    exercise: Exercise
    score: float


def suggestions(name: str, catalog: Catalog, limit: int = 5) -> tuple[Suggestion, ...]:
    """The built-in exercises whose names are most like this one, the likest first.

    Rare words count for more than common ones, and equipment that contradicts costs.
    """
    scores = _ranking_of(catalog).scores(words(name))
    best = sorted(scores, key=lambda each: (-scores[each], each))[:limit]
    return tuple(
        Suggestion(catalog[each], round(scores[each], 3)) for each in best if scores[each] >= LEAST
    )


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
        self._unknown = log(total)

    def scores(self, said: frozenset[str]) -> dict[str, float]:
        """Exercise -> how like the likest of its names is, where one has a telling word of these.

        What a thing is done with and how it is varied tells nothing by itself.
        """
        meant = {self._mended(word): 1.0 if word in self._weights else _SIMILAR for word in said}
        telling = meant.keys() - EQUIPMENT - MODIFIERS
        near = set[str]().union(*(self._holding[word] for word in telling if word in self._weights))
        return {
            each: max(self._likeness(meant, told) for told in self._names[each]) for each in near
        }

    def _likeness(self, meant: dict[str, float], told: frozenset[str]) -> float:
        """The weight of the words that both have, as a share of those that either has."""
        shared = sum(self._weight(word) * meant[word] for word in meant.keys() & told)
        score = shared / sum(map(self._weight, told | meant.keys()))
        kit, other = meant.keys() & EQUIPMENT, told & EQUIPMENT
        return score * _KIT_AGAINST_KIT if kit and other and not kit & other else score

    def _mended(self, word: str) -> str:
        """The word as the index knows it, also where it is misspelt."""
        if word in self._weights:
            return word
        from difflib import get_close_matches

        return next(iter(get_close_matches(word, self._weights, n=1, cutoff=0.8)), word)

    def _weight(self, word: str) -> float:
        return self._weights.get(word, self._unknown)
