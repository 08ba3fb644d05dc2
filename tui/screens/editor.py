"""Editing a workout of the past, with the keys of Train: each change is kept at once."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from store.errors import HtrackError
from store.models import Unit
from tui.history_asks import ask_time
from tui.mended import is_blank
from tui.screens.editor_sets import EditorSets
from tui.screens.train import TrainScreen
from tui.text import showable

if TYPE_CHECKING:
    from collections.abc import Callable

    from catalog.exercise import Exercise
    from store.models import Workout
    from tui.days import Span

AS_IN_TRAIN = (
    "train.more",
    "train.add",
    "train.next",
    "train.undo",
    "train.line",
    "train.swap",
    "train.sides",
    "train.previous",
    "train.warmup",
    "train.drop",
    "train.failure",
    "train.mode",
    "train.unit",
    "train.superset",
    "train.up",
    "train.down",
    "train.tempo",
    "train.note",
    "train.note_exercise",
    "train.name",
    "train.note_workout",
    "train.redo",
    "train.steps",
    "train.remove",
)
"""Keys that do to a past workout what they do to the open one."""
TOLD = {
    "train.line": "Sets in one line, of any exercise",
    "train.swap": "It was another exercise",
    "train.note_exercise": "Note on this exercise",
}
"""What they do, where the words of Train would be wrong."""
NOTHING_HERE = "Nothing was changed here; esc, then u takes back what came before."


def _as_in_train() -> list[BindingType]:
    known = {each.id: each for each in TrainScreen.BINDINGS if isinstance(each, Binding)}
    found = [known[each] for each in AS_IN_TRAIN if each in known]
    return [replace(each, tooltip=TOLD.get(each.id or "", each.tooltip)) for each in found]


class EditorScreen(EditorSets):
    """Escape goes back to where it was opened."""

    CSS_PATH = "editor.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", key_display="esc", id="mend.back"),
        *_as_in_train(),
        Binding("D", "time", "Time", tooltip="When it was: day, start and end", id="mend.time"),
        Binding("S", "split", "Split", tooltip="Split the workout here", id="mend.split"),
    ]

    def __init__(self, workout_id: str, *, is_new: bool = False) -> None:
        super().__init__(workout_id)
        self._is_new = is_new
        self._had_sets = False

    def action_back(self) -> None:
        """Go back to the list."""
        if not self.grid.commit():
            return
        is_left_empty = self._is_left_empty()
        self.dismiss(None)
        if is_left_empty:
            self.attempt(self._drop)

    def on_mount(self) -> None:
        """Whatever ends the app: an empty workout is not kept."""
        self.htrack.farewells.append(self._last_look)

    def on_unmount(self) -> None:
        """What was left is looked after already."""
        if self._last_look in self.htrack.farewells:
            self.htrack.farewells.remove(self._last_look)

    def _last_look(self) -> None:
        if self._is_left_empty():
            with suppress(HtrackError):
                self.htrack.journal.delete_workout(self.workout_id)

    def _is_left_empty(self) -> bool:
        """Whether nothing is in the workout any more, because of what was done here."""
        if self.mended is None or not is_blank(self.mended.workout):
            return False
        emptied = self._had_sets or not self.mended.workout.entries
        return self._is_new or (emptied and self.steps_here.any)

    def adopt(self, workout: Workout) -> None:
        """Show the workout after a change; remember whether there ever was something in it."""
        self._had_sets = self._had_sets or bool(workout.sets)
        super().adopt(workout)

    def _drop(self) -> None:
        removed = self.htrack.journal.workout(self.workout_id)
        self.htrack.journal.delete_workout(self.workout_id)
        self.htrack.data_changed()
        what = "a set" if removed.entries else "an exercise"
        self.htrack.tell(f"A workout without {what} is not kept; u brings it back.")

    # Exercises

    def action_go(self, by: int) -> None:
        """Show the previous or the next exercise, round and round."""
        state = self.mended
        if state is not None and state.entry is not None and self.grid.commit():
            self.go_to((state.at + by) % len(state.workout.entries))

    def action_add_exercise(self) -> None:
        """Choose an exercise and put it at the end of the workout."""
        self._pick("Add an exercise", "add", self._add)

    def _add(self, exercise: Exercise | None) -> None:
        if exercise is None:
            return
        workout = self.change(lambda bench: bench.add_exercise(exercise))
        if workout is not None and self.mended is not None:
            self.go_to(len(workout.entries) - 1)
            self.one_more()

    def action_swap(self) -> None:
        """What was done was another exercise."""
        if self.mended is not None and self.mended.entry is not None:
            self._pick("Which exercise it was", "take it", self._swap)

    def _swap(self, exercise: Exercise | None) -> None:
        state, at, old = self.at_hand()
        if exercise is not None and state.entry is not None:
            self.change(lambda bench: bench.swap_exercise(at, old, exercise))
            self.go_to(at)

    def _pick(self, title: str, verb: str, then: Callable[[Exercise | None], None]) -> None:
        from tui.screens.picker import PickerScreen

        if self.grid.commit():
            picker = PickerScreen(self.htrack.journal, self.htrack.clock, title, verb=verb)
            self.htrack.push_screen(picker, then)

    def action_remove_exercise(self) -> None:
        """Take the exercise that is shown out of the workout."""
        if self.mended is None or self.mended.entry is None:
            return
        state, at, exercise_id = self.at_hand()
        name = state.workout.entries[at].name
        if self.change(lambda bench: bench.remove_exercise(at, exercise_id)) is not None:
            self.htrack.tell(f"Removed {showable(name)[:60]}; u brings it back.")

    def action_move_exercise(self, by: int) -> None:
        """Move the exercise that is shown up or down."""
        if self.mended is None or self.mended.entry is None or not self.grid.commit():
            return
        state, at, exercise_id = self.at_hand()
        if 0 <= at + by < len(state.workout.entries) and (
            self.change(lambda bench: bench.move_exercise(at, exercise_id, by)) is not None
        ):
            self.go_to(at + by)

    def action_superset(self) -> None:
        """Join the exercise with the next one, or take it out of its superset."""
        if self.mended is None or self.mended.entry is None:
            return
        state, at, exercise_id = self.at_hand()
        if state.workout.entries[at].superset is not None:
            self.change(lambda bench: bench.unlink_superset(at, exercise_id))
        else:
            self.change(lambda bench: bench.link_superset(at, exercise_id))

    def action_per_side(self) -> None:
        """Write the two sides of the exercise down apart, or together again."""
        if self.mended is None or self.mended.entry is None or not self.grid.commit():
            return
        state, at, exercise_id = self.at_hand()
        apart = not state.per_side(at)
        self.change(lambda bench: bench.set_per_side(at, exercise_id, apart))

    def action_unit(self) -> None:
        """Type and show the loads of this exercise in the other unit, now and later."""
        if self.mended is None or self.mended.entry is None or not self.grid.commit():
            return
        state, at, exercise_id = self.at_hand()
        wanted = Unit.LB if state.unit_of(at) is Unit.KG else Unit.KG
        journal = self.htrack.journal
        changed = journal.preference(exercise_id).model_copy(update={"unit": wanted})
        self.attempt(lambda: self.steps_here.taking(lambda: journal.set_preference(changed)))
        self.redraw()

    # The workout

    def action_name(self) -> None:
        """Give the workout a name."""
        if self.mended is not None:
            self.ask(
                "Name of this workout",
                self.mended.workout.title,
                lambda text: self._describe(lambda: self.bench.rename(text)),
            )

    def action_note_workout(self) -> None:
        """Say something about the workout."""
        if self.mended is not None:
            self.ask(
                "Note on this workout",
                self.mended.workout.note,
                lambda text: self._describe(lambda: self.bench.annotate(text)),
            )

    def action_note_exercise(self) -> None:
        """Say something about the exercise."""
        if self.mended is None or self.mended.entry is None:
            return
        state, at, exercise_id = self.at_hand()
        self.ask(
            "Note on this exercise",
            state.workout.entries[at].note,
            lambda text: self._describe(lambda: self.bench.note_exercise(at, exercise_id, text)),
        )

    def _describe(self, change: Callable[[], Workout]) -> None:
        self.change(lambda _bench: change())

    def action_time(self) -> None:
        """Change the day, the start and the end."""
        if self.mended is not None and self.grid.commit():
            journal, today = self.htrack.journal, self.htrack.clock().date()
            self.htrack.push_screen(ask_time(self.mended.workout, journal, today), self._timed)

    def _timed(self, span: Span | None) -> None:
        if span is None or self.mended is None:
            return
        was, journal = self.mended.workout.started_at, self.htrack.journal
        self.change(lambda _: journal.time_workout(self.workout_id, was, *span))

    def action_split(self) -> None:
        """Two workouts of one, the second from the exercise that is shown on."""
        if not self.grid.commit():
            return
        journal = self.htrack.journal

        def split() -> tuple[Workout, Workout]:
            _, at, exercise_id = self.at_hand()
            return journal.split_workout(self.workout_id, at, exercise_id)

        halves = self.attempt(lambda: self.steps_here.taking(split))
        if halves is None:
            return
        self.adopt(halves[0])
        self.htrack.data_changed()
        second = halves[1].entries[0].name
        self.htrack.tell(f"Split: {showable(second)[:40]} begins another workout; u joins them.")

    def action_undo(self) -> None:
        """Take back the last change that was made here."""
        self._turn(self.steps_here.undo, "Undone", NOTHING_HERE)

    def action_redo(self) -> None:
        """Do again what was taken back here last."""
        self._turn(self.steps_here.redo, "Done again", "Nothing was taken back here.")

    def _turn(self, turn: Callable[[], str | None], done: str, nothing: str) -> None:
        self.grid.action_cancel()
        try:
            words = turn()
        except HtrackError as error:
            self.htrack.tell(error)
            return
        self.htrack.tell(nothing if words is None else f"{done}: {showable(words)[:80]}")
        self.htrack.data_changed()

    def action_steps(self) -> None:
        """List what can be undone, in words."""
        from tui.screens.steps import StepsScreen

        self.htrack.push_screen(StepsScreen(self.htrack.journal.steps(30), self.htrack.clock()))
