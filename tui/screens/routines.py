"""Routines: which there are, and what each asks for; every change is saved as it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from store.errors import HtrackError
from store.plan import Routine
from tui.screens.routine_base import RoutineBase
from tui.text import showable
from tui.widgets import routine_edits as edits
from tui.widgets.routine_rows import Listed
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from catalog.exercise import Exercise

PAST = 50
"""Past workouts of which a routine can be made."""


class RoutinesScreen(RoutineBase):
    """Makes, changes, orders and starts routines; Escape goes back to where it was opened."""

    CSS_PATH = "routines.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "start", "Start", tooltip="Start a workout with this routine"),
        Binding("n", "make", "New", tooltip="New routine"),
        Binding("a", "add", "Add", tooltip="Add an exercise"),
        Binding("u", "undo", "Undo", tooltip="Take back the last change"),
        Binding("escape", "back", "Back", key_display="esc"),
        Binding("c", "copy", "Copy", tooltip="Copy this routine"),
        Binding("w", "from_past", "Past", tooltip="Make one of a past workout"),
        Binding("m", "rename", "Rename", tooltip="Name of this routine"),
        Binding("D", "delete", "Delete", tooltip="Delete this routine"),
        Binding("M", "note", "Note on this routine", show=False),
        Binding("C", "note_exercise", "Note on this exercise", show=False),
        Binding(
            "left_square_bracket", "move(-1)", "Move the routine up", key_display="[", show=False
        ),
        Binding("right_square_bracket", "move(1)", "Move it down", key_display="]", show=False),
        Binding("y", "redo", "Do again what was undone", show=False),
        Binding("U", "steps", "List what can be undone", show=False),
        Binding("enter", "open", "Change it; copy one that is built in", show=False),
        Binding("right,tab", "edit", "To its exercises", show=False),
    ]

    # What keys do

    def action_back(self) -> None:
        """Go back to where this was opened."""
        if self.prompt.asked:
            self.prompt.action_leave()
        elif self.grid.commit():
            self.dismiss(None)

    def action_edit(self) -> None:
        """Go to the exercises."""
        if self.ready() and self.attempt(self.own) is not None:
            self.set_focus(self.grid)

    def action_open(self) -> None:
        """Go to the exercises, or copy what is built in."""
        shown = self.view.shown if self.ready() else None
        if shown is not None:
            self.action_copy() if shown.built_in else self.action_edit()

    @on(RowList.Chosen, "#rows")
    def _chosen(self) -> None:
        self.action_open()

    def action_start(self) -> None:
        """Start a workout with the routine, and go to it."""
        if not self.ready():
            return
        journal = self.htrack.journal
        if self.attempt(lambda: journal.start_routine(self.at_hand().routine)) is not None:
            self.htrack.data_changed()
            self.dismiss(None)

    def action_make(self) -> None:
        """Make a routine from nothing but a name."""
        self.ask("Name of the new routine", "", self._make, is_name=True)

    def _make(self, name: str) -> None:
        if name and self._keep(Routine(name=name)):
            self.set_focus(self.grid)

    def _keep(self, routine: Routine) -> Routine | None:
        """Save a new routine and go to it."""
        saved = self.attempt(lambda: self.htrack.journal.save_routine(routine))
        if saved is not None:
            self.changed()
            self.rows.move_to(Listed(saved, None).key)
            self.follow()
        return saved

    def action_copy(self) -> None:
        """Make a routine like this one."""
        shown = self.attempt(self.at_hand) if self.ready() else None
        if shown is None:
            return
        name = shown.routine.name
        if self._keep(edits.copied(shown.routine, name if shown.built_in else f"{name} copy")):
            self.set_focus(self.rows)
            self.htrack.tell(f"Copied {showable(name)[:60]}: the copy is yours to change.")

    def action_from_past(self) -> None:
        """Make a routine of what was done in a workout."""
        from tui.screens.routine_past import PastScreen

        if not self.ready():
            return
        past = self.htrack.journal.rows()[:PAST]
        if past:
            self.htrack.push_screen(PastScreen(past, self.htrack.clock().date()), self._of_past)
        else:
            self.htrack.tell("No workout was finished yet: n makes a routine from nothing.")

    def _of_past(self, workout_id: str | None) -> None:
        from store.routines import routine_from_workout

        if workout_id is None:
            return
        workout = self.attempt(lambda: self.htrack.journal.workout(workout_id))
        if workout is None:
            return
        routine = routine_from_workout(workout)
        if not routine.items:
            self.htrack.tell("Nothing but warm-ups was done then.")
        elif self._keep(routine):
            self.set_focus(self.grid)

    def action_add(self) -> None:
        """Choose an exercise and put it at the end of the routine."""
        from tui.screens.picker import PickerScreen

        if self.ready() and self.attempt(self.own) is not None:
            self.htrack.push_screen(
                PickerScreen(self.htrack.journal, self.htrack.clock), self._picked
            )

    def _picked(self, exercise: Exercise | None) -> None:
        if exercise is None:
            return
        saved = self.attempt(lambda: self.edit(lambda each: edits.with_added(each, exercise)))
        if saved is not None:
            self.grid.put_cursor(len(saved.items) - 1)
            self.set_focus(self.grid)

    def action_delete(self) -> None:
        """Delete the routine; undo brings it back."""
        self.grid.action_cancel()
        self.follow()
        routine = self.attempt(self.own)
        if routine is not None:
            self.attempt(lambda: self._delete(routine))

    def _delete(self, routine: Routine) -> None:
        self.htrack.journal.delete_routine(routine.id)
        self.set_focus(self.rows)
        self.changed()
        if self.at_hand().built_in:
            self.rows.action_move(-1)
        self.htrack.tell(f"Deleted {showable(routine.name)[:60]}; u brings it back.")

    def action_move(self, by: int) -> None:
        """Move the routine among the others."""
        routine = self.attempt(self.own) if self.ready() else None
        if routine is not None:
            self.attempt(lambda: self.htrack.journal.move_routine(routine.id, by))
            self.changed()

    # Names and notes

    def action_rename(self) -> None:
        """Give the routine another name; it always has one."""
        self.ask_of_own(
            "Name of this routine",
            lambda routine: routine.name,
            lambda routine, text: routine.model_copy(update={"name": text or routine.name}),
            is_name=True,
        )

    def action_note(self) -> None:
        """Say something about the routine."""
        self.ask_of_own(
            "Note on this routine",
            lambda routine: routine.note,
            lambda routine, text: routine.model_copy(update={"note": text}),
        )

    def action_note_exercise(self) -> None:
        """Say something about the exercise under the cursor."""
        row = self.grid.row
        if not self.ready() or row >= len(self.grid.rows):
            return
        exercise_id = self.grid.rows[row].exercise_id

        def note(routine: Routine, text: str) -> Routine:
            item = edits.item_at(routine, row, exercise_id)
            return edits.with_item(routine, row, item.model_copy(update={"note": text}))

        self.ask_of_own("Note on this exercise", lambda each: each.items[row].note, note)

    # Undo

    def action_undo(self) -> None:
        """Take back the last change, whatever it was."""
        self._turn(self.htrack.journal.undo, "Undone", "Nothing to undo.")

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self._turn(self.htrack.journal.redo, "Done again", "Nothing to do again.")

    def _turn(self, turn: Callable[[], str | None], done: str, nothing: str) -> None:
        self.grid.action_cancel()
        try:
            told = turn()
        except HtrackError as error:
            self.htrack.tell(error)
            return
        self.htrack.tell(nothing if told is None else f"{done}: {showable(told)[:80]}")
        self.changed()

    def action_steps(self) -> None:
        """List what can be undone, in words."""
        from tui.screens.steps import StepsScreen

        self.htrack.push_screen(StepsScreen(self.htrack.journal.steps(30), self.htrack.clock()))
