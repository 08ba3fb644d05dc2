"""`htrack history`: a line for each workout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tui import words
from tui.cli.asked import at_most, json_option, limit_option
from tui.cli.data import open_for_reading, without_collector
from tui.cli.ids import shortest
from tui.cli.tables import Column, write_json, write_table
from tui.naming import present_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.review.index import Row

COLUMNS = (
    Column("ID"),
    Column("DAY"),
    Column("TIME", spare=True),
    Column("WORKOUT", gives=True),
    Column("SETS", right=True),
    Column("LENGTH", right=True, spare=True),
    Column("EXERCISES", gives=True),
)


@click.command("history")
@limit_option(20, "workouts")
@json_option
@click.pass_obj
def command(data: str | None, limit: int, as_json: bool) -> None:
    """List the workouts, the newest first.

    Columns: id (as short as htrack show takes it), day, time, title, sets without warm-ups, length,
    exercises. On a terminal they are aligned and cut to its width; in a pipe they are whole, apart
    by tabs, without headings. The workout in progress is not listed.

    --json: id, day, started_at, ended_at (null: unknown), title, sets, exercises (names),
    exercise_ids, source (the app it was imported from, or null).
    """
    without_collector()
    reader = open_for_reading(data)
    rows = reader.rows()
    chosen = present_rows(at_most(rows, limit), reader.catalog())
    if as_json:
        write_json([_plain(row) for row in chosen])
        return
    length = shortest([row.id for row in rows])
    write_table(COLUMNS, (_cells(row, length) for row in chosen))
    if not rows:
        click.echo("No workout is finished yet.", err=True)


def _cells(row: Row, length: int) -> Sequence[str]:
    return (
        row.id[:length],
        row.day.isoformat(),
        words.clock_time(row.started_at),
        row.title or "Workout",
        str(row.sets),
        _length(row),
        ", ".join(dict.fromkeys(row.names)),
    )


def _length(row: Row) -> str:
    if row.ended_at is None:
        return ""
    return words.minutes(row.ended_at.timestamp() - row.started_at.timestamp())


def _plain(row: Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "day": row.day.isoformat(),
        "started_at": row.started_at.isoformat(),
        "ended_at": None if row.ended_at is None else row.ended_at.isoformat(),
        "title": row.title,
        "sets": row.sets,
        "exercises": list(row.names),
        "exercise_ids": list(row.exercise_ids),
        "source": row.app or None,
    }
