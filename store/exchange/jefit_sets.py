"""The sets of one exercise in a log of JEFIT: a cell of text, and rows beside it in newer backups.

    60x10,65x8                  weight times reps
    0x0,0x0,0x0,0x0,0x1200      five parts a set of what is timed: calories, distance, speed,
                                laps, seconds

Where the app counts reps and no weight it fills one in (`10x20`), and its `record` is the most
reps instead of an estimated maximum. Where it has asked for a weight and got none, it put 0.1.
Rows of `EXERCISE SET LOGS` say the same again, set by set, always in pounds, with kind and time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from store.exchange import cells
from store.exchange.cells import BadCell, shown
from store.exchange.instants import of_epoch, written
from store.exchange.sets import a_load, a_set, was_done

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from store.exchange.log import Log, Plain
    from store.exchange.sheet import Cells

_PART = re.compile(r"(-?[\d.]{1,12})\s*[xX×]\s*(\d{1,9}(?:\.\d{1,6})?)")
_A_TIMED_SET = 5
_LIGHTEST = 0.5
"""Below it stands what the app has filled in."""
_EPLEY = 30
_ROUNDING = 0.02
_KINDS = {"warm": "warmup", "drop": "drop", "fail": "failure"}
"""How the name of a kind of set begins."""
_PLAIN = frozenset({"", "default", "normal", "working", "regular"})
UNDONE = "sets without reps"


class Part(NamedTuple):
    """Two numbers with a cross between them."""

    weight: float
    reps: float


class SetReader:
    """Reads the sets of logs; `unit` is that of their weights."""

    def __init__(self, log: Log, unit: str, zone: tzinfo) -> None:
        self._log, self._unit, self._zone = log, unit, zone

    def read(self, line: int, row: Cells, told: Sequence[Cells]) -> list[Plain]:
        """The sets of a log, `told` being the rows beside it."""
        if not row["logs"].strip() and not told:
            self._log.pass_over("exercises without a set")
        if _is_of_time(told) or not row["logs"].strip():
            found = self._told(line, row, told)
        else:
            found = self._written(line, row, told)
        kept = list(filter(was_done, found))
        for _undone in range(len(found) - len(kept)):
            self._log.pass_over(UNDONE)
        return kept

    def _written(self, line: int, row: Cells, told: Sequence[Cells]) -> list[Plain]:
        """The sets in the cell; what rows beside it add is their kind and time."""
        parts = self._parts(line, row["logs"])
        of_reps = _counts_reps_only(parts, row.get("record", ""))
        seconds = None if of_reps else _durations(parts)
        if seconds is not None:
            return [a_set(seconds=each) for each in seconds]
        parts = [part for part in parts if self._is_countable(line, part)]
        if of_reps and any(part.weight for part in parts):
            what = f"a weight of {parts[0].weight:g} where the app counts reps only"
            self._log.remark(line, what, "left out, as the app fills it in")
        beside: Sequence[Cells] = told if len(told) == len(parts) else [{}] * len(parts)
        return [
            a_set(
                kind=self._kind(line, more),
                load=None if of_reps else self._load(part.weight, self._unit, row),
                reps=int(part.reps),
                logged_at=self._logged_at(more),
            )
            for part, more in zip(parts, beside, strict=True)
        ]

    def _parts(self, line: int, text: str) -> list[Part]:
        found = []
        for part in filter(str.strip, text.split(",")):
            try:
                found.append(_part(part))
            except BadCell as error:
                self._log.skip(line, str(error))
        return found

    def _is_countable(self, line: int, part: Part) -> bool:
        try:
            cells.repetitions(f"{part.reps:.9g}")
        except BadCell as error:
            self._log.skip(line, str(error))
            return False
        return True

    def _told(self, line: int, row: Cells, told: Sequence[Cells]) -> list[Plain]:
        found = []
        for each in told:
            try:
                found.append(self._of_row(line, row, each))
            except BadCell as error:
                self._log.skip(line, f"EXERCISE SET LOGS: {error}")
        return found

    def _of_row(self, line: int, row: Cells, told: Cells) -> Plain:
        miles = cells.amount(told.get("distance_mi", ""), "distance", cells.FARTHEST)
        return a_set(
            kind=self._kind(line, told),
            load=self._load(cells.weight(told.get("weight_lbs", "")) or 0, "lb", row),
            reps=cells.repetitions(told.get("reps", "")),
            seconds=cells.seconds(told.get("duration", "")),
            metres=cells.metres(miles, "mi") if miles else None,
            logged_at=self._logged_at(told),
        )

    def _load(self, weight: float, unit: str, row: Cells) -> Plain | None:
        # The app keeps pounds, and gives 64.9998 back for 65.
        weight = round(weight, 2)
        return a_load(weight, unit, row["ename"]) if abs(weight) >= _LIGHTEST else None

    def _kind(self, line: int, told: Cells) -> str:
        text = told.get("set_type", "").strip().casefold()
        for start, kind in _KINDS.items():
            if text.startswith(start):
                return kind
        if text not in _PLAIN:
            self._log.remark(line, f"set type {shown(text)}", "read as a working set")
        return "working"

    def _logged_at(self, told: Cells) -> str:
        at = of_epoch(told.get("log_time", ""), self._zone)
        return written(at) if at else ""


def _part(text: str) -> Part:
    found = _PART.fullmatch(text.strip())
    if found is None or float(found[2]) > cells.LONGEST_SET:
        raise BadCell(f"{shown(text)} is not a set like 60x10")
    return Part(cells.weight(found[1]) or 0.0, float(found[2]))


def _durations(parts: Sequence[Part]) -> list[float] | None:
    """Seconds of each set, if the parts are those of what is timed."""
    if not parts or len(parts) % _A_TIMED_SET or any(part.weight for part in parts):
        return None
    numbers = [part.reps for part in parts]
    groups = [numbers[at : at + _A_TIMED_SET] for at in range(0, len(numbers), _A_TIMED_SET)]
    return [group[-1] for group in groups] if all(map(_is_timed, groups)) else None


def _is_timed(numbers: Sequence[float]) -> bool:
    """Whether five numbers look so: most others are left at 0, the time never is."""
    *others, seconds = numbers
    return seconds > 0 and others.count(0) > 1


def _counts_reps_only(parts: Sequence[Part], record: str) -> bool:
    """Whether the app has counted reps and no weight, by what it holds for the best set."""
    try:
        best = cells.number(record, "record")
    except BadCell:
        return False
    if not best or best != max((part.reps for part in parts), default=0):
        return False
    maxima = (part.weight * (1 + part.reps / _EPLEY) for part in parts)
    return all(abs(each - best) > _ROUNDING for each in maxima)


def _is_of_time(told: Sequence[Cells]) -> bool:
    """Whether rows beside a log have times, and neither weights nor reps."""
    return any(_is_given(row, "duration") for row in told) and not any(
        _is_given(row, "reps") or _is_given(row, "weight_lbs") for row in told
    )


def _is_given(row: Cells, field: str) -> bool:
    return row.get(field, "").strip(" 0.") != ""
