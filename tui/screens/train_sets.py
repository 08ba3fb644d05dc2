"""The sets of the exercise that is shown: logged with one key, typed over, changed, undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import HtrackError, StoreError, UsageError
from tui import train_pages, train_past, train_rest
from tui.screens.train_base import TrainBase
from tui.text import showable
from tui.widgets.set_grid import SetGrid

if TYPE_CHECKING:
    from textual.message import Message

    from store.models import Workout
    from store.rows import Row
    from tui.stopwatch import Stopwatch
    from tui.training import Place

RETRY = 5.0
"""Seconds until what could not be saved is tried again."""


class TrainSets(TrainBase):
    """Does what the grid says was done."""

    def __init__(self) -> None:
        super().__init__()
        self.stopwatch: Stopwatch | None = None
        self.timed: Place | None = None
        """What the stopwatch runs for, wherever the cursor goes meanwhile."""

    def on_mount(self) -> None:
        """Answer the grid at once: keys act in the order in which they are typed."""
        self.grid.check = self._wrong
        self.grid.tell = self._told
        self.htrack.save_unsaved = self.save_what_waits
        self.set_interval(RETRY, self.save_what_waits)

    def adopt(self, workout: Workout, *, undone: bool = False) -> None:
        """Take over the workout; a stopwatch stops when what it runs for has gone."""
        super().adopt(workout, undone=undone)
        if self.timed is not None and self.at_hand().index(self.timed) is None:
            self.stop_timing()

    def _told(self, message: Message) -> None:
        self.attempt(lambda: self._do_as_told(message))

    def _do_as_told(self, message: Message) -> None:
        match message:
            case SetGrid.Typed(row, column, text):
                self._put(row, self._with_typed(row, column, text))
            case SetGrid.Stepped(row, column, by):
                self._step(row, column, by)
            case SetGrid.Logged(row):
                self._log(row)
            case SetGrid.Deleted(row):
                self._delete(row)
            case SetGrid.Moved():
                train_pages.draw_detail(self, self.at_hand())

    # Typing

    def _wrong(self, row: int, column: int, text: str) -> str | None:
        """What is wrong with a value that was typed, if anything is."""
        try:
            self._with_typed(row, column, text)
        except UsageError as error:
            return str(error)
        return None

    def _with_typed(self, row: int, column: int, text: str) -> Row:
        training = self.at_hand()
        logged = row < training.done_count(training.at)
        return training.typed(training.rows(training.at)[row], column, text, logged=logged)

    def _step(self, row: int, column: int, by: int) -> None:
        training = self.at_hand()
        try:
            text = training.stepped(training.rows(training.at)[row], column, by)
            now = self._with_typed(row, column, text)
        except UsageError as error:
            self.grid.complaint = str(error)
        else:
            self._put(row, now)

    def _put(self, row: int, changed: Row) -> None:
        """Put another row in the place of one: on disk when it was done, else just here."""
        training = self.at_hand()
        done = training.done_count(training.at)
        if row < done:
            self._change(row, changed)
        else:
            training.put(row - done, changed)
            self.redraw()

    def _change(self, row: int, now: Row) -> None:
        """Change or delete a row that was logged."""
        training = self.at_hand()
        entry, done = training.entry, training.done(training.at)
        if entry is None or row >= len(done):
            self.htrack.tell("This set is not saved yet; it can be changed as soon as it is.")
            return
        at, place, was = training.at, training.start_of(row), done[row]
        if len(now) > len(was):
            now = train_past.stamped(now, self.htrack.clock())
        if was != now:
            journal, planned = self.htrack.journal, training.planned_with(row, now)
            self.change(
                lambda: journal.replace_sets(
                    at, entry.exercise_id, place, was, now, planned=planned
                )
            )

    def _delete(self, row: int) -> None:
        training = self.at_hand()
        position = row - training.done_count(training.at)
        if position < 0:
            self._change(row, ())
        else:
            training.drop(position)
            self._keep_plan()
            self.redraw()

    def _keep_plan(self) -> bool:
        """Write down how many sets are meant: a step like any other, and there after a restart.

        Not where nobody plans so many, which is told.
        """
        training = self.at_hand()
        entry = training.entry
        if entry is None or self.htrack.unsaved:
            return True
        at, planned, journal = training.at, training.planned(), self.htrack.journal
        workout = self.attempt(lambda: journal.plan_sets(at, entry.exercise_id, planned))
        if workout is not None:
            training.workout = workout
        return workout is not None

    # Logging

    def _log(self, row: int) -> None:
        training = self.at_hand()
        if self.stopwatch is not None and self.timed == training.place(training.at):
            self.action_stopwatch()
            return
        position = row - training.done_count(training.at)
        if position < 0:
            self.htrack.tell(
                "This set is logged already: type to change it, x deletes, n adds one."
            )
            return
        try:
            logged = training.take(position)
        except UsageError as error:
            self.grid.complaint = str(error)
            return
        self._save(logged)

    def _save(self, logged: Row) -> None:
        """Write a row before the next key is read; what can't be written is tried again."""
        training = self.at_hand()
        now = self.htrack.clock()
        stamped = tuple(each.model_copy(update={"logged_at": now}) for each in logged)
        exercise_id = training.exercise(training.at).id
        training.unsaved.append((training.place(training.at), stamped))
        del training.todo(training.at)[0]
        self.save_what_waits(say=True)
        training.follow()
        training.at, resting = training.after_logging()
        if resting and not training.unsaved and stamped[0].kind != "warmup":
            train_rest.start_rest(self, exercise_id)
        self.redraw(to_next=True)

    def save_what_waits(self, *, say: bool = False) -> None:
        """Write what could not be written before, oldest first."""
        unsaved = self.htrack.unsaved
        if not unsaved:
            return
        try:
            train_past.save_waiting(self.htrack.journal, unsaved, self.training)
        except StoreError as error:
            if say:
                again = f"Not saved yet, trying again every {RETRY:.0f} s. {error}"
                self.htrack.tell(HtrackError(again))
        if not say:
            self.htrack.data_changed()

    # Keys

    def action_one_more(self) -> None:
        """Add a set to do to the exercise that is shown."""
        training = self.training
        if training is not None and training.entry is not None and self.grid.commit():
            training.add_one()
            if not self._keep_plan():
                training.drop(len(training.todo(training.at)) - 1)
                return
            self.redraw()
            last = len(training.rows(training.at)) - 1
            self.grid.put(last, train_pages.first_column(training, last))

    def action_stopwatch(self) -> None:
        """Start timing a hold; the second time, log it with the time it took."""
        from tui.stopwatch import Stopwatch

        training = self.training
        if training is None or training.entry is None or not self.grid.commit():
            return
        if self.stopwatch is None:
            if not training.todo(training.at):
                training.add_one()
            self._time(training.place(training.at), Stopwatch())
        elif self.timed != training.place(training.at):
            self.htrack.tell(HtrackError(f"{self.still_timed()} [ and ] lead there."))
            return
        else:
            self._log_time(self.stopwatch.seconds())
        self.redraw(to_next=True)

    def _log_time(self, seconds: float) -> None:
        training = self.at_hand()
        self.stop_timing()
        if not training.todo(training.at):
            training.add_one()
        row = training.todo(training.at)[0]
        changes = {"seconds": max(1.0, seconds), "reps": None}
        self._save(tuple(each.model_copy(update=changes) for each in row))

    def _time(self, place: Place, stopwatch: Stopwatch) -> None:
        training = self.at_hand()
        self.stopwatch, self.timed = stopwatch, place
        self.htrack.timing = showable(training.workout.entries[training.at].name)

    def stop_timing(self) -> None:
        """Let go of the stopwatch."""
        self.stopwatch, self.timed, self.htrack.timing = None, None, ""

    def still_timed(self) -> str:
        """What to do about the stopwatch that runs."""
        return f"The stopwatch runs for {self.htrack.timing[:60]}: s there logs it, u drops it."
