"""The history as a table: CSV, UTF-8, one row a set, oldest first.

| column | holds |
|---|---|
| workout_id | the same for all sets of a workout |
| date | local day on which the workout started, `2026-11-22` |
| start, end | instants with their offset; end is empty when it isn't known |
| workout | title |
| exercise, exercise_id | the name as it was recorded, and what doesn't change with it |
| block | place of the exercise in the workout, from 1; the same exercise may come twice |
| superset | number shared by the exercises of a superset |
| set | place of the set in its block, from 1 |
| kind | working, warmup, drop, failure |
| side | both, left, right |
| load | external, bodyweight, added, assisted, band; empty when nothing was recorded |
| weight, unit | as they were typed, never converted |
| band | label of the band |
| reps, seconds, metres, rpe, tempo | empty when there are none |
| logged_at | when the set was logged |
| set_note, exercise_note, workout_note | text |
| source | the app that the workout was imported from |

A text that a spreadsheet would run as a formula gets an apostrophe in front, which spreadsheets
show as the text itself; `unguarded` takes it away again. Other text stands as it was stored.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from store.units import plain_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.exchange.reading import Document

COLUMNS = (
    "workout_id", "date", "start", "end", "workout", "exercise", "exercise_id", "block",
    "superset", "set", "kind", "side", "load", "weight", "unit", "band", "reps", "seconds",
    "metres", "rpe", "tempo", "logged_at", "set_note", "exercise_note", "workout_note", "source",
)  # fmt: skip

_ROWS_A_PIECE = 2000
_FORMULA = re.compile(r"['\s\x00-\x20\x7f-\xa0\u200b-\u200f\u2060\ufeff]*[=+\-@|%＝＋－＠]")
_BREAK = re.compile(r"'*[\t\r\n]")

Cell = str | int


class _Lines(list[str]):
    """What `csv` writes into, a row a time."""

    def write(self, line: str) -> None:
        self.append(line)

    def taken(self) -> str:
        """The rows so far, ended as Unix ends lines; the list is empty afterwards."""
        text = "".join([line[:-2] + "\n" for line in self])
        self.clear()
        return text


def write(workouts: Iterable[Document]) -> Iterator[str]:
    """The table, header first, in pieces of some thousand rows."""
    lines = _Lines()
    # Only what is in the line terminator gets quoted: with "\n" a bare "\r" would end a row.
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for workout in workouts:
        writer.writerows(_rows(workout))
        if len(lines) >= _ROWS_A_PIECE:
            yield lines.taken()
    yield lines.taken()


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet runs."""
    return f"'{text}" if _would_run(text) else text


def unguarded(cell: str) -> str:
    """The text of a cell that `guarded` made."""
    return cell[1:] if cell.startswith("'") and _would_run(cell) else cell


def _would_run(text: str) -> bool:
    return _FORMULA.match(text) is not None or _BREAK.match(text) is not None


@lru_cache(maxsize=4096)
def _text(text: str) -> str:
    return guarded(text)


@lru_cache(maxsize=4096)
def _number(value: float) -> str:
    return plain_number(value)


def _rows(workout: Document) -> list[tuple[Cell, ...]]:
    started = workout["started_at"]
    of_workout = (
        _text(workout["id"]),
        started[:10],
        started,
        workout.get("ended_at", ""),
        _text(workout.get("title", "")),
    )
    end = (guarded(workout.get("note", "")), _text(workout.get("source", {}).get("app", "")))
    rows: list[tuple[Cell, ...]] = []
    for block, entry in enumerate(workout.get("entries", ()), 1):
        of_entry = (
            *of_workout,
            _text(entry["name"]),
            _text(entry["exercise_id"]),
            block,
            entry.get("superset", ""),
        )
        last = (guarded(entry.get("note", "")), *end)
        rows += [
            (*of_entry, place, *_set(done), *last)
            for place, done in enumerate(entry.get("sets", ()), 1)
        ]
    return rows


_NO_LOAD = ("", "", "", "")


def _set(done: dict[str, Any]) -> tuple[Cell, ...]:
    get = done.get
    load, note = get("load"), get("note")
    return (
        get("kind", "working"),
        get("side", "both"),
        *(_NO_LOAD if load is None else _load(load)),
        get("reps", ""),
        _number(done["seconds"]) if "seconds" in done else "",
        _number(done["metres"]) if "metres" in done else "",
        _number(done["rpe"]) if "rpe" in done else "",
        _text(done["tempo"]) if "tempo" in done else "",
        get("logged_at", ""),
        guarded(note) if note else "",
    )


def _load(load: dict[str, Any]) -> tuple[Cell, ...]:
    label = load.get("label")
    return (
        load.get("mode", "external"),
        _number(load["value"]) if "value" in load else "",
        load.get("unit", ""),
        _text(label) if label else "",
    )
