"""CSV with line numbers: quoted line breaks are kept, a quote that never ends is noticed."""

from __future__ import annotations

import csv
import io
import re
from itertools import chain
from typing import TYPE_CHECKING

from store.errors import ImportFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAK = re.compile(r"\r\n|\r|\n")
_END = "\0end"
"""Appended as a last line: it can't be in the text, and an open quote swallows it."""


def delimiter_of(text: str) -> str:
    """What divides the columns of the first line: the candidate that makes the most of it."""
    line = _first_line(text)
    return max(";,\t", key=lambda candidate: len(_cells(line, candidate)))


def header_of(text: str) -> tuple[str, ...]:
    """The cells of the first line, trimmed; raise nothing."""
    return tuple(cell.strip() for cell in _cells(_first_line(text), delimiter_of(text)))


class Rows:
    """The rows of a text, the header first; blank lines are passed over.

    Iterating raises ImportFileError for a row that can't be read and for an open quote.
    """

    def __init__(self, text: str, delimiter: str) -> None:
        lines = chain(io.StringIO(text, newline=""), (_END,))
        self._reader = csv.reader(lines, delimiter=delimiter)
        self._row: list[str] = []

    @property
    def line(self) -> int:
        """The physical line on which the row that came last begins, from 1."""
        return self._reader.line_num - sum(len(_BREAK.findall(cell)) for cell in self._row)

    def __iter__(self) -> Iterator[list[str]]:
        try:
            for row in self._reader:
                self._row = row
                if row:
                    if row[-1].endswith(_END):
                        break
                    yield row
        except csv.Error as error:
            line = self._reader.line_num
            raise ImportFileError(f"line {line} can't be read: {error}") from error
        if self._row != [_END]:
            raise ImportFileError(
                f"a quotation mark in or before line {self.line} never ends: the file is damaged "
                "or cut off. Export it again"
            )


def _first_line(text: str) -> str:
    start = text.lstrip()
    found = _BREAK.search(start)
    return start[: found.start()] if found else start


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
