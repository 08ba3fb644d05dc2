"""How the Train screen fills its panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from store.effort import HARDEST
from tui import words
from tui.text import content, fitted
from tui.widgets.paper import Paper
from tui.widgets.set_lines import Mark, has_room_for

if TYPE_CHECKING:
    from datetime import date, datetime

    from store.models import ExerciseEntry
    from tui.screens.train_base import TrainBase
    from tui.train_view import WorkoutView
    from tui.training import Place, Training

NARROWEST_ABOUT = 20


def draw(screen: TrainBase, training: Training, *, to_next: bool) -> None:
    """Draw the workout as it is now; with `to_next` the cursor goes to the next set to do."""
    from tui.train_view import view_of

    stopwatch = getattr(screen, "stopwatch", None)
    here = training.entry is not None and _timed(screen) == training.place(training.at)
    running = words.stopwatch(stopwatch.seconds()) if stopwatch is not None and here else None
    view = view_of(training, running)
    row = screen.grid.row
    if to_next:
        todo = (i for i, each in enumerate(view.rows) if not each.is_done)
        row = next(todo, len(view.rows) - 1)
        screen.grid.column = first_column(training, row)
    screen.grid.show_rows(view.rows, view.heads, row)
    screen.shown = view
    draw_detail(screen, training)
    draw_recent(screen, training)
    draw_about(screen, training)
    screen.rest_bar.next_up = _next_words(training)


def _timed(screen: TrainBase) -> Place | None:
    place: Place | None = getattr(screen, "timed", None)
    return place


def first_column(training: Training, number: int) -> int:
    """Where typing begins in a row: at the amount, where no weight is to be said first."""
    from store.draft import Field, amount_of, load_mode

    rows = training.rows(training.at) if training.entry is not None else []
    if not 0 <= number < len(rows):
        return 0
    exercise, load = training.exercise(training.at), rows[number][0].load
    bare = amount_of(exercise) is Field.SECONDS or load_mode(exercise) in {"bodyweight", "band"}
    weighed = load is not None and load.value is not None
    return 1 if bare and not weighed else 0


def _next_words(training: Training) -> str:
    if training.entry is None:
        return ""
    todo = training.todo(training.at)
    unit = training.unit_of(training.at)
    done = words.a_row(todo[0], unit, training.effort.value) if todo else ""
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
    from tui.proposals import mode_words, plates_words, proposal_words

    entry = training.workout.entries[training.at]
    said = _just_beaten(screen, training)
    proposal = training.proposal(training.at)
    if proposal is not None and not entry.sets:
        # A repetition that nobody did must not be one key away: it is said, not put in the rows.
        proposed = training.is_proposed(training.at)
        keys = "  o: as last time" if proposed else "  rows: as last time"
        catalog = screen.htrack.journal.catalog()
        reason = content(proposal_words(proposal, catalog, training.effort.value))
        if not proposed and reason.cell_length + len(keys) > screen.grid.size.width - 5:
            keys = ""
        mark = "△" if proposed else "·"
        said.append((mark, Content.assemble(reason, (keys, "$muted"))))
    target = _target_words(entry, training.effort.value)
    if target:
        said.append(("◎", Content(target)))
    standing = training.preference(entry.exercise_id).note
    if standing:
        said.append(("✎", content(standing)))
    if entry.note:
        said.append((" ", content(f"“{entry.note}”", "$muted italic")))
    rows = training.rows(training.at)
    if screen.grid.row < len(rows):
        each = rows[screen.grid.row][0]
        below = mode_words(training, each) or plates_words(screen.htrack.settings, training, each)
        if below:
            said.append((" ", Content.styled(below, "$muted")))
    return said


def _just_beaten(screen: TrainBase, training: Training) -> list[tuple[str, Content]]:
    """What the set that was done last has beaten, where its row is too narrow to say so."""
    rows, done = screen.grid.rows, training.done_count(training.at)
    if not 0 < done <= len(rows) or rows[done - 1].mark is not Mark.RECORD:
        return []
    remark, width = rows[done - 1].remark, screen.grid.size.width
    if has_room_for(remark, width, len(rows[done - 1].cells)):
        return []
    return [(Mark.RECORD.value, content(remark, "$record"))]


def _target_words(entry: ExerciseEntry, effort: str) -> str:
    """What the routine asks of each set: `6–10, RPE up to 8`."""
    target = entry.target
    if target is None:
        return ""
    ends = [str(end) for end in (target.low, target.high) if end is not None]
    parts = ["–".join(dict.fromkeys(ends))] if ends else []
    if target.rpe_cap is not None:
        reserve = words.number(HARDEST - target.rpe_cap)
        in_rir = effort == "rir"
        parts.append(
            f"RIR {reserve} or more" if in_rir else f"RPE up to {words.number(target.rpe_cap)}"
        )
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
    unit, effort = training.unit_of(training.at), training.effort.value

    from store.rows import rows_of
    from store.session import working

    first = _first_words(training)
    plan = [] if screen.plan.display else _short_plan(training)

    def write(width: int) -> list[Content]:
        if not past:
            return [*plan, Content.styled(first, "$muted")]
        lines = [*plan, Content.styled(f"Done {words.count(times, 'time')} before", "$muted")]
        for row, each in past:
            done = rows_of(working(each.sets))
            sets = " · ".join(words.a_row(row, unit, effort) for row in done)
            day = fitted(words.short_day(row.day, today), 17)
            line = Content.assemble((day, "$muted"), content(sets))
            if each.note and width > line.cell_length + 12:
                line = line + content(f"  “{each.note}”", "$muted italic")
            lines.append(line)
        return lines

    paper.show(write)


def _first_words(training: Training) -> str:
    """How to begin with what was never done, until something is typed."""
    from store.models import LoggedSet

    sets = [each for row in training.rows(training.at) for each in row]
    if all(each == LoggedSet(kind=each.kind, side=each.side) for each in sets):
        return f"First time: type {_asked(training)}, then space."
    return "Not done before this workout."


def _asked(training: Training) -> str:
    first = first_column(training, training.done_count(training.at))
    return " and ".join(column.field.value for column in training.columns(training.at)[first:2])


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
        effort=training.effort.value,
    )
    paper.show(lambda width: lines(facts, width, low=False) if width > NARROWEST_ABOUT else [])
