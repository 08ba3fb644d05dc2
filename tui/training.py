"""The state of a workout on the screen: what was done, what is to be done next.

No widgets and no journal: the screen hands in the workout after each change, and draws from here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from catalog.exercise import Exercise
from store.draft import Field, fields_of, ghosts, ready, with_typed
from store.models import LoggedSet, SetKind, Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.models import ExerciseEntry, Workout

    LastTime = Callable[[str], ExerciseEntry | None]
    Known = Callable[[str], Exercise | None]

Place = tuple[str, int]
"""An exercise and its how-many-eth time in the workout: stays right when others come or go."""

STEPS = {Field.REPS: 1.0, Field.SECONDS: 5.0, Field.METRES: 10.0, Field.RPE: 0.5}
LOAD_STEP = {Unit.KG: 2.5, Unit.LB: 5.0}


@dataclass
class Training:
    """The open workout, and for each of its exercises the sets that are still to be done."""

    workout: Workout
    last_time: LastTime
    known: Known
    unit: Unit
    at: int = 0
    """The exercise that is shown."""
    unsaved: list[tuple[Place, LoggedSet]] = field(default_factory=list)
    """Sets that were done but could not be written yet."""
    _todo: dict[Place, list[LoggedSet]] = field(default_factory=dict)

    # Where we are

    @property
    def entry(self) -> ExerciseEntry | None:
        """The exercise that is shown."""
        return self.workout.entries[self.at] if self.at < len(self.workout.entries) else None

    def place(self, index: int) -> Place:
        """The place of an entry, whatever stands before it."""
        ids = [entry.exercise_id for entry in self.workout.entries[: index + 1]]
        return ids[-1], ids.count(ids[-1])

    def index(self, place: Place) -> int | None:
        """Where a place is now."""
        places = [self.place(i) for i in range(len(self.workout.entries))]
        return places.index(place) if place in places else None

    def exercise(self, index: int) -> Exercise:
        """What the catalogue knows of an entry; only its name if it knows nothing."""
        entry = self.workout.entries[index]
        known = self.known(entry.exercise_id)
        return known or Exercise(id=entry.exercise_id, name=entry.name, custom=True)

    def fields(self, index: int) -> tuple[Field, ...]:
        """What can be typed for an entry."""
        return fields_of(self.exercise(index))

    def todo(self, index: int) -> list[LoggedSet]:
        """The sets still to be done in an entry, as they would be logged."""
        place = self.place(index)
        if place not in self._todo:
            entry = self.workout.entries[index]
            self._todo[place] = ghosts(entry, self.last_time(entry.exercise_id))
        return self._todo[place]

    def waiting(self, index: int) -> list[LoggedSet]:
        """The sets of an entry that were done but are not on disk."""
        place = self.place(index)
        return [each for where, each in self.unsaved if where == place]

    def done(self, index: int) -> list[LoggedSet]:
        """All sets of an entry that were done, on disk or not."""
        return [*self.workout.entries[index].sets, *self.waiting(index)]

    def next_up(self) -> int:
        """The first exercise with sets to do, from the one that is shown on and round."""
        order = [*range(self.at, len(self.workout.entries)), *range(self.at)]
        return next((index for index in order if self.todo(index)), self.at)

    # What happens

    def adopt(self, workout: Workout, *, undone: bool = False) -> None:
        """Take over the workout after a change, here or elsewhere.

        A set that was logged is no longer to be done; one that was taken back is again.
        """
        if workout.id != self.workout.id:
            self._todo.clear()
            self.at = 0
        before = {self.place(i): entry for i, entry in enumerate(self.workout.entries)}
        moved = _moved(self.workout, workout)
        self._todo = {p: sets for p, sets in self._todo.items() if p[0] not in moved}
        self.workout = workout
        for index, entry in enumerate(workout.entries):
            place = self.place(index)
            if place in self._todo and place in before:
                self._settle(self._todo[place], before[place].sets, entry.sets, undone=undone)
        self._todo = {p: sets for p, sets in self._todo.items() if self.index(p) is not None}
        self.at = max(0, min(self.at, len(workout.entries) - 1))

    @staticmethod
    def _settle(
        todo: list[LoggedSet],
        before: tuple[LoggedSet, ...],
        after: tuple[LoggedSet, ...],
        *,
        undone: bool,
    ) -> None:
        grown = len(after) - len(before)
        if grown > 0 and not undone:
            del todo[:grown]
        elif grown < 0 and undone:
            todo[:0] = [each.model_copy(update={"logged_at": None}) for each in before[grown:]]

    def add_one(self) -> None:
        """One more set to do, like the last."""
        todo, done = self.todo(self.at), self.done(self.at)
        like = (todo or done or [LoggedSet()])[-1]
        todo.append(like.model_copy(update={"logged_at": None, "rpe": None, "note": ""}))

    def drop(self, position: int) -> None:
        """One set less to do."""
        del self.todo(self.at)[position]

    def typed(self, position: int, column: int, text: str) -> LoggedSet:
        """A set to do with one field as typed; raise UsageError for nonsense."""
        exercise, draft = self.exercise(self.at), self.todo(self.at)[position]
        return with_typed(draft, self.fields(self.at)[column], text, exercise, self.unit)

    def retyped(self, was: LoggedSet, column: int, text: str) -> LoggedSet:
        """A set that was done with one field as typed; raise UsageError for nonsense."""
        exercise = self.exercise(self.at)
        changed = with_typed(was, self.fields(self.at)[column], text, exercise, self.unit)
        return ready(changed, exercise)

    def put(self, position: int, draft: LoggedSet) -> None:
        """Put another draft in the place of one."""
        self.todo(self.at)[position] = draft

    def take(self, position: int) -> LoggedSet:
        """The draft as a set to log, moved to the front of what is to be done."""
        todo = self.todo(self.at)
        logged = ready(todo[position], self.exercise(self.at))
        todo.insert(0, todo.pop(position))
        return logged

    def toggled(self, each: LoggedSet) -> LoggedSet:
        """A warm-up as a working set, anything else as a warm-up."""
        kind = SetKind.WORKING if each.kind is SetKind.WARMUP else SetKind.WARMUP
        return each.model_copy(update={"kind": kind})

    def stepped(self, each: LoggedSet, column: int, by: int) -> str | None:
        """What a field says after one step up or down; none if it can't be stepped."""
        what = self.fields(self.at)[column]
        if what is Field.LOAD:
            return self._stepped_load(each, by)
        now = getattr(each, what.value)
        start = {Field.RPE: 8.0}.get(what, 0.0) if now is None else now
        after = start + by * STEPS[what] if now is not None or what is not Field.RPE else start
        return _plain(after) if after > 0 else None

    def _stepped_load(self, each: LoggedSet, by: int) -> str | None:
        load = each.load
        now = load.value if load is not None and load.value is not None else 0.0
        unit = load.unit if load is not None and load.unit is not None else self.unit
        return _plain(max(0.0, now + by * LOAD_STEP[unit]))


def _moved(before: Workout, after: Workout) -> set[str]:
    """Exercises that are there more than once, and of which one came or went before another."""
    was, now = _by_exercise(before), _by_exercise(after)
    return {
        each
        for each in was.keys() & now.keys()
        if len(was[each]) != len(now[each])
        and any(old != new for old, new in zip(was[each], now[each], strict=False))
    }


def _by_exercise(workout: Workout) -> dict[str, list[ExerciseEntry]]:
    found: dict[str, list[ExerciseEntry]] = {}
    for entry in workout.entries:
        found.setdefault(entry.exercise_id, []).append(entry)
    return found


def _plain(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
