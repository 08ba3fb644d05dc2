"""Which column of a table holds which field: as a person says it, or as it is usually called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import ImportFileError
from store.exchange.cells import shown
from store.exchange.columns import TARGETS, WORK, listed, missing, usable, usual
from store.exchange.sheet import bare
from store.exchange.table import first_rows

if TYPE_CHECKING:
    from collections.abc import Mapping


def fields_of(text: str, columns: Mapping[str, str]) -> dict[str, str]:
    """The column of each field: as a person says it, the rest as usual where that isn't enough.

    Raises ImportFileError where that makes no sense, or something is missing.
    """
    header = _header(text)
    _refuse_unknown(header, columns)
    _refuse_twice(columns)
    known, by_name = usable(header), usual(header)
    fields = {field: known[bare(name)] for field, name in columns.items()} or by_name
    if missing(fields):
        fields |= {
            field: name
            for field, name in by_name.items()
            if field not in fields and name not in fields.values()
        }
    if lacking := missing(fields):
        what = "reps, seconds or distance" if lacking[0] == WORK[0] else lacking[0]
        raise ImportFileError(
            f"nothing says which column is the {what}: add --columns {lacking[0]}=NAME; "
            f"{_its(header)}"
        )
    return fields


def _header(text: str) -> tuple[str, ...]:
    """The names of the columns, also of those with a line break in their name."""
    return tuple(cell.strip() for row in first_rows(text, 1) for cell in row)


def left_out(text: str, fields: Mapping[str, str]) -> str:
    """A sentence on the columns that hold none of the fields; empty where there are none."""
    used = {bare(name) for name in fields.values()}
    names = [name for name in _header(text) if name and bare(name) not in used]
    if not names:
        return ""
    what = "column is" if len(names) == 1 else "columns are"
    return f"{len(names)} {what} not read: {listed(names)}"


def _refuse_unknown(header: tuple[str, ...], columns: Mapping[str, str]) -> None:
    """Raise ImportFileError for a field or a column that there isn't."""
    for field, name in columns.items():
        if field not in TARGETS:
            raise ImportFileError(
                f"{shown(field)} is nothing that a column can hold: say {', '.join(TARGETS)}"
            )
        if bare(name) not in usable(header):
            raise ImportFileError(f"it has no column {shown(name)}; {_its(header)}")


def _refuse_twice(columns: Mapping[str, str]) -> None:
    """Raise ImportFileError for a column that is to hold two things."""
    held: dict[str, str] = {}
    for field, name in columns.items():
        other = held.setdefault(bare(name), field)
        if other != field:
            raise ImportFileError(
                f"its column {shown(name)} can't be both the {other} and the {field}: say which"
            )


def _its(header: tuple[str, ...]) -> str:
    return f"its columns are {listed(header)}" if any(header) else "it has no columns"
