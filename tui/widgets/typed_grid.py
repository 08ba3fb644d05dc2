"""What grids share that are typed over in place: a cursor, a cell in the making, a complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive

from tui.text import fitted
from tui.widgets.keys import KeysInOrder
from tui.widgets.lines import LineView

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.message import Message

TYPED = frozenset("0123456789.,")


class TypedGrid(LineView, KeysInOrder, can_focus=True, inherit_bindings=False):
    """A head, rows, and a line for what is wrong; leaving a cell takes over what was typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus,equals_sign", "step(1)", "One step up", show=False, id="grid.more"),
        Binding("minus", "step(-1)", "One step down", show=False, id="grid.less"),
        Binding("left", "move(0,-1)", "Move", show=False),
        Binding("right", "move(0,1)", "Move", show=False),
        Binding("up", "move(-1,0)", "Move", show=False),
        Binding("down", "move(1,0)", "Move", show=False),
        Binding("home", "move(-99,0)", "Move", show=False),
        Binding("end", "move(99,0)", "Move", show=False),
        Binding("backspace", "erase", "Empty the field", show=False),
        Binding("escape", "cancel", "Keep the old value", show=False),
    ]
    LONGEST: ClassVar[int] = 12
    """Characters that fit into a cell."""

    row: reactive[int] = reactive(0, repaint=False)
    column: reactive[int] = reactive(0, repaint=False)
    typed: reactive[str | None] = reactive(None, repaint=False)
    """What has been typed into the cell under the cursor, until it is left."""
    complaint: reactive[str] = reactive("", repaint=False)
    """What is wrong with it; stands below its row."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.tell: Callable[[Message], None] = lambda _message: None
        """Called at once with what was done, before another key is looked at."""

    # What a grid is made of

    def row_count(self) -> int:
        """How many rows there are below the head."""
        raise NotImplementedError

    def column_count(self) -> int:
        """How many cells of a row can be typed into."""
        raise NotImplementedError

    def draw_head(self, width: int) -> Content:
        """The names of the columns."""
        raise NotImplementedError

    def draw_row(self, row: int, width: int, cursor: int | None) -> Content:
        """A row; `cursor` is the column under the cursor, if that is in this row."""
        raise NotImplementedError

    def take_over(self, text: str) -> str | None:
        """Take over what was typed into the cell under the cursor; say what is wrong with it."""
        raise NotImplementedError

    def cell_at(self, x: int) -> int:
        """The column that is drawn at a cell of the line."""
        raise NotImplementedError

    # Drawing

    def get_content_height(self, container: object, viewport: object, width: int) -> int:  # noqa: ARG002
        """Head, rows, and a line for a complaint."""
        return self.line_count()

    def line_count(self) -> int:
        """Head, rows, and a line for a complaint or none."""
        return self.row_count() + 2

    def head_lines(self) -> int:
        """The names of the columns stay."""
        return 1

    def draw_line(self, index: int, width: int) -> Content | None:
        """Draw the head, a row, or the complaint below the row that it is about."""
        if index == 0:
            return self.draw_head(width)
        if self.complaint and index == self.row + 2:
            return Content.styled(f"  ▲ {fitted(self.complaint, width - 5)}", "$error")
        row = index - 1
        if row >= self.row_count():
            return None
        return self.draw_row(
            row, width, self.column if row == self.row and self.has_focus else None
        )

    def _cursor_changed(self) -> None:
        self.line_changed(self.row + 1)

    def watch_row(self, old: int, new: int) -> None:
        """Redraw the row that the cursor left and the one where it is."""
        self.line_changed(old + 1)
        self.line_changed(new + 1)
        self.show_line(new + 1)

    def watch_column(self) -> None:
        """Redraw the row with the cursor."""
        self._cursor_changed()

    def watch_typed(self) -> None:
        """Redraw the row with the cursor."""
        self._cursor_changed()

    def watch_complaint(self) -> None:
        """Redraw the row that the complaint covers."""
        self.show_line(self.row + (2 if self.complaint else 1))
        self.refresh()

    def on_focus(self) -> None:
        """Show the cursor."""
        self._cursor_changed()

    def on_blur(self) -> None:
        """Leaving the grid leaves the cell."""
        self.commit()
        self._cursor_changed()

    # Typing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Escape is ours only while there is something to keep."""
        return action != "cancel" or self.typed is not None or bool(self.complaint)

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        """Digits go into the cell, whatever they may be bound to elsewhere."""
        return character is not None and character in TYPED

    def take_key(self, event: events.Key) -> bool:
        """A digit begins a new value, or goes on with it."""
        if event.character is None or event.character not in TYPED:
            self._leave_for(event.key)
            return False
        if self.row_count():
            before = "" if self.complaint or self.typed is None else self.typed
            self.complaint = ""
            self.typed = (before + event.character)[: self.LONGEST]
        return True

    def _leave_for(self, key: str) -> None:
        """Before another mode, or the end: what was typed is not to be lost."""
        if self.typed is not None:
            active = self.screen.active_bindings.get(key)
            if active is not None and active.node is self.app:
                self.commit()

    def commit(self) -> bool:
        """Leave the cell: its new value is taken over, or complained of and kept for mending."""
        if self.typed is None:
            return True
        wrong = self.take_over(self.typed)
        if wrong:
            self.complaint = wrong
            return False
        self.typed, self.complaint = None, ""
        return True

    def action_erase(self) -> None:
        """Take the last character back; with nothing typed, empty the cell."""
        self.complaint = ""
        if self.row_count():
            self.typed = self.typed[:-1] if self.typed else ""

    def action_cancel(self) -> None:
        """Keep the value from before."""
        self.typed, self.complaint = None, ""

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor; leaving a cell commits it."""
        if self.row_count() and self.commit():
            self.put(self.row + rows, self.column + columns)

    def put(self, row: int, column: int) -> None:
        """Put the cursor on the nearest cell that there is."""
        self.complaint = ""
        self.row = max(0, min(row, self.row_count() - 1))
        self.column = max(0, min(column, self.column_count() - 1))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the click is."""
        row = self.line_at(event.y) - 1
        if 0 <= row < self.row_count() and self.commit():
            self.put(row, self.cell_at(event.x))
