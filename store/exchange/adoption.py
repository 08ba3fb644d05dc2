"""A foreign reading made our own: exercises found by name, loads understood by their kind.

Apps write a bare number for every load. What it means depends on the exercise: what hangs on a
lifter who pulls up is added, what a machine takes off is assistance, and no number under a push-up
is the body. Exercises that the catalogue doesn't have become the user's own, with a guess at what
they train.

Some apps write the lifter's own weight into every set of a bodyweight exercise. Nobody does *all*
of their pull-ups with 40 kg and more on a belt, so numbers that never fall below that are kept as
what they are, the weight of the body with whatever hung on it. A hip thrust or a lunge is another
matter: there such a number is a barbell, unless the name says that only the body was moved.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from catalog.vocabulary import Pattern
from store.exchange.guessing import guess
from store.exchange.names import matches, normalised
from store.exchange.wording import EQUIPMENT, words
from store.ids import derived_id
from store.units import convert

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from catalog.exercise import Exercise
    from catalog.library import Catalog
    from store.exchange.names import Decisions, Match
    from store.exchange.reading import Document, Reading

Plain = dict[str, Any]

LIGHTEST_LIFTER = 40.0
"""In kg: numbers from here up, throughout, are a body's weight."""

_BODY = frozenset({"bodyweight", "bodyweight_plus"})
_OFTEN_LOADED = frozenset({
    Pattern.HINGE, Pattern.BRIDGE, Pattern.SQUAT, Pattern.LUNGE, Pattern.CALF_RAISE,
})  # fmt: skip


_NONE: Mapping[str, Match] = MappingProxyType({})


class Adoption(NamedTuple):
    """Workouts with exercise ids, and the user's own exercises that they need."""

    workouts: tuple[Document, ...]
    own_exercises: tuple[Document, ...] = ()
    warnings: tuple[str, ...] = ()
    names: Mapping[str, Match] = _NONE
    """What each foreign name was taken for, and by what it was understood."""


class Meant(NamedTuple):
    """What is the same for every entry under a name."""

    exercise_id: str
    set_of: Callable[[Plain], Plain] | None
    """Makes a set of another app one of ours; none where it is one as it stands."""


def adopt(
    workouts: Sequence[Document],
    catalog: Catalog,
    decisions: Decisions | None = None,
    hints: Mapping[str, Iterable[str]] | None = None,
    app: str = "",
) -> Adoption:
    """Fill in exercise ids and load modes; the given documents are left as they are.

    `decisions` are the user's earlier ones about names; `hints` the muscles or the category that
    the file gives for a name, `app` the one that wrote it.
    """
    names = {entry["name"] for entry in _entries(workouts)}
    found = matches(sorted(names), catalog, decisions, app)
    exercises = {name: one.exercise for name, one in found.items()}
    bodies = _with_body_weight(workouts, exercises)
    meant = {
        name: Meant(
            own_id(name) if each is None else each.id,
            _set_of(name, _kind(each), with_body=name in bodies),
        )
        for name, each in exercises.items()
    }
    adopted = tuple(
        {**workout, "entries": [_entry(entry, meant) for entry in workout.get("entries", ())]}
        for workout in workouts
    )
    own = {own_id(name): name for name in sorted(names, reverse=True) if exercises[name] is None}
    documents = tuple(_own(own[id_], (hints or {}).get(own[id_], ())) for id_ in sorted(own))
    return Adoption(adopted, documents, _body_weight_warnings(bodies), found)


def adopt_own(reading: Reading, builtin: Catalog) -> Adoption:
    """Our own export as it is, except that no exercise in it takes the place of a built-in one."""
    own = tuple(each for each in reading.own_exercises if each["id"] not in builtin)
    warnings = tuple(
        f"the exercise {each['name']} has the id of {builtin[each['id']].name}, which stays: "
        "workouts with it are workouts with that"
        for each in reading.own_exercises
        if each["id"] in builtin
    )
    return Adoption(reading.workouts, own, warnings)


