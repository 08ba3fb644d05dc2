"""The history in the shape of Hevy's export, which tools for it read.

Its columns are those of `store.exchange.hevy.read`, in Hevy's order, and like there texts are
quoted, numbers bare, the newest workout comes first. One column holds all weights, in one unit: a
history in both is refused, because converting would relabel what was typed. Distances are in km.

What stays behind, such as sides, tempo and seconds of a workout's times, is counted by
`store.exchange.leaving`. Notes on sets join those on their exercise. Assistance is a weight below
zero, unless the exercise says that it is assisted.

Texts that begin like a formula get an apostrophe in front, which `guard` takes off again; without
them, the header is in quotes, as Hevy's is, but for its last name.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from store.days import MONTHS
from store.errors import UsageError
from store.exchange import amounts
from store.exchange.formulas import guarded
from store.exchange.sets import is_assisted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from store.exchange.reading import Document
    from store.exchange.sets import Plain

WEIGHTS = {"kg": "weight_kg", "lb": "weight_lbs"}
BEFORE = (
    "title", "start_time", "end_time", "description", "exercise_title", "superset_id",
    "exercise_notes", "set_index", "set_type",
)  # fmt: skip
"""The columns before the weight."""
BEHIND = ("reps", "distance_km", "duration_seconds", "rpe")
_KINDS = {"warmup": "warmup", "drop": "dropset", "failure": "failure"}


def write(workouts: Sequence[Document], *, raw: bool = False) -> Iterator[str]:
    """The table, header first, a workout a piece; `raw` is without apostrophes before formulas.

    Raises UsageError, before anything is written, where weights are in kg and in lb.
    """
    return _written(workouts, refuse_two_units(workouts), raw=raw)


def refuse_two_units(workouts: Iterable[Document]) -> str:
    """The unit of all weights; raise UsageError where they are in kg and in lb."""
    units: Counter[str] = Counter()
    for done in _all_sets(workouts):
        load = done.get("load") or {}
        # A weight of zero is the same in either unit.
        if amounts.is_weighed(load) and load.get("value"):
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
    # By its last name, which Hevy has in quotes, `guard` knows a table of ours.
    names = (*map(_quoted, columns[:-1]), columns[-1]) if raw else columns
    yield ",".join(names) + "\n"
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
        assisted = is_assisted(entry["name"])
        for index, done in enumerate(entry.get("sets", ())):
            yield (*first, *exercise, str(index), *_set(done, assisted=assisted))


def _set(done: Plain, *, assisted: bool) -> tuple[str, ...]:
    metres, seconds = done.get("metres"), done.get("seconds")
    return (
        _quoted(_KINDS.get(done.get("kind", ""), "normal")),
        amounts.weight(done.get("load") or {}, assisted=assisted),
        str(done.get("reps", "")),
        amounts.number(metres, -3) if metres else "",
        amounts.number(seconds) if seconds else "",
        amounts.number(done["rpe"]) if "rpe" in done else "",
    )


def _moment(text: str) -> str:
    """`7 Apr 2026, 18:30`, whatever the language of this computer is."""
    at = datetime.fromisoformat(text)
    return f"{at.day} {MONTHS[at.month - 1].capitalize()} {at.year:04}, {at:%H:%M}"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _all_sets(workouts: Iterable[Document]) -> Iterator[Plain]:
    for workout in workouts:
        for entry in workout.get("entries", ()):
            yield from entry.get("sets", ())
