"""The catalogue: the exercises that come with the program, and a person's own."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING

from catalog.builtin import read_builtin
from catalog.search import Index, by_name
from catalog.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from catalog.equipment import Equipment
    from catalog.exercise import Exercise
    from catalog.muscle import MuscleGroup
    from catalog.vocabulary import Pattern

    Step = Callable[[Exercise], str | None]


class Catalog:
    """An immutable set of exercises, by id, by name and by what they are good for."""

    def __init__(self, exercises: Iterable[Exercise]) -> None:
        self._by_id = {exercise.id: exercise for exercise in exercises}

    @classmethod
    def builtin(cls) -> Catalog:
        """Return the catalogue that comes with the program; it is read once."""
        return _builtin()

    def with_custom(self, exercises: Iterable[Exercise]) -> Catalog:
        """Return a catalogue that also holds these, marked as a person's own.

        One that has the id of an exercise here takes its place.
        """
        own = (replace(exercise, custom=True) for exercise in exercises)
        return Catalog((*self._by_id.values(), *own))

    def with_names(self, names: Mapping[str, str | None]) -> Catalog:
        """Return a catalogue in which exercises answer to these names too.

        `names` leads from a name to an id; one that is not here counts for nothing.
        """
        given: dict[str, list[str]] = {}
        for name, exercise_id in names.items():
            if exercise_id in self._by_id:
                given.setdefault(exercise_id, []).append(name)
        if not given:
            return self
        return Catalog(
            replace(exercise, given_names=tuple(given[exercise.id]))
            if exercise.id in given
            else exercise
            for exercise in self._by_id.values()
        )

    def get(self, exercise_id: str) -> Exercise | None:
        """Return the exercise with the id, or none."""
        return self._by_id.get(exercise_id)

    def __getitem__(self, exercise_id: str) -> Exercise:
        return self._by_id[exercise_id]

    def __contains__(self, exercise_id: object) -> bool:
        return exercise_id in self._by_id

    def __iter__(self) -> Iterator[Exercise]:
        return iter(self._sorted)

    def __len__(self) -> int:
        return len(self._by_id)

    def named(self, name: str) -> Exercise | None:
        """Return the exercise that goes by exactly this name, here or in another app.

        Letter case and white space do not count. An exercise's own name comes before an
        alias, an alias before a name that was decided to mean it, that before a foreign name,
        and a person's own exercise before a built-in.
        """
        return self._names.get(fold(name))

    def select(
        self,
        *,
        group: MuscleGroup | None = None,
        pattern: Pattern | None = None,
        equipment: Collection[Equipment] | None = None,
        using: Equipment | None = None,
    ) -> list[Exercise]:
        """Return the exercises, by name, that meet every condition that is given.

        `group` is one that the exercise primarily trains; `equipment` is all that there is to
        train with; `using` is an item that the exercise needs.
        """
        return [
            exercise
            for exercise in self
            if (group is None or group in exercise.groups)
            and (pattern is None or pattern is exercise.pattern)
            and (equipment is None or all(item in equipment for item in exercise.equipment))
            and (using is None or using in exercise.equipment)
        ]

    def ladder(self, exercise_id: str) -> tuple[Exercise, ...]:
        """Return the exercise among its regressions and progressions, the easiest first.

        Empty where the id is unknown. A step that leads nowhere, or back, ends the ladder.
        """
        start = self.get(exercise_id)
        if start is None:
            return ()
        seen = {start.id}
        down = self._steps(start, lambda here: here.easier, seen)
        up = self._steps(start, lambda here: here.harder, seen)
        return (*reversed(down), start, *up)

    def search(
        self,
        query: str,
        limit: int | None = None,
        within: Collection[Exercise] | None = None,
    ) -> list[Exercise]:
        """Return the exercises that the query names, best first; see `Index.search`.

        The one that other lists call exactly that comes before all but a person's own.
        """
        from catalog.aliases import named_elsewhere

        found = self._index.search(query, limit, within)
        known = self._by_id.get(named_elsewhere(query) or "")
        if known is None or (within is not None and known not in within):
            return found
        if found and found[0].custom:
            return found
        return [known, *(each for each in found if each.id != known.id)][:limit]

    def nearest(self, name: str, limit: int = 3) -> list[Exercise]:
        """Return the exercises whose names are most like this one, for "did you mean"."""
        return self._index.nearest(name, limit)

    def _steps(self, start: Exercise, leads_to: Step, seen: set[str]) -> list[Exercise]:
        steps: list[Exercise] = []
        there = leads_to(start)
        while there in self._by_id and there not in seen:
            seen.add(there)
            steps.append(self._by_id[there])
            there = leads_to(steps[-1])
        return steps

    @cached_property
    def _sorted(self) -> tuple[Exercise, ...]:
        return tuple(sorted(self._by_id.values(), key=by_name))

    @cached_property
    def _index(self) -> Index:
        return Index(tuple(self._by_id.values()))

    @cached_property
    def _names(self) -> dict[str, Exercise]:
        own_first = sorted(self._by_id.values(), key=lambda exercise: not exercise.custom)
        by_precedence = (
            [(exercise.name, exercise) for exercise in own_first],
            [(alias, exercise) for exercise in own_first for alias in exercise.aliases],
            [(name, exercise) for exercise in own_first for name in exercise.given_names],
            [(name, exercise) for exercise in own_first for name in exercise.foreign_names],
        )
        names: dict[str, Exercise] = {}
        for name, exercise in chain.from_iterable(by_precedence):
            names.setdefault(fold(name), exercise)
        return names


@cache
def _builtin() -> Catalog:
    return Catalog(read_builtin())
