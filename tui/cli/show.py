"""`htrack show`: what was trained, to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from store.days import NoDayError, read_day
from store.errors import HtrackError, UsageError
from tui.cli.asked import json_option, settings_here
from tui.cli.data import open_for_reading, without_collector
from tui.cli.ids import the_one
from tui.cli.tables import write_json, write_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from store.models import Unit, Workout
    from store.reader import Reader


@click.command("show")
@click.argument("which", metavar="[ID|last|DAY]", default="last")
@click.option(
    "--all", "everything", is_flag=True, help="Every workout with every set, oldest first."
)
@json_option
@click.pass_obj
def command(data: str | None, which: str, everything: bool, as_json: bool) -> None:
    """Print a workout with all its sets: the last one, or the one in progress if there is one.

    ID is what htrack history prints, or as much of it as no other workout begins with. A DAY is
    today, yesterday, mon (the last one) or 2026-11-20, and may have several workouts.

    --json: a list of workouts, each as in htrack export --format json.
    """
    if everything and which != "last":
        raise UsageError("--all prints every workout: leave it or the ID away.")
    if everything and as_json:
        without_collector()
    reader = open_for_reading(data)
    if as_json:
        write_json(_documents(reader, which, everything=everything))
        return
    found, effort = 0, settings_here().effort
    for workout in _every(reader) if everything else _chosen(reader, which):
        if found:
            click.echo()
        for line in _lines(workout, reader.unit(), reader.clock().date(), effort):
            write_line(line)
        found += 1
    if not found:
        click.echo("Nothing is logged yet.", err=True)


def _documents(reader: Reader, which: str, *, everything: bool) -> list[dict[str, Any]]:
    from store.shapes import lasting

    if everything:
        return [lasting(each) for each in reader.documents()]
    return [lasting(workout.document()) for workout in _chosen(reader, which)]


def _every(reader: Reader) -> Iterator[Workout]:
    in_progress, rows = reader.open_workout(), reader.rows()
    yield from (reader.workout(row.id) for row in reversed(rows))
    if in_progress is not None:
        yield in_progress


def _chosen(reader: Reader, which: str) -> Iterator[Workout]:
    """The workouts that are asked for; raise HtrackError where there is none of that name."""
    if which.strip().lower() == "last":
        yield from _last(reader)
        return
    try:
        day = read_day(which, reader.clock().date())
    except NoDayError:
        yield _by_id(reader, which)
        return
    yield from _of_day(reader, day)


def _last(reader: Reader) -> Iterator[Workout]:
    in_progress, rows = reader.open_workout(), reader.rows()
    if in_progress is not None:
        yield in_progress
    elif rows:
        yield reader.workout(rows[0].id)


def _by_id(reader: Reader, typed: str) -> Workout:
    in_progress = reader.open_workout()
    ids = [row.id for row in reader.rows()]
    found = the_one(typed, ids if in_progress is None else [*ids, in_progress.id])
    if in_progress is not None and found == in_progress.id:
        return in_progress
    return reader.workout(found)


def _of_day(reader: Reader, day: date) -> Iterator[Workout]:
    in_progress = reader.open_workout()
    rows = [row for row in reversed(reader.rows()) if row.day == day]
    is_open = in_progress is not None and in_progress.started_at.date() == day
    if not rows and not is_open:
        raise HtrackError(f"Nothing was logged on {day.isoformat()}.")
    yield from (reader.workout(row.id) for row in rows)
    if in_progress is not None and is_open:
        yield in_progress


def _lines(workout: Workout, unit: Unit, today: date, effort: str) -> Iterator[str]:
    from tui import words
    from tui.text import showable

    title = showable(workout.title) or "Workout"
    when = f"{words.long_day(workout.started_at.date())}, {words.clock_time(workout.started_at)}"
    length = f" · {words.minutes(workout.seconds)}" if workout.seconds is not None else ""
    yield f"{title} · {when} ({words.days_ago(workout.started_at.date(), today)}){length}"
    if workout.note:
        yield f"  {showable(workout.note)}"
    for entry in workout.entries:
        yield f"  {showable(entry.name)}"
        if entry.note:
            yield f"    {showable(entry.note)}"
        for each in entry.sets:
            note = f"  {showable(each.note)}" if each.note else ""
            yield f"    {words.a_set(each, unit, effort)}{note}"
