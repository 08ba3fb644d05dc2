"""Our own export in Hevy's shape, told from Hevy's: apostrophes before formulas come off.

Hevy puts its header in quotes; where somebody's script has taken those away, it has guarded
nothing, so that one text which begins like a formula says that apostrophes are the lifter's own.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from store.exchange.formulas import begins_like_one, unguarded
from store.exchange.hevy.write import BEFORE

if TYPE_CHECKING:
    from store.exchange.sheet import Sheet

_TEXTS = ("title", "description", "exercise_title", "exercise_notes")


def unguard(sheet: Sheet, text: str) -> None:
    """Take the apostrophes off the cells of a table, if it is one that we have guarded."""
    if tuple(sheet.header[: len(BEFORE)]) != BEFORE or text.lstrip().startswith('"'):
        return
    odd = [each for each in {*sheet.column(*_TEXTS)} if begins_like_one(each)]
    if not odd or not all(each.startswith("'") for each in odd):
        return
    plain = lru_cache(maxsize=4096)(unguarded)
    places = [sheet.fields[name] for name in _TEXTS]
    for _place, row in sheet.table.body():
        for at in places:
            if at < len(row):
                row[at] = plain(row[at])
