"""The exercises of a routine as a grid that is typed over in place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from tui.widgets.routine_lines import COLUMNS, column_at, head, item_line, widths_in
from tui.widgets.typed_grid import TypedGrid

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.widgets.routine_lines import ItemRow

EMPTY = "  No exercise yet: a adds one."


class RoutineGrid(TypedGrid):
    """Draws rows and a cursor; says what was typed and pressed, and decides nothing."""

    DEFAULT_CSS = """
    RoutineGrid { height: auto; min-height: 3; background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "delete,x", "tell_removed", "Remove", tooltip="Remove the exercise", key_display="x"
        ),
        Binding("g", "tell_joined", "Superset", tooltip="Superset with the next exercise, or not"),
        Binding(
            "left_curly_bracket",
            "tell_moved(-1)",
            "Move the exercise up",
            key_display="{",
            show=False,
        ),
        Binding(
            "right_curly_bracket", "tell_moved(1)", "Move it down", key_display="}", show=False
        ),
        Binding("enter,tab", "walk(1)", "Walk the fields", show=False),
        Binding("shift+tab", "walk(-1)", "Walk the fields", show=False),
        Binding("k", "move(-1,0)", "Move", show=False),
        Binding("j", "move(1,0)", "Move", show=False),
    ]
    LONGEST = 6

    @dataclass
    class Removed(Message):
        """An exercise is to go."""

        row: int

    @dataclass
    class Moved(Message):
        """An exercise is to go up or down."""

        row: int
        by: int

    @dataclass
    class Joined(Message):
        """An exercise is to be in a superset with the next, or not."""

        row: int

    class Left(Message):
        """The cursor was moved out of the grid, towards the list."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.enter: Callable[[int, int, str], str | None] = lambda _row, _column, _text: None
        """Takes over row, column and what was typed there; says what is wrong with it."""
        self.stepped: Callable[[int, int, int], str | None] = lambda _row, _column, _by: None
        """Takes over row, column and how many steps; says why not."""
        self._rows: tuple[ItemRow, ...] = ()
        self.effort = "rpe"
        """How the cap of the effort is said: `rpe` or `rir`."""

    @property
    def rows(self) -> tuple[ItemRow, ...]:
        """The rows as they are drawn."""
        return self._rows

    def show_rows(self, rows: tuple[ItemRow, ...]) -> None:
        """Show other rows; what is being typed stays as long as its exercise does."""
        was = self._rows
        self._rows = rows
        if [each.exercise_id for each in was] != [each.exercise_id for each in rows]:
            self.action_cancel()
        self.set_reactive(RoutineGrid.row, max(0, min(self.row, len(rows) - 1)))
        self.lines_changed()
        if len(rows) != len(was):
            self.refresh(layout=True)
        self.show_line(self.row + 1)

    def put_cursor(self, row: int, column: int = 0) -> None:
        """Put the cursor on a cell, whatever was typed where it is."""
        self.action_cancel()
        self.put(row, column)

    # What it is made of

    def row_count(self) -> int:
        """A row an exercise."""
        return len(self._rows)

    def column_count(self) -> int:
        """The fields that a routine has."""
        return COLUMNS

    def draw_line(self, index: int, width: int) -> Content | None:
        """Without an exercise, how to add one."""
        if index == 1 and not self._rows:
            return Content.styled(EMPTY, "$muted")
        return super().draw_line(index, width)

    def draw_head(self, width: int) -> Content:
        """The names of the columns."""
        return head(widths_in(width), self.effort)

    def draw_row(self, row: int, width: int, cursor: int | None) -> Content:
        """An exercise."""
        return item_line(self._rows[row], widths_in(width), width, cursor, self.typed)

    def cell_at(self, x: int) -> int:
        """The field that is drawn at a cell of the line."""
        return column_at(x, widths_in(self.scrollable_content_region.width))

    def take_over(self, text: str) -> str | None:
        """Hand on what was typed."""
        return self.enter(self.row, self.column, text)

    # What keys do

    def action_step(self, by: int) -> None:
        """Say that this cell is to go up or down."""
        if self._rows and self.commit():
            self.complaint = self.stepped(self.row, self.column, by) or ""

    def action_tell_removed(self) -> None:
        """Say that this exercise is to go."""
        self.action_cancel()
        if self._rows:
            self.tell(self.Removed(self.row))

    def action_tell_moved(self, by: int) -> None:
        """Say that this exercise is to go up or down."""
        if self._rows and self.commit():
            self.tell(self.Moved(self.row, by))

    def action_tell_joined(self) -> None:
        """Say that this exercise is to be in a superset, or not."""
        if self._rows and self.commit():
            self.tell(self.Joined(self.row))

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor; left of the first cell is the list."""
        if columns < 0 and self.column == 0 and self.commit():
            self.complaint = ""
            self.tell(self.Left())
        else:
            super().action_move(rows, columns)

    def action_walk(self, by: int) -> None:
        """Walk the fields row by row, round and round."""
        if self._rows and self.commit():
            place = (self.row * COLUMNS + self.column + by) % (len(self._rows) * COLUMNS)
            self.put(*divmod(place, COLUMNS))
