"""What all of Train stands on: its panes, the workout that they show, and a line to type in."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from textual import getters, on
from textual.containers import Horizontal, Vertical
from textual.reactive import var

from store.errors import ConflictError
from store.file.tail import peek_open
from tui import train_pages, train_rest
from tui.screens.base import HtrackScreen
from tui.text import content
from tui.train_view import WorkoutView, glanced
from tui.widgets.bars import KeyBar
from tui.widgets.paper import Paper
from tui.widgets.plan import Plan
from tui.widgets.rest_bar import RestBar
from tui.widgets.set_grid import SetGrid
from tui.widgets.start_page import StartPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from store.models import Workout
    from tui.training import Training
    from tui.widgets.prompt import Prompt


class TrainBase(HtrackScreen):
    """Shows the open workout, or the start page."""

    AUTO_FOCUS = ""

    shown: var[WorkoutView | None] = var(None)
    """The workout in progress as it is drawn, or none."""

    start_page = getters.query_one(StartPage)
    grid = getters.query_one(SetGrid)
    plan = getters.query_one(Plan)
    rest_bar = getters.query_one(RestBar)

    def __init__(self) -> None:
        super().__init__()
        self.training: Training | None = None
        self._peeked: WorkoutView | None = None
        self._answer: Callable[[str], None] | None = None

    @cached_property
    def past(self) -> train_pages.Past:
        """What was done of each exercise before."""
        return train_pages.Past(self.htrack.journal)

    def body(self) -> ComposeResult:
        """The start page and the workout; one of the two is seen."""
        if not self.htrack.is_open:
            self._peek()
        with Horizontal(id="start"):
            yield StartPage(id="past")
            yield Paper(id="preview")
        with Horizontal(id="workout"):
            yield Plan(id="plan")
            with Vertical(id="work"):
                yield Paper(id="head")
                yield SetGrid(id="grid")
                yield Paper(id="detail")
                yield Paper(id="recent")
            yield Paper(id="about")
        yield RestBar(self.htrack.clock, rings=lambda: self.htrack.settings.bell)

    def _peek(self) -> None:
        document = peek_open(self.htrack.path)
        self._peeked = None if document is None else glanced(document)
        self.set_class(document is not None, "-open", update=False)

    # From the journal to the screen

    def adopt(self, workout: Workout, *, undone: bool = False) -> None:
        """Take over the workout after a change, here or elsewhere."""
        if self.training is None or self.training.workout.id != workout.id:
            self.training = train_pages.training_for(self.htrack, workout, self.past)
            self.training.at = train_pages.last_place(workout)
            self.training.at = self.training.next_up()
            self.redraw(to_next=True)
        else:
            self.training.unit = self.htrack.journal.unit()
            self.training.adopt(workout, undone=undone)
            self.redraw()
        train_rest.draw_rest(self, workout)

    def redraw(self, *, to_next: bool = False) -> None:
        """Draw the workout as it is now; with `to_next` the cursor goes to the next set to do."""
        if self.training is not None:
            train_pages.draw(self, self.training, to_next=to_next)

    def change(self, do: Callable[[], Workout], *, to_next: bool = False) -> Workout | None:
        """Change the open workout in the journal and show it; tell what can't be done."""
        workout = self.attempt(do)
        if workout is not None:
            self.adopt(workout)
            if to_next:
                self.redraw(to_next=True)
        return workout

    def watch_shown(self, view: WorkoutView | None) -> None:
        """Draw the workout."""
        if view is not None:
            self.set_class(True, "-open")
            train_pages.draw_view(self, view)
            if not self.has_class("-asking"):
                self.grid.focus()
            self.refresh_bindings()

    def at_hand(self) -> Training:
        """The workout in progress; raise ConflictError when there is none."""
        if self.training is None:
            self.refresh_data()  # a key may come before the journal
        if self.training is None:
            raise ConflictError("No workout is open.")
        return self.training

    # A line to type in

    def ask(self, placeholder: str, text: str, then: Callable[[str], None]) -> None:
        """Let the user type a line; `then` gets it when it is entered."""
        from tui.widgets.prompt import Prompt

        if self.has_class("-asking"):
            return
        self._answer = then
        self.set_class(True, "-asking")
        line = Prompt(placeholder, text)
        self.mount(line, before=self.query_one(KeyBar))
        line.focus()

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        """Hand on what was typed, and go back to the sets."""
        answer, self._answer = self._answer, None
        if answer is not None:
            answer(event.text)
        if self._answer is None:
            self.leave_prompt()

    def on_prompt_left(self) -> None:
        """Nothing is to change."""
        self.leave_prompt()

    def leave_prompt(self) -> None:
        """Go back to the sets."""
        self._answer = None
        self.set_class(False, "-asking")
        self.query("#prompt").remove()
        (self.grid if self.shown is not None else self.start_page).focus()

    @on(Plan.Picked)
    def _plan_picked(self, event: Plan.Picked) -> None:
        if self.training is not None and self.grid.commit():
            self.training.at = event.index
            self.redraw(to_next=True)

    def show_title(self, view: WorkoutView) -> None:
        """Say in the top line which workout this is."""
        from textual.content import Content

        day = train_pages.day_of(view, self.htrack.clock().date())
        title = content(view.title or "Workout", "bold")
        self.top.left = Content.assemble(title, (f" · {day}", "$muted"))
