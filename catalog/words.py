"""The words of a catalogue's names, and which of them a typed word may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from catalog.spelling import FAR, allowed_edits, distance, letters, may_match
from catalog.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

EXACT: Final = 0
PREFIX: Final = 1
INSIDE: Final = 2
MISSPELT: Final = 3
MISSPELT_PREFIX: Final = 5

MOST_CHARACTERS: Final = 120
MOST_WORDS: Final = 8
LONGEST_WORD: Final = 24
SHORTEST_INSIDE: Final = 3

SHORTHAND: Final = {
    "bb": "barbell",
    "bw": "bodyweight",
    "db": "dumbbell",
    "kb": "kettlebell",
    "sl": "single",
    "trx": "suspension",
}
"""What lifters write for a word; a name that holds the shorthand itself is found as well."""


def words_of(text: str) -> list[str]:
    """Return the words of a name, plural endings removed so that "rows" is "row"."""
    return [_singular(word) for word in plain(text).split()]


def typed_words(query: str) -> list[str]:
    """Return the distinct words of what somebody typed, cut to what a name could hold."""
    words = [word[:LONGEST_WORD] for word in words_of(query[:MOST_CHARACTERS])]
    return list(dict.fromkeys(words))[:MOST_WORDS]


def _singular(word: str) -> str:
    plural = len(word) > 2 and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if plural else word


class Words:
    """A closed set of words; each answer maps a word to what it costs, 0 for the same word."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = tuple(known)
        self._starts: dict[tuple[int, int], list[tuple[str, int]]] = {}

    def spelt(self, typed: str) -> dict[str, int]:
        """Return the words that are, begin with or contain the typed one."""
        hits = self._containing(typed)
        if typed in SHORTHAND:
            hits |= self._containing(SHORTHAND[typed])
        return hits

    def misspelt(self, typed: str) -> dict[str, int]:
        """Return the words, or beginnings of words, that the typed one may be meant for."""
        edits = allowed_edits(typed)
        if not edits:
            return {}
        hits: dict[str, int] = {}
        mask = letters(typed)
        for word, start in self._beginnings(len(typed) - edits, len(typed) + edits):
            if may_match(mask, start, edits):
                whole, part = distance(typed, word, edits)
                if part != FAR:
                    hits[word] = min(MISSPELT + whole, MISSPELT_PREFIX + part)
        return hits

    def _beginnings(self, shortest: int, longest: int) -> list[tuple[str, int]]:
        """Return the words that are long enough, with the letters in so much of them."""
        span = shortest, longest
        if span not in self._starts:
            self._starts[span] = [
                (word, letters(word[:longest])) for word in self._known if len(word) >= shortest
            ]
        return self._starts[span]

    def _containing(self, typed: str) -> dict[str, int]:
        hits: dict[str, int] = {}
        for word in self._known:
            if typed in word:
                if word.startswith(typed):
                    hits[word] = EXACT if word == typed else PREFIX
                elif len(typed) >= SHORTEST_INSIDE:
                    hits[word] = INSIDE
        return hits
