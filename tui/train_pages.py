"""How the Train screen fills its panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui import words
from tui.text import content, fitted
from tui.widgets.paper import Paper
from tui.widgets.set_grid import Mark
from tui.widgets.start_page import EMPTY

if TYPE_CHECKING:
    from datetime import date, datetime

    from store.journal import Journal
    from store.models import ExerciseEntry, Workout
    from store.review.index import Row
    from tui.screens.train import TrainScreen
    from tui.train_view import WorkoutView
    from tui.training import Training

NARROWEST_ABOUT = 20
RECENT = 40
"""Past sessions of an exercise that are listed below the grid."""


class Past:
    """What was done of an exercise before; read once, until the history changes."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._sessions: dict[str, list[tuple[Row, ExerciseEntry]]] = {}

    def sessions(self, exercise_id: str) -> list[tuple[Row, ExerciseEntry]]:
        """The last times that it was done, newest first."""
        if exercise_id not in self._sessions:
            self._sessions[exercise_id] = self._journal.recent(exercise_id, RECENT)
        return self._sessions[exercise_id]

    def last_time(self, exercise_id: str) -> ExerciseEntry | None:
        """The last time that it was done."""
        sessions = self.sessions(exercise_id)
        return sessions[0][1] if sessions else None

    def forget(self) -> None:
        """Read anew when asked next."""
        self._sessions.clear()


def training_for(journal: Journal, workout: Workout, past: Past) -> Training:
    """The state of a workout on the screen, answering from the journal."""
    from tui.training import Training

    return Training(workout, past.last_time, journal.catalog().get, journal.unit())


def save_waiting(journal: Journal, training: Training) -> None:
    """Write the sets that wait, oldest first; raise StoreError and keep the rest when one fails."""
    while training.unsaved:
        place, logged = training.unsaved[0]
        index = training.index(place)
        if index is None:
            training.unsaved.pop(0)
            continue
        workout = journal.log_sets(index, place[0], [logged])
        training.unsaved.pop(0)
        # The draft went when the set was done; what the journal has now is no news.
        training.workout = workout


def repeat(journal: Journal, workout_id: str) -> Workout:
    """Start a workout with the exercises of a past one."""
    from store.session import blank_copy

    past = journal.workout(workout_id)
    return journal.start(past.title, blank_copy(past.entries))


# Drawing


def draw(screen: TrainScreen, training: Training, *, to_next: bool) -> None:
    """Draw the workout as it is now; with `to_next` the cursor goes to the next set to do."""
    from tui.train_view import view_of

    view = view_of(training)
    row = screen.grid.row
    if to_next:
        todo = (i for i, each in enumerate(view.rows) if each.mark is Mark.TO_DO)
        row = next(todo, len(view.rows) - 1)
    screen.grid.show_rows(view.rows, view.heads, row)
    screen.shown = view
    draw_recent(screen, training)
    draw_about(screen, training)


def draw_view(screen: TrainScreen, view: WorkoutView) -> None:
    """Draw all but the sets and what was done before."""
    screen.show_title(view)
    screen.top.right = figures(view, screen.htrack.clock(), screen.size.width)
    screen.plan.show_plan(view.plan, view.at)
    screen.query_one("#head", Paper).show(lambda width: _head(view, width))
    screen.grid.display = bool(view.plan)


def _head(view: WorkoutView, width: int) -> list[Content]:
    if not view.plan:
        return [Content.styled("  No exercise yet: press a to choose one.", "$muted")]
    line = view.plan[view.at]
    at = f" {view.at + 1}/{len(view.plan)}"
    name = Content.assemble("  ", content(line.name, "bold"))
    name = name.truncate(max(1, width - len(at) - 1), ellipsis=True)
    return [name + Content.styled(at, "$muted"), content(f"  {view.facts}", "$muted")]


