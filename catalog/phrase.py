"""One name of one exercise, taken apart for search."""

from __future__ import annotations

import re
from enum import IntEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from catalog.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from catalog.exercise import Exercise

LONGEST_JOINED: Final = 12
_QUALIFIER: Final = re.compile(r"\(([^)]*)\)")


class Kind(IntEnum):
    """Whose name for the exercise it is; the lower, the more it counts."""

    NAME = 0
    ALIAS = 1
    FOREIGN = 2


class Phrase(NamedTuple):
    """The words of a name; those in brackets qualify the others, which are its core."""

    owner: int
    kind: Kind
    core: frozenset[str]
    qualifiers: frozenset[str]
    stands_for: Mapping[str, frozenset[str]]
    """Each word that finds the name, and the words of the name that it accounts for."""


def initials(word: str) -> str:
    """Return the key under which a phrase is found by the initials of its core."""
    return f"·{word}"


def phrases_of(owner: int, exercise: Exercise) -> Iterator[Phrase]:
    """Yield the exercise's names as phrases, the same words once."""
    seen: set[tuple[str, ...]] = set()
    for kind, name in _names(exercise):
        words = tuple(words_of(name))
        if words and words not in seen:
            seen.add(words)
            yield _phrase(owner, kind, name)


def _names(exercise: Exercise) -> Iterator[tuple[Kind, str]]:
    yield Kind.NAME, exercise.name
    for alias in (*exercise.aliases, *exercise.given_names):
        yield Kind.ALIAS, alias
    for name in exercise.foreign_names:
        yield Kind.FOREIGN, name


def _phrase(owner: int, kind: Kind, name: str) -> Phrase:
    core = words_of(_QUALIFIER.sub(" ", name))
    qualifiers = words_of(" ".join(_QUALIFIER.findall(name)))
    stands_for = {word: frozenset((word,)) for word in (*qualifiers, *core)}
    if kind is not Kind.FOREIGN:
        stands_for |= _short_forms(core)
    return Phrase(owner, kind, frozenset(core), frozenset(qualifiers), stands_for)


def _short_forms(core: Iterable[str]) -> dict[str, frozenset[str]]:
    words = list(core)
    forms = {
        left + right: frozenset((left, right))
        for left, right in pairwise(words)
        if len(left) + len(right) <= LONGEST_JOINED
    }
    if len(words) > 1:
        forms[initials("".join(word[0] for word in words))] = frozenset(words)
    return forms
