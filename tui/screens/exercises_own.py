"""What can be done with exercises of one's own from the list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.undoing import Undoing
from tui.words import count

if TYPE_CHECKING:
    from catalog.exercise import Exercise
    from store.collector import Merged

NOT_YOURS = "This one comes with htrack; n makes one of your own."


class OwnExercises(Undoing):
    """Makes, describes, merges and deletes them; each can be undone."""

    @property
    def exercise(self) -> Exercise | None:
        """The exercise under the cursor."""
        raise NotImplementedError

    def go_to(self, exercise_id: str) -> None:
        """Put the cursor on an exercise."""
        raise NotImplementedError

    def _own(self) -> Exercise | None:
        """The exercise under the cursor if it is one's own; else it is said that it is not."""
        exercise = self.exercise
        if exercise is None or exercise.custom:
            return exercise
        self.htrack.tell(NOT_YOURS)
        return None

    def action_new(self) -> None:
        """Describe an exercise of one's own."""
        from tui.screens.own_exercise import OwnExerciseScreen

        if self.htrack.is_open:
            self.app.push_screen(OwnExerciseScreen(self.htrack.journal), self._show_saved)

    def action_edit_own(self) -> None:
        """Describe the exercise under the cursor anew."""
        from tui.screens.own_exercise import OwnExerciseScreen

        exercise = self._own()
        own = exercise and self.attempt(lambda: self.htrack.journal.own_exercise(exercise.id))
        if own:
            self.app.push_screen(OwnExerciseScreen(self.htrack.journal, own), self._show_saved)

    def _show_saved(self, exercise_id: str | None) -> None:
        if exercise_id is not None:
            self._look_at(exercise_id)

    def _look_at(self, exercise_id: str) -> None:
        """Read anew, and put the cursor on an exercise."""
        self.htrack.data_changed()
        self.call_after_refresh(self.go_to, exercise_id)

    def action_merge(self) -> None:
        """Choose the exercise that this one is really."""
        from tui.screens.picker import PickerScreen

        exercise = self._own()
        if exercise is None:
            return
        title = f"Merge {exercise.name[:60]} into"
        picker = PickerScreen(
            self.htrack.journal,
            self.htrack.clock,
            title,
            without=exercise.id,
            makes=False,
            verb="merge",
        )
        self.app.push_screen(picker, lambda into: self._merge(exercise, into))

    def _merge(self, exercise: Exercise, into: Exercise | None) -> None:
        if into is None:
            return
        merged = self.attempt(lambda: self.htrack.journal.merge_exercises(exercise.id, into.id))
        if merged is not None:
            self._look_at(into.id)
            self.htrack.tell(_merged_words(merged))

    def action_delete_own(self) -> None:
        """Delete an exercise of which nothing was done."""
        exercise = self._own()
        if exercise is not None and self.attempt(lambda: self._deleted(exercise)):
            self.htrack.data_changed()
            self.htrack.tell(f"Deleted {exercise.name[:60]}; u takes it back.")

    def _deleted(self, exercise: Exercise) -> bool:
        self.htrack.journal.delete_own_exercise(exercise.id)
        return True


def _merged_words(merged: Merged) -> str:
    what = f"Merged {merged.name[:60]} into {merged.into[:60]}"
    where = f", in {count(merged.workouts, 'workout')}" if merged.workouts else ""
    return f"{what}{where}. u takes it back."
