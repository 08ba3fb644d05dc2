"""The workout as a whole: its exercises, its rest, its names and notes, its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import HtrackError
from tui import train_offers, train_rest
from tui.screens.train_rows import TrainRows
from tui.text import showable

if TYPE_CHECKING:
    from collections.abc import Callable

    from catalog.exercise import Exercise
    from store.models import Workout

MORE_REST = 30.0


class TrainWorkout(TrainRows):
    """Adds, moves, swaps and joins exercises; finishes, discards, undoes."""

    def action_add_exercise(self) -> None:
        """Choose an exercise and put it at the end of the workout."""
        from tui.screens.picker import PickerScreen

        if self.training is None:
            workout = self.attempt(self.htrack.journal.start)
            if workout is None:
                return
            self.adopt(workout)
        journal, clock = self.htrack.journal, self.htrack.clock
        self.htrack.push_screen(PickerScreen(journal, clock, then=self._picked))

    def _picked(self, exercise: Exercise) -> None:
        workout = self.change(lambda: self.htrack.journal.add_exercise(exercise))
        if workout is not None and self.training is not None:
            self.training.at = len(workout.entries) - 1
            self.redraw(to_next=True)

    def action_slot_in(self) -> None:
        """Let the coach say what to do next, and add it."""
        from tui.slotting import slot_in

        slot_in(self)

    def action_go(self, by: int) -> None:
        """Show the previous or the next exercise, round and round."""
        training = self.training
        if training is not None and training.workout.entries and self.grid.commit():
            training.at = (training.at + by) % len(training.workout.entries)
            self.redraw(to_next=True)

    def action_remove_exercise(self) -> None:
        """Take the exercise that is shown out of the workout."""
        training = self.training
        if training is None or training.entry is None:
            return
        self.save_what_waits(say=True)
        at, entry = training.at, training.entry
        journal = self.htrack.journal
        if self.change(lambda: journal.remove_exercise(at, entry.exercise_id), to_next=True):
            self.htrack.tell(f"Removed {showable(entry.name)[:60]}; u brings it back.")

    def action_move_exercise(self, by: int) -> None:
        """Move the exercise that is shown up or down."""
        training = self.training
        if training is None or training.entry is None or not self.grid.commit():
            return
        at, entry, to = training.at, training.entry, training.at + by
        journal = self.htrack.journal
        if 0 <= to < len(training.workout.entries) and self.change(
            lambda: journal.move_exercise(at, entry.exercise_id, by)
        ):
            training.at = to
            self.redraw()

    def action_swap(self) -> None:
        """The machine is taken: do something alike instead."""
        from tui.screens.swap import SwapScreen

        training = self.training
        if training is None or training.entry is None:
            return
        candidates = train_offers.swap_candidates(self.htrack, training)
        if not candidates:
            self.htrack.tell("The catalogue has nothing alike; a adds any exercise.")
            return
        self.htrack.push_screen(SwapScreen(training.entry.name, candidates), self._swapped)

    def _swapped(self, exercise: Exercise | None) -> None:
        training = self.training
        if exercise is None or training is None or training.entry is None:
            return
        at, old, journal = training.at, training.entry.exercise_id, self.htrack.journal
        workout = self.change(lambda: journal.swap_exercise(at, old, exercise))
        if workout is not None:
            new = [i for i, each in enumerate(workout.entries) if each.exercise_id == exercise.id]
            training.at = next((i for i in new if i >= at), training.at)
            self.redraw(to_next=True)

    def action_superset(self) -> None:
        """Join the exercise with the next one, or take it out of its superset."""
        training = self.training
        if training is None or training.entry is None:
            return
        at, entry, journal = training.at, training.entry, self.htrack.journal
        if entry.superset is not None:
            self.change(lambda: journal.unlink_superset(at, entry.exercise_id))
        elif at + 1 < len(training.workout.entries):
            self.change(lambda: journal.link_superset(at, entry.exercise_id))
        else:
            self.htrack.tell("A superset needs a next exercise: a adds one.")

    def action_per_side(self) -> None:
        """Write the two sides of the exercise down apart, or together again."""
        training = self.training
        if training is None or training.entry is None or not self.grid.commit():
            return
        at, entry, apart = training.at, training.entry, not training.per_side(training.at)
        journal = self.htrack.journal
        self.change(lambda: journal.set_per_side(at, entry.exercise_id, apart), to_next=True)

    def action_unit(self) -> None:
        """Type and show the loads of this exercise in the other unit, now and later."""
        from store.models import Unit

        training = self.training
        if training is None or training.entry is None or not self.grid.commit():
            return
        now = training.unit_of(training.at)
        wanted = Unit.LB if now is Unit.KG else Unit.KG
        preference = self.htrack.journal.preference(training.entry.exercise_id)
        changed = preference.model_copy(update={"unit": wanted})
        warmups = train_offers.ramp(self.htrack, training)
        self.attempt(lambda: self.htrack.journal.set_preference(changed))
        train_offers.ramped_anew(self.htrack, training, warmups)
        self.redraw()

    # Names and notes

    def action_name(self) -> None:
        """Give the workout a name."""
        if self.training is not None:
            journal = self.htrack.journal
            title = self.training.workout.title
            self.ask("Name of this workout", title, lambda text: self._do(journal.rename, text))

    def action_note_workout(self) -> None:
        """Say something about the workout."""
        if self.training is not None:
            journal = self.htrack.journal
            note = self.training.workout.note
            self.ask("Note on this workout", note, lambda text: self._do(journal.annotate, text))

    def _do(self, change: Callable[[str], Workout], text: str) -> None:
        self.adopt(change(text))

    def action_note_exercise(self) -> None:
        """Say something about the exercise today."""
        training = self.training
        if training is None or training.entry is None:
            return
        at, entry, journal = training.at, training.entry, self.htrack.journal

        def note(text: str) -> None:
            self.adopt(journal.note_exercise(at, entry.exercise_id, text))

        self.ask("Note on this exercise, today", entry.note, note)

    def action_standing_note(self) -> None:
        """Keep a note that is shown each time the exercise is done: seat 4, pad 2."""
        training = self.training
        if training is None or training.entry is None:
            return
        preference = self.htrack.journal.preference(training.entry.exercise_id)

        def keep(text: str) -> None:
            changed = preference.model_copy(update={"note": text})
            self.htrack.journal.set_preference(changed)
            self.redraw()

        self.ask("Shown each time, such as: seat 4, pad 2", preference.note, keep)

    def action_line(self) -> None:
        """Type sets in one line: 80x8, 80x7 @8.5."""
        if self.training is not None:
            self.ask("Sets in one line: 3x8@80 rpe8.5, or rdl 80x8", "", self._line_typed)

    def _line_typed(self, text: str) -> None:
        if text:
            train_offers.log_line(self, text)

    # Rest

    def action_rest(self, by: float) -> None:
        """Rest for longer, or less."""
        train_rest.extend_rest(self, by)

    def action_skip_rest(self) -> None:
        """Go on at once."""
        train_rest.end_rest(self)

    # The end

    def action_finish(self) -> None:
        """Move the workout into the history."""
        if self.training is None or not self.grid.commit():
            return
        self.save_what_waits(say=True)
        if self.training.unsaved:
            self.htrack.tell(HtrackError("Some sets are not saved yet; finishing would lose them."))
            return
        if self.stopwatch is not None:
            self.htrack.tell(HtrackError(self.still_timed()))
            return
        self.keep_unlogged()
        planned = self.training.workout
        finished = self.attempt(self.htrack.journal.finish)
        if finished is not None:
            self.training = None
            self.htrack.data_changed()
            self.htrack.tell(train_offers.finished_words(finished, planned))

    def action_discard(self) -> None:
        """Throw the workout away; undo brings it back."""
        self.save_what_waits(say=True)
        if self.htrack.unsaved:
            self.htrack.tell(
                HtrackError("Some sets are not saved yet; discarding would lose them.")
            )
            return
        self.keep_unlogged()
        if self.attempt(self.htrack.journal.discard) is not None:
            self.training = None
            self.stop_timing()
            self.htrack.data_changed()
            self.htrack.tell("Discarded the workout; u brings it back.")

    def action_undo(self) -> None:
        """Take back the last change, whatever it was."""
        if self.stopwatch is not None:
            self.stop_timing()
            self.htrack.tell("Stopped the stopwatch; nothing was logged.")
            self.redraw()
            return
        self.save_what_waits(say=True)
        if self.training is not None and self.training.take_back():
            self.htrack.tell("Undone: the set that could not be saved.")
            self.redraw(to_next=True)
            return
        if self.without_warmups():
            self.htrack.tell("Undone: the warm-ups.")
            self.redraw(to_next=True)
            return
        if self.accept_again():
            self.htrack.tell("Undone: back to what is proposed.")
            self.redraw(to_next=True)
            return
        self._turn(self.htrack.journal.undo, "Undone", "Nothing to undo.", undone=True)

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self._turn(self.htrack.journal.redo, "Done again", "Nothing to do again.", undone=False)

    def _turn(
        self, turn: Callable[[], str | None], done: str, nothing: str, *, undone: bool
    ) -> None:
        self.grid.action_cancel()
        try:
            words = turn()
        except HtrackError as error:
            self.htrack.tell(error)
            return
        if words is None:
            self.htrack.tell(nothing)
            return
        self.htrack.tell(f"{done}: {showable(words)[:80]}")
        workout = self.htrack.journal.open_workout()
        if workout is not None and self.training is not None:
            self.adopt(workout, undone=undone)
            self.redraw(to_next=True)
        self.htrack.data_changed()

    def action_steps(self) -> None:
        """List what can be undone, in words."""
        from tui.screens.steps import StepsScreen

        self.htrack.push_screen(StepsScreen(self.htrack.journal.steps(30), self.htrack.clock()))
