"""`htrack last`: what was done of an exercise the last times, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import click

from tui import words
from tui.cli.asked import exercise_named, json_option, limit_option, settings_here, unit_for
from tui.cli.data import open_for_reading, without_collector
from tui.cli.tables import Column, rounded, write_json, write_line, write_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from catalog.exercise import Exercise
    from store.models import ExerciseEntry, LoggedSet
    from store.reader import Reader
    from store.review.figures import Yardstick
    from store.review.proposal import Proposal
    from store.settings import Settings

EVER = 1_000_000
LOOKED_AT = 8
"""Sessions that a proposal is made from, at most."""


class Session(NamedTuple):
    """One time that the exercise was done."""

    workout_id: str
    started_at: datetime
    entry: ExerciseEntry
    in_progress: bool
    e1rm: float | None


class Told(NamedTuple):
    """All that is told of an exercise."""

    exercise: Exercise
    unit: str
    times: int
    note: str
    """The standing one."""
    sessions: Sequence[Session]
    proposal: Proposal | None
    advice: str
    effort: str
    """How effort is said: `rpe` or `rir`."""


@click.command("last")
@click.argument("exercise", nargs=-1, required=True)
@limit_option(5, "sessions")
@json_option
@click.pass_obj
def command(data: str | None, exercise: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Show what was done of EXERCISE the last times, and what is proposed for the next.

    The sets are those that were no warm-ups. In a pipe the cells of a session are apart by tabs:
    day, sets, e1RM, note.

    --json: exercise {id, name}, unit, times (workouts), note (the standing one), sessions
    [{workout_id, day, started_at, in_progress, sets, e1rm, note}], next {action, because, words,
    sets} or null. Sets are as in htrack export --format json, e1rm is in the unit, or null.
    """
    without_collector()
    reader = open_for_reading(data)
    told = _told(reader, exercise_named(exercise, reader), limit)
    if as_json:
        write_json(_plain(told))
    elif told.sessions:
        _write(told)
    else:
        click.echo(f"{told.exercise.name} was never done.", err=True)


def _told(reader: Reader, exercise: Exercise, limit: int) -> Told:
    from tui.cli.asked import preference_of

    unit = unit_for(reader, exercise.id)
    settings = settings_here()
    proposal, advice = _next(reader, exercise, unit, settings)
    return Told(
        exercise,
        unit,
        reader.times_done(exercise.id),
        str(preference_of(reader, exercise.id).get("note", "")),
        list(_sessions(reader, exercise, limit or EVER, unit))[: limit or EVER],
        proposal,
        advice,
        settings.effort,
    )


def _sessions(reader: Reader, exercise: Exercise, limit: int, unit: str) -> Iterator[Session]:
    """The one in progress, then those of the history."""
    from store.session import working
    from tui.cli.asked import yardstick_for

    yardstick = yardstick_for(reader, unit)
    workout = reader.open_workout()
    for entry in () if workout is None else workout.entries:
        if workout is not None and entry.exercise_id == exercise.id and working(entry.sets):
            best = _best(entry, exercise, workout.started_at, yardstick)
            yield Session(workout.id, workout.started_at, entry, True, best)
    for row, entry in reader.recent(exercise.id, limit):
        best = _best(entry, exercise, row.started_at, yardstick)
        yield Session(row.id, row.started_at, entry, False, best)


def _best(
    entry: ExerciseEntry, exercise: Exercise, at: datetime, yardstick: Yardstick
) -> float | None:
    from store.review.figures import figures_of

    found = (figures_of(each, exercise, at.date(), yardstick) for each in entry.sets)
    estimates = [each.estimate for each in found if each is not None]
    return max((e.value for e in estimates if e is not None and not e.rough), default=None)


def _next(
    reader: Reader, exercise: Exercise, unit: str, settings: Settings
) -> tuple[Proposal | None, str]:
    from store.models import Unit
    from store.review.progression import propose
    from tui.cli.asked import preference_of
    from tui.proposal_words import reason_words

    catalog = reader.catalog()
    history = [entry for _, entry in reader.recent(exercise.id, LOOKED_AT)]
    found = propose(
        exercise,
        history,
        settings,
        increment=preference_of(reader, exercise.id).get("increment"),
        unit=Unit(unit),
        catalog=catalog,
    )
    if found is None:
        return None, ""
    variant = catalog.get(found.variant) if found.variant else None
    return found, reason_words(found, variant.name if variant else "", settings.effort)


def _write(told: Told) -> None:
    times = f"done {words.count(told.times, 'time')}" if told.times else "done for the first time"
    write_line(f"{told.exercise.name}, {times}, weights in {told.unit}")
    if told.note:
        write_line(f"Note: {told.note}")
    columns = [Column("DAY"), Column("SETS"), Column("e1RM", right=True, spare=True)]
    note = Column("NOTE", gives=True, spare=True)
    columns += [note] if any(s.entry.note for s in told.sessions) else []
    rows = [_cells(session, told.unit, told.effort) for session in told.sessions]
    write_table(columns, [row[: len(columns)] for row in rows])
    if told.advice:
        write_line(f"Next: {told.advice}")


def _cells(session: Session, unit: str, effort: str) -> Sequence[str]:
    day = session.started_at.date().isoformat()
    return (
        f"{day} now" if session.in_progress else day,
        _in_words(session.entry.sets, unit, effort),
        "" if session.e1rm is None else words.number(round(session.e1rm, 1)),
        session.entry.note,
    )


def _in_words(sets: Sequence[LoggedSet], unit: str, effort: str) -> str:
    from store.rows import rows_of
    from store.session import working

    return ", ".join(words.a_row(row, unit, effort) for row in rows_of(working(sets)))


def _plain(told: Told) -> dict[str, Any]:
    return {
        "exercise": {"id": told.exercise.id, "name": told.exercise.name},
        "unit": told.unit,
        "times": told.times,
        "note": told.note,
        "sessions": [_plain_session(each) for each in told.sessions],
        "next": None if told.proposal is None else _plain_next(told.proposal, told.advice),
    }


def _plain_session(session: Session) -> dict[str, Any]:
    from store.session import working

    return {
        "workout_id": session.workout_id,
        "day": session.started_at.date().isoformat(),
        "started_at": session.started_at.isoformat(),
        "in_progress": session.in_progress,
        "sets": [each.document() for each in working(session.entry.sets)],
        "e1rm": None if session.e1rm is None else rounded(session.e1rm),
        "note": session.entry.note,
    }


def _plain_next(proposal: Proposal, advice: str) -> dict[str, Any]:
    return {
        "action": proposal.action.value,
        "because": proposal.because.value,
        "words": advice,
        "sets": [each.document() for each in proposal.sets],
    }
