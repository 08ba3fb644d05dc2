"""What all of Train stands on: its panes, the workout that they show, and a line to type in."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.reactive import var

from store.errors import ConflictError, HtrackError
from store.file.tail import peek_open
from store.paths import settings_path
from tui import train_pages, train_past, train_rest
from tui.screens.base import HtrackScreen
from tui.text import content
from tui.train_glance import glanced
from tui.widgets.bars import KeyBar
from tui.widgets.panes import Across, Down
from tui.widgets.paper import Paper
from tui.widgets.plan import Plan
from tui.widgets.rest_bar import RestBar
from tui.widgets.set_grid import SetGrid
from tui.widgets.start_page import StartPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from store.models import Workout
    from tui.train_view import WorkoutView
    from tui.training import Training
    from tui.widgets.prompt import Prompt


class TrainBase(HtrackScreen):
    """Shows the open workout, or the start page."""

    AUTO_FOCUS = ""
    # Without words, so that the list of keys is not about where the focus is.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "", show=False),
        Binding("shift+tab", "app.focus_previous", "", show=False),
    ]

    shown: var[WorkoutView | None] = var(None)
    """The workout in progress as it is drawn, or none."""

    start_page = getters.query_one(StartPage)
    grid = getters.query_one(SetGrid)
    plan = getters.query_one(Plan)
    rest_bar = getters.query_one(RestBar)

    def __init__(self) -> None:
        super().__init__()
        self._training: Training | None = None
        self._peeked: WorkoutView | None = None
        self._answer: Callable[[str], None] = lambda _text: None
        self.prompt: Prompt | None = None

    @property
    def training(self) -> Training | None:
        """The workout in progress; a key that comes before the journal waits for it."""
        if self._training is None and self.shown is not None and self._stale:
            self.htrack.opening().result()
            self._catch_up()
        return self._training

    @training.setter
    def training(self, training: Training | None) -> None:
        self._training = training

    @cached_property
    def past(self) -> train_past.Past:
        """What was done of each exercise before."""
        return train_past.Past(self.htrack)

    def body(self) -> ComposeResult:
        """The start page and the workout; one of the two is seen."""
        if not self.htrack.is_open:
            self._peek()
        with Horizontal(id="start"):
            yield StartPage(id="past")
            yield Paper(id="preview")
        with Across(id="workout"):
            yield Plan(id="plan")
            with Down(id="work"):
                yield Paper(id="head")
                yield SetGrid(id="grid")
                yield Paper(id="detail")
                yield Paper(id="recent")
            yield Paper(id="about")
        yield RestBar(self.htrack.clock, rings=lambda: self.htrack.settings.bell)

    def on_resize(self) -> None:
        """Where nothing had the focus when the window was made large enough, give it."""
        self.call_after_refresh(self._focus_home)

    def _focus_home(self) -> None:
        if self.focused is None and self.is_current:
            home: Widget = self.grid if self.shown is not None else self.start_page
            if self.prompt is not None and self.asking:
                home = self.prompt
            if home.focusable:
                home.focus()

    def _effort(self) -> str:
        """How effort is said; without reading settings where there are none."""
        try:
            path = settings_path(os.environ)
            if not path.exists():
                return "rpe"
            from store.settings import read

            return read(path).effort
        except (HtrackError, OSError):
            return "rpe"  # whoever needs the settings next tells what is wrong

    def _peek(self) -> None:
        document = peek_open(self.htrack.path)
        self._peeked = None if document is None else glanced(document, self._effort())
        self.set_class(document is not None, "-open", update=False)

    # From the journal to the screen

    def adopt(self, workout: Workout, *, undone: bool = False) -> None:
        """Take over the workout after a change, here or elsewhere."""
        if self.training is None or self.training.workout.id != workout.id:
            self.training = train_past.training_for(self.htrack, workout, self.past)
            self.training.at = train_past.last_place(workout)
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
            if not self.asking:
                self.grid.focus()
            self.refresh_bindings()

    def at_hand(self) -> Training:
        """The workout in progress; raise ConflictError when there is none."""
        if self.training is None:
            raise ConflictError("No workout is open.")
        return self.training

    # A line to type in

    @property
    def asking(self) -> bool:
        """Whether a line is being typed."""
        return self.prompt is not None and self.prompt.asked

    def ask(self, placeholder: str, text: str, then: Callable[[str], None]) -> None:
        """Let the user type a line; `then` gets it when it is entered, and may raise HtrackError.

        What is wrong stands over the line, which stays as it was typed.
        """
        from tui.widgets.prompt import Prompt

        if self.asking:
            return
        self._answer = then
        if self.prompt is None:
            self.prompt = Prompt(self._answered, id="prompt")
            self.mount(self.prompt, before=self.query_one(KeyBar))
        self.prompt.ask(placeholder, text)

    def _answered(self, text: str | None) -> str | None:
        (self.grid if self.shown is not None else self.start_page).focus()
        try:
            if text is not None:
                self._answer(text)
        except HtrackError as error:
            return str(error)
        return None

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
