"""Which exercise somebody means who types a name, or half of one; never a silent guess."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from catalog.phrase import initials, phrases_of
from catalog.words import SHORTHAND, typed_words, words_of
from store.errors import HtrackError

if TYPE_CHECKING:
    from catalog.exercise import Exercise
    from catalog.library import Catalog
    from catalog.phrase import Phrase

SHOWN: Final = 3
LONGEST_SHOWN: Final = 60
_QUALIFIER: Final = re.compile(r"\([^)]*\)")


class UnknownExerciseError(HtrackError):
    """No exercise, or more than one, goes by what was typed."""


@dataclass(frozen=True, slots=True)
class _Match:
    """A name of an exercise that has every typed word in it."""

    exercise: Exercise
    core: frozenset[str]
    """The words of the name, without those in brackets."""
    missing: int
    """How many of them were not typed."""
    begins: bool
    """Whether the typed words are its first."""
    is_own_name: bool
    """Not an alias."""


def resolve(text: str, catalog: Catalog) -> Exercise:
    """The exercise that the text names; raise UnknownExerciseError with the nearest names.

    A name or alias as it stands; else a name of which every word was typed ("pull ups", "bench
    press"); else the one name that the typed words begin ("nordic": Nordic Curl); else the one
    exercise that has the words at all ("farmer"). Of variants that share the name, such as with
    barbell and with dumbbells, the one that search puts first.
    """
    named = catalog.named(text)
    if named is not None:
        return named
    found = _matches(text, catalog)
    complete = [each for each in found if not each.missing]
    for candidates in (complete, _shortest_beginning(found), found):
        chosen = _only(candidates)
        if chosen is not None:
            return chosen
    raise UnknownExerciseError(_unknown(text, found, catalog))


def _matches(text: str, catalog: Catalog) -> list[_Match]:
    """The names that have every typed word, in the order of search."""
    typed = typed_words(text)
    ranked = catalog.search(text, limit=len(catalog)) if typed else []
    tried = (_match(typed, exercise, name) for exercise in ranked for name in _names(exercise))
    return [each for each in tried if each is not None]


def _names(exercise: Exercise) -> tuple[str, ...]:
    return (exercise.name, *exercise.aliases)


def _match(typed: list[str], exercise: Exercise, name: str) -> _Match | None:
    alone = replace(exercise, name=name, aliases=(), foreign_names=())
    phrase = next(phrases_of(0, alone), None)
    covered = None if phrase is None else _covered(typed, phrase)
    if phrase is None or covered is None:
        return None
    words = words_of(_QUALIFIER.sub(" ", name))
    begins = covered == frozenset(words[: len(covered)])
    is_own_name = name == exercise.name
    return _Match(exercise, phrase.core, len(phrase.core - covered), begins, is_own_name)


def _covered(typed: list[str], phrase: Phrase) -> frozenset[str] | None:
    """The words of the name that were typed; none where something else was typed as well."""
    covered: frozenset[str] = frozenset()
    for word in typed:
        forms = (word, initials(word), SHORTHAND.get(word, word))
        stands_for = next((phrase.stands_for[f] for f in forms if f in phrase.stands_for), None)
        if stands_for is None:
            return None
        covered |= stands_for
    return covered


def _shortest_beginning(found: list[_Match]) -> list[_Match]:
    """The names that the typed words begin, if no other is as short; an alias only competes."""
    rivals = [each for each in found if each.begins or each.is_own_name]
    least = min((each.missing for each in rivals), default=0)
    shortest = [each for each in rivals if each.missing == least]
    is_clear = all(each.begins for each in shortest) and any(e.is_own_name for e in shortest)
    return shortest if is_clear else []


def _only(matches: list[_Match]) -> Exercise | None:
    """The first, if all are one exercise, or variants of one that share the name."""
    ids = {each.exercise.id for each in matches}
    names = {(each.exercise.family, each.core) for each in matches}
    return matches[0].exercise if len(ids) == 1 or len(names) == 1 else None


def _unknown(text: str, found: list[_Match], catalog: Catalog) -> str:
    shown = text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
    several = list(dict.fromkeys(each.exercise.name for each in found))[:SHOWN]
    if several:
        return f'"{shown}" could be {_listed(several)}: write more of the name.'
    near = [each.name for each in catalog.nearest(text, SHOWN)]
    hint = f" Did you mean {_listed(near)}?" if near else ""
    return f'No exercise is called "{shown}".{hint}'


def _listed(names: list[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last
