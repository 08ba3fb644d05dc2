"""`htrack show`: what was trained, to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.data import open_for_reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from store.models import Unit, Workout
    from store.reader import Reader


@click.command("show")
@click.option(
    "--all", "everything", is_flag=True, help="Every workout with every set, oldest first."
)
@click.pass_obj
def command(data: str | None, everything: bool) -> None:
    """Print the last workout (the one in progress, if there is one)."""
    journal = open_for_reading(data)
    found = 0
    for workout in _chosen(journal, everything=everything):
        if found:
            click.echo()
        for line in _lines(workout, journal.unit(), journal.clock().date()):
            click.echo(line)
        found += 1
    if not found:
        click.echo("Nothing is logged yet.", err=True)


def _chosen(journal: Reader, *, everything: bool) -> Iterator[Workout]:
    in_progress = journal.open_workout()
    rows = journal.rows()
    if everything:
        yield from (journal.workout(row.id) for row in reversed(rows))
    elif in_progress is None and rows:
        yield journal.workout(rows[0].id)
    if in_progress is not None:
        yield in_progress


def _lines(workout: Workout, unit: Unit, today: date) -> Iterator[str]:
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
            yield f"    {words.a_set(each, unit)}{note}"
