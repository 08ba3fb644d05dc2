"""Texts that a spreadsheet would run as a formula, made harmless and taken back.

An apostrophe in front makes spreadsheets show the text itself. It also goes before what begins
with apostrophes and would run without them, so that it can be taken away for certain.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"['\s\x00-\x20\x7f-\xa0\u200b-\u200f\u2060\ufeff]*[=+\-@|%＝＋－＠]")
_BREAK = re.compile(r"'*[\t\r\n]")


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet runs."""
    return f"'{text}" if begins_like_one(text) else text


def unguarded(cell: str) -> str:
    """The text of a cell that `guarded` made."""
    return cell[1:] if cell.startswith("'") and begins_like_one(cell) else cell


def begins_like_one(text: str) -> bool:
    """Whether the text would run, or would but for the apostrophes before it."""
    return _FORMULA.match(text) is not None or _BREAK.match(text) is not None
