"""CSV with line numbers: quoted line breaks are kept, a quote that never ends is noticed.

A file that was cut off within a quoted cell loses its last row. Where an open quote has swallowed
more rows than its own, nobody can tell what is missing, and the file is refused.
"""

from __future__ import annotations

import csv
import io
import re
from functools import cached_property
from itertools import accumulate, chain, islice
from typing import TYPE_CHECKING

from store.errors import ImportFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAK = re.compile(r"\r\n|\r|\n")
_END = "\0end"
"""Appended as a last line: it can't be in the text, and an open quote swallows it."""
_LAST = [_END]
_LONGEST_HEADER = 50_000
"""Characters."""
MOST_ROWS = 500_000
"""Thirty years have some 120,000 sets; a row of two letters takes a hundred times its size."""
_OPEN_QUOTE = (
    "a quotation mark in or before line {} never ends: the file is damaged or cut off. "
    "Export it again"
)


def delimiter_of(text: str) -> str:
    """What divides the columns of the first line: the candidate that makes the most of it."""
    line = _first_line(text)
    return max(";,\t", key=lambda candidate: len(_cells(line, candidate)))


def header_of(text: str) -> tuple[str, ...]:
    """The cells of the first line, trimmed; raise nothing."""
    return tuple(cell.strip() for cell in _cells(_first_line(text), delimiter_of(text)))


def first_rows(text: str, most: int = 2) -> list[list[str]]:
    """The first rows that aren't blank, the header among them; fewer where the text is damaged."""
    found = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text)):
            if row:
                found.append(row)
            if len(found) == most:
                break
    except csv.Error:
        pass
    return found


def refuse_endless(rows: int) -> None:
    """Raise ImportFileError for more rows than anybody has trained."""
    if rows >= MOST_ROWS:
        raise ImportFileError(f"it has {MOST_ROWS} rows and more, too much for a training history")


class Table:
    """All rows of a text, the header first, blank ones as empty lists.

    Raises ImportFileError for a row that can't be read and for an open quote.
    """

    def __init__(self, text: str, delimiter: str | None = None) -> None:
        divider = delimiter or delimiter_of(text)
        lines = chain(io.StringIO(text, newline=""), (_END,))
        reader = csv.reader(lines, delimiter=divider)
        self.rows: list[list[str]] = []
        self.cut: int | None = None
        """The place of the last row, if the file ends in the middle of it."""
        try:
            # All at once: a generator between the two would cost as much as the reading.
            self.rows.extend(islice(reader, MOST_ROWS + 1))
        except csv.Error as error:
            raise _unreadable(reader.line_num, error) from error
        refuse_endless(len(self.rows) - 1)
        last = self.rows.pop()
        if last != _LAST:
            self._keep_cut(last, divider)

    def _keep_cut(self, row: list[str], divider: str) -> None:
        """Keep a row that an open quote ends, without the cell that has the quote."""
        width = max(map(len, self.rows), default=0)
        swallowed = row[-1].removesuffix(_END).splitlines()[1:]
        if width < 2 or any(line.count(divider) * 2 >= width - 1 for line in swallowed):
            raise ImportFileError(_OPEN_QUOTE.format(self._starts[-1]))
        self.cut = len(self.rows)
        self.rows.append(row[:-1] or [""])

    def line(self, place: int) -> int:
        """The physical line on which a row begins, from 1; `place` counts from 0."""
        return self._starts[place]

    def body(self) -> Iterator[tuple[int, list[str]]]:
        """The rows under the header that aren't blank, each behind its place."""
        rows = ((place, row) for place, row in enumerate(self.rows) if row)
        next(rows, None)
        return rows

    @cached_property
    def _starts(self) -> list[int]:
        """Of each row, and behind them of what comes next."""
        return list(accumulate(map(_height, self.rows), initial=1))


class Passing:
    """The rows of a text one after the other, let go of as they pass: half the time of a `Table`.

    Raises ImportFileError for a row that can't be read. Where the text ends within a quoted cell,
    `is_cut` says so at the end; what of it can be used only a `Table` knows.
    """

    def __init__(self, text: str) -> None:
        lines = chain(io.StringIO(text, newline=""), (_END,))
        self._reader = csv.reader(lines, delimiter=delimiter_of(text))
        self.is_cut = False

    def __iter__(self) -> Iterator[list[str]]:
        try:
            for row in self._reader:
                if row == _LAST:
                    return
                yield row
        except csv.Error as error:
            raise _unreadable(self._reader.line_num, error) from error
        self.is_cut = True

    def line(self, row: list[str]) -> int:
        """The physical line on which the row that passed last begins, from 1."""
        return self._reader.line_num + 1 - _height(row)


class Kept:
    """The rows of a `Table`, one after the other like those that are `Passing`."""

    def __init__(self, table: Table) -> None:
        self.is_cut = False
        self._table = table
        self._place = 0

    def __iter__(self) -> Iterator[list[str]]:
        for place, row in enumerate(self._table.rows):
            self._place = place
            yield row

    def line(self, _row: list[str]) -> int:
        """The physical line on which the row that passed last begins, from 1."""
        return self._table.line(self._place)


def is_endless(text: str) -> bool:
    """Whether a text may have more rows than anybody has trained: a `Table` knows."""
    return text.count("\n") + text.count("\r") >= MOST_ROWS


def _height(row: list[str]) -> int:
    """Physical lines of a row."""
    return 1 + sum(len(_BREAK.findall(cell)) for cell in row)


def _unreadable(line: int, error: csv.Error) -> ImportFileError:
    return ImportFileError(f"line {line} can't be read: {error}")


def _first_line(text: str) -> str:
    start = text.lstrip()
    found = _BREAK.search(start)
    # Every format asks for it, and no app writes so many columns.
    return start[: min(found.start() if found else len(start), _LONGEST_HEADER)]


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
