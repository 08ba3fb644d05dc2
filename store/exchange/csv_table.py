"""The history as a table: CSV, UTF-8, one row a set, oldest first; `own_csv` reads it back.

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
| source, source_key | the app that the workout was imported from, and what it is known by there |
| rest_seconds | the rest between sets of the exercise |
| more | what no other column holds, as JSON, on the first row of what it belongs to |

An exercise without sets has one row, in which nothing about a set stands; so has a workout without
exercises. Nothing is lost but control characters that end a text in C, shown as ␀.

A text that a spreadsheet would run as a formula gets an apostrophe in front (`formulas`), which
reading takes away again. Other text stands as it was stored. A raw table has no such apostrophes;
its last column is called raw_more, so that it tells itself.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from store.exchange.formulas import guarded
from store.units import plain_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.exchange.reading import Document

COLUMNS = (
    "workout_id", "date", "start", "end", "workout", "exercise", "exercise_id", "block",
    "superset", "set", "kind", "side", "load", "weight", "unit", "band", "reps", "seconds",
    "metres", "rpe", "tempo", "logged_at", "set_note", "exercise_note", "workout_note", "source",
    "source_key", "rest_seconds", "more",
)  # fmt: skip
RAW = "raw_more"
"""The name of the last column in a table without apostrophes."""

OF_WORKOUT = frozenset({"id", "title", "started_at", "ended_at", "entries", "note", "source"})
OF_ENTRY = frozenset({"exercise_id", "name", "superset", "note", "rest_seconds", "sets"})
OF_SET = frozenset({
    "kind", "load", "reps", "seconds", "metres", "side", "rpe", "tempo", "logged_at", "note",
})  # fmt: skip
OF_LOAD = frozenset({"mode", "value", "unit", "label"})
_OF_SOURCE = frozenset({"app", "key"})
"""What the columns hold; other keys are in `more`."""

_ROWS_A_PIECE = 2000

Cell = str | int
_Text = Callable[[str], str]


class _Lines(list[str]):
    """What `csv` writes into, a row a time."""

    def write(self, line: str) -> None:
        self.append(line)

    def taken(self) -> str:
        """The rows so far, ended as Unix ends lines; the list is empty afterwards."""
        text = "".join([line[:-2] + "\n" for line in self])
        self.clear()
        return text.replace("\0", "\u2400")


def write(workouts: Iterable[Document], *, raw: bool = False) -> Iterator[str]:
    """The table, header first, in pieces of some thousand rows; `raw` is without apostrophes."""
    lines = _Lines()
    text = _as_it_is if raw else _guarded
    # Only what is in the line terminator gets quoted: with "\n" a bare "\r" would end a row.
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow((*COLUMNS[:-1], RAW) if raw else COLUMNS)
    for workout in workouts:
        writer.writerows(_rows(workout, text))
        if len(lines) >= _ROWS_A_PIECE:
            yield lines.taken()
    yield lines.taken()


@lru_cache(maxsize=4096)
def _guarded(text: str) -> str:
    return guarded(text)


def _as_it_is(text: str) -> str:
    return text


@lru_cache(maxsize=4096)
def _number(value: float) -> str:
    return plain_number(value)


def _rows(workout: Document, text: _Text) -> list[tuple[Cell, ...]]:
    started = workout["started_at"]
    of_workout = (
        text(workout["id"]),
        started[:10],
        started,
        workout.get("ended_at", ""),
        text(workout.get("title", "")),
    )
    source = workout.get("source") or _NO_SOURCE
    end = (
        text(workout.get("note", "")),
        text(source.get("app", "")),
        text(source.get("key", "")),
    )
    rest = _beyond_workout(workout)
    rows: list[tuple[Cell, ...]] = []
    for block, entry in enumerate(workout.get("entries", ()), 1):
        of_entry = (
            *of_workout,
            text(entry["name"]),
            text(entry["exercise_id"]),
            block,
            entry.get("superset", ""),
        )
        last = (text(entry.get("note", "")), *end, entry.get("rest_seconds", ""))
        if not OF_ENTRY.issuperset(entry):
            rest["entry"] = _beyond(entry, OF_ENTRY)
        for place, done in enumerate(entry.get("sets", ()), 1):
            load = done.get("load")
            if not OF_SET.issuperset(done):
                rest["set"] = _beyond(done, OF_SET)
            if load is not None and not OF_LOAD.issuperset(load):
                rest["load"] = _beyond(load, OF_LOAD)
            rows.append((*of_entry, place, *_set(done, load, text), *last, _taken(rest)))
        if not entry.get("sets"):
            rows.append((*of_entry, "", *_NO_SET, *last, _taken(rest)))
    return rows or [(*of_workout, *_NO_ENTRY, "", *_NO_SET, "", *end, "", _taken(rest))]


_NO_SOURCE: dict[str, Any] = {}
_NO_ENTRY = ("", "", "", "")
_NO_SET = ("",) * 13
_NO_LOAD = ("", "", "", "")


def _set(done: dict[str, Any], load: dict[str, Any] | None, text: _Text) -> tuple[Cell, ...]:
    get = done.get
    note = get("note")
    return (
        get("kind", "working"),
        get("side", "both"),
        *(_NO_LOAD if load is None else _load(load, text)),
        get("reps", ""),
        _number(done["seconds"]) if "seconds" in done else "",
        _number(done["metres"]) if "metres" in done else "",
        _number(done["rpe"]) if "rpe" in done else "",
        text(done["tempo"]) if "tempo" in done else "",
        get("logged_at", ""),
        text(note) if note else "",
    )


def _load(load: dict[str, Any], text: _Text) -> tuple[Cell, ...]:
    label = load.get("label")
    return (
        load.get("mode", "external"),
        _number(load["value"]) if "value" in load else "",
        load.get("unit", ""),
        text(label) if label else "",
    )


def _beyond_workout(workout: Document) -> dict[str, Any]:
    """What no column holds of a workout, by what it belongs to."""
    rest = {}
    if not OF_WORKOUT.issuperset(workout):
        rest["workout"] = _beyond(workout, OF_WORKOUT)
    source = workout.get("source")
    if source is not None and not (source.get("app") and _OF_SOURCE.issuperset(source)):
        # Without an app there is nothing in the columns that says that there is a source.
        rest.setdefault("workout", {})["source"] = source
    return rest


def _beyond(document: dict[str, Any], held: frozenset[str]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key not in held}


def _taken(rest: dict[str, Any]) -> str:
    """What is to be written beside a row, once; empty for nothing."""
    if not rest:
        return ""
    written = json.dumps(rest, ensure_ascii=False, separators=(",", ":"))
    rest.clear()
    return written
