"""Strong's CSV, every generation, as workouts.

A workout is known by its date and name, in the newest exports too: their `Workout #` shifts when
an older workout is deleted, while the same history exported by an older app or on another phone
must be found again. Rows of one workout belong together wherever they stand in the file.

A damaged row is left out and reported with its line; a file without one usable row is refused.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from store.errors import ImportFileError
from store.exchange.cells import BadCell, weight
from store.exchange.loads import units_of
from store.exchange.reading import Reading
from store.exchange.snapping import snap
from store.exchange.strong.guard import unguard
from store.exchange.strong.layout import by_names, by_position
from store.exchange.strong.rows import RowReader
from store.exchange.table import Table, first_rows, header_of
from store.exchange.units import Guess, guessed

if TYPE_CHECKING:
    from store.exchange.reading import Options
    from store.exchange.strong.layout import Layout


REST_TIMERS = "rest timers, kept as the rest of their exercises"


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
    table = Table(text)
    unguard(table, layout, text)
    guess = None if _says_unit(layout) or options.unit else _guess(table, layout)
    reader = RowReader(layout, options.unit or (guess.unit if guess else "kg"))
    reader.read(table)
    workouts = reader.documents(options.zone)
    if not workouts:
        raise ImportFileError(_unusable(reader))
    loads = reader.loads()
    warnings = snap(loads)
    units = units_of(loads)
    if guess and units:
        warnings.insert(0, guess.warning())
    return Reading(
        "strong",
        tuple(workouts),
        tuple(reader.skipped),
        (*warnings, *reader.warnings()),
        unit=units,
        passed_over={REST_TIMERS: reader.rest_timers} if reader.rest_timers else {},
    )


def _says_unit(layout: Layout) -> bool:
    return layout.unit is not None or "unit" in layout.columns


def _guess(table: Table, layout: Layout) -> Guess:
    picked = itemgetter(layout.columns["exercise"], layout.columns["weight"])
    told = set(map(picked, [row for row in table.rows if len(row) == layout.width]))
    return guessed((name, _plain_weight(cell)) for name, cell in told)


def _plain_weight(cell: str) -> float:
    try:
        return weight(cell) or 0.0
    except BadCell:
        return 0.0


def _translated(text: str) -> Layout | None:
    rows = first_rows(text)
    return by_position(*rows) if len(rows) == 2 else None


def _unusable(reader: RowReader) -> str:
    if not reader.count:
        return "it holds the first line of an export of Strong, but no workouts"
    why = "nothing was done in them"
    if reader.skipped:
        why = f"line {reader.skipped[0].line}: {reader.skipped[0].reason}"
    return (
        f"none of its {reader.count} rows can be used ({why}). "
        "It may be damaged or cut off: export it again"
    )
