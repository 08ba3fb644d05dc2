"""The sets of the exercise that is shown: logged with one key, typed over, changed, undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import HtrackError, StoreError, UsageError
from tui import train_pages, train_rest
from tui.screens.train_base import TrainBase
from tui.widgets.set_grid import SetGrid

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message import Message

    from store.rows import Row
    from tui.stopwatch import Stopwatch

RETRY = 5.0
"""Seconds until what could not be saved is tried again."""


class TrainSets(TrainBase):
    """Does what the grid says was done."""

    def __init__(self) -> None:
        super().__init__()
        self.stopwatch: Stopwatch | None = None

    def on_mount(self) -> None:
        """Answer the grid at once: keys act in the order in which they are typed."""
        self.grid.check = self._wrong
        self.grid.tell = self._told
        self.set_interval(RETRY, self.save_what_waits)

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
        text = training.stepped(training.rows(training.at)[row], column, by)
        if text is not None and self._wrong(row, column, text) is None:
            self._put(row, self._with_typed(row, column, text))

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
        if was != now:
            journal = self.htrack.journal
            self.change(lambda: journal.replace_sets(at, entry.exercise_id, place, was, now))

    def _delete(self, row: int) -> None:
        training = self.at_hand()
        position = row - training.done_count(training.at)
        if position < 0:
            self._change(row, ())
        else:
            training.drop(position)
            self._keep_plan()
            self.redraw()

    def _keep_plan(self) -> None:
        """Write down how many sets are meant: a step like any other, and there after a restart."""
        training = self.at_hand()
        entry = training.entry
        if entry is not None and not self.htrack.unsaved:
            at, planned, journal = training.at, training.planned(), self.htrack.journal
            workout = self.attempt(lambda: journal.plan_sets(at, entry.exercise_id, planned))
            if workout is not None:
                training.workout = workout

    def _with_row(self, change: Callable[[Row], Row]) -> None:
        """Change the row under the cursor as a whole."""
        training = self.training
        if training is None or training.entry is None or not self.grid.commit():
            return
        rows = training.rows(training.at)
        if self.grid.row < len(rows):
            self._put(self.grid.row, change(rows[self.grid.row]))

    # Logging

    def _log(self, row: int) -> None:
        training = self.at_hand()
        if self.stopwatch is not None:
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
        training.follow(stamped)
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
            train_pages.save_waiting(self.htrack.journal, unsaved, self.training)
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
            self._keep_plan()
            self.redraw(to_next=len(training.todo(training.at)) == 1)

    def action_kind(self, kind: str) -> None:
        """Make the row a warm-up, a drop set or one to failure, or a working set again."""
        from store.models import SetKind

        self._with_row(lambda row: self.at_hand().of_kind(row, SetKind(kind)))

    def action_mode(self) -> None:
        """Load in the next mode: a weight, the body, the body and more, less, a band."""
        self._with_row(lambda row: self.at_hand().in_next_mode(row))

    def action_note_set(self) -> None:
        """Say something about the set under the cursor."""
        training = self.training
        if training is None or training.entry is None or not self.grid.commit():
            return
        rows = training.rows(training.at)
        if self.grid.row < len(rows):
            note = rows[self.grid.row][0].note
            self.ask(
                "Note on this set",
                note,
                lambda text: self._with_row(lambda row: self.at_hand().noted(row, text)),
            )

    def action_decline(self) -> None:
        """Go back from what is proposed to last time's values."""
        if self.training is not None and self.training.entry is not None:
            self.training.decline()
            self.redraw()

    def action_ramp(self) -> None:
        """Put warm-up sets before the working sets."""
        training = self.training
        if training is None or training.entry is None or not self.grid.commit():
            return
        drafts = train_pages.ramp(self.htrack, training)
        if not drafts:
            self.htrack.tell("No warm-up to propose: type the load of the first set, then v.")
            return
        training.insert(drafts)
        self.redraw(to_next=True)

    def action_stopwatch(self) -> None:
        """Start timing a hold; the second time, log it with the time it took."""
        from tui.stopwatch import Stopwatch

        training = self.training
        if training is None or training.entry is None or not self.grid.commit():
            return
        if self.stopwatch is None:
            if not training.todo(training.at):
                training.add_one()
            self.stopwatch = Stopwatch()
        else:
            seconds, self.stopwatch = self.stopwatch.seconds(), None
            row = training.todo(training.at)[0]
            timed = tuple(
                each.model_copy(update={"seconds": max(1.0, seconds), "reps": None}) for each in row
            )
            self._save(timed)
        self.redraw(to_next=True)
