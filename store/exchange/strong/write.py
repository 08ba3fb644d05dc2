"""The history in the shape of Strong's export, which other apps import.

Of its generations it is that of Android since 2022, the only one in which each weight has a unit of
its own, so nothing needs to be converted: `Date;Workout Name;Exercise Name;Set Order;Weight;Weight
Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes;Workout Duration`.

What stays behind, such as sides, tempo and supersets, is counted by `store.exchange.leaving`; so
are the seconds of what took minutes, for Strong writes `55s` and `37m`, but never both. The note on
the first set joins that on its exercise. Assistance is a weight below zero, unless the exercise
says by its name that it is assisted.

Texts that begin like a formula get an apostrophe in front, which `guard` takes off again; without
them, the header is in quotes.
"""

from __future__ import annotations

import csv
from datetime import datetime
from typing import TYPE_CHECKING

from store.exchange import amounts
from store.exchange.formulas import guarded
from store.exchange.leaving import seconds_between
from store.exchange.sets import is_assisted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.exchange.reading import Document
    from store.exchange.sets import Plain

COLUMNS = (
    "Date", "Workout Name", "Exercise Name", "Set Order", "Weight", "Weight Unit", "Reps", "RPE",
    "Distance", "Distance Unit", "Seconds", "Notes", "Workout Notes", "Workout Duration",
)  # fmt: skip

Cell = str | int
_MARKS = {"warmup": "W", "drop": "D", "failure": "F"}
_UNITS = {"kg": "kg", "lb": "lbs"}


class _Lines(list[str]):
    """What `csv` writes into, a row a time."""

    def write(self, line: str) -> None:
        self.append(line)


def write(workouts: Iterable[Document], *, raw: bool = False) -> Iterator[str]:
    """The table, header first, a workout a piece; `raw` is without apostrophes before formulas."""
    lines = _Lines()
    # Only what is in the line terminator gets quoted: with "\n" a bare "\r" would end a row.
    writer = csv.writer(lines, delimiter=";", lineterminator="\r\n")
    header = csv.writer(lines, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    (header if raw else writer).writerow(COLUMNS)
    for workout in workouts:
        writer.writerows(_rows(workout, raw=raw))
        yield "".join(line[:-2] + "\n" for line in lines).replace("\0", "\u2400")
        lines.clear()
    yield "".join(line[:-2] + "\n" for line in lines)


def _rows(workout: Document, *, raw: bool) -> Iterator[tuple[Cell, ...]]:
    safe = str if raw else guarded
    start = datetime.fromisoformat(workout["started_at"])
    first = (f"{start:%Y-%m-%d %H:%M:%S}", safe(workout.get("title", "")))
    note, duration = safe(workout.get("note", "")), _duration(seconds_between(workout))
    for entry in workout.get("entries", ()):
        name, number = entry["name"], 0
        of_entry = entry.get("note", "")
        for done in entry.get("sets", ()):
            mark = _MARKS.get(done.get("kind", ""))
            number += mark is None
            of_set = "\n".join(filter(None, (of_entry, done.get("note", ""))))
            row = _set(done, assisted=is_assisted(name))
            yield (*first, safe(name), mark or number, *row, safe(of_set), note, duration)
            note = of_entry = ""


def _set(done: Plain, *, assisted: bool) -> tuple[Cell, ...]:
    load = done.get("load") or {}
    weight = amounts.weight(load, assisted=assisted)
    metres, seconds = done.get("metres"), done.get("seconds")
    return (
        weight,
        _UNITS[load["unit"]] if weight else "",
        done.get("reps", ""),
        amounts.number(done["rpe"]) if "rpe" in done else "",
        amounts.number(metres) if metres else "",
        "m" if metres else "",
        amounts.number(seconds) if seconds else 0,
    )


def _duration(seconds: int | None) -> str:
    """`55s`, `37m`, `5h 22m`, as Strong writes it; empty when the end isn't known."""
    if seconds is None:
        return ""
    hours, minutes = seconds // 3600, seconds // 60 % 60
    if seconds < 60:
        return f"{seconds}s"
    return " ".join(filter(None, (f"{hours}h" if hours else "", f"{minutes}m" if minutes else "")))
