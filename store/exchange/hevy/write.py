"""The history in the shape of Hevy's export, which tools for it read.

Its columns are those of `store.exchange.hevy.read`, in Hevy's order, and like there texts are
quoted, numbers bare, the newest workout comes first. One column holds all weights, in one unit: a
history in both is refused, because converting would relabel what was typed. Distances are in km.

Hevy knows neither sides, tempo, bands nor the weight of a body, no times of sets, and no seconds of
a workout's start: they stay behind, and `left_behind` counts them. Notes on sets join those on
their exercise. Assistance is a weight below zero, unless the exercise says that it is assisted.

Texts that begin like a formula get an apostrophe in front, which `guard` takes off again; without
them, the header is in quotes, as Hevy's is.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from store.errors import UsageError
from store.exchange.formulas import guarded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from store.exchange.reading import Document

Plain = dict[str, Any]
WEIGHTS = {"kg": "weight_kg", "lb": "weight_lbs"}
BEFORE = (
    "title", "start_time", "end_time", "description", "exercise_title", "superset_id",
    "exercise_notes", "set_index", "set_type",
)  # fmt: skip
"""The columns before the weight."""
BEHIND = ("reps", "distance_km", "duration_seconds", "rpe")
_KINDS = {"warmup": "warmup", "drop": "dropset", "failure": "failure"}
_WEIGHED = frozenset({"external", "added", "assisted"})
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def write(workouts: Sequence[Document], *, raw: bool = False) -> Iterator[str]:
    """The table, header first, a workout a piece; `raw` is without apostrophes before formulas.

    Raises UsageError, before anything is written, where weights are in kg and in lb.
    """
    return _written(workouts, refuse_two_units(workouts), raw=raw)


def left_behind(workouts: Iterable[Document]) -> dict[str, int]:
    """What of the sets can't be said in Hevy's columns, as `side` or `band` -> of how many sets."""
    found: Counter[str] = Counter()
    for done in _all_sets(workouts):
        load = done.get("load") or {}
        found["side"] += done.get("side", "both") != "both"
        found["tempo"] += bool(done.get("tempo"))
        found["band"] += load.get("mode") == "band"
        found["weight of the body"] += load.get("mode") == "bodyweight" and "value" in load
        found["time of day"] += "logged_at" in done
    return {what: number for what, number in found.items() if number}


def refuse_two_units(workouts: Iterable[Document]) -> str:
    """The unit of all weights; raise UsageError where they are in kg and in lb."""
    units: Counter[str] = Counter()
    for done in _all_sets(workouts):
        load = done.get("load") or {}
        if _weight(load):
            units[load["unit"]] += 1
    if len(units) > 1:
        many = " and ".join(f"{number} in {unit}" for unit, number in sorted(units.items()))
        raise UsageError(
            f"Hevy's file has one unit for all weights, and here are sets of both: {many}. Narrow "
            "it down with --since, --until or --exercise, or use --format strong, csv or json, "
            "which keep the unit of each set."
        )
    return next(iter(units), "kg")


def _written(workouts: Sequence[Document], unit: str, *, raw: bool) -> Iterator[str]:
    columns = (*BEFORE, WEIGHTS[unit], *BEHIND)
    yield ",".join(map(_quoted, columns) if raw else columns) + "\n"
    safe = str if raw else guarded
    for workout in reversed(workouts):
        rows = (",".join(row) + "\n" for row in _rows(workout, safe))
        yield "".join(rows).replace("\0", "\u2400")


def _rows(workout: Document, safe: Callable[[str], str]) -> Iterator[tuple[str, ...]]:
    first = (
        _quoted(safe(workout.get("title", ""))),
        _quoted(_moment(workout["started_at"])),
        _quoted(_moment(workout["ended_at"]) if workout.get("ended_at") else ""),
        _quoted(safe(workout.get("note", ""))),
    )
    for entry in workout.get("entries", ()):
        notes = (entry.get("note", ""), *(done.get("note", "") for done in entry.get("sets", ())))
        superset = entry.get("superset")
        exercise = (
            _quoted(safe(entry["name"])),
            "" if superset is None else str(superset),
            _quoted(safe("\n".join(dict.fromkeys(filter(None, notes))))),
        )
        assisted = "(assisted" in entry["name"].casefold()
        for index, done in enumerate(entry.get("sets", ())):
            yield (*first, *exercise, str(index), *_set(done, assisted=assisted))


def _set(done: Plain, *, assisted: bool) -> tuple[str, ...]:
    metres, seconds = done.get("metres"), done.get("seconds")
    return (
        _quoted(_KINDS.get(done.get("kind", ""), "normal")),
        _weight(done.get("load") or {}, assisted=assisted),
        str(done.get("reps", "")),
        _number(metres, -3) if metres else "",
        _number(seconds) if seconds else "",
        _number(done["rpe"]) if "rpe" in done else "",
    )


def _weight(load: Plain, *, assisted: bool = False) -> str:
    mode = load.get("mode", "external")
    if mode not in _WEIGHED or load.get("value") is None:
        return ""
    minus = "-" if mode == "assisted" and not assisted and load["value"] else ""
    return minus + _number(load["value"])


@lru_cache(maxsize=4096)
def _number(value: float, shift: int = 0) -> str:
    """Without an exponent, which nobody else reads; `shift` moves the point to the left."""
    text = f"{Decimal(repr(value)).scaleb(shift):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _moment(text: str) -> str:
    """`7 Apr 2026, 18:30`, whatever the language of this computer is."""
    at = datetime.fromisoformat(text)
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year:04}, {at:%H:%M}"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _all_sets(workouts: Iterable[Document]) -> Iterator[Plain]:
    for workout in workouts:
        for entry in workout.get("entries", ()):
            yield from entry.get("sets", ())
