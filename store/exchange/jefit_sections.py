"""A backup of JEFIT in its tables: each stands under a line `### NAME ####`, below its own header.

ROUTINES holds many small tables, each with a header of its own; elsewhere there is one.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.exchange.sheet import bare
from store.exchange.table import refuse_endless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.exchange.sheet import Cells

_TITLE = re.compile(r"#{2,}\s*([A-Za-z][A-Za-z _]{0,40}?)\s*#*\s*")
_RULE = re.compile(r"#{3,}\s*")
_KEYS = frozenset({"_id", "row_id", "rowid"})
"""Columns that only a header names."""
_LONGEST_ROW = 100
"""Lines. A note may have some; a quote that is open for longer was never closed."""


@dataclass(slots=True)
class Section:
    """One table: its rows as cells by column, each behind the line on which it stands."""

    header: list[str] = field(default_factory=list)
    rows: list[tuple[int, Cells]] = field(default_factory=list)
    damaged: list[tuple[int, int]] = field(default_factory=list)
    """Lines, and how many cells they have."""

    def take(self, line: int, row: list[str]) -> None:
        """Take a header, or a row under it."""
        names = [bare(cell) for cell in row]
        if not self.header or not _KEYS.isdisjoint(names):
            self.header = names
        elif len(row) == len(self.header):
            self.rows.append((line, dict(zip(self.header, row, strict=True))))
        else:
            self.damaged.append((line, len(row)))


def title_of(line: str) -> str:
    """The name of the section that begins on this line, in lower case; empty for none."""
    found = _TITLE.fullmatch(line)
    return bare(found[1]) if found else ""


def sections_of(text: str) -> dict[str, Section]:
    """Every section by its name, in lower case."""
    found: dict[str, Section] = {}
    section = Section()
    lines = re.split(r"\r\n|\r|\n", text)
    refuse_endless(len(lines))
    for number, record in _records(lines):
        if title := title_of(record):
            section = found.setdefault(title, Section())
        elif record.strip() and not _RULE.fullmatch(record):
            section.take(number, _cells(record))
    return found


def _records(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Lines with their numbers; those that a quoted line break divides are one again."""
    at = 0
    while at < len(lines):
        end = _end(lines, at) if lines[at].count('"') % 2 else at + 1
        yield at + 1, "\n".join(lines[at:end])
        at = end


def _end(lines: list[str], at: int) -> int:
    """Where the row ends whose first line leaves a quote open; the next line if it never closes."""
    for end in range(at + 1, min(at + _LONGEST_ROW, len(lines))):
        if title_of(lines[end]):
            break
        if lines[end].count('"') % 2:
            return end + 1
    return at + 1


def _cells(record: str) -> list[str]:
    try:
        return next(csv.reader(io.StringIO(record, newline="")), [])
    except csv.Error:
        return []
