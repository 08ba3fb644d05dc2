"""History: every workout that was finished, the newest first, and whatever is to be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from store.session import blank_copy
from tui import history_asks, words
from tui.history_query import FILTERS
from tui.screens.history_base import HistoryBase
from tui.text import showable
from tui.widgets.history_rows import LEGEND, in_words
from tui.widgets.rows import RowList
from tui.widgets.year_cursor import YearCursor

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from store.models import Workout
    from store.review.index import Row
    from tui.history_asks import Forgotten
    from tui.past import Past


class HistoryScreen(HistoryBase):
    """A list of workouts, the chosen one, and what the last year came to."""

    CSS_PATH = "history.tcss"
    HELP_NOTES: ClassVar[dict[str, tuple[str, ...]]] = {
        "Marks in the list": tuple(f"{mark}  {means}" for mark, means in LEGEND.items()),
        "Filters in the search": FILTERS,
    }
    """Headings and lines, for the help."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Find", key_display="/", tooltip="Search", id="history.find"),
        Binding("enter", "edit", "Edit", tooltip="Change this workout", id="history.edit"),
        Binding("r", "repeat", "Repeat", tooltip="Do it again, now", id="history.repeat"),
        Binding("delete", "delete", "Delete", key_display="del x", id="history.delete"),
        # Keyboards without Delete; named by the line above.
        Binding("x", "delete", show=False),
        Binding("a", "add", "Add", tooltip="Add a workout of the past", id="history.add"),
        Binding("g", "go", "Go to", tooltip="Go to a day", id="history.go"),
        Binding("u", "undo", "Undo", tooltip="Take back the last change", id="history.undo"),
        Binding("escape", "back", "Back", id="history.back"),
        *(
            Binding(key, action, what, show=False, id=f"history.{action}")
            for key, action, what in (
                ("m", "move", "Move it to another day"),
                ("d", "duplicate", "Copy it to a day"),
                ("M", "merge", "Merge it with another workout"),
                ("w", "routine", "Save it as a routine"),
                ("tab,shift+tab", "round", "To the days of the year, and back"),
                ("y", "redo", "Do again what was undone"),
                ("U", "steps", "List what can be undone"),
                ("I", "import", "Import what another app has exported"),
            )
        ),
        Binding("right", "read", "Scroll the workout", show=False, id="history.read"),
        Binding("up", "browse(-1)", "Up", show=False),
        Binding("down", "browse(1)", "Down", show=False),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Some keys need a workout; escape is for where there is something to go back from."""
        if action == "back":
            return self.past_list.finding or self.focused is not self.past_list.rows
        if action == "find" and self.focused is self.past_list.typed:
            return False
        if action in _FOR_A_WORKOUT:
            return not self.has_class("-empty")
        return True

    # Looking

    def action_find(self) -> None:
        """Type words or filters."""
        self.past_list.find()

    def action_back(self) -> None:
        """Go back to the list; from there, to all workouts."""
        if self.focused in {self.past_list.rows, self.past_list.typed}:
            self.past_list.show_all()
        else:
            self.past_list.rows.focus()

    def action_browse(self, rows: int) -> None:
        """Move in the list while words are typed."""
        self.past_list.rows.action_move(rows)

    def action_read(self) -> None:
        """Scroll the workout instead of the list."""
        self.detail.focus()

    def action_round(self) -> None:
        """To the days or weeks of the year, and back to the list."""
        year = next((each for each in (self.heatmap, self.strip) if each.size), None)
        if year is None or isinstance(self.focused, YearCursor):
            self.past_list.rows.focus()
        else:
            year.focus()

    @on(YearCursor.Picked)
    def _picked(self, event: YearCursor.Picked) -> None:
        self._show_day(event.day)

    def action_go(self) -> None:
        """Go to a day."""
        if self.past is not None:
            self.htrack.push_screen(history_asks.ask_where(self.past), self._show_day)

    def _show_day(self, day: date | None) -> None:
        """Put the cursor on the last workout of a day, or on the one nearest to it."""
        row = None if day is None or self.past is None else self.past.nearest(day)
        if row is None or day is None:
            return
        self.past_list.show_workout(row.id)
        self.past_list.rows.focus()
        if row.day != day:
            self.htrack.tell(f"No workout on {words.long_day(day)}; this is the nearest.")

    # Changing

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
            sheet = history_asks.ask_forgotten(self.htrack.journal, self.past)
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

        self._tell(delete)

    def action_undo(self) -> None:
        """Take back the last change, whatever it was; a workout that comes back is chosen."""
        self._turn(self.htrack.journal.undo, "Undone: {}; y does it again.", "Nothing to undo.")

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self._turn(self.htrack.journal.redo, "Done again: {}.", "Nothing to do again.")

    def _turn(self, turn: Callable[[], str | None], done: str, nothing: str) -> None:
        before = {row.id for row in self.past.rows} if self.past else set()

        def told() -> str:
            words_of_it = turn()
            return nothing if words_of_it is None else done.format(words_of_it[:80])

        self._tell(told)
        self.past_list.go_to(lambda row: row.id not in before)

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
        self._look_again()
        if workout is not None:
            self.past_list.show_workout(workout.id)
        return workout

    def _tell(self, change: Callable[[], str]) -> None:
        told = self.attempt(change)
        self._look_again()
        if told is not None:
            self.htrack.tell(told)

    def _look_again(self) -> None:
        """Show the change here and now; other screens see it when they come in front."""
        self.attempt(self.refresh_data)
        self.htrack.data_changed()


_FOR_A_WORKOUT = frozenset(
    {"repeat", "delete", "find", "edit", "go", "move", "duplicate", "merge", "routine", "round"}
)
