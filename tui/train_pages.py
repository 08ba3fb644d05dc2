"""How the Train screen fills its panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from catalog.exercise import Exercise
from tui import train_rest, words
from tui.text import content, fitted
from tui.widgets.paper import Paper

if TYPE_CHECKING:
    from datetime import date, datetime

    from catalog.vocabulary import LoadKind
    from store.journal import Journal
    from store.models import ExerciseEntry, LoggedSet, Workout
    from store.review.index import Row
    from store.rows import Row as SetRow
    from tui.app import HtrackApp
    from tui.screens.train_base import TrainBase
    from tui.train_view import WorkoutView
    from tui.training import Estimating, Place, Training

EVER = 100_000
RECENT = 40
"""Past sessions of an exercise that are listed below the grid."""
NARROWEST_ABOUT = 20
Waiting = tuple["Place", "SetRow"]
"""A place in the workout, and the sets that were done there but are not on disk."""


class Past:
    """What was done of an exercise before; read once, until the history changes."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._sessions: dict[str, list[tuple[Row, ExerciseEntry]]] = {}
        self._best: dict[str, float | None] = {}

    def sessions(self, exercise_id: str) -> list[tuple[Row, ExerciseEntry]]:
        """The last times that it was done, newest first."""
        if exercise_id not in self._sessions:
            self._sessions[exercise_id] = self._journal.recent(exercise_id, RECENT)
        return self._sessions[exercise_id]

    def last_time(self, exercise_id: str) -> ExerciseEntry | None:
        """The last time that it was done."""
        sessions = self.sessions(exercise_id)
        return sessions[0][1] if sessions else None

    def entries(self, exercise_id: str) -> list[ExerciseEntry]:
        """What was done of it, newest first."""
        return [entry for _, entry in self.sessions(exercise_id)]

    def best(self, exercise: Exercise, estimate: Estimating) -> float | None:
        """The best e1RM of all earlier sessions, in kg; none where there is none to beat."""
        if exercise.id not in self._best:
            sets = (
                each for _, entry in self._journal.recent(exercise.id, EVER) for each in entry.sets
            )
            values = [value for each in sets if (value := estimate(each, exercise)) is not None]
            self._best[exercise.id] = max(values, default=None)
        return self._best[exercise.id]

    def forget(self) -> None:
        """Read anew when asked next."""
        self._sessions.clear()
        self._best.clear()


def training_for(app: HtrackApp, workout: Workout, past: Past) -> Training:
    """The state of a workout on the screen, answering from the journal and the settings."""
    from store.draft import Field
    from store.review.strength import Formula, e1rm
    from tui.proposals import proposing
    from tui.steps import steps_with
    from tui.training import Training

    journal, settings = app.journal, app.settings
    formula = Formula(settings.formula)

    def estimate(each: LoggedSet, exercise: Exercise) -> float | None:
        found = e1rm("kg", each, exercise, formula=formula)
        return None if found is None or found.rough else found.value

    return Training(
        workout,
        past.last_time,
        lambda exercise_id: journal.catalog().get(exercise_id),
        journal.preference,
        journal.unit(),
        steps_with(settings, lambda exercise_id: journal.preference(exercise_id).increment),
        effort=Field(settings.effort),
        propose=proposing(journal, settings, past),
        estimate=estimate,
        best=lambda exercise: past.best(exercise, estimate),
        unsaved=app.unsaved,
    )


def save_waiting(journal: Journal, unsaved: list[Waiting], training: Training | None) -> None:
    """Write the rows that wait, oldest first; raise StoreError and keep the rest when one fails."""
    while unsaved:
        place, row = unsaved[0]
        exercise_id = place[0]
        index = None if training is None else training.index(place)
        if index is None:
            # Its place has gone, elsewhere: better at the end of a workout than nowhere.
            exercise = journal.catalog().get(exercise_id) or Exercise(exercise_id, exercise_id)
            workout = journal.log_under(exercise, row)
        else:
            workout = journal.log_sets(index, exercise_id, row)
        unsaved.pop(0)
        if training is not None and training.workout.id == workout.id:
            # The draft went when the set was done; what the journal has now is no news.
            training.workout = workout


