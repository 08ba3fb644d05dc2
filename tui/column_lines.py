"""The columns of an unknown table as rows, and what a mapping makes of its first rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from store.preview import sets_in
from store.unmapped import TRIED
from tui import words
from tui.import_lines import workout_line
from tui.text import content, fitted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.exchange.reading import Reading

FIELDS = {
    "date": "date",
    "exercise": "exercise",
    "weight": "weight",
    "unit": "unit (kg, lb)",
    "reps": "reps",
    "sets": "number of sets",
    "kind": "set kind",
    "rpe": "RPE",
    "rir": "RIR",
    "seconds": "duration",
    "distance": "distance",
    "distance_unit": "unit of distance",
    "notes": "note on the set",
    "title": "workout's name",
    "time": "workout's start",
    "workout_notes": "workout's note",
    "superset": "superset",
}
"""What people call the fields, in the order in which a column is asked about them."""
HELD = 18
"""Cells for what a column holds."""
LEAST_NAME, MOST_NAME = 12, 26
SHOWN = 4
"""Rows that can't be used are listed up to here."""


def heads(width: int) -> Content:
    """What stands below."""
    name, cells = _sizes(width)
    return Content.styled(f"{'COLUMN':<{name}}  {'FIRST CELLS':<{cells}}  HOLDS", "$muted")


def column_row(name: str, cells: Sequence[str], field: str, width: int, *, here: bool) -> Content:
    """A column, its first cells, what it holds."""
    wide, room = _sizes(width)
    different = " · ".join(dict.fromkeys(cell[:40] for cell in cells[:20])) or "(empty)"
    held = Content.styled(
        fitted(FIELDS.get(field, "–"), HELD), "bold $accent" if field else "$muted"
    )
    return (
        Content.styled(fitted(name, wide), "bold" if here else "")
        + Content.styled(f"  {fitted(different, room)}  ", "$muted")
        + held
    )


def tried_lines(reading: Reading, width: int) -> list[Content]:
    """How the first rows are read: counts, workouts, and rows that can't be used."""
    workouts, sets = len(reading.workouts), sets_in(reading.workouts)
    unit = f", in {reading.unit}" if reading.unit else ""
    many = f"{words.count(workouts, 'workout')}, {words.count(sets, 'set')}{unit}"
    head = content(f"✓ {many}, of the first rows:", "bold $done")
    lines = [head.truncate(width, ellipsis=True)]
    bad = [content(f"▲ line {row.line}: {row.reason}", "$warning") for row in reading.skipped]
    lines += [each.truncate(width, ellipsis=True) for each in bad[:SHOWN]]
    if len(bad) > SHOWN:
        lines.append(Content.styled(f"and {words.count(len(bad) - SHOWN, 'row')} more", "$warning"))
    lines += [workout_line(each, width) for each in reading.workouts[:TRIED]]
    return lines


def _sizes(width: int) -> tuple[int, int]:
    """Cells for the name and for the cells of a column."""
    name = max(LEAST_NAME, min(MOST_NAME, width // 4))
    return name, max(1, width - HELD - name - 4)
