"""The sets of the exercise that is shown: logged with one key, typed over, changed, undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import HtrackError, StoreError, UsageError
from tui import train_pages, train_past, train_rest
from tui.screens.train_keeping import TrainKeeping

if TYPE_CHECKING:
    from store.rows import Row

RETRY = 5.0
"""Seconds until what could not be saved is tried again."""


class TrainSets(TrainKeeping):
    """Does what the grid says was done."""

    def on_mount(self) -> None:
        """Try again now and then what could not be written."""
        self.htrack.save_unsaved = self.save_what_waits
        self.set_interval(RETRY, self.save_what_waits)

    def cursor_moved(self) -> None:
        """Show what goes with the row under the cursor."""
        train_pages.draw_detail(self, self.at_hand())

    def put_row(self, number: int, now: Row) -> None:
        """Put another row in the place of one: on disk when it was done, else just here."""
        training = self.at_hand()
        done = training.done_count(training.at)
        if number < done:
            self._change(number, now)
        else:
            training.put(number - done, now)
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

    def delete_row(self, number: int) -> None:
        """Delete a row: one that is to be done is meant no more."""
        training = self.at_hand()
        position = number - training.done_count(training.at)
        if position < 0:
            self._change(number, ())
        else:
            counted = training.counted_until(number)
            training.drop(position)
            self._keep_plan(deleted=counted)
            self.redraw()

    def _keep_plan(self, *, deleted: int = 0) -> bool:
        """Write down how many sets are meant: a step like any other, and there after a restart.

        Not where nobody plans so many, which is told. `deleted` is the number of the row that goes.
        """
        training = self.at_hand()
        entry = training.entry
        if entry is None or self.htrack.unsaved:
            return True
        at, planned, journal = training.at, training.planned(), self.htrack.journal
        workout = self.attempt(
            lambda: journal.plan_sets(at, entry.exercise_id, planned, deleted=deleted)
        )
        if workout is not None:
            training.workout = workout
        return workout is not None

    # Logging

    def log_row(self, number: int) -> None:
        """Log a row as it stands, or with the time that the stopwatch took."""
        training = self.at_hand()
        if self.stopwatch is not None and self.timed == training.place(training.at):
            self.action_stopwatch()
            return
        position = number - training.done_count(training.at)
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
        del training.todo(training.at)[0]
        training.unsaved.append((training.place(training.at), stamped))
        training.follow()
        self.save_what_waits(say=True)
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
            training = self.training
            unlogged = None if training is None else self.unlogged(training)
            train_past.save_waiting(self.htrack.journal, unsaved, training, unlogged)
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
        from tui.stopwatch import Stopwatch, refuse_counted

        training = self.training
        if training is None or training.entry is None or not self.grid.commit():
            return
        if self.stopwatch is not None and self.timed != training.place(training.at):
            raise UsageError(f"{self.still_timed()} [ and ] lead there.")
        if self.stopwatch is not None:
            self._log_time(self.stopwatch.seconds())
        else:
            refuse_counted(training)
            if not training.todo(training.at):
                training.add_one()
            self.start_timing(training.place(training.at), Stopwatch(), self.htrack.clock())
        self.redraw(to_next=True)
        self.keep_unlogged()

    def _log_time(self, seconds: float) -> None:
        training = self.at_hand()
        self.stop_timing()
        if not training.todo(training.at):
            training.add_one()
        row = training.todo(training.at)[0]
        changes = {"seconds": max(1.0, seconds), "reps": None}
        self._save(tuple(each.model_copy(update=changes) for each in row))
