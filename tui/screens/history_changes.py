"""What can be done with the past: changed, copied, moved, merged, deleted, and all of it undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from store.session import blank_copy
from tui import history_asks, words
from tui.screens.history_base import HistoryBase
from tui.screens.undoing import Undoing
from tui.text import showable
from tui.widgets.history_rows import in_words
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from store.models import Workout
    from store.review.index import Row
    from tui.history_asks import Forgotten
    from tui.past import Past


class HistoryChanges(HistoryBase, Undoing):
    """Changes workouts as a whole; the cursor goes to what came of it."""

    def _chosen(self) -> tuple[Past, Row] | None:
        past, row = self.past, self.past_list.chosen
        return None if past is None or row is None else (past, row)

    @on(RowList.Chosen)
    def action_edit(self) -> None:
        """Change the chosen workout."""
        row = self.past_list.chosen
        if row is not None:
            self._edit(row.id)

    def _edit(self, workout_id: str, *, is_new: bool = False) -> None:
        from tui.screens.editor import EditorScreen

        self.htrack.push_screen(EditorScreen(workout_id, is_new=is_new))

    def action_repeat(self) -> None:
        """Open a workout with the exercises of the chosen one."""
        row, journal = self.past_list.chosen, self.htrack.journal
        if row is None:
            return

        def repeat() -> Workout:
            past = journal.workout(row.id)
            return journal.start(past.title, blank_copy(past.entries))

        if self.attempt(repeat) is not None:
            self.htrack.data_changed()
            self.htrack.switch_mode("train")

    def action_add(self) -> None:
        """Write down a workout of the past: its day, or its day and sets."""
        if self.past is not None:
            sheet = history_asks.ask_forgotten(
                self.htrack.journal, self.past, self.htrack.settings.effort
            )
            self.htrack.push_screen(sheet, self._add)

    def _add(self, found: Forgotten | None) -> None:
        if found is None:
            return
        journal, entry = self.htrack.journal, found.entry
        if entry is None:
            made = self._change(lambda: journal.add_past_workout(found.day))
            if made is not None:
                self._edit(made.id, is_new=True)
            return
        done = self._change(lambda: journal.log_on(found.day, entry.exercise, entry.sets))
        if done is not None and done.ended_at is not None:
            day = words.long_day(done.started_at.date())
            sets = words.count(len(entry.sets), "set")
            self.htrack.tell(f"{sets} of {showable(entry.exercise.name)[:40]} on {day}.")

    def action_move(self) -> None:
        """Put the chosen workout on another day."""
        chosen = self._chosen()
        if chosen is None:
            return
        past, row = chosen
        title = f"Move {in_words(row, past.today)} to"
        journal = self.htrack.journal
        sheet = history_asks.ask_day(title, row.day.isoformat(), journal, past)

        def move(day: date | None) -> None:
            if day is not None:
                moved = self._change(lambda: journal.move_workout(row.id, row.started_at, day))
                if moved is not None:
                    self.htrack.tell(f"Moved to {words.long_day(day)}; u moves it back.")

        self.htrack.push_screen(sheet, move)

    def action_duplicate(self) -> None:
        """The chosen workout once more, on a day."""
        chosen = self._chosen()
        if chosen is None:
            return
        past, row = chosen
        title = f"Copy {in_words(row, past.today)} to"
        journal = self.htrack.journal
        sheet = history_asks.ask_day(title, past.today.isoformat(), journal, past)

        def duplicate(day: date | None) -> None:
            if day is not None and self._change(lambda: journal.duplicate_workout(row.id, day)):
                self.htrack.tell(f"Copied to {words.long_day(day)}; enter changes it.")

        self.htrack.push_screen(sheet, duplicate)

    def action_merge(self) -> None:
        """One workout of the chosen one and another."""
        from tui.screens.merge import MergeScreen

        chosen = self._chosen()
        if chosen is None:
            return
        past, row = chosen
        if len(past.rows) < 2:
            self.htrack.tell("There is no other workout to merge it with.")
            return
        journal = self.htrack.journal

        def merge(other: str | None) -> None:
            if other is not None and self._change(lambda: journal.merge_workouts(row.id, other)):
                self.htrack.tell("Merged two workouts into one; u takes them apart.")

        self.htrack.push_screen(MergeScreen(row, past), merge)

    def action_routine(self) -> None:
        """Save a routine that asks for what was done."""
        row, journal = self.past_list.chosen, self.htrack.journal
        saved = None if row is None else self.attempt(lambda: journal.routine_from(row.id))
        if saved is not None:
            self.htrack.data_changed()
            name = showable(saved.name)[:40]
            many = words.count(len(saved.items), "exercise")
            self.htrack.tell(f"Saved the routine {name} with {many}; u takes it back.")

    def action_delete(self) -> None:
        """Take the chosen workout out of the history."""
        chosen = self._chosen()
        if chosen is None:
            return
        past, row = chosen

        def delete() -> str:
            self.htrack.journal.delete_workout(row.id)
            return f"Deleted {in_words(row, past.today)}; u brings it back."

        self.show_change(delete)

    def action_steps(self) -> None:
        """List what can be undone, in words."""
        from tui.screens.steps import StepsScreen

        self.htrack.push_screen(StepsScreen(self.htrack.journal.steps(30), self.htrack.clock()))

    def action_import(self) -> None:
        """Bring in what another app has exported."""
        from tui.screens.import_file import ImportFileScreen

        self.htrack.push_screen(ImportFileScreen())

    def _change(self, change: Callable[[], Workout]) -> Workout | None:
        """Change the past, and put the cursor on what came of it."""
        workout = self.attempt(change)
        self.look_again()
        if workout is not None:
            self.past_list.show_workout(workout.id)
        return workout

    def look_again(self) -> None:
        """Show the change; a workout that comes back, or is new, is chosen."""
        before = {row.id for row in self.past.rows} if self.past else set()
        super().look_again()
        self.past_list.go_to(lambda row: row.id not in before)
