"""`htrack status`: where the week stands; in one line, at once, for a shell prompt."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from store.glance import Glance

USUAL_LEVEL = 2
HAMSTRING_TARGETS = {1: 6, 2: 8, 3: 10}
"""As in `store.review.targets`, which takes longer to load than all else here."""


@click.command("status")
@click.option("--short", is_flag=True, help="One line for a shell prompt.")
@click.pass_obj
def command(data: str | None, short: bool) -> None:
    """Say where the week stands: hamstrings first.

    How long ago they were trained, their sets of the last seven days, and what is in progress.
    """
    from datetime import datetime

    from store.paths import data_path

    path, today = data_path(data, os.environ), datetime.now().astimezone().date()
    found, level = _glance(path, data, today), _level()
    click.echo(_short(found, level) if short else _long(found, level))


def _glance(path: Path, data: str | None, today: date) -> Glance:
    from store.glance import Doubt, glance

    try:
        return glance(path, today)
    except Doubt:
        return _proper_look(data, today)


def _proper_look(data: str | None, today: date) -> Glance:
    """The same through the journal, which knows what to make of doubtful files."""
    from catalog.muscle import MuscleGroup
    from store.glance import Glance
    from store.review.credit import credits_of
    from store.review.recency import days_since
    from store.review.volume import volume
    from store.review.work import WEEK, Days, hard_sets, work_of
    from tui.cli.data import open_for_reading

    reader = open_for_reading(data)
    worth, work = credits_of(reader.catalog()), list(work_of(reader.facts()))
    current = reader.open_workout()
    week = volume(work, worth, Days.until(today, WEEK))
    return Glance(
        week.group(MuscleGroup.HAMSTRINGS).total,
        days_since(work, worth, today).get(MuscleGroup.HAMSTRINGS),
        None if current is None else current.title,
        0 if current is None else sum(hard_sets(each.sets) for each in current.entries),
    )


def _level() -> int:
    """The level in the settings; without reading them where there are none."""
    from store.errors import HtrackError
    from store.paths import settings_path

    try:
        if not settings_path(os.environ).exists():
            return USUAL_LEVEL
    except HtrackError:
        return USUAL_LEVEL
    except (OSError, ValueError):
        pass
    from tui.cli.asked import settings_here

    return settings_here().level


def _short(found: Glance, level: int) -> str:
    """`hamstrings 3d ago · 4/8 · Lower A: 6 sets`."""
    days = "never" if found.days is None else "today" if not found.days else f"{found.days}d ago"
    said = f"hamstrings {days} · {found.sets:g}/{HAMSTRING_TARGETS[level]}"
    return said if found.title is None else f"{said} · {_open(found)}"


def _long(found: Glance, level: int) -> str:
    days = {None: "never", 0: "today", 1: "yesterday"}.get(found.days, f"{found.days} days ago")
    lines = [
        f"Hamstrings: {days}",
        f"Hamstring sets of the last 7 days: {found.sets:g} of {HAMSTRING_TARGETS[level]}",
        f"In progress: {'nothing' if found.title is None else _open(found)}",
    ]
    return "\n".join(lines)


def _open(found: Glance) -> str:
    from tui.text import showable

    sets = "1 set" if found.open_sets == 1 else f"{found.open_sets} sets"
    return f"{showable(found.title or '') or 'workout'}: {sets}"
