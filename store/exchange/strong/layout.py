"""Which column holds what, in every generation of Strong's export.

| generation | delimiter | tells itself by |
|---|---|---|
| iOS 2017 to today | comma | no unit anywhere; `RPE` since 2019, `Duration` since 2020 |
| Android 2019 to 2024 | semicolon | `Weight Unit`; `Workout Duration` since 2022 |
| both since 2025 | semicolon | `Workout #`, and the units in the header |

Columns are found by their names, whatever their order. A header in another language is
understood by position, when the first row under it looks as Strong writes it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from store.exchange.cells import NUMBER
from store.exchange.instants import local_time
from store.exchange.strong.cells import ORDERS, set_order

if TYPE_CHECKING:
    from collections.abc import Sequence

NEEDED = frozenset({"date", "title", "exercise", "order", "weight", "reps"})

_NAMES = {
    "workout #": "number",
    "date": "date",
    "workout name": "title",
    "duration": "duration",
    "workout duration": "duration",
    "duration (sec)": "duration",
    "exercise name": "exercise",
    "set order": "order",
    "weight": "weight",
    "weight unit": "unit",
    "reps": "reps",
    "rpe": "rpe",
    "distance": "distance",
    "distance unit": "distance_unit",
    "seconds": "seconds",
    "notes": "note",
    "workout notes": "workout_note",
}
_WITH_UNIT = re.compile(r"(weight|distance) \(([a-z]+)\)", re.ASCII)
_IN_BRACKETS = re.compile(r"[(（]\s*([^)）]+?)\s*[)）]")
_HEADER_UNITS = {"kg": "kg", "kgs": "kg", "lb": "lb", "lbs": "lb"}

_IOS = ("order", "weight", "reps", "distance", "seconds", "note", "workout_note")
_ANDROID = (
    "date", "title", "exercise", "order", "weight", "unit", "reps", "rpe",
    "distance", "distance_unit", "seconds", "note", "workout_note",
)  # fmt: skip
_TODAY = (
    "number", "date", "title", "duration", "exercise", "order", "weight",
    "reps", "rpe", "distance", "seconds", "note", "workout_note",
)  # fmt: skip
_BY_POSITION = (
    ("date", "title", "exercise", *_IOS),
    ("date", "title", "exercise", *_IOS, "rpe"),
    ("date", "title", "duration", "exercise", *_IOS, "rpe"),
    _ANDROID,
    (*_ANDROID, "duration"),
    _TODAY,
)


class Layout(NamedTuple):
    """The place of each field among `width` columns, and the units that the header names."""

    columns: dict[str, int]
    width: int
    unit: str | None = None
    distance_unit: str | None = None
    escaped_newlines: bool = False
    """iOS wrote line breaks in notes as a backslash and an n."""
    zero_is_nothing: bool = False
    """iOS writes 0 where the others leave the cell empty."""


def by_names(header: Sequence[str]) -> Layout | None:
    """The layout of a header in English; none when it isn't Strong's."""
    columns: dict[str, int] = {}
    units: dict[str, str] = {}
    for place, name in enumerate(header):
        cell = " ".join(name.casefold().split())
        if found := _WITH_UNIT.fullmatch(cell):
            columns.setdefault(found[1], place)
            units[found[1]] = found[2]
        elif cell in _NAMES:
            columns.setdefault(_NAMES[cell], place)
    if not columns.keys() >= NEEDED:
        return None
    weight = _HEADER_UNITS.get(units.get("weight", ""))
    return _layout(columns, len(header), weight, units.get("distance"))


def by_position(header: Sequence[str], first: Sequence[str]) -> Layout | None:
    """The layout of a header in another language, judged by the first row under it."""
    for names in _BY_POSITION:
        if not len(header) == len(first) == len(names) or not _agrees(header, names):
            continue
        columns = {name: place for place, name in enumerate(names)}
        if _fits(columns, first):
            return _layout(columns, len(names), _unit_in(header[columns["weight"]]), None)
    return None


def _layout(columns: dict[str, int], width: int, unit: str | None, distance: str | None) -> Layout:
    apple = "unit" not in columns and "number" not in columns and unit is None
    return Layout(columns, width, unit, distance, escaped_newlines=apple, zero_is_nothing=apple)


def _unit_in(name: str) -> str | None:
    found = _IN_BRACKETS.search(name)
    return _HEADER_UNITS.get(found[1].casefold()) if found else None


def _agrees(header: Sequence[str], names: Sequence[str]) -> bool:
    """Whether what is in English in it stands where Strong has it; others have as many columns."""
    known = (_NAMES.get(" ".join(cell.casefold().split())) for cell in header)
    return all(each in {None, name} for each, name in zip(known, names, strict=True))


def _fits(columns: dict[str, int], first: Sequence[str]) -> bool:
    cells = {name: first[place].strip() for name, place in columns.items()}
    numbers = (cells[name] for name in ("weight", "reps", "distance", "seconds"))
    order = set_order(cells["order"])
    return (
        local_time(cells["date"]) is not None
        and (isinstance(order, int) or order in ORDERS.values())
        and all(not number or NUMBER.fullmatch(number) for number in numbers)
    )
