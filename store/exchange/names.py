"""Which exercise of the catalogue a foreign name means: surely, or none.

In this order: what the user decided about the name before; what it means in the files of that
app; the names by which the catalogue has an exercise; those that exercise lists elsewhere give it;
and last the same words in any order (`store.exchange.wording`). A word more or less is another
exercise, whether it is a piece of equipment, a grip, a posture or a side; so are words that two
exercises answer to. What is only close is for `store.exchange.suggesting`.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from catalog.aliases import NOBODY, read_aliases, read_names_of
from catalog.text import fold
from store.exchange.reworded import WORDS_OF_KIT, Reworded
from store.exchange.wording import EQUIPMENT, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from catalog.exercise import Exercise
    from catalog.library import Catalog
    from store.exchange.reworded import Told

    Decisions = Mapping[str, str | None]
    """Normalised name -> the id of the exercise that it means, or none for one of one's own."""

_TELLS_LITTLE: Final = frozenset({"bodyweight", "machine", "plate", "plateloaded"})
_KIND_OF: Final = {"ez": "barbell"}
"""The catalogue's own names count a curling bar as a barbell."""


class How(StrEnum):
    """By what a name was understood; the surest first."""

    DECISION = "decision"
    EXACT = "exact"
    ALIAS = "alias"
    WORDS = "words"
    NOT = "not"


class Match(NamedTuple):
    """What a name means: an exercise of the catalogue, or none and so one of the user's own."""

    exercise: Exercise | None
    how: How


NOTHING: Final = Match(None, How.NOT)


def match(
    names: Iterable[str], catalog: Catalog, decisions: Decisions | None = None, app: str = ""
) -> dict[str, Exercise | None]:
    """The exercise that each name means; none where the catalogue has no such exercise."""
    return {name: one.exercise for name, one in matches(names, catalog, decisions, app).items()}


def matches(
    names: Iterable[str], catalog: Catalog, decisions: Decisions | None = None, app: str = ""
) -> dict[str, Match]:
    """What each name means, and by what that was understood.

    `app` is whose files the names are from, as in `Reading.app`. A decision for an exercise that
    isn't in the catalogue any more counts for nothing.
    """
    index, theirs = index_of(catalog), _names_of(app)
    return {
        name: _decided(name, catalog, decisions or {})
        or _meant_there(name, catalog, theirs)
        or index.match(name)
        for name in names
    }


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


@lru_cache(maxsize=4)
def _names_of(app: str) -> dict[str, str]:
    return {fold(name): exercise for name, exercise in read_names_of(app)}


def _meant_there(name: str, catalog: Catalog, theirs: Mapping[str, str]) -> Match | None:
    """What a name means in the app's files, unless one of the user's own exercises has it."""
    exercise_id = theirs.get(fold(name)) if theirs else None
    if exercise_id is None or ((own := catalog.named(name)) and own.custom):
        return None
    exercise = catalog.get(exercise_id)
    return Match(exercise, How.ALIAS) if exercise else NOTHING


class NameIndex:
    """Every name that an exercise of the catalogue surely goes by.

    A person's own exercises answer only to their names as they are: what a file's names mean
    must not depend on which file came first.
    """

    def __init__(self, catalog: Catalog) -> None:
        exercises = sorted(catalog, key=lambda exercise: not exercise.custom)
        named = [(fold(each.name), each) for each in exercises]
        named += [(fold(name), each) for each in exercises for name in each.aliases]
        foreign = [(fold(name), each) for each in exercises for name in each.foreign_names]
        given = [(fold(name), each) for each in exercises for name in each.given_names]
        self.builtin = [each for each in exercises if not each.custom]
        self._exact = _first((*given, *named))
        self._foreign = _first(foreign)
        self._aliases: dict[str, Exercise] = {}
        self._refused: set[str] = set()
        self._add_aliases(catalog)
        told = (*named, *foreign, *self._aliases.items())
        self._reworded = Reworded([each for each in told if not each[1].custom], self._is_sure)

    @property
    def told(self) -> dict[str, list[frozenset[str]]]:
        """Exercise id -> the words of each of its names."""
        return self._reworded.told

    def match(self, name: str) -> Match:
        """What a name means."""
        key = fold(name)
        if exercise := self._exact.get(key):
            return Match(exercise, How.EXACT)
        if (exercise := self._foreign.get(key)) and self._is_sure(key, exercise):
            return Match(exercise, How.EXACT)
        if exercise := self._aliases.get(key):
            return Match(exercise, How.ALIAS)
        exercise = self._reworded.find(name)
        return Match(exercise, How.WORDS) if exercise else NOTHING

    def _add_aliases(self, catalog: Catalog) -> None:
        for name, exercise_id in read_aliases():
            if exercise_id == NOBODY:
                self._refused.add(fold(name))
            elif (exercise := catalog.get(exercise_id)) and not exercise.custom:
                self._aliases.setdefault(fold(name), exercise)

    def _is_sure(self, key: str, exercise: Exercise) -> bool:
        """Whether it isn't a name of relations that need other equipment."""
        if exercise.custom or self._is_own(key, exercise):
            return True
        if key in self._refused:
            return False
        kit = {_KIND_OF.get(word, word) for word in words(key) & EQUIPMENT} - _TELLS_LITTLE
        return not kit or kit <= _kit(exercise)

    def _is_own(self, key: str, exercise: Exercise) -> bool:
        return self._aliases.get(key) is exercise or self._exact.get(key) is exercise


def _first(pairs: Iterable[Told]) -> dict[str, Exercise]:
    """What each name leads to, where several have one the first."""
    found: dict[str, Exercise] = {}
    for key, exercise in pairs:
        if key:
            found.setdefault(key, exercise)
    return found


def _kit(exercise: Exercise) -> frozenset[str]:
    """The words for what it is done with, and every word that the catalogue says of it."""
    known = {word for item in exercise.equipment for word in WORDS_OF_KIT.get(item.value, ())}
    return frozenset(known).union(*(words(name) for name in (exercise.name, *exercise.aliases)))
