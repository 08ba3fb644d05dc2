"""One row of Strong's export as one set, or as what else it says about the exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from store.exchange import cells
from store.exchange.cells import BadCell, shown
from store.exchange.strong.cells import NOTE, REST, set_order

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.exchange.strong.layout import Layout

FIELDS = (
    "weight", "unit", "reps", "rpe", "distance", "distance_unit", "seconds",
    "note", "workout_note",
)  # fmt: skip
"""The columns that make a set, but for its number; rows that agree in them are read once."""

_DONE = frozenset({"reps", "seconds", "metres"})

Plain = dict[str, Any]


class Parsed(NamedTuple):
    """What the cells of a row come to."""

    set: Plain | None = None
    rest: int | None = None
    is_rest: bool = False
    is_note: bool = False
    note: str = ""
    workout_note: str = ""
    refused: str = ""
    bad_rpe: str = ""
    is_plain: bool = False
    """Whether it is a set and nothing else."""


class SetReader:
    """Reads the cells of a row; `unit` is for weights that come without one."""

    def __init__(self, layout: Layout, unit: str) -> None:
        self._layout = layout
        self._unit = layout.unit or unit
        self._distance_unit = layout.distance_unit or ("mi" if unit == "lb" else "km")
        if layout.distance_unit is None and "number" in layout.columns:
            self._distance_unit = "m"
        self.took_kilometres = False
        """Whether a distance without a unit was read as one in kilometres."""

    def read(self, row: Mapping[str, str], *, assisted: bool) -> Parsed:
        """The set in a row; `assisted` says that its weight is taken off the body's."""
        try:
            parsed = self._read(row, assisted=assisted)
        except BadCell as error:
            parsed = Parsed(refused=str(error))
        note, workout_note = self._note(row, "note"), self._note(row, "workout_note")
        if note or workout_note:
            return parsed._replace(note=note, workout_note=workout_note, is_plain=False)
        return parsed

    def _read(self, row: Mapping[str, str], *, assisted: bool) -> Parsed:
        order = set_order(row["order"])
        if order == "":
            return Parsed(refused=f"set order {shown(row['order'])} is not known")
        if order == NOTE:
            return Parsed(is_note=True)
        seconds = cells.amount(row.get("seconds", ""), "seconds", cells.LONGEST_SET)
        if order == REST:
            return Parsed(rest=int(seconds) if seconds else None, is_rest=True)
        kind = "working" if isinstance(order, int) else order
        rpe, bad_rpe = _effort(row)
        metres = self._metres(row)
        document: Plain = {} if kind == "working" else {"kind": kind}
        if (load := self._load(row, assisted=assisted)) is not None:
            document["load"] = load
        reps = cells.repetitions(row["reps"])
        if reps or (reps is not None and kind == "failure" and not seconds and not metres):
            document["reps"] = reps
        if seconds:
            document["seconds"] = seconds
        if metres is not None:
            document["metres"] = metres
        if document.keys().isdisjoint(_DONE):
            return Parsed(refused=_nothing_done(row))
        if rpe is not None:
            document["rpe"] = rpe
        return Parsed(set=document, bad_rpe=bad_rpe, is_plain=not bad_rpe)

    def _note(self, row: Mapping[str, str], column: str) -> str:
        cell = row.get(column)
        if not cell:
            return ""
        if self._layout.escaped_newlines:
            cell = cell.replace("\\n", "\n")
        cell = cell.replace("\r\n", "\n")
        return cell if cell.strip() else ""

    def _load(self, row: Mapping[str, str], *, assisted: bool) -> Plain | None:
        weight = cells.weight(row["weight"])
        if weight is None:
            return None
        unit = self._weight_unit(row)
        if assisted or weight < 0:
            return {"mode": "assisted", "value": abs(weight), "unit": unit}
        if weight == 0 and self._layout.zero_is_nothing:
            return None
        return {"value": abs(weight), "unit": unit}

    def _weight_unit(self, row: Mapping[str, str]) -> str:
        return cells.unit_of_weight(row.get("unit", "")) or self._unit

    def _metres(self, row: Mapping[str, str]) -> float | None:
        distance = cells.amount(row.get("distance", ""), "distance", cells.FARTHEST)
        if not distance:
            return None
        unit = row.get("distance_unit", "").strip() or self._distance_unit
        self.took_kilometres |= unit == "km"
        return cells.metres(distance, unit)


def _effort(row: Mapping[str, str]) -> tuple[float | None, str]:
    try:
        return cells.effort(row.get("rpe", "")), ""
    except BadCell as error:
        return None, str(error)


def _nothing_done(row: Mapping[str, str]) -> str:
    if row["reps"].strip():
        return "0 reps, and not marked as a failure"
    return "no reps, no time, no distance"
