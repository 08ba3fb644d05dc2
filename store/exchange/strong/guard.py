"""Our own export in Strong's shape, told from Strong's: apostrophes before formulas come off.

It has the header of Strong's Android app, so it tells itself by what is in it: Strong guards
nothing, so that one text which begins like a formula says that apostrophes are the lifter's own.
Where it was written without any, the header is in quotes, which no reader of CSV minds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange import formulas
from store.exchange.strong.write import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.exchange.strong.layout import Layout
    from store.exchange.table import Table

_TEXTS = ("title", "exercise", "note", "workout_note")


def may_be_ours(header: Sequence[str], text: str) -> bool:
    """Whether a text with this first line may be one that we have guarded."""
    return tuple(header) == COLUMNS and not text.lstrip().startswith('"')


def unguard(table: Table, layout: Layout) -> None:
    """Take the apostrophes off the rows of a table that may be ours, if it is."""
    rows = [row for row in table.rows if len(row) == layout.width]
    formulas.unguard(rows, [layout.columns[name] for name in _TEXTS])
