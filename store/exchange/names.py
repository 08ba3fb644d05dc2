"""Which exercise of the catalogue a foreign name means: exactly, or not at all.

Beyond what the catalogue answers to by itself, only wording that cannot change the meaning is
bridged: punctuation, a plural, and where the equipment stands (`Bicep Curl (Cable)`, `Cable
Biceps Curl`). Two exercises that such a bridge would reach are both left alone, and equipment or
any other word that differs is a different exercise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalog.text import fold, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from catalog.exercise import Exercise
    from catalog.library import Catalog

_EQUIPMENT = frozenset({
    "band", "barbell", "bodyweight", "cable", "dumbbell", "ez", "kettlebell", "landmine",
    "machine", "plate", "smith", "trx",
})  # fmt: skip
_TELLS_LITTLE = frozenset({"bodyweight", "machine", "plate"})
_KIND_OF = {"ez": "barbell", "trx": "suspension"}
_OUR_WEIGHT = frozenset({"bodyweight", "bodyweight_plus", "hold"})

Wording = tuple[frozenset[str], tuple[str, ...]]
"""The equipment that a name tells, and its other words in order."""


def match(names: Iterable[str], catalog: Catalog) -> dict[str, Exercise | None]:
    """The exercise that each name means; none where the catalogue has no such exercise."""
    found = {name: catalog.named(name) for name in names}
    unknown = [name for name, exercise in found.items() if exercise is None]
    if unknown:
        index = _index(catalog)
        found |= {name: _reworded(name, index) for name in unknown}
    return {
        name: exercise if exercise and _same_equipment(name, exercise) else None
        for name, exercise in found.items()
    }


def normalised(name: str) -> str:
    """The form in which two spellings are one exercise: case, space, Unicode form don't count."""
    return fold(name)


def wording(name: str) -> Wording:
    """The words of a name, each in the singular, with the equipment taken out."""
    words = [_singular(word) for word in plain(name).split()]
    return (
        frozenset(word for word in words if word in _EQUIPMENT),
        tuple(word for word in words if word not in _EQUIPMENT),
    )


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        return word[:-1]
    return word


def _index(catalog: Catalog) -> dict[Wording, Exercise | None]:
    index: dict[Wording, Exercise | None] = {}
    for exercise in catalog:
        for name in (exercise.name, *exercise.aliases, *exercise.foreign_names):
            key = wording(name)
            known = index.setdefault(key, exercise)
            if known is not None and known.id != exercise.id:
                index[key] = None
    return index


def _reworded(name: str, index: dict[Wording, Exercise | None]) -> Exercise | None:
    equipment, words = wording(name)
    if not words:
        return None
    found = index.get((equipment, words))
    if found is None and equipment == {"bodyweight"}:
        found = index.get((frozenset(), words))
        if found is not None and found.load_kind.value not in _OUR_WEIGHT:
            return None
    return found


def _same_equipment(name: str, exercise: Exercise) -> bool:
    """Whether a name that tells its equipment tells that of the exercise.

    Lists of aliases gather near relations, such as a pistol squat in a Smith machine.
    """
    if exercise.custom:
        return True
    told = {_KIND_OF.get(word, word) for word in wording(name)[0] - _TELLS_LITTLE}
    own = wording(exercise.name)[0] | {item.value for item in exercise.equipment}
    return all(any(word in item for item in own) for word in told)
