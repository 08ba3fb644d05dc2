"""How the editor of a past workout fills its panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from store.session import counted
from tui import words
from tui.days import Span
from tui.history_asks import span_words
from tui.naming import title_of
from tui.text import content, fitted
from tui.train_view import view_of
from tui.widgets.paper import Paper

if TYPE_CHECKING:
    from datetime import date

    from store.journal import Journal
    from store.models import Workout
    from tui.mended import Mended
    from tui.screens.editor_base import EditorBase
    from tui.train_view import WorkoutView


def draw(screen: EditorBase, state: Mended, row: int) -> None:
    """Draw the workout, with the cursor on a row of the exercise that is shown."""
    view = view_of(state)
    screen.grid.show_rows(view.rows, view.heads, row)
    screen.grid.display = bool(view.plan)
    screen.plan.show_plan(view.plan, view.at)
    screen.show_title(state.workout)
    screen.query_one("#head", Paper).show(lambda width: _head(view, width))
    journal, today = screen.htrack.journal, screen.htrack.clock().date()
    noted = _below(state, short=not screen.plan.display)
    around = _around(state, journal, today)
    screen.query_one("#below", Paper).show(
        lambda width: [
            *(each for line in noted for each in line.wrap(max(10, width))),
            *(line.truncate(width, ellipsis=True) for line in around),
        ]
    )
    if screen.detail.display:
        screen.detail.show_workout(
            state.workout, journal.catalog(), journal.unit(), today, effort=state.effort.value
        )


def _head(view: WorkoutView, width: int) -> list[Content]:
    if not view.plan:
        return [Content.styled("  No exercise yet: press a to choose one.", "$muted")]
    line = view.plan[view.at]
    at = f" {view.at + 1}/{len(view.plan)}" + (" superset" if line.superset else "")
    name = Content.assemble("  ", content(line.name, "bold"))
    name = name.truncate(max(1, width - len(at) - 1), ellipsis=True)
    lines = [name + Content.styled(at, "$muted"), content(f"  {view.facts}", "$muted")]
    if not view.rows:
        lines.append(Content.styled("  No set yet: n adds one.", "$muted"))
    return lines


def _below(state: Mended, *, short: bool) -> list[Content]:
    """Notes, and the other exercises where the list at the left has no room."""
    lines = []
    if state.entry is not None and state.entry.note.strip():
        lines.append(Content.assemble(("✎ ", "$accent"), content(state.entry.note, "italic")))
    if state.workout.note.strip():
        lines.append(Content.assemble(("“", "$accent"), content(state.workout.note, "italic"), "”"))
    if lines:
        lines.append(Content(""))
    if short:
        lines += _others(state)
    kept = Content.styled("Every change is kept at once; u takes it back.", "$muted")
    return [*lines, kept, Content("")] if state.workout.entries else lines


def _around(state: Mended, journal: Journal, today: date) -> list[Content]:
    """What was done of the exercise on the days before and after, the newest first."""
    if state.entry is None:
        return []
    id_, unit = state.entry.exercise_id, state.unit_of(state.at)
    done = journal.facts_of(id_)
    ids = [each.workout_id for each in done]
    here = ids.index(state.workout.id) if state.workout.id in ids else 0
    start = max(0, here - LATER)
    lines = [Content.styled("Around this day", "$muted")]
    for each in done[start : start + MOST_DAYS]:
        mine = each.workout_id == state.workout.id
        day = fitted(words.short_day(each.day, today), 17)
        sets = " · ".join(words.a_set(one, unit, state.effort.value) for one in each.sets)
        mark = ("▸ ", "bold $accent") if mine else ("  ", "")
        lines.append(Content.assemble(mark, (day, "$muted"), content(sets, "bold" if mine else "")))
    return lines if len(lines) > 1 else []


LATER, MOST_DAYS = 12, 40
"""Days after this one, and in all, on which an exercise was done."""


def _others(state: Mended) -> list[Content]:
    lines = []
    for index, entry in enumerate(state.workout.entries):
        here = index == state.at
        mark = ("▸ ", "bold $accent") if here else ("  ", "")
        sets = (f"  {words.count(counted(entry.sets), 'set')}", "$muted")
        lines.append(Content.assemble(mark, content(entry.name, "bold" if here else ""), sets))
    return [*lines, Content("")] if lines else []


def title_words(workout: Workout, today: date) -> tuple[str, str]:
    """`Fri 13 Nov 2026`, and what it is called."""
    day = workout.started_at.date()
    shown = " ".join(words.short_day(day, today).split())
    if day.year == today.year:
        shown = f"{shown} {day.year}"
    return shown, title_of(workout.title, [entry.name for entry in workout.entries])[:80]


def figures(workout: Workout, width: int) -> Content:
    """What stands at the right of the top line: time, sets, volume."""
    sets = sum(counted(entry.sets) for entry in workout.entries)
    times = span_words(Span(workout.started_at, workout.ended_at)).split(" · ", 1)[1]
    parts = [(times, "$muted"), ("   ", "")] if width >= TIMED_FROM else []
    return Content.assemble(*parts, (words.count(sets, "set"), "bold"))


TIMED_FROM = 80
"""Columns from which the time of day has room."""
