"""Our own export in Hevy's shape, told from Hevy's: apostrophes before formulas come off.

Hevy puts its header in quotes; where somebody's script has taken those away, it has guarded
nothing, so that one text which begins like a formula says that apostrophes are the lifter's own.

The last name of our header is never in quotes, which no reader of CSV minds, and our texts always
are, which no spreadsheet or script leaves as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange import formulas
from store.exchange.hevy.write import BEFORE, BEHIND

if TYPE_CHECKING:
    from store.exchange.sheet import Sheet

_TEXTS = ("title", "description", "exercise_title", "exercise_notes")


def is_ours(text: str) -> bool:
    """Whether a text is as we have written it, with apostrophes or without."""
    header, _, rows = text.lstrip().partition("\n")
    return header.rstrip().endswith(f",{BEHIND[-1]}") and rows.startswith('"')


def unguard(sheet: Sheet, text: str) -> None:
    """Take the apostrophes off the cells of a table, if it is one that we have guarded."""
    if tuple(sheet.header[: len(BEFORE)]) != BEFORE or text.lstrip().startswith('"'):
        return
    rows = [row for _place, row in sheet.table.body() if len(row) >= sheet.width]
    formulas.unguard(rows, [sheet.fields[name] for name in _TEXTS])
