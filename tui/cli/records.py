"""`htrack records`: personal records by date, of everything or of one exercise."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from tui import record_words, words
from tui.cli.asked import (
    at_most,
    exercise_named,
    json_option,
    limit_option,
    unit_for,
    yardstick_for,
)
from tui.cli.data import open_for_reading, without_collector
from tui.cli.tables import Column, rounded, write_json, write_line, write_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalog.exercise import Exercise
    from store.reader import Reader
    from store.review.facts import SetLike
    from store.review.maxima import RepMax
    from store.review.records import Record

UNITS = {"reps": "reps", "hold": "s", "distance": "m"}
"""Of values that are no weights."""


class Told(NamedTuple):
    """All that is told."""

    unit: str
    records: Sequence[Record]
    """The newest first."""
    names: dict[str, str]
    maxima: Sequence[RepMax]


@click.command("records")
@click.argument("exercise", nargs=-1)
@limit_option(20, "records")
@json_option
@click.pass_obj
def command(data: str | None, exercise: tuple[str, ...], limit: int, as_json: bool) -> None:
    """List personal records by date: of all exercises, or of EXERCISE with its rep maxima.

    Kinds: the heaviest weight, e1RM, repetitions at a weight or a heavier one, volume in a set,
    the longest hold, the longest way. Of each workout the best of each kind is listed, and what it
    beat. The first time of an exercise is no record, nor is a tie. In a pipe the cells are apart
    by tabs: day, exercise, record, what it beat, its day; the rep maxima are left out.

    --json: unit, records [{kind, exercise_id, exercise, day, workout_id, value, unit, weight, band,
    set, was {value, day, workout_id}}], maxima [{reps, weight, day, workout_id, estimate}] (of an
    exercise that has any). Weights are in the unit, or null.
    """
    without_collector()
    reader = open_for_reading(data)
    one = exercise_named(exercise, reader) if exercise else None
    told = _of_all(reader) if one is None else _of_one(reader, one)
    told = told._replace(records=at_most(told.records, limit))
    if as_json:
        write_json(_plain(told))
        return
    _write(told, alone=one is not None)
    if not told.records:
        click.echo("No record yet: the first time of an exercise is none.", err=True)


def _of_all(reader: Reader) -> Told:
    from store.review.book import Book

    unit = unit_for(reader)
    finished = {row.id for row in reader.rows()}
    facts = [each for each in reader.facts() if each.workout_id in finished]
    book, catalog = Book(), reader.catalog()
    book.refresh(facts, catalog, yardstick_for(reader, unit))
    names = {each.exercise_id: each.name for each in reversed(facts)}
    known = {each: found.name for each in names if (found := catalog.get(each)) is not None}
    return Told(unit, book.all(), names | known, ())


def _of_one(reader: Reader, exercise: Exercise) -> Told:
    from store.review.bests import records_of
    from store.review.maxima import rep_maxima

    unit = unit_for(reader, exercise.id)
    yardstick, facts = yardstick_for(reader, unit), reader.facts_of(exercise.id)
    found = records_of(exercise, facts, yardstick)
    found = tuple(sorted(found, key=lambda record: record.started_at, reverse=True))
    maxima = [row for row in rep_maxima(exercise, facts, yardstick) if row.done or row.estimate]
    return Told(unit, found, {exercise.id: exercise.name}, maxima)


def _write(told: Told, *, alone: bool) -> None:
    columns = [
        Column("DAY"),
        Column("EXERCISE", gives=True),
        Column("RECORD"),
        Column("BEFORE", right=True, spare=True),
        Column("ON", spare=True),
    ]
    rows = [_cells(record, told) for record in told.records]
    if alone and sys.stdout.isatty():
        write_line(f"{next(iter(told.names.values()))}, weights in {told.unit}")
        columns, rows = [columns[0], *columns[2:]], [(row[0], *row[2:]) for row in rows]
    write_table(columns, rows)
    if told.maxima and sys.stdout.isatty():
        click.echo()
        _write_maxima(told)


def _cells(record: Record, told: Told) -> Sequence[str]:
    return (
        record.day.isoformat(),
        told.names[record.exercise_id],
        record_words.what(record, told.unit),
        record_words.amount(record.kind, record.was.value, told.unit),
        record.was.day.isoformat(),
    )


def _write_maxima(told: Told) -> None:
    """What was lifted for at least so many repetitions, and what the formula expects."""
    columns = (
        Column("REPS", right=True),
        Column("MOST", right=True),
        Column("ON"),
        Column("EXPECTED", right=True),
    )
    write_table(columns, [_cells_of(each) for each in told.maxima])


def _cells_of(row: RepMax) -> Sequence[str]:
    return (
        str(row.reps),
        "" if row.weight is None else words.number(round(row.weight, 1)),
        "" if row.day is None else row.day.isoformat(),
        "" if row.estimate is None else f"~{words.number(round(row.estimate, 1))}",
    )


def _plain(told: Told) -> dict[str, Any]:
    records = [_plain_record(each, told) for each in told.records]
    plain: dict[str, Any] = {"unit": told.unit, "records": records}
    if told.maxima:
        plain["maxima"] = [_plain_maximum(each) for each in told.maxima]
    return plain


def _plain_record(record: Record, told: Told) -> dict[str, Any]:
    return {
        "kind": record.kind.value,
        "exercise_id": record.exercise_id,
        "exercise": told.names[record.exercise_id],
        "day": record.day.isoformat(),
        "workout_id": record.workout_id,
        "value": rounded(record.value),
        "unit": UNITS.get(record.kind, told.unit),
        "weight": None if record.weight is None else rounded(record.weight),
        "band": record.band,
        "set": _plain_set(record.logged),
        "was": {
            "value": rounded(record.was.value),
            "day": record.was.day.isoformat(),
            "workout_id": record.was.workout_id,
        },
    }


def _plain_set(logged: SetLike) -> dict[str, Any]:
    """As in an export: what is at its default is left out."""
    load = logged.load
    usual = {"kind": "working", "side": "both", "mode": "external", "label": ""}
    plain = {
        name: getattr(logged, name) for name in ("kind", "reps", "seconds", "metres", "side", "rpe")
    }
    if load is not None:
        parts = {name: getattr(load, name) for name in ("mode", "value", "unit", "label")}
        plain["load"] = {k: v for k, v in parts.items() if v is not None and v != usual.get(k)}
    return {k: v for k, v in plain.items() if v is not None and v != usual.get(k)}


def _plain_maximum(row: RepMax) -> dict[str, Any]:
    return {
        "reps": row.reps,
        "weight": None if row.weight is None else rounded(row.weight),
        "day": None if row.day is None else row.day.isoformat(),
        "workout_id": row.workout_id or None,
        "estimate": None if row.estimate is None else rounded(row.estimate),
    }
