"""An exercise of the user's own, as the catalogue sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from catalog.equipment import Equipment
from catalog.exercise import Exercise
from catalog.labelled import Labelled
from catalog.muscle import Muscle
from catalog.vocabulary import Laterality, LoadKind, Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

Word = TypeVar("Word", bound=Labelled)


def exercise_of(document: Mapping[str, Any]) -> Exercise:
    """The exercise that a document of an own one describes.

    A word that no vocabulary here has, from a newer htrack or typed by hand, counts for nothing;
    it stays in the document.
    """
    primary = _all(Muscle, document.get("primary"))
    load_kind = _one(LoadKind, document.get("load_kind"))
    laterality = _one(Laterality, document.get("laterality"))
    return Exercise(
        id=document["id"],
        name=document["name"],
        aliases=tuple(document.get("aliases", ())),
        pattern=_one(Pattern, document.get("pattern")),
        primary=primary,
        secondary=tuple(
            head for head in _all(Muscle, document.get("secondary")) if head not in primary
        ),
        equipment=_all(Equipment, document.get("equipment")),
        load_kind=load_kind or LoadKind.EXTERNAL,
        laterality=laterality or Laterality.BILATERAL,
        custom=True,
    )


def _one(vocabulary: type[Word], stored: object) -> Word | None:
    known = vocabulary._value2member_map_
    found = known.get(stored) if isinstance(stored, str) else None
    return found if isinstance(found, vocabulary) else None


def _all(vocabulary: type[Word], stored: object) -> tuple[Word, ...]:
    if not isinstance(stored, list | tuple):
        return ()
    found = (_one(vocabulary, each) for each in stored)
    return tuple(dict.fromkeys(each for each in found if each is not None))
