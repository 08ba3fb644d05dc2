"""Train: the workout in progress, one key a set."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import var

from store.errors import ConflictError, HtrackError, StoreError, UsageError
from store.file.tail import peek_open, tail_documents
from store.review.index import row_of
from tui import train_pages
from tui.screens.base import HtrackScreen
from tui.text import content, showable
from tui.train_view import WorkoutView, glanced
from tui.widgets.bars import KeyBar
from tui.widgets.paper import Paper
from tui.widgets.plan import Plan
from tui.widgets.set_grid import SetGrid
from tui.widgets.start_page import EMPTY, StartPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.message import Message
    from textual.widgets import Input

    from catalog.exercise import Exercise
    from store.models import LoggedSet, Workout
    from tui.training import Training

REPEATABLE = 50
"""Past workouts offered for repeating."""
GLANCED = 12
RETRY = 5.0
"""Seconds until what could not be saved is tried again."""


class TrainScreen(HtrackScreen):
    """Starts a workout, or goes on with the open one."""

    AUTO_FOCUS = ""
    CSS_PATH = "train.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add_exercise", "Add", tooltip="Add an exercise", id="train.add"),
        Binding("n", "one_more", "Set", tooltip="One more set", id="train.more"),
        Binding("u", "undo", "Undo", tooltip="Take back the last change", id="train.undo"),
        Binding("f", "finish", "Finish", tooltip="Finish the workout", id="train.finish"),
        Binding(
            "right_square_bracket",
            "go(1)",
            "Next",
            key_display="]",
            tooltip="Next exercise",
            id="train.next",
        ),
        Binding(
            "left_square_bracket",
            "go(-1)",
            "Previous",
            key_display="[",
            show=False,
            tooltip="Previous exercise",
            id="train.previous",
        ),
        Binding(
            "w", "toggle_warmup", "Warm-up", tooltip="Warm-up, or working set", id="train.warmup"
        ),
        Binding("m", "name", "Name", tooltip="Name the workout", id="train.name"),
        Binding(
            "X",
            "remove_exercise",
            "Remove",
            show=False,
            tooltip="Remove this exercise",
            id="train.remove",
        ),
        Binding(
            "D", "discard", "Discard", show=False, tooltip="Discard the workout", id="train.discard"
        ),
        Binding("n", "start_empty", "New workout", id="train.start"),
    ]

    shown: var[WorkoutView | None] = var(None)
    """The workout in progress as it is drawn, or none."""

    start_page = getters.query_one(StartPage)
    grid = getters.query_one(SetGrid)
    plan = getters.query_one(Plan)

    def __init__(self) -> None:
        super().__init__()
        self.training: Training | None = None
        self._peeked: WorkoutView | None = None

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
                yield Paper(id="recent")
            yield Paper(id="about")

    def on_mount(self) -> None:
        """Show what a glance at the files tells; the journal follows."""
        self.grid.check = self._wrong
        self.grid.tell = self._told
        self.set_interval(1.0, self._tick)
        self.set_interval(RETRY, self._save_what_waits)
        if not self.htrack.is_open:
            self._glance()
        super().on_mount()

    def _peek(self) -> None:
        document = peek_open(self.htrack.path)
        self._peeked = None if document is None else glanced(document)
        self.set_class(document is not None, "-open", update=False)

    def _glance(self) -> None:
        view = self._peeked
        if view is not None:
            self.grid.show_rows(view.rows, view.heads, len(view.rows))
            self.shown = view
            return
        past = [row_of(str(n), each) for n, each in enumerate(self._tail())]
        past.sort(key=lambda row: row.started_at, reverse=True)
        self.start_page.show_past(past, self.htrack.clock().date())
        self.shown = None
        self._show_start()

    def _tail(self) -> list[dict[str, object]]:
        return tail_documents(self.htrack.path, GLANCED)

    # From the journal to the screen

    def refresh_data(self) -> None:
        """Take over the open workout, or offer the past."""
        self.past.forget()
        workout = self.htrack.journal.open_workout()
        if workout is None:
            self.training = None
            self.shown = None
            self._show_start()
            self._show_past()
        else:
            self._adopt(workout)

    def _adopt(self, workout: Workout, *, undone: bool = False) -> None:
        if self.training is None or self.training.workout.id != workout.id:
            self.training = train_pages.training_for(self.htrack.journal, workout, self.past)
            self.training.at = self.training.next_up()
            self._redraw(to_next=True)
        else:
            self.training.adopt(workout, undone=undone)
            self._redraw()

    def _redraw(self, *, to_next: bool = False) -> None:
        if self.training is not None:
            train_pages.draw(self, self.training, to_next=to_next)

    def _show_past(self) -> None:
        journal, today = self.htrack.journal, self.htrack.clock().date()
        self.start_page.show_past(journal.rows()[:REPEATABLE], today)
        self._preview(self.start_page.key)

    def _show_start(self) -> None:
        self.set_class(False, "-open")
        self.top.left = Content.assemble(("Train", "bold"), (" · no workout open", "$muted"))
        self.top.right = Content("")
        self.start_page.focus()
        self.refresh_bindings()

    def watch_shown(self, view: WorkoutView | None) -> None:
        """Draw the workout, or go back to the start page."""
        if view is not None:
            self.set_class(True, "-open")
            train_pages.draw_view(self, view)
            if not self.has_class("-naming"):
                self.grid.focus()
            self.refresh_bindings()

    def _tick(self) -> None:
        if self.shown is not None and self.is_current:
            self.top.right = train_pages.figures(self.shown, self.htrack.clock(), self.size.width)

    # Starting

    @on(StartPage.Highlighted)
    def _highlighted(self, event: StartPage.Highlighted) -> None:
        if self.htrack.is_open:
            self._preview(event.key)

    def _preview(self, key: str | None) -> None:
        paper = self.query_one("#preview", Paper)
        train_pages.preview(paper, self.htrack.journal, key, self.htrack.clock().date())

    @on(StartPage.Chosen)
    def _chosen(self, event: StartPage.Chosen) -> None:
        if event.key == EMPTY:
            self.action_start_empty()
        else:
            self._begin(lambda: train_pages.repeat(self.htrack.journal, event.key))

    def action_start_empty(self) -> None:
        """Start a workout without exercises, and choose the first."""
        if self._begin(self.htrack.journal.start):
            self.action_add_exercise()

    def _begin(self, start: Callable[[], Workout]) -> bool:
        workout = self.attempt(start)
        if workout is not None:
            self._adopt(workout)
        return workout is not None

    # Exercises

    def action_add_exercise(self) -> None:
        """Choose an exercise and put it at the end of the workout."""
        from tui.screens.picker import PickerScreen

        if self.training is None and not self._begin(self.htrack.journal.start):
            return
        self.htrack.push_screen(PickerScreen(self.htrack.journal, self.htrack.clock), self._picked)

    def _picked(self, exercise: Exercise | None) -> None:
        if exercise is None:
            return
        workout = self.attempt(lambda: self.htrack.journal.add_exercise(exercise))
        if workout is not None and self.training is not None:
            self._adopt(workout)
            self.training.at = len(workout.entries) - 1
            self._redraw(to_next=True)

    def action_go(self, by: int) -> None:
        """Show the previous or the next exercise, round and round."""
        training = self.training
        if training is None or not training.workout.entries or not self.grid.commit():
            return
        training.at = (training.at + by) % len(training.workout.entries)
        self._redraw(to_next=True)

    @on(Plan.Picked)
    def _plan_picked(self, event: Plan.Picked) -> None:
        if self.training is not None:
            self.action_go(event.index - self.training.at)

    def action_remove_exercise(self) -> None:
        """Take the exercise that is shown out of the workout."""
        training = self.training
        if training is None or training.entry is None:
            return
        at, exercise_id, name = training.at, training.entry.exercise_id, training.entry.name
        workout = self.attempt(lambda: self.htrack.journal.remove_exercise(at, exercise_id))
        if workout is not None:
            self._adopt(workout)
            self._redraw(to_next=True)
            self.htrack.tell(f"Removed {showable(name)[:60]}; u brings it back.")

    # Sets

    def _wrong(self, row: int, column: int, text: str) -> str | None:
        """What is wrong with a value that was typed, if anything is."""
        try:
            self._with_typed(row, column, text)
        except UsageError as error:
            return str(error)
        return None

    def _with_typed(self, row: int, column: int, text: str) -> LoggedSet:
        training = self._training()
        done = training.done(training.at)
        if row < len(done):
            return training.retyped(done[row], column, text)
        return training.typed(row - len(done), column, text)

    def _told(self, message: Message) -> None:
        """Do what the grid says was done."""
        match message:
            case SetGrid.Typed():
                self._typed(message)
            case SetGrid.Stepped():
                self._stepped(message)
            case SetGrid.Logged():
                self._logged(message)
            case SetGrid.Deleted():
                self._deleted(message)

    def _training(self) -> Training:
        if self.training is None:
            raise ConflictError("No workout is open.")
        return self.training

    def _typed(self, event: SetGrid.Typed) -> None:
        self._put(event.row, self._with_typed(event.row, event.column, event.text))

    def _put(self, row: int, changed: LoggedSet) -> None:
        """Put another set in a row: on disk when it was done, else just here."""
        training = self._training()
        done = training.done(training.at)
        if row < len(done):
            self._change(row, changed)
        else:
            training.put(row - len(done), changed)
            self._redraw()

    def _change(self, row: int, now: LoggedSet | None) -> None:
        """Change or delete a set that was logged."""
        training = self._training()
        entry = training.entry
        if entry is None or row >= len(entry.sets):
            self.htrack.tell("This set is not saved yet; it can be changed as soon as it is.")
            return
        at, was = training.at, entry.sets[row]
        workout = self.attempt(
            lambda: self.htrack.journal.change_set(at, entry.exercise_id, row, was, now)
        )
        if workout is not None:
            self._adopt(workout)

    def _stepped(self, event: SetGrid.Stepped) -> None:
        training = self._training()
        rows = [*training.done(training.at), *training.todo(training.at)]
        text = training.stepped(rows[event.row], event.column, event.by)
        if text is not None and self._wrong(event.row, event.column, text) is None:
            self._put(event.row, self._with_typed(event.row, event.column, text))

    def _logged(self, event: SetGrid.Logged) -> None:
        training = self._training()
        position = event.row - len(training.done(training.at))
        if position < 0:
            self.htrack.tell(
                "This set is logged already: type to change it, x deletes, n adds one."
            )
            return
        try:
            logged = training.take(position)
        except UsageError as error:
            self.grid.complaint = str(error)
            return
        self._save(logged)

    def _save(self, logged: LoggedSet) -> None:
        """Write a set before the next key is read; what can't be written is tried again."""
        training = self._training()
        place = training.place(training.at)
        stamped = logged.model_copy(update={"logged_at": self.htrack.clock()})
        training.unsaved.append((place, stamped))
        del training.todo(training.at)[0]
        self._save_what_waits(say=True)
        if not training.todo(training.at):
            training.at = training.next_up()
        self._redraw(to_next=True)

    def _save_what_waits(self, *, say: bool = False) -> None:
        training = self.training
        if training is None or not training.unsaved:
            return
        try:
            train_pages.save_waiting(self.htrack.journal, training)
        except StoreError as error:
            if say:
                again = f"Not saved yet, trying again every {RETRY:.0f} s. {error}"
                self.htrack.tell(HtrackError(again))
        if not say:
            self._redraw()

    def _deleted(self, event: SetGrid.Deleted) -> None:
        training = self._training()
        position = event.row - len(training.done(training.at))
        if position < 0:
            self._change(event.row, None)
        else:
            training.drop(position)
            self._redraw()

    def action_one_more(self) -> None:
        """Add a set to do to the exercise that is shown."""
        if self.training is not None and self.training.entry is not None and self.grid.commit():
            self.training.add_one()
            self._redraw(to_next=len(self.training.todo(self.training.at)) == 1)

    def action_toggle_warmup(self) -> None:
        """Make the set under the cursor a warm-up, or a working set again."""
        training = self.training
        if training is None or training.entry is None or not self.grid.commit():
            return
        rows = [*training.done(training.at), *training.todo(training.at)]
        if self.grid.row < len(rows):
            self._put(self.grid.row, training.toggled(rows[self.grid.row]))

    # The workout

    def action_finish(self) -> None:
        """Move the workout into the history."""
        if self.training is None or not self.grid.commit():
            return
        if self.training.unsaved:
            self.htrack.tell(HtrackError("Some sets are not saved yet; finishing would lose them."))
            return
        finished = self.attempt(self.htrack.journal.finish)
        if finished is not None:
            self.htrack.data_changed()
            self.htrack.tell(train_pages.finished_words(finished))

    def action_discard(self) -> None:
        """Throw the workout away; undo brings it back."""
        if self.attempt(self.htrack.journal.discard) is not None:
            self.training = None
            self.htrack.data_changed()
            self.htrack.tell("Discarded the workout; u brings it back.")

    def action_undo(self) -> None:
        """Take back the last change, whatever it was."""
        self.grid.action_cancel()
        words = self.attempt(self.htrack.journal.undo)
        if words is None:
            self.htrack.tell("Nothing to undo.")
            return
        self.htrack.tell(f"Undone: {showable(words)[:80]}")
        workout = self.htrack.journal.open_workout()
        if workout is not None and self.training is not None:
            self._adopt(workout, undone=True)
            self._redraw(to_next=True)
        self.htrack.data_changed()

    def action_name(self) -> None:
        """Give the workout a name."""
        from tui.widgets.search_input import LONGEST, SearchInput

        if self.training is not None and not self.has_class("-naming"):
            line = SearchInput("Name of this workout", id="title")
            line.value = showable(self.training.workout.title)[:LONGEST]
            self.set_class(True, "-naming")
            self.mount(line, before=self.query_one(KeyBar))
            line.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the name over."""
        title = event.value.strip()
        workout = self.attempt(lambda: self.htrack.journal.rename(title))
        self.action_leave_name()
        if workout is not None:
            self._adopt(workout)

    def action_leave_name(self) -> None:
        """Leave the name as it is."""
        self.set_class(False, "-naming")
        self.query("#title").remove()
        self.grid.focus()

    def on_key(self, event: events.Key) -> None:
        """Escape leaves the line in which the name is typed."""
        if event.key == "escape" and self.has_class("-naming"):
            self.action_leave_name()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Some keys are for an open workout, some for none."""
        if action == "start_empty":
            return self.shown is None
        if action in _FOR_A_WORKOUT:
            return self.shown is not None
        return True

    def show_title(self, view: WorkoutView) -> None:
        """Say in the top line which workout this is."""
        day = train_pages.day_of(view, self.htrack.clock().date())
        title = content(view.title or "Workout", "bold")
        self.top.left = Content.assemble(title, (f" · {day}", "$muted"))


_FOR_A_WORKOUT = {
    "one_more",
    "go",
    "finish",
    "toggle_warmup",
    "name",
    "remove_exercise",
    "discard",
}
