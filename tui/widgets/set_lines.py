"""How the grid of sets is drawn: its rows, and a line for each of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from textual.content import Content

from tui.text import fitted


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


Widths = tuple[int, ...]
"""Cells of the columns: set, last time, and those that can be typed into."""

ROOMY = 58
"""Cells from which on the columns stand apart."""
LEAST_REMARK = 6
"""Cells below which nothing of a remark could be read."""
APART = " · "
"""Between the parts of a remark."""
SIDES = 5
"""Columns of a row with two sides."""


def widths_in(width: int, columns: int) -> Widths:
    """How the cells of a line are shared out."""
    if width < ROOMY:
        return (5, 0, 8, 7, 8, 7, 6) if columns == SIDES else (5, max(9, width - 33), 9, 7, 6)
    last = min(24, 14 + (width - ROOMY) // 4)
    if columns == SIDES:
        return (6, last if width >= ROOMY + 20 else 0, 10, 8, 10, 8, 7)
    return (6, last, 12, 9, 8)


def column_at(x: int, widths: Widths) -> int:
    """Which column a click is on."""
    edge = widths[0] + widths[1]
    for column, size in enumerate(widths[2:-1]):
        edge += size
        if x < edge:
            return column
    return len(widths) - 3


def head_line(heads: tuple[str, ...], widths: Widths) -> Content:
    """The names of the columns."""
    parts = [fitted("  SET", widths[0]), fitted(" LAST TIME", widths[1])]
    parts += [fitted(head, size, right=True) for head, size in zip(heads, widths[2:], strict=True)]
    return Content.styled("".join(parts), "$muted")


def row_line(
    row: GridRow, widths: Widths, width: int, cursor: int | None, typed: str | None
) -> Content:
    """A row, with the cell under the cursor, if one is, as it is being typed."""
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
        line += Content.styled("  " + fitted(_in_room(row.remark, room), room).rstrip(), "$muted")
    if cursor is None:
        return line
    return line.pad_right(max(0, width - line.cell_length)).stylize_before("on $row")


def has_room_for(remark: str, width: int, columns: int) -> bool:
    """Whether the whole remark stands behind a row."""
    return len(remark) <= width - sum(widths_in(width, columns)) - len(f"  {Mark.DONE.value}  ")


def _in_room(remark: str, room: int) -> str:
    """The remark without its second part where so little of that could be read."""
    first, _, rest = remark.partition(APART)
    left = room - len(first) - len(APART)
    return first if rest and room - len(first) >= 0 and left < LEAST_REMARK else remark


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