def own_id(name: str) -> str:
    """The id of an exercise of the user's own that came in under a name, in any spelling."""
    return derived_id("own", normalised(name))


def _own(name: str, hints: Iterable[str]) -> Document:
    return {"id": own_id(name), "name": " ".join(name.split()), **guess(name, hints)}


def _entries(workouts: Sequence[Document]) -> Iterator[Plain]:
    for workout in workouts:
        yield from workout.get("entries", ())


def _entry(entry: Plain, meant: Mapping[str, Meant]) -> Plain:
    exercise_id, set_of = meant[entry["name"]]
    adopted = {**entry, "exercise_id": exercise_id}
    if set_of is not None and "sets" in entry:
        adopted["sets"] = list(map(set_of, entry["sets"]))
    return adopted


def _set_of(name: str, kind: str, *, with_body: bool) -> Callable[[Plain], Plain] | None:
    """What makes sets ours; one that is given again, as a reader may, isn't worked out again."""
    if kind == "external":
        return None
    made: dict[int, Plain] = {}

    def ours(done: Plain) -> Plain:
        found = made.get(id(done))
        if found is None:
            found = made[id(done)] = _set(done, name, kind, with_body=with_body)
        return found

    return ours


def _kind(exercise: Exercise | None) -> str:
    """How the exercise is loaded; "" when nobody has said."""
    return "" if exercise is None or exercise.custom else exercise.load_kind.value


def _set(done: Plain, name: str, kind: str, *, with_body: bool) -> Plain:
    load = _load(done, name, kind, with_body=with_body)
    if load == done.get("load"):
        return done
    rest = {key: value for key, value in done.items() if key not in {"kind", "load"}}
    first = {"kind": done["kind"]} if "kind" in done else {}
    return first | ({"load": load} if load else {}) | rest


def _load(done: Plain, name: str, kind: str, *, with_body: bool) -> Plain | None:
    load: Plain | None = done.get("load")
    if load is not None and "mode" in load:
        return load
    if kind == "band":
        return {"mode": "band", **load} if load and load["value"] else {"mode": "band"}
    if kind == "assisted":
        return {"mode": "assisted", **load} if load else None
    if load is not None and load["value"]:
        if kind not in _BODY:
            return load
        return {"mode": "bodyweight" if with_body else "added", **load}
    if "reps" in done and (kind in _BODY or (not kind and not _is_loaded(name))):
        return {"mode": "bodyweight"}
    return None if kind else load


def _is_loaded(name: str) -> bool:
    """Whether an unknown exercise says by its name that the body alone isn't its load."""
    return "assisted" in name.casefold() or bool(words(name) & EQUIPMENT - {"bodyweight"})


def _with_body_weight(
    workouts: Sequence[Document], exercises: dict[str, Exercise | None]
) -> set[str]:
    """The names of bodyweight exercises whose every weight includes the lifter's own."""
    lightest: dict[str, float] = {}
    moving = {name for name, exercise in exercises.items() if _moves_the_body(name, exercise)}
    for entry in _entries(workouts) if moving else ():
        if entry["name"] in moving:
            for done in entry.get("sets", ()):
                weight = _kilograms(done)
                lightest[entry["name"]] = min(weight, lightest.get(entry["name"], weight))
    return {name for name, weight in lightest.items() if weight >= LIGHTEST_LIFTER}


def _moves_the_body(name: str, exercise: Exercise | None) -> bool:
    if exercise is None or _kind(exercise) not in _BODY:
        return False
    return exercise.pattern not in _OFTEN_LOADED or "bodyweight" in words(name)


def _kilograms(done: Plain) -> float:
    load = done.get("load")
    return convert(load["value"], load["unit"], "kg") if load and "value" in load else 0.0


def _body_weight_warnings(bodies: set[str]) -> tuple[str, ...]:
    names = ", ".join(sorted(name.strip() for name in bodies))
    what = f"every weight of {names} is at least {LIGHTEST_LIFTER:.0f} kg"
    return (f"{what}: read as the lifter's own, not as added",) if bodies else ()
