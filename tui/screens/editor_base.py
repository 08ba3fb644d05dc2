"""A past workout as it is edited: its panes, and what the grid says was typed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from textual import getters, on
from textual.containers import Horizontal, Vertical
from textual.content import Content

from store.errors import UsageError
from tui import editor_pages
from tui.mended import mended
from tui.screens.grid_answers import GridAnswers
from tui.steps_here import StepsHere
from tui.text import content
from tui.widgets.paper import Paper
from tui.widgets.plan import Plan
from tui.widgets.set_grid import Mark, SetGrid
from tui.widgets.workout_detail import WorkoutDetail

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from store.bench import Bench
    from store.models import Workout
    from store.rows import Row
    from tui.mended import Mended
    from tui.training import Place


class EditGrid(SetGrid):
    """The grid of Train; what stands there is done, so only a draft can be kept with space."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Space is for what is not kept yet."""
        if action == "log":
            return self.row < len(self.rows) and self.rows[self.row].mark is Mark.TO_DO
        return super().check_action(action, parameters)


class EditorBase(GridAnswers):
    """Shows a past workout; every change of a set is on disk before the next key is read."""

    AUTO_FOCUS = "#grid"

    plan = getters.query_one(Plan)
    detail = getters.query_one(WorkoutDetail)

    def __init__(self, workout_id: str) -> None:
        super().__init__()
        self.workout_id = workout_id
        self.mended: Mended | None = None

    @cached_property
    def steps_here(self) -> StepsHere:
        """What was changed while the editor was open."""
        return StepsHere(self.htrack.journal)

    def body(self) -> ComposeResult:
        """Exercises, the sets of one of them, and the workout as a whole."""
        with Horizontal(id="workout"):
            yield Plan(id="plan")
            with Vertical(id="work"):
                yield Paper(id="head")
                yield EditGrid(id="grid")
                yield Paper(id="below")
            yield WorkoutDetail(id="whole")

    def on_mount(self) -> None:
        """The grid has the focus, and keeps it."""
        self.detail.can_focus = False

    # From the journal to the screen

    @property
    def bench(self) -> Bench:
        """What changes the workout."""
        return self.htrack.journal.bench(self.workout_id)

    def refresh_data(self) -> None:
        """Take over the workout as it is now; go back where it was removed."""
        rows = {row.id for row in self.htrack.journal.rows()}
        if self.workout_id not in rows:
            self.htrack.tell("This workout is not in the history any more.")
            self.dismiss(None)
            return
        typed_over = self._row_typed_over()
        self.adopt(self.htrack.journal.workout(self.workout_id))
        if typed_over is not None and self._row_typed_over() != typed_over:
            self.grid.action_cancel()
            self.htrack.tell("This set was changed elsewhere: what is shown is what it is now.")

    def _row_typed_over(self) -> tuple[Place, Row | None] | None:
        """The row under the cursor, and where it is, while something is typed into it."""
        state = self.mended
        if state is None or state.entry is None or self.grid.typed is None:
            return None
        rows = state.rows(state.at)
        row = rows[self.grid.row] if self.grid.row < len(rows) else None
        return state.place(state.at), row

    def adopt(self, workout: Workout) -> None:
        """Show the workout after a change, here or elsewhere."""
        drafts, at = ({}, 0) if self.mended is None else (self.mended.drafts, self.mended.at)
        place = None if self.mended is None or self.mended.entry is None else self.mended.place(at)
        self.mended = mended(self.htrack, workout)
        self.mended.drafts = drafts
        found = None if place is None else self.mended.index(place)
        self.mended.at = min(at, max(0, len(workout.entries) - 1)) if found is None else found
        self.redraw()

    def redraw(self, row: int | None = None) -> None:
        """Draw it as it is now, with the cursor on a row."""
        if self.mended is not None:
            editor_pages.draw(self, self.mended, self.grid.row if row is None else row)
            self.refresh_bindings()

    def change(self, do: Callable[[Bench], Workout]) -> Workout | None:
        """Change the workout in the journal and show it; tell what can't be done."""
        workout = self.attempt(lambda: self.steps_here.taking(lambda: do(self.bench)))
        if workout is not None:
            self.adopt(workout)
        self.htrack.data_changed()
        return workout

    def at_hand(self) -> tuple[Mended, int, str]:
        """The state, and position and id of the exercise that is shown; UsageError without one."""
        state = self.mended
        if state is None or state.entry is None:
            raise UsageError("No exercise is in this workout: a adds one.")
        return state, state.at, state.entry.exercise_id

    @on(Plan.Picked)
    def _plan_picked(self, event: Plan.Picked) -> None:
        if self.mended is not None and self.grid.commit():
            self.mended.at = event.index
            self.redraw(0)

    # What becomes of a row

    def workout_shown(self) -> Mended:
        """The workout that is edited."""
        return self.at_hand()[0]

    def cursor_moved(self) -> None:
        """Only a draft can be kept with space."""
        self.refresh_bindings()

    def put_row(self, number: int, now: Row) -> None:
        """Put another row in the place of one; a draft is kept as soon as it can be."""
        state, at, exercise_id = self.at_hand()
        if not state.is_draft(number):
            start, was = state.start_of(number), state.done(at)[number]
            self.change(lambda bench: bench.replace_sets(at, exercise_id, start, was, now))
            return
        position, finished = number - state.done_count(at), state.finished(now)
        if finished is None:
            state.todo(at)[position] = now
            self.redraw()
        elif self.change(lambda bench: bench.log_sets(at, exercise_id, finished)) is not None:
            del state.todo(at)[position]
            self.redraw(state.done_count(at))

    def log_row(self, number: int) -> None:
        """Keep a draft, or say what it lacks."""
        state, at, _ = self.at_hand()
        draft = state.rows(at)[number]
        if state.finished(draft) is None:
            what = state.columns(at)[1].field.value
            self.grid.complaint = f"Type the {what} first."
        else:
            self.put_row(number, draft)

    def delete_row(self, number: int) -> None:
        """Delete a set, or a draft."""
        state, at, exercise_id = self.at_hand()
        if state.is_draft(number):
            del state.todo(at)[number - state.done_count(at)]
            self.redraw()
            return
        start, was = state.start_of(number), state.done(at)[number]
        self.change(lambda bench: bench.replace_sets(at, exercise_id, start, was, ()))

    def with_row(self, change: Callable[[Row], Row]) -> None:
        """Change the row under the cursor as a whole."""
        state, at, _ = self.at_hand()
        rows = state.rows(at)
        if self.grid.commit() and self.grid.row < len(rows):
            self.put_row(self.grid.row, change(state.rows(at)[self.grid.row]))

    def one_more(self) -> None:
        """A set like the last one; where there is none, a draft."""
        state, at, exercise_id = self.at_hand()
        if not self.grid.commit():
            return
        if state.done(at) and not state.todo(at):
            again = state.once_more()
            self.change(lambda bench: bench.log_sets(at, exercise_id, again))
        else:
            state.draft()
        self.grid.column = 0
        self.redraw(len(state.rows(at)))

    def show_title(self, workout: Workout) -> None:
        """Say in the top line which workout is edited."""
        today = self.htrack.clock().date()
        day, title = editor_pages.title_words(workout, today)
        self.top.left = Content.assemble(
            ("Editing ", "bold $accent"), (day, "bold"), " · ", content(title, "$muted")
        )
        self.top.right = editor_pages.figures(workout, self.size.width)
