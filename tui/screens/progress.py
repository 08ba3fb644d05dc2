"""Progress: whether it goes up, exercise by exercise, over weeks, and on the scales."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content

from tui import subjects
from tui.progress_view import View, exercise_view, plain_view
from tui.screens.progress_chart import ProgressChart, SubjectList
from tui.screens.progress_weights import BodyWeights
from tui.widgets.chart_view import ChartView
from tui.widgets.past_list import Told
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from textual.app import ComposeResult

    from catalog.exercise import Exercise
    from tui.subjects import Subject


WIDEST = 76
"""Cells of a line of prose."""


class ProgressScreen(ProgressChart, BodyWeights):
    """A list of what was trained, a chart of one of it, and the tables that belong to it."""

    CSS_PATH = "progress.tcss"
    AUTO_FOCUS = "#subjects"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "point(-1)", "Read", key_display="←→", id="progress.point"),
        Binding("right", "point(1)", "Read", show=False),
        Binding("home", "point(-9999)", "First figure", show=False),
        Binding("end", "point(9999)", "Last figure", show=False),
        Binding(
            "enter", "correct", "Correct", tooltip="Correct this weight", id="progress.correct"
        ),
        Binding(
            "delete",
            "delete_weight",
            "Delete",
            key_display="del x",
            tooltip="Delete this weight",
            id="progress.delete",
        ),
        # Keyboards without Delete; named by the line above.
        Binding("x", "delete_weight", show=False),
        Binding("m", "measure", "Measure", id="progress.measure"),
        Binding("s", "span", "Span", id="progress.span"),
        Binding("c", "compare", "Compare", id="progress.compare"),
        Binding("W", "weigh", "Weigh", tooltip="Log the weight of the body", id="progress.weigh"),
        Binding("slash", "find", "Find", key_display="/", id="progress.find"),
        Binding("r", "records", "Records", id="progress.records"),
        Binding("u", "undo", "Undo", tooltip="Take back the last change", id="progress.undo"),
        Binding("y", "redo", "Do again what was undone", show=False, id="progress.redo"),
        Binding("w", "weight", "Weight", show=False, id="progress.weight"),
        Binding("up", "subject(-1)", "Another exercise", show=False),
        Binding("down", "subject(1)", "Another exercise", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._subjects: list[Subject] = []

    def body(self) -> ComposeResult:
        """The list at the left where there is room; headline, chart and tables."""
        with Container(id="page"):
            yield SubjectList(id="subjects")
            with Vertical(id="main"):
                yield Told(id="headline")
                yield ChartView(id="chart")
                yield Told(id="tables")
        yield Told(id="empty")

    def on_mount(self) -> None:
        """Follow what is gathered in the background."""
        self.query_one("#empty", Told).show(_nothing_yet)
        self.watch(self.htrack, "chronicled", self._chronicled, init=False)

    def on_resize(self) -> None:
        """What is told follows the width."""
        self.call_after_refresh(self._show_all)

    # From the journal to the screen

    def refresh_data(self) -> None:
        """Take over what there is; the cursor stays on its exercise, the pointer on its day."""
        read = self._read_day if self._pointer is not None else None
        journal = self.htrack.journal
        self.htrack.chronicle.wanted()
        weighed = bool(journal.body_weights())
        self._subjects = subjects.subjects_of(journal.rows(), journal.catalog(), weighed=weighed)
        self.set_class(not self._subjects, "-empty")
        self.refresh_bindings()
        today, found = self.htrack.clock().date(), self._subjects

        def draw(index: int, width: int, _here: bool) -> Content:
            return subjects.drawn(found[index], width, today)

        self.rows.show_rows([each.key for each in found], draw)
        self._look()
        self._point_at(read)

    def _chronicled(self) -> None:
        if self.is_current and self.rows.key == subjects.WEEKS:
            self._look()

    def go_to(self, exercise_id: str) -> None:
        """Show the progress of an exercise, if it was ever done."""
        if any(each.key == exercise_id for each in self._subjects):
            self.rows.move_to(exercise_id)

    @on(RowList.Highlighted)
    def _look(self) -> None:
        """Show what is under the cursor, read at its last figure."""
        self._view = self.attempt(self._made)
        self._pointer = None
        self._show_all()

    def _made(self) -> View | None:
        key = self.rows.key
        if key is None:
            return None
        if key in {subjects.WEEKS, subjects.BODY}:
            return plain_view(self.htrack, key)
        return exercise_view(self.htrack, key)

    # The weight of the body

    def weighed_day(self) -> date | None:
        """The day whose weight is read, where that is what is shown."""
        return self._read_day if self.rows.key == subjects.BODY else None

    def show_weight_of(self, day: date | None) -> None:
        """Read anew, and show the weight of the body, read at a day."""
        self.attempt(self.refresh_data)
        self.rows.move_to(subjects.BODY)
        self._look()
        self._point_at(day)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Some keys are for exercises, some for the weight of the body, few for an empty page."""
        if action in _FOR_A_SUBJECT and self.has_class("-empty"):
            return False
        if action in {"correct", "delete_weight"}:
            return self.weighed_day() is not None
        if action in {"measure", "weight", "compare"}:
            return self.rows.key != subjects.BODY
        return True

    def action_subject(self, by: int) -> None:
        """Go to the next one where no list is shown."""
        self.rows.action_move(by)

    def action_compare(self) -> None:
        """Lay another exercise over this one; once more, and it is gone."""
        if self._compared:
            self._compared = ""
            self._show_all()
        else:
            self._pick("Compare with", "compare", self._compare)

    def _compare(self, exercise: Exercise | None) -> None:
        if exercise is None:
            return
        if not self.htrack.journal.times_done(exercise.id):
            self.htrack.tell(f"{exercise.name[:60]} was never done.")
            return
        self._compared = exercise.id
        self._show_all()

    def action_find(self) -> None:
        """Choose an exercise by its name."""
        self._pick("Progress of", "show", self._found)

    def _found(self, exercise: Exercise | None) -> None:
        if exercise is None:
            return
        if not any(each.key == exercise.id for each in self._subjects):
            self.htrack.tell(f"{exercise.name[:60]} was never done.")
        self.go_to(exercise.id)

    def _pick(self, title: str, verb: str, then: Callable[[Exercise | None], None]) -> None:
        from tui.screens.picker import PickerScreen

        journal, clock = self.htrack.journal, self.htrack.clock
        picker = PickerScreen(journal, clock, title, makes=False, verb=verb)
        self.htrack.push_screen(picker, then)

    def action_records(self) -> None:
        """Show every record by date."""
        from tui.screens.records import RecordsScreen

        self.htrack.push_screen(RecordsScreen())


_FOR_A_SUBJECT = frozenset({"point", "measure", "weight", "span", "compare", "find", "subject"})


def _nothing_yet(width: int) -> list[Content]:
    told = Content(
        "Log a workout (t), or bring your history (I in History, or htrack import FILE), "
        "and this page shows whether it goes up."
    )
    return [
        Content.styled("Nothing to chart yet.", "bold"),
        Content(""),
        *told.wrap(max(10, min(width, WIDEST))),
        Content(""),
        Content.assemble(("W", "bold $accent"), "  writes down the weight of your body."),
    ]
