"""Sets as they are counted and shown: one by one, or a left and a right one side by side.

A left and a right set that follow each other are one set of volume, and stay two for comparison.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from store.units import convert

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from store.models import LoggedSet, Side

    Document = Mapping[str, Any]

Item = TypeVar("Item")

Row: TypeAlias = "tuple[LoggedSet, ...]"
"""One set, or a left and a right one in this order or the other."""

_OPPOSITE = {"left": "right", "right": "left"}


def rows_of(sets: Sequence[LoggedSet]) -> list[Row]:
    """The sets in rows: opposite sides that follow each other share one, if of the same kind."""
    return _paired(sets, lambda each: (each.side.value, each.kind.value == "warmup"))


def document_rows(documents: Sequence[Document]) -> list[tuple[Document, ...]]:
    """The same for sets as they stand in the file, where making models of them takes too long."""
    return _paired(documents, lambda each: (each.get("side", "both"), each.get("kind") == "warmup"))


def count_rows(documents: Sequence[Document]) -> int:
    """How many sets of volume the documents of sets are; all of one kind."""
    return len(document_rows(documents))


def _paired(
    items: Sequence[Item], sort: Callable[[Item], tuple[str, bool]]
) -> list[tuple[Item, ...]]:
    rows: list[tuple[Item, ...]] = []
    for item in items:
        side, warmup = sort(item)
        if rows and len(rows[-1]) == 1:
            before, was_warmup = sort(rows[-1][0])
            if _OPPOSITE.get(side) == before and warmup == was_warmup:
                rows[-1] = (rows[-1][0], item)
                continue
        rows.append((item,))
    return rows


def start_of(rows: Sequence[Row], number: int) -> int:
    """The position, among all sets, of the first set of a row."""
    return sum(len(row) for row in rows[:number])


def is_warmup(row: Row) -> bool:
    """Whether the row is a warm-up."""
    return row[0].kind.value == "warmup"


def split(row: Row) -> Row:
    """The row as a left and a right set."""
    if len(row) == 2:
        return row
    from store.models import Side

    return (_on(row[0], Side.LEFT), _on(row[0], Side.RIGHT))


def joined(row: Row) -> Row:
    """The row as one set of both sides; what the first side says stands for both."""
    from store.models import Side

    return (_on(row[0], Side.BOTH),)


def _on(each: LoggedSet, side: Side) -> LoggedSet:
    return each.model_copy(update={"side": side})


def side_difference(row: Row) -> float | None:
    """How far the weaker side stays behind, in percent of the stronger; none without two sides.

    By reps (or time, or way) where the loads are the same, else by load.
    """
    pair = _compared(row)
    if pair is None or not max(pair):
        return None
    return (max(pair) - min(pair)) / max(pair) * 100


def weaker_side(row: Row) -> Side | None:
    """The side that stays behind; none when both are alike."""
    pair = _compared(row)
    if pair is None or pair[0] == pair[1]:
        return None
    return row[0].side if pair[0] < pair[1] else row[1].side


def _compared(row: Row) -> tuple[float, float] | None:
    """What of the two sides can be compared, in the order of the row."""
    if len(row) != 2:
        return None
    loads = [_load(each) for each in row]
    one, other = [_amount(each) for each in row] if loads[0] == loads[1] else loads
    return None if one is None or other is None else (one, other)


def _amount(each: LoggedSet) -> float | None:
    return next((x for x in (each.reps, each.seconds, each.metres) if x is not None), None)


def _load(each: LoggedSet) -> float | None:
    """In kilograms, so that sides logged in different units compare."""
    if each.load is None or each.load.value is None or each.load.unit is None:
        return None
    return convert(each.load.value, each.load.unit, "kg")
