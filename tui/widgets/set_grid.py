"""The grid in which sets are logged: one row a set, typed over in place, no dialogue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from tui.text import fitted
from tui.widgets.keys import KeysInOrder
from tui.widgets.lines import LineView

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events

    Check = Callable[[int, int, str], str | None]
    """Row, column and text -> what is wrong with the text, or none."""

TYPED = frozenset("0123456789.,")
LONGEST = 12


class Mark(Enum):
    """What has become of a row."""

    TO_DO = "○"
    PROPOSED = "△"
    RUNNING = "◷"
    DONE = "✓"
    RECORD = "★"
    UNSAVED = "!"


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row as it is drawn; `trend` compares each cell with last time (−1, 0, 1)."""

    name: str
    last: str
    cells: tuple[str, ...]
    mark: Mark
    trend: tuple[int, ...] = ()
    warmup: bool = False
    remark: str = ""
    """What stands behind the row: a note, or how far one side stays behind."""

    @property
    def is_done(self) -> bool:
        """Whether it was done, on disk or not."""
        return self.mark in {Mark.DONE, Mark.RECORD, Mark.UNSAVED}


class SetGrid(LineView, KeysInOrder, can_focus=True, inherit_bindings=False):
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
        Binding("plus,equals_sign", "step(1)", "One step up", show=False, id="grid.more"),
        Binding("minus", "step(-1)", "One step down", show=False, id="grid.less"),
        Binding("enter,tab", "next_field", "Walk the fields", show=False),
        Binding("shift+tab", "previous_field", "Walk the fields", show=False),
        Binding("left", "move(0,-1)", "Move", show=False),
        Binding("right", "move(0,1)", "Move", show=False),
        Binding("up", "move(-1,0)", "Move", show=False),
        Binding("down", "move(1,0)", "Move", show=False),
        Binding("home", "move(-99,0)", "Move", show=False),
        Binding("end", "move(99,0)", "Move", show=False),
        Binding("backspace", "erase", "Erase", show=False),
        Binding("escape", "cancel", "Keep the old value", show=False),
        Binding("delete,x", "delete", "Delete set", show=False, id="grid.delete"),
    ]

    row: reactive[int] = reactive(0, repaint=False)
    column: reactive[int] = reactive(0, repaint=False)
    typed: reactive[str | None] = reactive(None, repaint=False)
    """What has been typed into the cell under the cursor, until it is left."""
    complaint: reactive[str] = reactive("", repaint=False)

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
        self.tell: Callable[[Message], None] = lambda _message: None
        """Called at once with what was done, before another key is looked at."""
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

    # Drawing

    def get_content_height(self, container: object, viewport: object, width: int) -> int:  # noqa: ARG002
        """Head, rows, and a line for a complaint."""
        return self.line_count()

    def line_count(self) -> int:
        """Head, rows, and a line for a complaint or none."""
        return len(self._rows) + 2

    def head_lines(self) -> int:
        """The names of the columns stay."""
        return 1

    def draw_line(self, index: int, width: int) -> Content | None:
        """Draw the head, a row, or the complaint below the row that it is about."""
        widths = _widths(width, len(self._heads))
        if index == 0:
            return _head(self._heads, widths)
        if self.complaint and index == self.row + 2:
            return Content.assemble(
                ("  ▲ ", "$error"), (fitted(self.complaint, width - 5), "$error")
            )
        if index > len(self._rows):
            return None
        row = index - 1
        cursor = self.column if row == self.row and self.has_focus else None
        return _drawn(self._rows[row], widths, width, cursor, self.typed)

    def watch_row(self, old: int, new: int) -> None:
        """Redraw the row that the cursor left and the one where it is."""
        self.line_changed(old + 1)
        self.line_changed(new + 1)
        self.show_line(new + 1)
        self.tell(self.Moved(new))

    def watch_column(self) -> None:
        """Redraw the row with the cursor."""
        self.line_changed(self.row + 1)

    def watch_typed(self) -> None:
        """Redraw the row with the cursor."""
        self.line_changed(self.row + 1)

    def watch_complaint(self) -> None:
        """Redraw everything: the complaint covers the next row."""
        self.refresh()

    def on_focus(self) -> None:
        """Show the cursor."""
        self.line_changed(self.row + 1)

    def on_blur(self) -> None:
        """Leaving the grid leaves the cell."""
        self.commit()
        self.line_changed(self.row + 1)

    # Typing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Escape is ours only while there is something to keep."""
        return action != "cancel" or self.typed is not None or bool(self.complaint)

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        """Digits go into the cell, whatever they may be bound to elsewhere."""
        return character is not None and character in TYPED

    def take_key(self, event: events.Key) -> bool:
        """A digit begins a new value, or goes on with it."""
        if event.character is None or event.character not in TYPED or not self._rows:
            return False
        before = "" if self.complaint or self.typed is None else self.typed
        self.complaint = ""
        self.typed = (before + event.character)[:LONGEST]
        return True

    def commit(self) -> bool:
        """Leave the cell: its new value is said, or complained of and kept for mending."""
        if self.typed is None:
            return True
        wrong = self.check(self.row, self.column, self.typed)
        if wrong is not None:
            self.complaint = wrong
            return False
        text, self.typed, self.complaint = self.typed, None, ""
        self.tell(self.Typed(self.row, self.column, text))
        return True

    def action_log(self) -> None:
        """Say that the set in this row was done."""
        if self._rows and self.commit():
            self.tell(self.Logged(self.row))

    def action_step(self, by: int) -> None:
        """Say that this cell is to go up or down."""
        if self._rows and self.commit():
            self.tell(self.Stepped(self.row, self.column, by))

    def action_delete(self) -> None:
        """Say that this row is to go."""
        self.action_cancel()
        if self._rows:
            self.tell(self.Deleted(self.row))

    def action_erase(self) -> None:
        """Take the last character back; with nothing typed, empty the cell."""
        self.complaint = ""
        if self._rows:
            self.typed = self.typed[:-1] if self.typed else ""

    def action_cancel(self) -> None:
        """Keep the value from before."""
        self.typed, self.complaint = None, ""

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor; leaving a cell commits it."""
        if not self._rows or not self.commit():
            return
        self.row = max(0, min(self.row + rows, len(self._rows) - 1))
        self.column = max(0, min(self.column + columns, len(self._heads) - 1))

    def action_next_field(self) -> None:
        """Walk the fields of the row, round and round."""
        if self.commit():
            self.column = (self.column + 1) % len(self._heads)

    def action_previous_field(self) -> None:
        """Walk the fields of the row backwards."""
        if self.commit():
            self.column = (self.column - 1) % len(self._heads)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the click is."""
        row = self.line_at(event.y) - 1
        if not 0 <= row < len(self._rows) or not self.commit():
            return
        self.row = row
        self.column = _column_at(event.x, _widths(self.size.width, len(self._heads)))


