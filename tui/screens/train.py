"""Train: the workout in progress, one key a set."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content

from store.file.tail import tail_documents
from store.review.index import row_of
from tui import deload, start_preview, train_pages, weighing
from tui.nudge import show_nudge
from tui.screens.train_workout import TrainWorkout
from tui.start_choices import start_choice
from tui.widgets.paper import Paper
from tui.widgets.start_page import EMPTY, StartPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from store.models import Workout

REPEATABLE = 50
"""Past workouts offered for repeating."""
GLANCED = 12


class TrainScreen(TrainWorkout):
    """Starts a workout, or goes on with the open one."""

    HELP_NOTES: ClassVar[dict[str, tuple[str, ...]]] = {
        "kg or lb": (
            "k: in which one exercise is typed and shown.",
            "ctrl+p, Weights in lb: all the others.",
            "What is logged stays as it was typed.",
        ),
        "Fewest keys": (
            "space: the set as it stands.",
            "+ enter + space: a step more of the load, and a rep.",
            "l: several sets in one line, 3x8@80 rpe8.5.",
        ),
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "start_empty", "New workout", id="train.start"),
        Binding("R", "routines", "Routines", tooltip="Make and change routines", id="train.plans"),
        Binding("S", "slot_in", "Slot in", tooltip="What to slot in today", id="train.slot_in"),
        Binding(
            "L", "start_lighter", "Lighter", tooltip="Start it with half the sets", id="train.l"
        ),
        Binding("W", "weigh", "Weigh", tooltip="Log the weight of the body", show=False),
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
        Binding("l", "line", "Line", tooltip="Type sets in one line", id="train.line"),
        Binding("slash", "line", "Type sets in one line", show=False),
        Binding("s", "stopwatch", "Stopwatch", tooltip="Time a hold, and log it", id="train.watch"),
        Binding("r", "swap", "Replace", tooltip="Do something alike instead", id="train.swap"),
        Binding("p", "per_side", "Sides", tooltip="Left and right apart", id="train.sides"),
        *(
            Binding(key, action, what, key_display=shown, show=False, id=f"train.{name}")
            for key, action, what, shown, name in (
                ("left_square_bracket", "go(-1)", "Previous exercise", "[", "previous"),
                ("w", "kind('warmup')", "Warm-up, or working set", None, "warmup"),
                ("d", "kind('drop')", "Drop set, or working set", None, "drop"),
                ("exclamation_mark", "kind('failure')", "To failure, or not", "!", "failure"),
                ("b", "mode", "Load: weight, body, body +, body −, band", None, "mode"),
                ("k", "unit", "kg or lb for this exercise", None, "unit"),
                ("v", "ramp", "Warm-up sets before these", None, "ramp"),
                ("o", "decline", "Last time's values instead of the proposal", None, "decline"),
                ("g", "superset", "Superset with the next exercise, or not", None, "superset"),
                ("left_curly_bracket", "move_exercise(-1)", "Move the exercise up", "{", "up"),
                ("right_curly_bracket", "move_exercise(1)", "Move it down", "}", "down"),
                ("T", "tempo", "Tempo of this set and the next", None, "tempo"),
                ("c", "note_set", "Note on this set", None, "note"),
                ("C", "note_exercise", "Note on this exercise, today", None, "note_exercise"),
                ("N", "standing_note", "Note shown each time", None, "standing"),
                ("m", "name", "Name the workout", None, "name"),
                ("M", "note_workout", "Note on the workout", None, "note_workout"),
                ("greater_than_sign", "rest(30)", "Rest 30 s longer", ">", "longer"),
                ("less_than_sign", "rest(-30)", "Rest 30 s less", "<", "shorter"),
                ("z", "skip_rest", "Skip the rest", None, "skip"),
                ("y", "redo", "Do again what was undone", None, "redo"),
                ("U", "steps", "List what can be undone", None, "steps"),
                ("X", "remove_exercise", "Remove this exercise", None, "remove"),
                ("D", "discard", "Discard the workout", None, "discard"),
            )
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._offer: list[str] = []

    def on_mount(self) -> None:
        """Show what a glance at the files tells; the journal follows."""
        self.set_interval(1.0, self._tick)
        if not self.htrack.is_open:
            self._glance()

    def _glance(self) -> None:
        view = self._peeked
        if view is not None:
            self.grid.show_rows(view.rows, view.heads, len(view.rows))
            self.shown = view
            return
        tail = tail_documents(self.htrack.path, GLANCED)
        past = [row_of(str(number), each) for number, each in enumerate(tail)]
        past.sort(key=lambda row: row.started_at, reverse=True)
        self.start_page.show_past(past, self.htrack.clock().date())
        self._show_start()

    def refresh_data(self) -> None:
        """Take over the open workout, or offer the past."""
        self.past.forget()
        workout = self.htrack.journal.open_workout()
        if workout is None:
            self.training = None
            self.stop_timing()
            if self.htrack.unsaved:
                self.save_what_waits()
                return
            self.shown = None
            self.rest_bar.rest = None
            self._show_start()
            self._show_past()
        else:
            self._take_up(workout)

    def _take_up(self, workout: Workout) -> None:
        from store.session import is_forgotten

        first = self.training is None
        self.adopt(workout)
        if first and is_forgotten(workout, self.htrack.clock()):
            from tui.screens.forgotten import ForgottenScreen

            self.htrack.push_screen(
                ForgottenScreen(workout, self.htrack.clock()), self._forgotten_answered
            )

    def _forgotten_answered(self, answer: str | None) -> None:
        if answer == "finish":
            if self.attempt(self.htrack.journal.finish_as_of_last_set) is not None:
                self.training = None
                self.htrack.data_changed()
        elif answer == "discard":
            self.action_discard()

    def _tick(self) -> None:
        if self.shown is None or not self.is_current:
            return
        self.top.right = train_pages.figures(self.shown, self.htrack.clock(), self.size.width)
        if self.stopwatch is not None:
            self.redraw()

    # The start page

    def _show_past(self) -> None:
        from tui.start_choices import choices

        offer = deload.offered(self.htrack.journal, self.htrack.settings, self._today())
        self._offer = [] if offer is None else deload.offer_words(offer)
        journal, today = self.htrack.journal, self.htrack.clock().date()
        self.set_class(not journal.rows(), "-first")
        self.start_page.show_past(journal.rows()[:REPEATABLE], today, choices(journal, today))
        self._preview(self.start_page.key)
        show_nudge(self)

    def _show_start(self) -> None:
        self.set_class(False, "-open")
        self.top.left = Content.assemble(("Train", "bold"), (" · no workout open", "$muted"))
        self.top.right = Content("")
        self.start_page.focus()
        self.refresh_bindings()

    @on(StartPage.Highlighted)
    def _highlighted(self, event: StartPage.Highlighted) -> None:
        if self.htrack.is_open:
            self._preview(event.key)

    def _preview(self, key: str | None) -> None:
        paper = self.query_one("#preview", Paper)
        app = self.htrack
        effort = app.settings.effort
        start_preview.preview(paper, app.journal, key, self._today(), self._offer, effort)

    def _today(self) -> date:
        return self.htrack.clock().date()

    @on(StartPage.Chosen)
    def _chosen(self, event: StartPage.Chosen) -> None:
        if event.key == EMPTY:
            self.action_start_empty()
        else:
            self._begin(lambda: start_choice(self.htrack.journal, event.key))

    def action_start_lighter(self) -> None:
        """Start what is under the cursor with half the sets, farther from failure."""
        key = self.start_page.key
        if key is None or key == EMPTY:
            self.htrack.tell("Choose a routine or a past workout first, then L.")
        else:
            self._begin(lambda: start_choice(self.htrack.journal, key, lighter=True))

    def action_routines(self) -> None:
        """Make and change routines."""
        from tui.screens.routines import RoutinesScreen

        self.htrack.push_screen(RoutinesScreen())

    def action_weigh(self) -> None:
        """Write down the weight of the body, today or on another day."""
        self.ask("Weight of the body, like 82.5, or 82.5 @ yesterday", "", self._weighed)

    def _weighed(self, text: str) -> None:
        if text:
            self.htrack.tell(weighing.weigh(self.htrack.journal, text))
            self.htrack.data_changed()

    def action_start_empty(self) -> None:
        """Start a workout without exercises, and choose the first."""
        if self._begin(self.htrack.journal.start):
            self.action_add_exercise()

    def _begin(self, start: Callable[[], Workout]) -> bool:
        return self.change(start) is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Some keys are for an open workout, some for none."""
        if action in {"start_empty", "routines", "start_lighter"}:
            return self.shown is None
        if action in _ANYWHERE:
            return True
        if action in {"rest", "skip_rest"}:
            return self.shown is not None and self.rest_bar.rest is not None
        return self.shown is not None or action not in _FOR_A_WORKOUT


_ANYWHERE = {"add_exercise", "slot_in", "undo", "redo", "steps"}
_FOR_A_WORKOUT = {
    "one_more",
    "go",
    "finish",
    "line",
    "stopwatch",
    "swap",
    "per_side",
    "kind",
    "mode",
    "unit",
    "ramp",
    "decline",
    "superset",
    "move_exercise",
    "tempo",
    "note_set",
    "note_exercise",
    "standing_note",
    "name",
    "note_workout",
    "remove_exercise",
    "discard",
}
