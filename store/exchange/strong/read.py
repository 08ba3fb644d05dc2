"""Strong's CSV, every generation, as workouts.

A workout is known by its date and name, in the newest exports too: their `Workout #` shifts when
an older workout is deleted, while the same history exported by an older app or on another phone
must be found again. Rows of one workout belong together wherever they stand in the file.

A damaged row is left out and reported with its line; a file without one usable row is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import ImportFileError
from store.exchange.reading import Reading
from store.exchange.strong import units
from store.exchange.strong.layout import by_names, by_position
from store.exchange.strong.rows import RowReader
from store.exchange.table import Rows, delimiter_of, header_of

if TYPE_CHECKING:
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
    says_unit = layout.unit is not None or "unit" in layout.columns
    unit = options.unit or ("kg" if says_unit else units.guessed(_rows(text), layout))
    reader = RowReader(layout, unit)
    reader.read(_rows(text))
    workouts = reader.documents(options.zone)
    if not workouts:
        raise ImportFileError(_unusable(reader))
    used = reader.units()
    warnings = reader.warnings()
    if used and not says_unit and options.unit is None:
        warnings.insert(0, units.guess_warning(unit))
    return Reading(
        "strong", tuple(workouts), tuple(reader.skipped), tuple(warnings), unit=" and ".join(used)
    )


def _rows(text: str) -> Rows:
    return Rows(text, delimiter_of(text))


def _translated(text: str) -> Layout | None:
    try:
        lines = iter(_rows(text))
        header, first = next(lines, None), next(lines, None)
    except ImportFileError:
        return None
    return by_position(header, first) if header and first else None


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