def last_place(workout: Workout) -> int:
    """The exercise of which a set was logged last."""
    moments = [
        (each.logged_at.timestamp(), index)
        for index, entry in enumerate(workout.entries)
        for each in entry.sets
        if each.logged_at is not None
    ]
    return max(moments)[1] if moments else 0


# Drawing


def draw(screen: TrainBase, training: Training, *, to_next: bool) -> None:
    """Draw the workout as it is now; with `to_next` the cursor goes to the next set to do."""
    from tui.train_view import view_of

    stopwatch = getattr(screen, "stopwatch", None)
    running = None if stopwatch is None else words.stopwatch(stopwatch.seconds())
    view = view_of(training, running)
    row = screen.grid.row
    if to_next:
        todo = (i for i, each in enumerate(view.rows) if not each.is_done)
        row = next(todo, len(view.rows) - 1)
        screen.grid.column = 0
    screen.grid.show_rows(view.rows, view.heads, row)
    screen.shown = view
    draw_detail(screen, training)
    draw_recent(screen, training)
    draw_about(screen, training)
    screen.rest_bar.next_up = _next_words(training)


def _next_words(training: Training) -> str:
    if training.entry is None:
        return ""
    todo = training.todo(training.at)
    unit = training.unit_of(training.at)
    done = words.a_row(todo[0], unit) if todo else ""
    return f"{training.entry.name[:40]}  {done}".strip()


def draw_view(screen: TrainBase, view: WorkoutView) -> None:
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
    if line.superset:
        at += " superset"
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


def draw_detail(screen: TrainBase, training: Training) -> None:
    """Below the grid: what is proposed and why, the target, notes, the plates of this row."""
    paper = screen.query_one("#detail", Paper)
    width = screen.grid.size.width or screen.size.width
    said = _details(screen, training) if training.entry is not None else []
    lines = [line for mark, words in said for line in _marked(mark, words, width)]
    paper.styles.height = len(lines)
    paper.display = bool(lines)
    paper.show(lambda _width: lines)


def _marked(mark: str, said: Content, width: int) -> list[Content]:
    """Words behind their mark, on as many lines as they need."""
    wrapped = said.wrap(max(10, width - 5))
    heads = [f"  {mark} ", *["    "] * (len(wrapped) - 1)]
    return [
        Content.styled(head, "$accent") + line for head, line in zip(heads, wrapped, strict=True)
    ]


def _details(screen: TrainBase, training: Training) -> list[tuple[str, Content]]:
    from tui.proposals import plates_words, proposal_words

    entry = training.workout.entries[training.at]
    said: list[tuple[str, Content]] = []
    proposal = training.proposal(training.at)
    if proposal is not None and not entry.sets:
        keys = "  o: as last time" if training.is_proposed(training.at) else ""
        catalog = screen.htrack.journal.catalog()
        reason = content(proposal_words(proposal, catalog, training.effort.value))
        mark = "△" if training.is_proposed(training.at) else "·"
        said.append((mark, Content.assemble(reason, (keys, "$muted"))))
    target = _target_words(entry)
    if target:
        said.append(("◎", Content(target)))
    standing = training.preference(entry.exercise_id).note
    if standing:
        said.append(("✎", content(standing)))
    if entry.note:
        said.append(("“", content(f"{entry.note}”", "$muted italic")))
    rows = training.rows(training.at)
    if screen.grid.row < len(rows):
        plates = plates_words(screen.htrack.settings, training, rows[screen.grid.row][0])
        if plates:
            said.append((" ", Content.styled(plates, "$muted")))
    return said


def _target_words(entry: ExerciseEntry) -> str:
    """What the routine asks of each set: `6–10, RPE up to 8`."""
    target = entry.target
    if target is None:
        return ""
    ends = [str(end) for end in (target.low, target.high) if end is not None]
    parts = ["–".join(dict.fromkeys(ends))] if ends else []
    if target.rpe_cap is not None:
        parts.append(f"RPE up to {words.number(target.rpe_cap)}")
    return ", ".join(parts)