def figures(view: WorkoutView, now: datetime, width: int) -> Content:
    """What stands at the right of the top line: sets, volume, time."""
    elapsed = words.stopwatch((now - view.started_at).total_seconds())
    parts: list[tuple[str, str]] = []
    if width >= 60:
        parts += [("sets ", "$muted"), (f"{view.done}/{view.total}", "bold"), ("   ", "")]
    if width >= 80 and view.volume:
        parts += [("volume ", "$muted"), (view.volume, "bold"), ("   ", "")]
    return Content.assemble(*parts, ("◷ ", "$muted"), (elapsed, "bold"))


def day_of(view: WorkoutView, today: date) -> str:
    """The day on which the workout began."""
    return words.short_day(view.started_at.date(), today)


def draw_recent(screen: TrainScreen, training: Training) -> None:
    """List what was done of this exercise before, newest first."""
    entry = training.entry
    paper = screen.query_one("#recent", Paper)
    if entry is None:
        paper.show(lambda _width: [])
        return
    journal, today = screen.htrack.journal, screen.htrack.clock().date()
    past = screen.past.sessions(entry.exercise_id)
    times = journal.times_done(entry.exercise_id)
    unit = training.unit

    def write(width: int) -> list[Content]:
        if not past:
            return [Content.styled("First time: type load and reps, then space.", "$muted")]
        lines = [Content.styled(f"Done {words.count(times, 'time')} before", "$muted")]
        for row, each in past:
            sets = " · ".join(
                words.a_set(done, unit) for done in each.sets if done.kind != "warmup"
            )
            day = fitted(words.short_day(row.day, today), 15)
            line = Content.assemble((day, "$muted"), content(sets))
            if each.note and width > line.cell_length + 12:
                line = line + content(f"  “{each.note}”", "$muted italic")
            lines.append(line)
        return lines

    paper.show(write)


def draw_about(screen: TrainScreen, training: Training) -> None:
    """Where there is room: what the catalogue knows of the exercise."""
    paper = screen.query_one("#about", Paper)
    if training.entry is None or not paper.display:
        paper.show(lambda _width: [])
        return
    from tui.widgets.exercise_detail import Facts, lines

    journal = screen.htrack.journal
    exercise = training.exercise(training.at)
    facts = Facts(
        exercise=exercise,
        ladder=journal.catalog().ladder(exercise.id),
        times=journal.times_done(exercise.id),
        recent=screen.past.sessions(exercise.id)[:1],
        unit=training.unit,
        today=screen.htrack.clock().date(),
    )
    paper.show(lambda width: lines(facts, width, low=False) if width > NARROWEST_ABOUT else [])


def preview(paper: Paper, journal: Journal, key: str | None, today: date) -> None:
    """Show what a choice on the start page would begin."""
    row = next((row for row in journal.rows() if row.id == key), None)
    if key in {None, EMPTY} or row is None:
        paper.show(lambda _width: _welcome(journal.rows(), today))
        return
    from tui.widgets.workout_detail import workout_lines

    workout, unit, catalog = journal.workout(row.id), journal.unit(), journal.catalog()
    paper.show(lambda width: workout_lines(workout, catalog, unit, today, width))


def _welcome(rows: list[Row], today: date) -> list[Content]:
    if not rows:
        return [
            Content.styled("Nothing logged yet.", "bold"),
            Content(""),
            Content("Press enter to start a workout, e to look"),
            Content("through the exercises. To bring your history:"),
            Content.styled("htrack import FILE", "$accent"),
        ]
    this_week = sum(1 for row in rows if 0 <= (today - row.day).days < 7)
    last = rows[0]
    return [
        Content.styled(words.count(len(rows), "workout"), "bold"),
        Content(f"{this_week} in the last 7 days"),
        content(f"last: {last.title or 'Workout'}, {words.days_ago(last.day, today)}", "$muted"),
    ]


def finished_words(workout: Workout) -> str:
    """A line on the workout that was just finished."""
    parts = [words.count(len(workout.sets), "set")]
    if workout.seconds is not None:
        parts.append(words.minutes(workout.seconds))
    return f"Finished {workout.title or 'the workout'}: {', '.join(parts)}."
