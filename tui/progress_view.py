"""What the progress screen shows of one subject, asked from the journal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from catalog.exercise import Exercise
from store.review import totals
from store.review.maxima import maxima_of
from store.review.progress import Curve, curves_of, points
from tui import progress_lines, progress_words, subjects
from tui.chronicle import yardstick_of
from tui.progress_lines import Line
from tui.progress_words import Told
from tui.widgets.chart_view import Plot

if TYPE_CHECKING:
    from datetime import date

    from store.models import Workout
    from tui.app import HtrackApp


NEVER_WEIGHED = "W writes down what the scales say, today or on another day."
WIDE = 200
"""Cells; a line is cut where it is shown."""


@dataclass(frozen=True, slots=True)
class View:
    """A subject with everything that can be shown of it, of all times."""

    name: str
    lines: tuple[Line, ...]
    told: Told | None = None
    """What is known of an exercise."""
    table: tuple[Content, ...] = ()
    """What is known of all else."""


def exercise_view(app: HtrackApp, exercise_id: str) -> View:
    """An exercise."""
    journal = app.journal
    facts = journal.facts_of(exercise_id)
    name = facts[0].name if facts else exercise_id
    exercise = _exercise(app, exercise_id, name)
    yardstick = yardstick_of(app)
    found = points(exercise, facts, yardstick)
    unit = yardstick.unit
    lines = progress_lines.lines_of(found, curves_of(found), unit, app.settings.effort)
    lines += [
        progress_lines.reps_at(found, weight, unit)
        for weight in progress_lines.usual_weights(found)
        if weight > 0
    ]
    told = Told(
        maxima=maxima_of(exercise, found, yardstick),
        points=found,
        records=tuple(each for point in reversed(found) for each in point.records),
        note=journal.preference(exercise_id).note,
        unit=unit,
        today=app.clock().date(),
        effort=app.settings.effort,
    )
    return View(exercise.name, tuple(lines), told)


def _exercise(app: HtrackApp, exercise_id: str, name: str) -> Exercise:
    return app.journal.catalog().get(exercise_id) or Exercise(exercise_id, name)


def plain_view(app: HtrackApp, key: str) -> View:
    """All training, or the weight of the body."""
    unit = app.journal.unit().value
    if key == subjects.BODY:
        body = yardstick_of(app).body
        if not body.points:
            return View("Body weight", (), table=(Content(NEVER_WEIGHED),))
        line = progress_lines.line_of_body(body, unit)
        table = progress_words.weighed(body, unit, app.clock().date())
        return View("Body weight", (line,), table=tuple(table))
    weeks = totals.weeks(app.chronicle.facts, unit, app.clock().date())
    lines = progress_lines.lines_of_weeks(weeks, unit) if weeks else []
    table = progress_words.by_week(weeks, unit, app.settings.week_goal)
    return View("All training", tuple(lines), table=tuple(table))


def other_line(app: HtrackApp, exercise_id: str, key: str, first: date | None) -> Line:
    """The same measure of another exercise; its title is the exercise's name."""
    view = exercise_view(app, exercise_id)
    line = next((each for each in view.lines if each.key == key), None)
    if line is None and view.told is not None and key.startswith(progress_lines.REPS_AT):
        weight = float(key.removeprefix(progress_lines.REPS_AT))
        line = progress_lines.reps_at(view.told.points, weight, view.told.unit)
    shown = Line(key, "", "", (), ()) if line is None else line.since(first)
    lacking = "" if shown.figures else ": nothing to compare"
    return replace(shown, title=f"{view.name}{lacking}")


def main_line(app: HtrackApp, workout: Workout) -> tuple[Plot, int | None, list[Content]] | None:
    """The e1RM of a year of the workout's first exercise that has one, read at its day."""
    day = workout.started_at.date()
    today = app.clock().date()
    first = min(day, today - timedelta(days=365))
    yardstick = yardstick_of(app)
    for entry in workout.entries:
        exercise = _exercise(app, entry.exercise_id, entry.name)
        found = points(exercise, app.journal.facts_of(exercise.id), yardstick)
        if Curve.E1RM not in curves_of(found):
            continue
        (line,) = progress_lines.lines_of(found, (Curve.E1RM,), yardstick.unit, app.settings.effort)
        shown = line.since(first)
        at = next((n for n, each in enumerate(shown.figures) if each.day == day), None)
        if len(shown.figures) > 1:
            told = progress_words.headline(exercise.name, shown, at, "", WIDE, today)
            return Plot(shown, None, shown.figures[0].day, today), at, told
    return None
