"""What is said about a line that can't be read: where, and what was expected there."""

from __future__ import annotations

import unicodedata
from typing import Final

from store.errors import UsageError

BEFORE: Final = 48
BEHIND: Final = 24
"""Characters of a long line that are shown around the place."""


class GrammarError(UsageError):
    """A line that can't be read; `str(error)` has three lines, the third with a caret.

    `before` stands at the beginning of the sentence, such as which line it was.
    """

    def __init__(self, line: str, position: int, expected: str, before: str = "") -> None:
        shown, column = _excerpt(line, position)
        found = _word_at(line, position)
        where = f'at "{found}"' if found else "at the end"
        super().__init__(f"{before}Expected {expected} {where}.\n  {shown}\n  {' ' * column}^")
        self.line = line
        self.position = position
        """Characters in front of what could not be read."""
        self.expected = expected


def _word_at(line: str, position: int) -> str:
    words = line[position : position + 100].split(maxsplit=1)
    word = visible(words[0]) if words else ""
    return word if len(word) <= 20 else word[:19] + "…"


def _excerpt(line: str, position: int) -> tuple[str, int]:
    """The line around a position, and the columns in front of it."""
    start = max(0, position - BEFORE)
    before = visible(line[start:position])
    after = visible(line[position : position + BEHIND]).rstrip()
    head = "…" if start else ""
    tail = "…" if len(line) > position + BEHIND else ""
    return f"{head}{before}{after}{tail}", _columns(head + before)


def visible(text: str) -> str:
    """Each character as one that does nothing but show, so that a caret points at the right one."""
    return "".join(
        c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text
    )


def _columns(text: str) -> int:
    """Cells that the text fills in a terminal."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
