"""Texts that a spreadsheet would run as a formula, made harmless and taken back.

An apostrophe in front makes spreadsheets show the text itself. It also goes before what begins
with apostrophes and would run without them, so that it can be taken away for certain.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FORMULA = re.compile(r"['\s\x00-\x20\x7f-\xa0\u200b-\u200f\u2060\ufeff]*[=+\-@|%＝＋－＠]")
_BREAK = re.compile(r"'*[\t\r\n]")


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet runs."""
    return f"'{text}" if begins_like_one(text) else text


def unguarded(cell: str) -> str:
    """The text of a cell that `guarded` made."""
    return cell[1:] if cell.startswith("'") and begins_like_one(cell) else cell


def unguard(rows: Sequence[list[str]], places: Sequence[int]) -> None:
    """Take the apostrophes off the texts at some places of rows, if all were `guarded`.

    One text that begins like a formula says that they weren't, and the apostrophes are the lifter's
    own. Every row must reach to all of the places.
    """
    texts = {row[at] for row in rows for at in places}
    odd = [each for each in texts if begins_like_one(each)]
    if not odd or not all(each.startswith("'") for each in odd):
        return
    plain = lru_cache(maxsize=4096)(unguarded)
    for row in rows:
        for at in places:
            row[at] = plain(row[at])


def begins_like_one(text: str) -> bool:
    """Whether the text would run, or would but for the apostrophes before it."""
    return _FORMULA.match(text) is not None or _BREAK.match(text) is not None
