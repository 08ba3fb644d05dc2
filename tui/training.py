"""The state of a workout on the screen: what was done, what is to be done next.

No widgets and no journal: the screen hands in the workout after each change, and draws from here.
A row is one set, or a left and a right one side by side.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from store.draft import amount_of, ghost_rows, ready
from store.models import LoggedSet, Unit
from store.rows import Row, is_warmup, joined, rows_of, split
from store.session import working
from tui import drafted, row_edits, settling
from tui.placed import Place, Placed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from catalog.exercise import Exercise
    from store.models import Draft, ExerciseEntry, Workout
    from store.review.bests import Bests
    from store.review.dose import Dose
    from store.review.proposal import Proposal

    Propose = Callable[[ExerciseEntry], Proposal | None]
    Standing = Callable[[Exercise, Unit], Bests | None]

__all__ = ["Place", "Training"]

LOAD_CHANGES = frozenset({"more-load", "less-load", "less-help", "more-help"})
"""What is proposed in place of last time's values; other advice is only said."""


class Dropped(NamedTuple):
    """A row to do that was deleted, where it was, and how many sets were planned then."""

    place: Place
    position: int
    row: Row
    planned: int


@dataclass
class Training(Placed):
    """The open workout, and for each of its exercises the rows that are still to be done."""

    propose: Propose = lambda _index: None
    """What a rule of progression proposes for an exercise, by its id and its target."""
    standing: Standing = lambda _exercise, _unit: None
    """The bests of an exercise before this workout, in a unit: what its sets have to beat."""
    _todo: dict[Place, list[Row]] = field(default_factory=dict)
    _proposals: dict[Place, Proposal | None] = field(default_factory=dict)
    _declined: set[Place] = field(default_factory=set)
    _drafts: dict[Place, Draft] = field(default_factory=dict)
    """What was written down of rows that nobody has asked for yet."""
    _gone: dict[Place, list[Row]] = field(default_factory=dict)
    """Rows of exercises that were taken out, should that be undone."""
    _dropped: list[Dropped] = field(default_factory=list)
    """Rows to do that were deleted, should that be undone."""

    def __post_init__(self) -> None:
        """Go on with what was typed before a restart."""
        self._take_drafts()

    def _take_drafts(self) -> None:
        self._drafts = {
            (each.exercise_id, each.time): each for each in self.workout.unlogged.drafts
        }
        self._declined = {place for place, each in self._drafts.items() if each.declined}

    # What is to be done

    def todo(self, index: int) -> list[Row]:
        """The rows still to be done in an entry, as they would be logged."""
        place = self.place(index)
        if place not in self._todo:
            draft = self._drafts.pop(place, None)
            rows = self.fresh(index) if draft is None else drafted.taken_up(self, index, draft)
            self._todo[place] = rows
        return self._todo[place]

    def fresh(self, index: int) -> list[Row]:
        """The rows to do as they are thought up, before anything is typed into them."""
        return ghost_rows(self.done_so_far(index), self.model(index))

    def model(self, index: int) -> ExerciseEntry | None:
        """What the working sets to do are like: those of last time, or what is proposed."""
        entry, proposal = self.done_so_far(index), self.proposal(index)
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
        if place in self._declined:
            return None
        if place not in self._proposals:
            self._proposals[place] = self.propose(self.workout.entries[index])
        return self._proposals[place]

    def is_proposed(self, index: int) -> bool:
        """Whether the rows to do have another load than last time, because a rule says so."""
        proposal = self.proposal(index)
        another = proposal is not None and proposal.action in LOAD_CHANGES
        return another and not working(self.workout.entries[index].sets)

    def has_declined(self, index: int) -> bool:
        """Whether last time's values were wanted, not those proposed."""
        return self.place(index) in self._declined

    def suggest(self, dose: Dose) -> None:
        """Put a dose into the rows to do, where last time says nothing."""
        todo = self.todo(self.at)
        todo[:] = drafted.dosed(todo, dose, amount_of(self.exercise(self.at)).value)

    def decline(self) -> None:
        """Go back to last time's values; what was typed stays."""
        todo, was = self.todo(self.at), self.fresh(self.at)
        self._declined.add(self.place(self.at))
        todo[:] = drafted.remade(todo, was, self.fresh(self.at))

    def accept(self, index: int) -> None:
        """Go on with what is proposed after all; what was typed stays."""
        todo, was = self.todo(index), self.fresh(index)
        self._declined.discard(self.place(index))
        todo[:] = drafted.remade(todo, was, self.fresh(index))

    def rows(self, index: int) -> list[Row]:
        """All rows of an entry: done, done but not on disk, to be done."""
        return [*self.done(index), *self.waiting(index), *self.todo(index)]

    def next_up(self) -> int:
        """The first exercise with rows to do, from the one that is shown on and round."""
        order = [*range(self.at, len(self.workout.entries)), *range(self.at)]
        return next((index for index in order if self.todo(index)), self.at)

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
        is_another = workout.id != self.workout.id
        if is_another:
            self._todo.clear()
            shown = None
        before = {self.place(i): entry for i, entry in enumerate(self.workout.entries)}
        moved = settling.moved(self.workout, workout)
        self._todo = {p: rows for p, rows in self._todo.items() if p[0] not in moved}
        self.workout = workout
        if is_another:
            self._take_drafts()
        for index in range(len(workout.entries)):
            place = self.place(index)
            if place in self._todo and place in before:
                self._settle(index, before[place], undone=undone)
            elif undone and place in self._gone:
                self._todo[place] = self._gone.pop(place)
        self._gone |= {p: rows for p, rows in self._todo.items() if self.index(p) is None}
        self._todo = {p: rows for p, rows in self._todo.items() if p not in self._gone}
        found = None if shown is None else self.index(shown)
        self.at = found if found is not None else min(self.at, max(0, len(workout.entries) - 1))

    def _settle(self, index: int, before: ExerciseEntry, *, undone: bool) -> None:
        place, after, like = self.place(index), self.workout.entries[index], self.like(index)
        todo = self._todo.pop(place)
        rows = settling.settled(todo, before, after, undone=undone, like=like)
        if undone and before.planned != after.planned and before.sets == after.sets:
            rows = self._put_back(index, todo) or rows
        self._todo[place] = self._as_many(index, todo) if rows is None else rows

    def _as_many(self, index: int, todo: list[Row]) -> list[Row]:
        """As many rows to do as are thought up; what was typed into those before stays."""
        fresh = self.fresh(index)
        return [*todo, *fresh[len(todo) :]][: len(fresh)]

    def _put_back(self, index: int, todo: list[Row]) -> list[Row] | None:
        """The rows to do with what was deleted last as it was; none where it was something else."""
        place, planned = self.place(index), self.workout.entries[index].planned
        last = self._dropped[-1] if self._dropped else None
        if last is None or (last.place, last.planned) != (place, planned):
            return None
        self._dropped.pop()
        return [*todo[: last.position], last.row, *todo[last.position :]]

    def planned(self) -> int:
        """How many working rows the exercise that is shown is meant to have; at least one."""
        return max(1, sum(not is_warmup(row) for row in self.rows(self.at)))

    def counted_until(self, number: int) -> int:
        """Which of the working rows of the exercise that is shown a row is."""
        return sum(not is_warmup(row) for row in self.rows(self.at)[: number + 1])

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
        todo[:] = settling.following(todo, done[:-1], done, self.like(self.at))

    def like(self, index: int) -> list[Row]:
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

    def insert(self, drafts: Sequence[LoggedSet]) -> list[Row]:
        """Rows to do before those that are to be done already, such as warm-ups; those rows."""
        rows = [self._shaped((draft,)) for draft in drafts]
        self.todo(self.at)[:0] = rows
        return rows

    def _shaped(self, row: Row) -> Row:
        return split(row) if self.per_side(self.at) else joined(row)

    def drop(self, position: int) -> None:
        """One row less to do."""
        row, planned = self.todo(self.at).pop(position), self.workout.entries[self.at].planned
        if not is_warmup(row):
            self._dropped.append(Dropped(self.place(self.at), position, row, planned))

    def put(self, position: int, row: Row) -> None:
        """Put another row in the place of one that is to be done."""
        self.todo(self.at)[position] = row

    def take(self, position: int) -> Row:
        """A row to do as it is logged, moved to the front; raise UsageError if it lacks reps."""
        todo, exercise = self.todo(self.at), self.exercise(self.at)
        logged = tuple(ready(each, exercise) for each in row_edits.done_sides(todo[position]))
        todo.insert(0, todo.pop(position))
        return logged

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
