"""The sets of the exercise that is edited: their kinds, loads and notes, and lines of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.models import SetKind
from tui import row_edits
from tui.history_asks import read_line
from tui.screens.editor_base import EditorBase
from tui.screens.line_sheet import LineSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from catalog.exercise import Exercise
    from store.rows import Row


class EditorSets(EditorBase):
    """What keys do to sets."""

    def action_one_more(self) -> None:
        """One more set, like the last one."""
        self.attempt(self.one_more)

    def action_kind(self, kind: str) -> None:
        """Make the row a warm-up, a drop set or one to failure, or a working set again."""
        self._with_row(lambda row: self.at_hand()[0].as_kind(row, SetKind(kind)))

    def action_mode(self) -> None:
        """Load in the next mode: a weight, the body, the body and more, less, a band."""
        self._with_row(lambda row: self.at_hand()[0].in_next_mode(row))

    def _with_row(self, change: Callable[[Row], Row]) -> None:
        self.attempt(lambda: self.with_row(change))

    def action_note_set(self) -> None:
        """Say something about the set under the cursor."""
        row = self._row()
        if row is not None:
            self.ask(
                "Note on this set",
                row[0].note,
                lambda text: self._with_row(lambda now: row_edits.noted(now, text)),
            )

    def action_tempo(self) -> None:
        """Give the set under the cursor a tempo."""
        row = self._row()
        if row is not None:
            self.ask(
                "Tempo of this set, such as 3010",
                row[0].tempo,
                lambda text: self._with_row(lambda now: row_edits.changed(now, tempo=text[:12])),
            )

    def _row(self) -> Row | None:
        state = self.mended
        if state is None or state.entry is None or not self.grid.commit():
            return None
        rows = state.rows(state.at)
        return rows[self.grid.row] if self.grid.row < len(rows) else None

    def action_line(self) -> None:
        """Type sets in one line."""
        journal, effort = self.htrack.journal, self.htrack.settings.effort
        state = self.mended
        before = "" if state is None or state.entry is None else f"{state.entry.name} "

        def add(text: str) -> None:
            entry = read_line(text, journal, effort)
            self._log_under(entry.exercise, entry.sets)

        self.ask("Sets in one line, such as rdl 3x8@80 rpe8.5", before, add)

    def _log_under(self, exercise: Exercise, sets: Row) -> None:
        """Add sets to the last entry of an exercise; it is added where it is not in it yet."""
        workout = self.change(lambda bench: bench.log_under(exercise, sets))
        if workout is not None:
            ids = [each.exercise_id for each in workout.entries]
            self.go_to(len(ids) - 1 - ids[::-1].index(exercise.id))

    def go_to(self, index: int) -> None:
        """Show another exercise, from its first set."""
        if self.mended is not None:
            self.mended.at = index
            self.redraw(0)

    def ask(self, title: str, text: str, then: Callable[[str], None]) -> None:
        """Let the user type a line; `then` gets it when it is entered, and may raise."""
        sheet: LineSheet[str] = LineSheet(title, text, str.strip, lambda _: "", longest=2000)
        self.htrack.push_screen(sheet, lambda typed: self._answered(typed, then))

    def _answered(self, typed: str | None, then: Callable[[str], None]) -> None:
        if typed is not None:
            self.attempt(lambda: then(typed))
