"""A table whose columns are known by name, whatever their order; one row a set."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from store.exchange.table import Table, header_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from store.exchange.log import Log

Cells = dict[str, str]
"""The cells of a row by the name of their field; fields without a column are missing."""

_UNIT = re.compile(r"\s*\(\s*([^()]*?)\s*\)\s*$")


def bare(name: str) -> str:
    """A column's name as it is compared: case and space don't count."""
    return " ".join(name.strip("\ufeff").casefold().split())


def has_columns(text: str, *names: str) -> bool:
    """Whether the first line has all of these columns."""
    return set(names) <= {bare(cell) for cell in header_of(text)}


def with_unit(name: str) -> tuple[str, str]:
    """A column's name and the unit in brackets behind it: `weight`, `kg`; empty for none."""
    found = _UNIT.search(name)
    return (bare(name[: found.start()]), bare(found[1])) if found else (bare(name), "")


class Sheet:
    """The rows of a text as cells by field; `names` says which column is which field."""

    def __init__(self, text: str, names: Mapping[str, str], delimiter: str | None = None) -> None:
        self.table = Table(text, delimiter)
        header = next((row for row in self.table.rows if row), [])
        self.width = len(header)
        self.header = [bare(cell) for cell in header]
        self.fields: dict[str, int] = {}
        for place, name in enumerate(self.header):
            if name in names:
                self.fields.setdefault(names[name], place)

    def rows(self, log: Log) -> Iterator[tuple[int, Cells]]:
        """Every row with its place; those of another width are skipped in the log."""
        for place, row in log.rows(self.table):
            if len(row) < self.width or any(map(str.strip, row[self.width :])):
                log.skip(place, f"{len(row)} columns instead of {self.width}: damaged or cut off")
            else:
                yield place, {field: row[at] for field, at in self.fields.items()}

    def column(self, *fields: str) -> Iterable[str]:
        """The cells of some fields, row by row, as far as there are any."""
        places = [self.fields[field] for field in fields if field in self.fields]
        for _place, row in self.table.body():
            for at in places:
                if at < len(row):
                    yield row[at]
