"""History: every workout that was finished, the newest first, and whatever is to be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from tui import history_asks, words
from tui.history_query import FILTERS
from tui.screens.history_changes import HistoryChanges
from tui.widgets.history_rows import LEGEND
from tui.widgets.year_cursor import YearCursor

if TYPE_CHECKING:
    from datetime import date


class HistoryScreen(HistoryChanges):
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
            return self.past_list.chosen is not None
        if action in _FOR_ANY:
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


_FOR_A_WORKOUT = frozenset({"repeat", "delete", "edit", "move", "duplicate", "merge", "routine"})
_FOR_ANY = frozenset({"find", "go", "round"})
