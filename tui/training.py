"""The state of a workout on the screen: what was done, what is to be done next.

No widgets and no journal: the screen hands in the workout after each change, and draws from here.
A row is one set, or a left and a right one side by side.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from catalog.exercise import Exercise
from store.draft import Field, amount_of, ghost_rows, is_per_side, ready
from store.models import LoggedSet, Unit
from store.rows import Row, is_warmup, joined, rows_of, split, start_of
from store.session import working
from tui import row_edits, settling
from tui.columns import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.models import ExerciseEntry, Workout
    from store.plan import Preference
    from store.review.bests import Bests
    from store.review.proposal import Proposal
    from tui.steps import Step

    LastTime = Callable[[str], ExerciseEntry | None]
    Known = Callable[[str], Exercise | None]
    Preferences = Callable[[str], Preference]
    Propose = Callable[[ExerciseEntry], Proposal | None]
    Standing = Callable[[Exercise, Unit], Bests | None]

LOAD_CHANGES = frozenset({"more-load", "less-load", "less-help", "more-help"})
"""What is proposed in place of last time's values; other advice is only said."""

Place = tuple[str, int]
"""An exercise and its how-many-eth time in the workout: stays right when others come or go."""


@dataclass
class Training:
    """The open workout, and for each of its exercises the rows that are still to be done."""

    workout: Workout
    last_time: LastTime
    known: Known
    preference: Preferences
    unit: Unit
    step: Step
    effort: Field = Field.RPE
    """How hard a set was, in the words of the user: RPE or RIR."""
    at: int = 0
    """The exercise that is shown."""
    unsaved: list[tuple[Place, Row]] = field(default_factory=list)
    """Rows that were done but could not be written yet."""
    propose: Propose = lambda _index: None
    """What a rule of progression proposes for an exercise, by its id and its target."""
    standing: Standing = lambda _exercise, _unit: None
    """The bests of an exercise before this workout, in a unit: what its sets have to beat."""
    _todo: dict[Place, list[Row]] = field(default_factory=dict)
    _proposals: dict[Place, Proposal | None] = field(default_factory=dict)

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

    def unit_of(self, index: int) -> Unit:
        """The unit in which the loads of an entry are shown and typed."""
        return self.preference(self.workout.entries[index].exercise_id).unit or self.unit

    def per_side(self, index: int) -> bool:
        """Whether the two sides of an entry are written down apart."""
        return is_per_side(self.workout.entries[index])

    def columns(self, index: int) -> tuple[Column, ...]:
        """What can be typed for an entry."""
        amount = amount_of(self.exercise(index))
        parts = (0, 1) if self.per_side(index) else (0,)
        cells = [Column(part, field) for part in parts for field in (Field.LOAD, amount)]
        return (*cells, Column(0, self.effort))

    def done(self, index: int) -> list[Row]:
        """The rows of an entry that are on disk."""
        return rows_of(self.workout.entries[index].sets)

    def waiting(self, index: int) -> list[Row]:
        """The rows of an entry that were done but are not on disk."""
        place = self.place(index)
        return [row for where, row in self.unsaved if where == place]

    def todo(self, index: int) -> list[Row]:
        """The rows still to be done in an entry, as they would be logged."""
        place = self.place(index)
        if place not in self._todo:
            self._todo[place] = ghost_rows(self.workout.entries[index], self.model(index))
        return self._todo[place]

    def model(self, index: int) -> ExerciseEntry | None:
        """What the working sets to do are like: those of last time, or what is proposed."""
        entry, proposal = self.workout.entries[index], self.proposal(index)
        if proposal is None or proposal.action not in LOAD_CHANGES:
            return self.last_time(entry.exercise_id)
        # Whoever began with the proposed load goes on with it, after a restart too.
        begun, meant = (working(sets)[:1] for sets in (entry.sets, proposal.sets))
        if begun and [each.load for each in begun] != [each.load for each in meant]:
            return self.last_time(entry.exercise_id)
        return entry.model_copy(update={"sets": proposal.sets})

    def proposal(self, index: int) -> Proposal | None:
        """What is proposed for an entry instead of last time's values; none once it is declined."""
        place = self.place(index)
        if place not in self._proposals:
            self._proposals[place] = self.propose(self.workout.entries[index])
        return self._proposals[place]

    def is_proposed(self, index: int) -> bool:
        """Whether the rows to do have another load than last time, because a rule says so."""
        proposal = self.proposal(index)
        another = proposal is not None and proposal.action in LOAD_CHANGES
        return another and not working(self.workout.entries[index].sets)

    def decline(self) -> None:
        """Go back to last time's values."""
        place = self.place(self.at)
        self._proposals[place] = None
        self._todo.pop(place, None)

    def rows(self, index: int) -> list[Row]:
        """All rows of an entry: done, done but not on disk, to be done."""
        return [*self.done(index), *self.waiting(index), *self.todo(index)]

    def done_count(self, index: int) -> int:
        """Rows that were done, on disk or not."""
        return len(self.done(index)) + len(self.waiting(index))

    def next_up(self) -> int:
        """The first exercise with rows to do, from the one that is shown on and round."""
        order = [*range(self.at, len(self.workout.entries)), *range(self.at)]
        return next((index for index in order if self.todo(index)), self.at)

    def group(self, index: int) -> list[int]:
        """The entries of a superset, in order; just the one when it is in none."""
        number = self.workout.entries[index].superset
        if number is None:
            return [index]
        return [i for i, entry in enumerate(self.workout.entries) if entry.superset == number]

    def after_logging(self) -> tuple[int, bool]:
        """Where to go after a set, and whether it is time to rest: after the round."""
        group = [i for i in self.group(self.at) if i == self.at or self.todo(i)]
        later = [i for i in group if i > self.at]
        if later:
            return later[0], False
        return (group[0] if self.todo(group[0]) else self.next_up()), True

    # What happens

    def adopt(self, workout: Workout, *, undone: bool = False) -> None:
        """Take over the workout after a change, here or elsewhere.

        A row that was logged is no longer to be done; one that was taken back is again.
        """
        shown = self.place(self.at) if self.entry is not None else None
        if workout.id != self.workout.id:
            self._todo.clear()
            shown = None
        before = {self.place(i): entry for i, entry in enumerate(self.workout.entries)}
        moved = settling.moved(self.workout, workout)
        self._todo = {p: rows for p, rows in self._todo.items() if p[0] not in moved}
        self.workout = workout
        for index in range(len(workout.entries)):
            place = self.place(index)
            if place in self._todo and place in before:
                self._settle(index, before[place], undone=undone)
        self._todo = {p: rows for p, rows in self._todo.items() if self.index(p) is not None}
        found = None if shown is None else self.index(shown)
        self.at = found if found is not None else min(self.at, max(0, len(workout.entries) - 1))

    def _settle(self, index: int, before: ExerciseEntry, *, undone: bool) -> None:
        place, after, like = self.place(index), self.workout.entries[index], self._like(index)
        rows = settling.settled(self._todo.pop(place), before, after, undone=undone, like=like)
        if rows is not None:
            self._todo[place] = rows

    def planned(self) -> int:
        """How many working rows the exercise that is shown is meant to have; at least one."""
        return max(1, sum(not is_warmup(row) for row in self.rows(self.at)))

    def planned_with(self, number: int, now: Row) -> int | None:
        """How many working rows are meant once a done one is another; none: as many as before.

        What is on the screen is there after a restart: no set comes back that was deleted.
        """
        was = self.rows(self.at)[number]
        fewer = (not is_warmup(was)) - (bool(now) and not is_warmup(now))
        return max(1, self.planned() - fewer) if fewer else None

    def follow(self) -> None:
        """Let rows of which last time says nothing be like the one that was just logged."""
        todo, done = self.todo(self.at), [*self.done(self.at), *self.waiting(self.at)]
        todo[:] = settling.following(todo, done[:-1], done, self._like(self.at))

    def _like(self, index: int) -> list[Row]:
        """The working rows that those to do are made after."""
        model = self.model(index)
        return [] if model is None else rows_of(working(model.sets))

    def take_back(self) -> bool:
        """Make the last row that waits to be written one to do again; whether there was one."""
        if not self.unsaved:
            return False
        place, row = self.unsaved.pop()
        index = self.index(place)
        if index is not None:
            self.at = index
            self.todo(index).insert(0, tuple(row_edits.unlogged(each) for each in row))
        return True

    def add_one(self) -> None:
        """One more row to do, like the last."""
        working = [row for row in self.rows(self.at) if not is_warmup(row)]
        like = working[-1] if working else (LoggedSet(),)
        self.todo(self.at).append(self._shaped(tuple(row_edits.again(each) for each in like)))

    def insert(self, drafts: Sequence[LoggedSet]) -> None:
        """Rows to do before those that are to be done already, such as warm-ups."""
        self.todo(self.at)[:0] = [self._shaped((draft,)) for draft in drafts]

    def _shaped(self, row: Row) -> Row:
        return split(row) if self.per_side(self.at) else joined(row)

    def drop(self, position: int) -> None:
        """One row less to do."""
        del self.todo(self.at)[position]

    def put(self, position: int, row: Row) -> None:
        """Put another row in the place of one that is to be done."""
        self.todo(self.at)[position] = row

    def take(self, position: int) -> Row:
        """A row to do as it is logged, moved to the front; raise UsageError if it lacks reps."""
        todo, exercise = self.todo(self.at), self.exercise(self.at)
        logged = tuple(ready(each, exercise) for each in row_edits.done_sides(todo[position]))
        todo.insert(0, todo.pop(position))
        return logged

    def start_of(self, number: int) -> int:
        """The position of a row's first set among the logged sets of the entry that is shown."""
        return start_of(self.done(self.at), number)

    # Changing a row

    def typed(self, row: Row, column: int, text: str, *, logged: bool) -> Row:
        """A row with one cell as typed; raise UsageError for nonsense."""
        what, exercise = self.columns(self.at)[column], self.exercise(self.at)
        changed = row_edits.typed(row, what, text, exercise, self.unit_of(self.at))
        if logged:
            return tuple(ready(each, exercise) for each in changed)
        return row_edits.offered(changed, what)

    def stepped(self, row: Row, column: int, by: int) -> str:
        """What a cell says after one step up or down; raise UsageError at either end."""
        what, exercise = self.columns(self.at)[column], self.exercise(self.at)
        unit = self.unit_of(self.at)
        return row_edits.stepped(row, what, by, self.step, exercise, unit)

    def in_next_mode(self, row: Row) -> Row:
        """The row with its load in the next mode: external, body, more, less, band."""
        return row_edits.in_next_mode(row, self.exercise(self.at), self.unit_of(self.at))

    def put_tempo(self, number: int, tempo: str) -> None:
        """Give a tempo to a row to do, and to those that come after it."""
        todo = self.todo(self.at)
        for position in range(number - self.done_count(self.at), len(todo)):
            todo[position] = row_edits.changed(todo[position], tempo=tempo)
