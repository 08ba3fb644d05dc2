"""The exercises of a routine as a grid that is typed over in place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from tui.text import fitted
from tui.widgets.keys import KeysInOrder
from tui.widgets.lines import LineView
from tui.widgets.routine_keys import handed_on
from tui.widgets.routine_lines import COLUMNS, column_at, head, item_line, widths_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events

    from tui.widgets.routine_lines import ItemRow

TYPED = frozenset("0123456789.,")
LONGEST = 6
EMPTY = "  No exercise yet: a adds one."


class RoutineGrid(LineView, KeysInOrder, can_focus=True, inherit_bindings=False):
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
        Binding("plus,equals_sign", "step(1)", "One step up", show=False),
        Binding("minus", "step(-1)", "One step down", show=False),
        Binding("enter,tab", "walk(1)", "Walk the fields", show=False),
        Binding("shift+tab", "walk(-1)", "Walk the fields", show=False),
        Binding("left", "move(0,-1)", "Move", show=False),
        Binding("right", "move(0,1)", "Move", show=False),
        Binding("up,k", "move(-1,0)", "Move", show=False),
        Binding("down,j", "move(1,0)", "Move", show=False),
        Binding("home", "move(-99,0)", "Move", show=False),
        Binding("end", "move(99,0)", "Move", show=False),
        Binding("backspace", "erase", "Empty the field", show=False),
        Binding("escape", "cancel", "Keep the old value", show=False),
    ]

    row: reactive[int] = reactive(0, repaint=False)
    column: reactive[int] = reactive(0, repaint=False)
    typed: reactive[str | None] = reactive(None, repaint=False)
    """What has been typed into the cell under the cursor, until it is left."""
    complaint: reactive[str] = reactive("", repaint=False)

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
        self.tell: Callable[[Message], None] = lambda _message: None
        """Called at once with what was pressed, before another key is looked at."""
        self.enter: Callable[[int, int, str], str | None] = lambda _row, _column, _text: None
        """Takes over row, column and what was typed there; says what is wrong with it."""
        self.stepped: Callable[[int, int, int], str | None] = lambda _row, _column, _by: None
        """Takes over row, column and how many steps; says why not."""
        self._rows: tuple[ItemRow, ...] = ()

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
        self.row = max(0, min(row, len(self._rows) - 1))
        self.column = column

    # Drawing

    def get_content_height(self, container: object, viewport: object, width: int) -> int:  # noqa: ARG002
        """Head, rows, and a line for a complaint."""
        return self.line_count()

    def line_count(self) -> int:
        """Head, rows, and a line for a complaint."""
        return len(self._rows) + 2

    def head_lines(self) -> int:
        """The names of the columns stay."""
        return 1

    def draw_line(self, index: int, width: int) -> Content | None:
        """Draw the head, a row, or the complaint below the row that it is about."""
        widths = widths_in(width)
        if index == 0:
            return head(widths)
        if self.complaint and index == self.row + 2:
            return Content.styled(f"  ▲ {fitted(self.complaint, width - 5)}", "$error")
        if index > len(self._rows):
            return Content.styled(EMPTY, "$muted") if not self._rows else None
        row = index - 1
        cursor = self.column if row == self.row and self.has_focus else None
        return item_line(self._rows[row], widths, width, cursor, self.typed)

    def watch_row(self, old: int, new: int) -> None:
        """Redraw the row that the cursor left and the one where it is."""
        self.line_changed(old + 1)
        self.line_changed(new + 1)
        self.show_line(new + 1)

    def watch_column(self) -> None:
        """Redraw the row with the cursor."""
        self.line_changed(self.row + 1)

    def watch_typed(self) -> None:
        """Redraw the row with the cursor."""
        self.line_changed(self.row + 1)

    def watch_complaint(self) -> None:
        """Redraw the row that the complaint covers."""
        self.show_line(self.row + (2 if self.complaint else 1))
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
        if handed_on(self, event):
            return True
        if event.character is None or event.character not in TYPED:
            self._leave_for(event.key)
            return False
        if self._rows:
            self.complaint = ""
            self.typed = ((self.typed or "") + event.character)[:LONGEST]
        return True

    def _leave_for(self, key: str) -> None:
        """Before another mode, or the end: what was typed is not to be lost."""
        active = self.screen.active_bindings.get(key)
        if active is not None and active.node is self.app:
            self.commit()

    def commit(self) -> bool:
        """Leave the cell: its new value is taken over, or complained of and kept for mending."""
        if self.typed is None:
            return True
        self.complaint = self.enter(self.row, self.column, self.typed) or ""
        if self.complaint:
            return False
        self.typed = None
        return True

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

    def action_erase(self) -> None:
        """Take the last character back; with nothing typed, empty the cell."""
        self.complaint = ""
        if self._rows:
            self.typed = self.typed[:-1] if self.typed else ""

    def action_cancel(self) -> None:
        """Keep the value from before."""
        self.typed, self.complaint = None, ""

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor; leaving a cell commits it, left of the first one is the list."""
        if not self.commit():
            return
        self.complaint = ""
        if columns < 0 and self.column == 0:
            self.tell(self.Left())
            return
        self.row = max(0, min(self.row + rows, len(self._rows) - 1))
        self.column = max(0, min(self.column + columns, COLUMNS - 1))

    def action_walk(self, by: int) -> None:
        """Walk the fields row by row, round and round."""
        if self._rows and self.commit():
            self.complaint = ""
            place = (self.row * COLUMNS + self.column + by) % (len(self._rows) * COLUMNS)
            self.row, self.column = divmod(place, COLUMNS)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the click is."""
        row = self.line_at(event.y) - 1
        if 0 <= row < len(self._rows) and self.commit():
            self.complaint = ""
            self.row = row
            self.column = column_at(event.x, widths_in(self.scrollable_content_region.width))
