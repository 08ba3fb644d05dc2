"""What else is said of a row: its kind, how it is loaded, notes, tempo, warm-ups before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import train_offers
from tui.screens.train_sets import TrainSets

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from store.rows import Row
    from tui.training import Place


class TrainRows(TrainSets):
    """Changes the row under the cursor as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self._declined: tuple[Place, datetime | None] | None = None
        """Where a proposal was declined, and the step that was the last one then."""
        self._ramped: list[tuple[Place, list[Row], datetime | None]] = []
        """The warm-ups that were put before sets, likewise."""

    def _with_row(self, change: Callable[[Row], Row]) -> None:
        """Change the row under the cursor as a whole."""
        training = self.training
        if training is None or training.entry is None or not self.grid.commit():
            return
        rows = training.rows(training.at)
        if self.grid.row < len(rows):
            self.put_row(self.grid.row, change(rows[self.grid.row]))

    def action_kind(self, kind: str) -> None:
        """Make the row a warm-up, a drop set or one to failure, or a working set again."""
        from store.models import SetKind
        from tui import suggesting

        training, number = self.training, self.grid.row
        if training is None or training.entry is None or not self.grid.commit():
            return
        if number < training.done_count(training.at):
            self._change(number, suggesting.of_kind(training, number, SetKind(kind)))
        elif number < len(training.rows(training.at)):
            planned = training.planned()
            suggesting.turn(training, number, SetKind(kind))
            if training.planned() != planned:
                self._keep_plan()
            self.redraw()

    def action_mode(self) -> None:
        """Load in the next mode: a weight, the body, the body and more, less, a band."""
        self._with_row(lambda row: self.at_hand().in_next_mode(row))

    def action_note_set(self) -> None:
        """Say something about the set under the cursor."""
        from tui.row_edits import noted

        training = self.training
        if training is None or training.entry is None or not self.grid.commit():
            return
        rows = training.rows(training.at)
        if self.grid.row < len(rows):
            note = rows[self.grid.row][0].note
            self.ask(
                "Note on this set",
                note,
                lambda text: self._with_row(lambda row: noted(row, text)),
            )

    def action_tempo(self) -> None:
        """Say how fast the reps of the set under the cursor go, and of those that come after it."""
        training = self.training
        if training is None or training.entry is None or not self.grid.commit():
            return
        number, rows = self.grid.row, training.rows(training.at)
        if number < len(rows):
            self.ask(
                "Tempo: 3110 (down, pause, up, pause), 4-1-X-0, or 4 for the way down",
                rows[number][0].tempo,
                lambda text: self._put_tempo(number, text),
            )

    def _put_tempo(self, number: int, text: str) -> None:
        from store.draft import typed_tempo
        from tui.row_edits import changed

        training, typed = self.at_hand(), typed_tempo(text)
        if number < training.done_count(training.at):
            row = training.rows(training.at)[number]
            self._change(number, changed(row, tempo=typed))
        else:
            training.put_tempo(number, typed)
            self.redraw()

    def action_decline(self) -> None:
        """Go back from what is proposed to last time's values."""
        training = self.training
        if training is None or training.entry is None or not self.grid.commit():
            return
        if training.proposal(training.at) is None:
            self.htrack.tell("Nothing is proposed here: the rows are as last time.")
            return
        training.decline()
        self._declined = training.place(training.at), self._last_step()
        self.redraw()

    def _last_step(self) -> datetime | None:
        steps = self.htrack.journal.steps(1)
        return steps[0].at if steps else None

    def accept_again(self) -> bool:
        """Take back that a proposal was declined, if nothing was done since; whether it was so."""
        training, (place, step) = self.training, self._declined or (None, None)
        index = None if training is None or place is None else training.index(place)
        self._declined = None
        if training is None or index is None or step != self._last_step():
            return False
        training.accept(index)
        training.at = index
        return True

    def action_ramp(self) -> None:
        """Put warm-up sets before the working sets."""
        training = self.training
        if training is None or training.entry is None or not self.grid.commit():
            return
        drafts = train_offers.ramp(self.htrack, training)
        if not drafts:
            self.htrack.tell("No warm-up to propose: type the load of the first set, then v.")
            return
        place, rows = training.place(training.at), training.insert(drafts)
        self._ramped.append((place, rows, self._last_step()))
        self.redraw(to_next=True)

    def without_warmups(self) -> bool:
        """Take out the warm-ups that were put in last, if nothing was done since; whether so."""
        training = self.training
        while self._ramped and training is not None:
            place, rows, step = self._ramped.pop()
            index = training.index(place)
            if index is None or step != self._last_step():
                self._ramped.clear()
                return False
            todo = training.todo(index)
            still = [row for row in rows if row in todo]
            for row in still:
                todo.remove(row)
            if still:
                training.at = index
                return True
        return False