Widths = tuple[int, ...]
"""Cells of the columns: set, last time, and those that can be typed into."""

ROOMY = 58
"""Cells from which on the columns stand apart."""
LEAST_REMARK = 6
"""Cells below which nothing of a remark could be read."""
SIDES = 5
"""Columns of a row with two sides."""


def _widths(width: int, columns: int) -> Widths:
    if width < ROOMY:
        return (5, 0, 8, 7, 8, 7, 6) if columns == SIDES else (5, max(9, width - 33), 9, 7, 6)
    last = min(24, 14 + (width - ROOMY) // 4)
    if columns == SIDES:
        return (6, last if width >= ROOMY + 20 else 0, 10, 8, 10, 8, 7)
    return (6, last, 12, 9, 8)


def _column_at(x: int, widths: Widths) -> int:
    edge = widths[0] + widths[1]
    for column, size in enumerate(widths[2:-1]):
        edge += size
        if x < edge:
            return column
    return len(widths) - 3


def _head(heads: tuple[str, ...], widths: Widths) -> Content:
    parts = [fitted("  SET", widths[0]), fitted(" LAST TIME", widths[1])]
    parts += [fitted(head, size, right=True) for head, size in zip(heads, widths[2:], strict=True)]
    return Content.styled("".join(parts), "$muted")


def _drawn(
    row: GridRow, widths: Widths, width: int, cursor: int | None, typed: str | None
) -> Content:
    parts: list[tuple[str, str] | Content] = [
        (fitted(f"  {row.name}", widths[0]), "$muted" if row.warmup else "bold"),
        (fitted(f" {row.last}", widths[1]), "$muted"),
    ]
    trend = row.trend or (0,) * len(row.cells)
    for column, (text, size) in enumerate(zip(row.cells, widths[2:], strict=True)):
        if column == cursor:
            parts.append(_under_cursor(text, typed, size))
        else:
            parts.append(_cell(text, size, trend[column], todo=not row.is_done))
    parts.append(_marked(row.mark))
    line = Content.assemble(*parts)
    room = width - line.cell_length - 2
    if row.remark and room >= LEAST_REMARK:
        line += Content.styled("  " + fitted(row.remark, room).rstrip(), "$muted")
    if cursor is None:
        return line
    return line.pad_right(max(0, width - line.cell_length)).stylize_before("on $row")


def _cell(text: str, size: int, trend: int, *, todo: bool) -> Content:
    arrow = {1: ("▴", "$done"), -1: ("▾", "$muted")}.get(trend)
    style = "$muted italic" if todo else "bold"
    if arrow is None or not text:
        return Content.styled(fitted(text, size, right=True), style)
    shown = fitted(text, size, right=True).lstrip()
    gap = max(0, size - len(shown) - 1)
    return Content.assemble(" " * gap, arrow, (shown, style))


def _under_cursor(text: str, typed: str | None, size: int) -> Content:
    inside = size - 2
    shown = (
        fitted(text, inside, right=True)
        if typed is None
        else fitted(typed + "▏", inside, right=True)
    )
    return Content.assemble(" ", (f" {shown}", "$on-cell on $cell bold"))


def _marked(mark: Mark) -> Content:
    words = " not saved yet" if mark is Mark.UNSAVED else ""
    return Content.styled(f"  {mark.value}{words}", _MARK_STYLES[mark])


_MARK_STYLES = {
    Mark.TO_DO: "$faint",
    Mark.PROPOSED: "$accent",
    Mark.RUNNING: "bold $accent",
    Mark.DONE: "$done",
    Mark.RECORD: "bold $record",
    Mark.UNSAVED: "bold $error",
}
