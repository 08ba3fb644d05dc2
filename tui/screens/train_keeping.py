"""What is typed or timed and not logged yet: on disk a moment later, and there after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import HtrackError, UsageError
from tui.screens.grid_answers import GridAnswers
from tui.screens.train_base import TrainBase
from tui.text import showable

if TYPE_CHECKING:
    from datetime import datetime

    from store.models import Timed, Unlogged, Workout
    from store.rows import Row
    from tui.stopwatch import Stopwatch
    from tui.training import Place, Training

KEEP_EVERY = 0.5
"""Seconds until what was typed is on disk: a write for each key would be felt."""


class TrainKeeping(TrainBase, GridAnswers):
    """Writes down what would be lost by a kill; none of it is a step that can be taken back."""

    def __init__(self) -> None:
        super().__init__()
        self.stopwatch: Stopwatch | None = None
        self.timed: Place | None = None
        """What the stopwatch runs for, wherever the cursor goes meanwhile."""
        self.timed_since: datetime | None = None
        self._draws = 0
        self._kept: tuple[int, str | None] = (0, None)

    def on_mount(self) -> None:
        """Look now and then whether something was typed, and once more before the end."""
        self.htrack.farewells.append(self.keep_unlogged)
        self.set_interval(KEEP_EVERY, self._keep_what_changed)

    def redraw(self, *, to_next: bool = False) -> None:
        """Draw the workout; whatever changes it is drawn."""
        super().redraw(to_next=to_next)
        self._draws += 1

    def _keep_what_changed(self) -> None:
        now = self._draws, self.grid.typed
        if now != self._kept and self.keep_unlogged():
            self._kept = now

    def keep_unlogged(self) -> bool:
        """Write what is not logged yet; false where that can't be: it is only on the screen."""
        training = self._training
        if training is None or not self.is_attached:
            return True
        if training.unsaved:
            return False
        unlogged = self.unlogged(training)
        return unlogged == training.workout.unlogged or self._is_written(training, unlogged)

    def _is_written(self, training: Training, unlogged: Unlogged) -> bool:
        try:
            kept = self.htrack.journal.keep_unlogged(training.workout.id, unlogged)
            self._take_over(training, kept)
        except HtrackError:
            return False
        return True

    def _take_over(self, training: Training, kept: Workout) -> None:
        if kept.entries == training.workout.entries:
            training.workout = kept
        else:
            self.adopt(kept)

    def unlogged(self, training: Training) -> Unlogged:
        """What is not logged yet, the cell that is being typed into as if it was left now."""
        from store.models import Unlogged
        from tui.drafted import drafts_of

        return Unlogged(drafts=drafts_of(training, self._typing(training)), timed=self._timing())

    def _typing(self, training: Training) -> tuple[int, Row] | None:
        position = self.grid.row - training.done_count(training.at) if training.entry else -1
        if self.grid.typed is None or position < 0:
            return None
        try:
            return position, self.with_typed(self.grid.row, self.grid.column, self.grid.typed)
        except UsageError:
            return None

    def workout_shown(self) -> Training:
        """The open workout."""
        return self.at_hand()

    # The stopwatch

    def adopt(self, workout: Workout, *, undone: bool = False) -> None:
        """Take over the workout; a stopwatch stops when what it runs for has gone."""
        is_new = self._training is None or self._training.workout.id != workout.id
        super().adopt(workout, undone=undone)
        if is_new and workout.unlogged.timed is not None and self.stopwatch is None:
            self._resume(workout.unlogged.timed)
        if self.timed is not None and self.at_hand().index(self.timed) is None:
            self.stop_timing()

    def _resume(self, timed: Timed) -> None:
        """Let the stopwatch run on that ran before the restart."""
        from store.draft import LONGEST_HOLD
        from tui.stopwatch import Stopwatch

        training, place = self.at_hand(), (timed.exercise_id, timed.time)
        passed = self.htrack.clock().timestamp() - timed.since.timestamp()
        index = training.index(place)
        if index is not None and passed < LONGEST_HOLD:
            training.at = index
            self.start_timing(place, Stopwatch.running_for(passed), timed.since)
            self.redraw(to_next=True)

    def start_timing(self, place: Place, stopwatch: Stopwatch, since: datetime) -> None:
        """Let a stopwatch run for a place of the workout."""
        self.stopwatch, self.timed, self.timed_since = stopwatch, place, since

    def stop_timing(self) -> None:
        """Let go of the stopwatch."""
        self.stopwatch = self.timed = self.timed_since = None

    def still_timed(self) -> str:
        """What to do about the stopwatch that runs."""
        training = self.at_hand()
        index = None if self.timed is None else training.index(self.timed)
        name = "" if index is None else showable(training.workout.entries[index].name[:60])
        return f"The stopwatch runs for {name}: s there logs it, u drops it."

    def _timing(self) -> Timed | None:
        from store.models import Timed

        if self.timed is None or self.timed_since is None:
            return None
        exercise_id, time = self.timed
        return Timed(exercise_id=exercise_id, time=time, since=self.timed_since)
