"""A list with a cursor; ten thousand rows cost as much as twenty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from tui.widgets.keys import KeysInOrder
from tui.widgets.lines import LineView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.content import Content

    Draw = Callable[[int, int, bool], Content]
    """Row number, width in cells, whether the cursor is on it -> the row."""


class RowList(LineView, KeysInOrder, can_focus=True, inherit_bindings=False):
    """Rows known by a key; posts `Highlighted` and `Chosen` with the key of the row."""

    DEFAULT_CSS = """
    RowList { background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Move", show=False),
        Binding("down,j", "move(1)", "Move", show=False),
        Binding("pageup", "page(-1)", "Move", show=False),
        Binding("pagedown", "page(1)", "Move", show=False),
        Binding("home,g", "jump(0)", "Move", show=False),
        Binding("end,G", "jump(-1)", "Move", show=False),
        Binding("enter", "choose", "Choose", show=False),
    ]

    cursor: reactive[int] = reactive(0, repaint=False)

    @dataclass
    class Highlighted(Message):
        """The cursor is on another row, or on another key in the same row."""

        rows: RowList
        key: str | None

        @property
        def control(self) -> RowList:
            """The list in which it happened."""
            return self.rows

    @dataclass
    class Chosen(Message):
        """Enter or a click on the row under the cursor."""

        rows: RowList
        key: str

        @property
        def control(self) -> RowList:
            """The list in which it happened."""
            return self.rows

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._keys: Sequence[str] = ()
        self._draw: Draw | None = None
        self._told: str | None = None

    @property
    def key(self) -> str | None:
        """The key of the row under the cursor."""
        return self._keys[self.cursor] if self.cursor < len(self._keys) else None

    def show_rows(self, keys: Sequence[str], draw: Draw, *, stay: bool = True) -> None:
        """Show other rows; with `stay` the cursor follows the key that it is on."""
        was = self.key
        self._keys, self._draw = keys, draw
        place = 0
        if stay and was is not None:
            place = _place(keys, was, self.cursor)
        self.set_reactive(RowList.cursor, place)
        self.lines_changed()
        self.show_line(place)
        self._tell()

    def line_count(self) -> int:
        """One line a row."""
        return len(self._keys)

    def draw_line(self, index: int, width: int) -> Content | None:
        """Draw a row; the one under the cursor stands on its own ground."""
        if self._draw is None:
            return None
        here = index == self.cursor
        row = self._draw(index, width, here)
        if not here:
            return row
        ground = "on $row" if self.has_focus else "on $surface"
        return row.pad_right(max(0, width - row.cell_length)).stylize_before(ground)

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, len(self._keys) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Redraw what the cursor left and where it is."""
        self.line_changed(old)
        self.line_changed(new)
        self.show_line(new)
        self._tell()

    def _tell(self) -> None:
        if self.key != self._told:
            self._told = self.key
            self.post_message(self.Highlighted(self, self.key))

    def move_to(self, key: str) -> None:
        """Put the cursor on the row with this key, if there is one."""
        self.cursor = _place(self._keys, key, self.cursor)

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        self.cursor += rows

    def action_page(self, pages: int) -> None:
        """Move the cursor by what fits."""
        self.cursor += pages * max(1, self.size.height - 1)

    def action_jump(self, row: int) -> None:
        """Move the cursor to the first or the last row."""
        self.cursor = row if row >= 0 else len(self._keys) - 1

    def action_choose(self) -> None:
        """Say that the row under the cursor was chosen."""
        if self.key is not None:
            self.post_message(self.Chosen(self, self.key))

    def on_click(self, event: events.Click) -> None:
        """The first click moves the cursor, one on the row under it chooses."""
        index = self.line_at(event.y)
        if index >= len(self._keys):
            return
        if index == self.cursor:
            self.action_choose()
        self.cursor = index

    def on_focus(self) -> None:
        """The cursor is drawn stronger."""
        self.line_changed(self.cursor)

    def on_blur(self) -> None:
        """The cursor is drawn weaker."""
        self.line_changed(self.cursor)


def _place(keys: Sequence[str], key: str, otherwise: int) -> int:
    try:
        return keys.index(key)
    except ValueError:
        return max(0, min(otherwise, len(keys) - 1))
