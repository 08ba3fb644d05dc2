"""Ranked search over the names of exercises.

Every typed word must be found, in any order, in one of an exercise's names or, failing
that, across them. Only where that finds nothing are unknown words read as misspelt, and
then all of them, so a guess can never stand before what was asked for.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from catalog.equipment import Equipment
from catalog.phrase import Phrase, initials, phrases_of
from catalog.text import fold
from catalog.words import INSIDE, Words, typed_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from catalog.exercise import Exercise

    Hits = Mapping[str, int]
    Rank = tuple[float, ...]

DEFAULT_LIMIT: Final = 50
SCATTERED: Final = 100
"""Worse than any cost of words that stand together in one name."""
LEAST_LIKENESS: Final = 0.4


class Index:
    """The names of some exercises, taken apart once and searched often.

    Where nothing else decides, the earlier exercise of the sequence comes first.
    """

    def __init__(self, exercises: Sequence[Exercise]) -> None:
        self._exercises = exercises
        self._phrases = [p for i, one in enumerate(exercises) for p in phrases_of(i, one)]
        self._holding: defaultdict[str, set[int]] = defaultdict(set)
        for place, phrase in enumerate(self._phrases):
            for word in phrase.stands_for:
                self._holding[word].add(place)
        self._words = Words(word for word in self._holding if word.isalnum())
        self._written = frozenset[str]().union(*(p.core | p.qualifiers for p in self._phrases))
        self._standing = [_standing(place, one) for place, one in enumerate(exercises)]

    def search(
        self,
        query: str,
        limit: int | None = None,
        within: Collection[Exercise] | None = None,
    ) -> list[Exercise]:
        """Return the exercises that the query names, best first.

        `limit` is 50 unless given. A query without a word in it is none: everything comes
        back in the order of names, and no limit is assumed. `within` leaves only those.
        """
        typed = typed_words(query)
        if not typed:
            return _allowed(sorted(self._exercises, key=by_name), within)[:limit]
        readings = self._spelt, self._mended, self._misspelt
        found = next(filter(None, (self._ranked(typed, reading) for reading in readings)), [])
        return _allowed(found, within)[: DEFAULT_LIMIT if limit is None else limit]

    def nearest(self, name: str, limit: int = 3) -> list[Exercise]:
        """Return the exercises most like a name that nothing answers to, best first.

        Every letter of a word that an exercise has counts for it, fewer where the word is only
        similar; below two fifths of the letters typed there is no likeness to speak of.
        """
        likeness: defaultdict[int, float] = defaultdict(float)
        typed = typed_words(name)
        for word in typed:
            for owner, cost in self._owners(self._misspelt(word)).items():
                likeness[owner] += len(word) / (1 + cost / 4)
        least = LEAST_LIKENESS * sum(map(len, typed))
        near = [owner for owner, score in likeness.items() if score >= least]
        near.sort(key=lambda owner: (-likeness[owner], self._standing[owner]))
        return [self._exercises[owner] for owner in near[:limit]]

    def _spelt(self, word: str) -> Hits:
        # Two words that are joined are found from their beginning: what straddles the joint
        # is in neither ("rdl" in "forward lunge").
        hits = {
            known: cost
            for known, cost in self._words.spelt(word).items()
            if cost < INSIDE or known in self._written
        }
        key = initials(word)
        if key in self._holding:
            hits[key] = INSIDE
        return hits

    def _mended(self, word: str) -> Hits:
        return self._spelt(word) or self._words.misspelt(word)

    def _misspelt(self, word: str) -> Hits:
        return {**self._words.misspelt(word), **self._spelt(word)}

    def _ranked(self, typed: list[str], look_up: Callable[[str], Hits]) -> list[Exercise]:
        every = [look_up(word) for word in typed]
        ranks = self._scattered(every) if all(every) else {}
        ranks |= self._together(every)
        return [self._exercises[owner] for owner in sorted(ranks, key=ranks.__getitem__)]

    def _together(self, every: list[Hits]) -> dict[int, Rank]:
        """Rank the exercises that have one name with all of the words."""
        ranks: dict[int, Rank] = {}
        holding = [set().union(*(self._holding[w] for w in hits)) for hits in every]
        for place in set.intersection(*holding):
            phrase = self._phrases[place]
            rank = self._rank(phrase, every)
            if phrase.owner not in ranks or rank < ranks[phrase.owner]:
                ranks[phrase.owner] = rank
        return ranks

    def _rank(self, phrase: Phrase, every: list[Hits]) -> Rank:
        total, met = 0, frozenset[str]()
        for hits in every:
            cost, word = min((hits[w], w) for w in phrase.stands_for if w in hits)
            total += cost
            met |= phrase.stands_for[word]
        core, qualifiers = len(phrase.core - met), len(phrase.qualifiers - met)
        partial = core + qualifiers > 0
        *standing, place = self._standing[phrase.owner]
        return (total, core, phrase.kind, partial, *standing, qualifiers, place)

    def _scattered(self, every: list[Hits]) -> dict[int, Rank]:
        """Rank the exercises that have all of the words, whichever of its names holds each."""
        costs = [self._owners(hits) for hits in every]
        shared = set(costs[0]).intersection(*costs[1:])
        return {
            owner: (SCATTERED + sum(cost[owner] for cost in costs), *self._standing[owner])
            for owner in shared
        }

    def _owners(self, hits: Hits) -> dict[int, int]:
        """Return the exercises that the hits lead to, each at its lowest cost."""
        owners: dict[int, int] = {}
        for word, cost in hits.items():
            for place in self._holding[word]:
                owner = self._phrases[place].owner
                if cost < owners.get(owner, SCATTERED):
                    owners[owner] = cost
        return owners


def _standing(place: int, exercise: Exercise) -> Rank:
    """Return what decides between equal matches: one's own, the barbell's, the widely known.

    An unqualified name ("squat", "bench press") conventionally means the barbell lift.
    """
    return (
        not exercise.custom,
        Equipment.BARBELL not in exercise.equipment,
        -min(len(exercise.foreign_names), 2),
        place,
    )


def _allowed(found: list[Exercise], within: Collection[Exercise] | None) -> list[Exercise]:
    if within is None:
        return found
    ids = {exercise.id for exercise in within}
    return [exercise for exercise in found if exercise.id in ids]


def by_name(exercise: Exercise) -> tuple[str, str]:
    """Return the key that sorts exercises as a person would look for them."""
    return fold(exercise.name), exercise.id