def draw_recent(screen: TrainBase, training: Training) -> None:
    """List what was done of this exercise before, newest first."""
    entry = training.entry
    paper = screen.query_one("#recent", Paper)
    if entry is None:
        paper.show(lambda _width: [])
        return
    journal, today = screen.htrack.journal, screen.htrack.clock().date()
    past = screen.past.sessions(entry.exercise_id)
    times = journal.times_done(entry.exercise_id)
    unit = training.unit_of(training.at)

    from store.rows import rows_of
    from store.session import working

    first = f"First time: type {_asked(training)}, then space."
    plan = [] if screen.plan.display else _short_plan(training)

    def write(width: int) -> list[Content]:
        if not past:
            return [*plan, Content.styled(first, "$muted")]
        lines = [*plan, Content.styled(f"Done {words.count(times, 'time')} before", "$muted")]
        for row, each in past:
            sets = " · ".join(words.a_row(done, unit) for done in rows_of(working(each.sets)))
            day = fitted(words.short_day(row.day, today), 17)
            line = Content.assemble((day, "$muted"), content(sets))
            if each.note and width > line.cell_length + 12:
                line = line + content(f"  “{each.note}”", "$muted italic")
            lines.append(line)
        return lines

    paper.show(write)


def _asked(training: Training) -> str:
    return " and ".join(column.field.value for column in training.columns(training.at)[:2])


def _short_plan(training: Training) -> list[Content]:
    """The other exercises in a line each, where the list at the left has no room."""
    lines = []
    for index, entry in enumerate(training.workout.entries):
        if index != training.at:
            done, todo = training.done_count(index), len(training.todo(index))
            glyph = "●" if done and not todo else "◐" if done else "○"
            figures = (f" {done}/{done + todo}", "$muted")
            lines.append(Content.assemble((f"{glyph} ", "$accent"), content(entry.name), figures))
    return [*lines, Content("")] if lines else []


def draw_about(screen: TrainBase, training: Training) -> None:
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


# Proposals of other kinds


def ramp(app: HtrackApp, training: Training) -> list[LoggedSet]:
    """Warm-ups on the way to the first working set that is to be done."""
    from store.gym import rack_for
    from store.ramp import ramp as ramp_to

    todo = [row for row in training.todo(training.at) if row[0].kind != "warmup"]
    load = todo[0][0].load if todo else None
    if load is None:
        return []
    exercise, unit = training.exercise(training.at), training.unit_of(training.at)
    increment = training.preference(exercise.id).increment
    return list(
        ramp_to(exercise, load, rack_for(exercise, app.settings.gym(unit.value), increment))
    )


def swap_candidates(app: HtrackApp, training: Training) -> list[Exercise]:
    """What could be done instead of the exercise that is shown, with the equipment at hand."""
    from store.review.swap import candidates

    catalog = app.journal.catalog()
    return list(candidates(training.exercise(training.at), catalog, app.settings.equipment))


def log_line(screen: TrainBase, text: str) -> None:
    """Log what a typed line says: sets of the exercise at hand, or of the one that it names."""
    from store.grammar.exercise import resolve
    from store.grammar.parse import parse

    training, journal = screen.at_hand(), screen.htrack.journal
    catalog = journal.catalog()
    here = training.exercise(training.at) if training.entry is not None else None

    def kind_of(name: str) -> LoadKind | None:
        found = resolve(name, catalog) if name else here
        return found.load_kind if found is not None else None

    unit = training.unit_of(training.at) if here is not None else training.unit
    line = parse(text, unit=unit, load_kind=kind_of)
    exercise = resolve(line.exercise, catalog) if line.exercise else here
    if exercise is None:
        screen.htrack.tell("Begin the line with an exercise: rdl 80x8.")
        return
    screen.change(lambda: journal.log_under(exercise, line.sets), to_next=True)
    train_rest.start_rest(screen, exercise.id)


def finished_words(workout: Workout, planned: Workout) -> str:
    """A line on the workout that was just finished, and on what of it was not done."""
    from store.session import counted

    parts = [words.count(sum(counted(entry.sets) for entry in workout.entries), "set")]
    if workout.seconds is not None:
        parts.append(words.minutes(workout.seconds))
    left = [entry.name for entry in planned.entries if not entry.sets]
    undone = f" Not done: {', '.join(left)}."[:80] if left else ""
    return f"Finished {workout.title or 'the workout'}: {', '.join(parts)}.{undone}"
