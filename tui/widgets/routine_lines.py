"""The lines of the grid of a routine: its head, and one for each exercise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from tui.text import fitted
from tui.widgets.routine_fields import Field

if TYPE_CHECKING:
    from tui.widgets.routine_fields import Cell

COLUMNS = len(Field)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An exercise as it is drawn."""

    exercise_id: str
    name: str
    joint: str
    hue: str
    cells: tuple[Cell, ...]
    remark: str = ""
    """What stands behind the row where there is room."""


Widths = tuple[int, ...]
"""Cells of the name, and of the columns that can be typed into."""

NARROW = (5, 5, 5, 5, 6, 4)
WIDE = (7, 7, 7, 9, 8, 11)
ROOMY = 76
"""Cells from which on the columns stand apart."""
REMARK_FROM = 12
NAME = 46
"""Cells that no name needs more than; what is left is for remarks."""


def widths_in(width: int) -> Widths:
    """How the cells of a line are shared out."""
    columns = WIDE if width >= ROOMY else NARROW
    return (max(8, min(NAME, width - sum(columns))), *columns)


def column_at(x: int, widths: Widths) -> int:
    """Which field a click is on."""
    edge = widths[0]
    for column, size in enumerate(widths[1:-1]):
        edge += size
        if x < edge:
            return column
    return COLUMNS - 1


def head(widths: Widths, effort: str = "rpe") -> Content:
    """The names of the columns; `effort`: `rpe`, of which a cap is kept, or `rir`."""
    wide = widths[1:] == WIDE
    cap = "RIR MIN" if effort == "rir" else "RPE CAP"
    heads = ("SETS", "LOW", "HIGH", *((cap, "REST s", "SUPERSET") if wide else ()))
    heads = heads if wide else (*heads, effort.upper(), "REST", "SS")
    parts = [fitted(head, size, right=True) for head, size in zip(heads, widths[1:], strict=True)]
    return Content.styled("".join((fitted("  EXERCISE", widths[0]), *parts)), "$muted")


def item_line(
    row: ItemRow, widths: Widths, width: int, cursor: int | None, typed: str | None
) -> Content:
    """An exercise, with the cell under the cursor, if one is, as it is being typed."""
    parts: list[tuple[str, str] | Content] = [
        (row.joint, "$accent"),
        ("▌", row.hue),
        (fitted(row.name, widths[0] - 2), "bold" if cursor is not None else ""),
    ]
    for column, (cell, size) in enumerate(zip(row.cells, widths[1:], strict=True)):
        if column == cursor:
            parts.append(_under_cursor(cell.text, typed, size))
        else:
            style = "$muted italic" if cell.usual else "bold"
            parts.append((fitted(cell.text, size, right=True), style))
    line = Content.assemble(*parts)
    room = width - line.cell_length - 3
    if row.remark and room >= REMARK_FROM:
        line += Content.styled("   " + fitted(row.remark, room).rstrip(), "$muted")
    if cursor is None:
        return line
    return line.pad_right(max(0, width - line.cell_length)).stylize_before("on $row")


def _under_cursor(text: str, typed: str | None, size: int) -> Content:
    shown = text if typed is None else f"{typed}▏"
    return Content.assemble(" ", (fitted(shown, size - 1, right=True), "$on-cell on $cell bold"))
