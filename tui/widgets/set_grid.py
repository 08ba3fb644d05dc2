"""The grid in which sets are logged: one row a set, typed over in place, no dialogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from tui.widgets.set_lines import GridRow, Mark, column_at, head_line, row_line, widths_in
from tui.widgets.typed_grid import TypedGrid

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.content import Content

    Check = Callable[[int, int, str], str | None]
    """Row, column and text -> what is wrong with the text, or none."""

__all__ = ["GridRow", "Mark", "SetGrid"]


class SetGrid(TypedGrid):
    """Draws rows and a cursor; says what was typed, logged or deleted, and decides nothing."""

    DEFAULT_CSS = """
    SetGrid { height: auto; min-height: 3; background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space",
            "log",
            "Log",
            tooltip="Log the set as shown",
            id="grid.log",
            key_display="space",
        ),
        Binding("enter,tab", "walk(1)", "Walk the fields", show=False),
        Binding("shift+tab", "walk(-1)", "Walk the fields", show=False),
        Binding("delete,x", "delete", "Delete set", show=False, id="grid.delete"),
    ]

    @dataclass
    class Logged(Message):
        """The set in a row was done, as shown."""

        row: int

    @dataclass
    class Typed(Message):
        """Another value was typed into a cell, and found good."""

        row: int
        column: int
        text: str

    @dataclass
    class Stepped(Message):
        """A cell is to go up or down by one step."""

        row: int
        column: int
        by: int

    @dataclass
    class Moved(Message):
        """The cursor is on another row."""

        row: int

    @dataclass
    class Deleted(Message):
        """A row is to go."""

        row: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.check: Check = lambda _row, _column, _text: None
        self._rows: tuple[GridRow, ...] = ()
        self._heads: tuple[str, ...] = ("KG", "REPS", "RPE")

    def show_rows(self, rows: tuple[GridRow, ...], heads: tuple[str, ...], row: int) -> None:
        """Show other rows, with the cursor on one of them."""
        if (rows, heads, row) == (self._rows, self._heads, self.row):
            return
        self.complaint = ""
        resized = len(rows) != len(self._rows)
        self._rows, self._heads = rows, heads
        self.set_reactive(SetGrid.row, max(0, min(row, len(rows) - 1)))
        self.set_reactive(SetGrid.column, min(self.column, len(heads) - 1))
        self.lines_changed()
        if resized:
            self.refresh(layout=True)
        self.show_line(self.row + 1)

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """The rows as they are drawn."""
        return self._rows

    # What it is made of

    def row_count(self) -> int:
        """A row a set, or a left and a right one."""
        return len(self._rows)

    def column_count(self) -> int:
        """As many as have a head."""
        return len(self._heads)

    def draw_head(self, width: int) -> Content:
        """The names of the columns."""
        return head_line(self._heads, self._widths(width))

    def draw_row(self, row: int, width: int, cursor: int | None) -> Content:
        """A set."""
        return row_line(self._rows[row], self._widths(width), width, cursor, self.typed)

    def _widths(self, width: int) -> tuple[int, ...]:
        return widths_in(width, len(self._heads))

    def cell_at(self, x: int) -> int:
        """The column that is drawn at a cell of the line."""
        return column_at(x, self._widths(self.size.width))

    def take_over(self, text: str) -> str | None:
        """Say that another value was typed, if there is nothing wrong with it."""
        wrong = self.check(self.row, self.column, text)
        if wrong is None:
            self.typed = None
            self.tell(self.Typed(self.row, self.column, text))
        return wrong

    def watch_row(self, old: int, new: int) -> None:
        """Say where the cursor is."""
        super().watch_row(old, new)
        self.tell(self.Moved(new))

    # What keys do

    def action_log(self) -> None:
        """Say that the set in this row was done."""
        if self._rows and self.commit():
            self.tell(self.Logged(self.row))

    def action_step(self, by: int) -> None:
        """Say that this cell is to go up or down."""
        if self._rows and self.commit():
            self.complaint = ""
            self.tell(self.Stepped(self.row, self.column, by))

    def action_delete(self) -> None:
        """Say that this row is to go."""
        self.action_cancel()
        if self._rows:
            self.tell(self.Deleted(self.row))

    def action_walk(self, by: int) -> None:
        """Walk the fields of the row, round and round."""
        if self._rows and self.commit():
            self.put(self.row, (self.column + by) % len(self._heads))
