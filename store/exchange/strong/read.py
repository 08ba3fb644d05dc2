"""Strong's CSV, every generation, as workouts.

A workout is known by its date and name, in the newest exports too: their `Workout #` shifts when
an older workout is deleted, while the same history exported by an older app or on another phone
must be found again. Rows of one workout belong together wherever they stand in the file.

A damaged row is left out and reported with its line; a file without one usable row is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import ImportFileError
from store.exchange.cells import BadCell, weight
from store.exchange.loads import units_of
from store.exchange.reading import Reading
from store.exchange.snapping import snap
from store.exchange.strong.layout import by_names, by_position
from store.exchange.strong.rows import RowReader
from store.exchange.table import Kept, Passing, Table, first_rows, header_of, is_endless
from store.exchange.units import Guess, guessed

if TYPE_CHECKING:
    from store.exchange.dates import Dates
    from store.exchange.reading import Options
    from store.exchange.strong.layout import Layout


def is_strong(text: str) -> bool:
    """Whether the first lines are those of an export of Strong."""
    if by_names(header_of(text)) is not None:
        return True
    return _translated(text) is not None


def read(text: str, options: Options) -> Reading:
    """Every workout in the file; raise ImportFileError when it can't be used at all."""
    layout = by_names(header_of(text)) or _translated(text)
    if layout is None:
        raise ImportFileError("its first line isn't that of an export of Strong")
    reader = _rows_read(text, layout, options.unit or "kg")
    dates = None
    if reader.has_odd_dates:  # as a spreadsheet has written them: read again, by all of them
        dates = _dates(text, layout, options.order)
        reader = _rows_read(text, layout, options.unit or "kg", dates)
    guess = None if _says_unit(layout) or options.unit else _guess(reader)
    if guess is not None and guess.unit == "lb":
        if reader.took_kilometres:  # which were miles, then: rare, and not worth a way of its own
            reader = _rows_read(text, layout, "lb", dates)
        for load in reader.loads():
            load["unit"] = "lb"
    workouts = reader.documents(options.zone)
    if not workouts:
        raise ImportFileError(_unusable(text, layout, reader))
    loads = reader.loads()
    warnings = snap(loads)
    units = units_of(loads)
    if guess and units:
        warnings.insert(0, guess.warning())
    return Reading(
        "strong",
        tuple(workouts),
        tuple(reader.skipped),
        tuple(filter(None, (*warnings, dates.warning if dates else "", *reader.warnings()))),
        unit=units,
        passed_over={what: count for what, count in reader.passed_over.items() if count},
    )


def _dates(text: str, layout: Layout, order: str) -> Dates:
    from store.exchange.dates import Dates

    at = layout.columns["date"]
    body = _table(text, layout).body()
    return Dates((row[at] for _place, row in body if len(row) == layout.width), order)


def _rows_read(text: str, layout: Layout, unit: str, dates: Dates | None = None) -> RowReader:
    """Every row of the file, read; `unit` is for weights that come without one."""
    reader = RowReader(layout, unit, dates)
    if not (_may_be_ours(layout, text) or is_endless(text)):
        rows = Passing(text)
        reader.read(rows)
        if not rows.is_cut:
            return reader
        reader = RowReader(layout, unit, dates)
    reader.read(Kept(_table(text, layout)))
    return reader


def _table(text: str, layout: Layout) -> Table:
    table = Table(text)
    if _may_be_ours(layout, text):
        from store.exchange.strong.guard import unguard

        unguard(table, layout)
    return table


def _may_be_ours(layout: Layout, text: str) -> bool:
    if "unit" not in layout.columns:
        return False
    from store.exchange.strong.guard import may_be_ours

    return may_be_ours(header_of(text), text)


def _says_unit(layout: Layout) -> bool:
    return layout.unit is not None or "unit" in layout.columns


def _guess(reader: RowReader) -> Guess:
    return guessed((name, _plain_weight(cell)) for name, cell in reader.weights())


def _plain_weight(cell: str) -> float:
    try:
        return weight(cell) or 0.0
    except BadCell:
        return 0.0


def _translated(text: str) -> Layout | None:
    rows = first_rows(text)
    return by_position(*rows) if len(rows) == 2 else None


def _unusable(text: str, layout: Layout, reader: RowReader) -> str:
    count = sum(1 for _row in _table(text, layout).body())
    if not count:
        return "it holds the first line of an export of Strong, but no workouts"
    why = "nothing was done in them"
    if reader.skipped:
        why = f"line {reader.skipped[0].line}: {reader.skipped[0].reason}"
    return (
        f"none of its {count} rows can be used ({why}). "
        "It may be damaged or cut off: export it again"
    )
