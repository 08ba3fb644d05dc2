"""Progress: whether it goes up, exercise by exercise, over weeks, and on the scales."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content

from tui import progress_words, subjects
from tui.progress_lines import REPS_AT, Span, first_day
from tui.progress_view import View, exercise_view, other_line, plain_view
from tui.screens.base import HtrackScreen
from tui.text import content
from tui.widgets.chart_view import ChartView, Plot
from tui.widgets.exercise_rows import LetterList
from tui.widgets.past_list import Told
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from textual.app import ComposeResult

    from catalog.exercise import Exercise
    from tui.progress_lines import Line
    from tui.subjects import Subject


class SubjectList(LetterList, inherit_bindings=False):
    """A list in which Home and End are left to the chart."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
    ]


class ProgressScreen(HtrackScreen):
    """A list of what was trained, a chart of one of it, and the tables that belong to it."""

    CSS_PATH = "progress.tcss"
    AUTO_FOCUS = "#subjects"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "point(-1)", "Read", key_display="←→", id="progress.point"),
        Binding("right", "point(1)", "Read", show=False),
        Binding("home", "point(-9999)", "First figure", show=False),
        Binding("end", "point(9999)", "Last figure", show=False),
        Binding("m", "measure", "Measure", id="progress.measure"),
        Binding("s", "span", "Span", id="progress.span"),
        Binding("c", "compare", "Compare", id="progress.compare"),
        Binding("slash", "find", "Find", key_display="/", id="progress.find"),
        Binding("r", "records", "Records", id="progress.records"),
        Binding("w", "weight", "Weight", show=False, id="progress.weight"),
        Binding("up", "subject(-1)", "Another exercise", show=False),
        Binding("down", "subject(1)", "Another exercise", show=False),
    ]

    rows = getters.query_one("#subjects", SubjectList)
    chart = getters.query_one(ChartView)
    headline = getters.query_one("#headline", Told)
    tables = getters.query_one("#tables", Told)

    def __init__(self) -> None:
        super().__init__()
        self._subjects: list[Subject] = []
        self._view: View | None = None
        self._measure = ""
        """Key of the line that was asked for; where there is none such, the first is shown."""
        self._span = Span.YEAR
        self._compared = ""
        self._pointer: int | None = None
        self._overlaid: Line | None = None
        """What is compared, found out when it is shown and not again for every key."""

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
        """Take over what there is; the cursor stays on its exercise."""
        journal = self.htrack.journal
        self.htrack.chronicle.wanted()
        weighed = bool(journal.body_weights())
        self._subjects = subjects.subjects_of(journal.rows(), journal.catalog(), weighed=weighed)
        self.set_class(not self._subjects, "-empty")
        today, found = self.htrack.clock().date(), self._subjects

        def draw(index: int, width: int, _here: bool) -> Content:
            return subjects.drawn(found[index], width, today)

        self.rows.show_rows([each.key for each in found], draw)
        self._look()

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

    @property
    def _line(self) -> Line | None:
        if self._view is None or not self._view.lines:
            return None
        lines = {each.key: each for each in self._view.lines}
        line = lines.get(self._measure, self._view.lines[0])
        return line.since(first_day(self._span, self._today))

    @property
    def _today(self) -> date:
        return self.htrack.clock().date()

    def _show_all(self) -> None:
        view, line = self._view, self._line
        if view is None:
            return
        other = self._overlaid = self._other(line)
        first = first_day(self._span, self._today)
        days = [each.day for shown in (line, other) if shown for each in shown.figures]
        begin = min(days, default=first or self._today)
        self.chart.show(
            None if line is None else Plot(line, other, begin, self._today), self._pointer
        )
        self._tell(view, line, other)
        self.tables.show(lambda width: self._tables(view, width))

    def _tables(self, view: View, width: int) -> list[Content]:
        height = self.tables.size.height
        if view.told is None:
            return list(view.table[:height])
        return progress_words.tables(view.told, width, height)

    def _other(self, line: Line | None) -> Line | None:
        if not self._compared or line is None or self.rows.key == self._compared:
            return None
        return self.attempt(
            lambda: other_line(
                self.htrack, self._compared, line.key, first_day(self._span, self._today)
            )
        )

    def _tell(self, view: View, line: Line | None, other: Line | None) -> None:
        self.top.left = Content.assemble(("Progress", "bold"), content(f" · {view.name}", "$muted"))
        self.top.right = Content.assemble((self._span.value, "$muted"))
        at = self._pointer
        compared = "" if other is None else other.title
        self.headline.show(
            lambda width: progress_words.headline(view.name, line, at, compared, width, self._today)
        )

    # Keys

    def action_point(self, by: int) -> None:
        """Read the figure before or after this one."""
        line = self._line
        if line is None or not line.figures or self._view is None:
            return
        last = len(line.figures) - 1
        at = last if self._pointer is None else self._pointer
        self._pointer = max(0, min(at + by, last))
        self.chart.cursor = self._pointer
        self._tell(self._view, line, self._overlaid)

    @on(ChartView.Pointed)
    def _pointed(self, event: ChartView.Pointed) -> None:
        self._pointer = event.at
        self.action_point(0)

    def action_measure(self) -> None:
        """Show the next measure of the same exercise."""
        view, line = self._view, self._line
        if view is None or line is None:
            return
        keys = [each.key for each in view.lines]
        self._measure = keys[(keys.index(line.key) + 1) % len(keys)]
        self._pointer = None
        self._show_all()

    def action_weight(self) -> None:
        """Show repetitions at the next of the weights that were used most."""
        view, line = self._view, self._line
        if view is None or line is None:
            return
        keys = [each.key for each in view.lines if each.key.startswith(REPS_AT)]
        if not keys:
            self.htrack.tell("No weight was used in this exercise.")
            return
        at = keys.index(line.key) + 1 if line.key in keys else 0
        self._measure = keys[at % len(keys)]
        self._pointer = None
        self._show_all()

    def action_span(self) -> None:
        """Go back three months, a year, or all the way."""
        self._span = self._span.next
        self._pointer = None
        self._show_all()

    def action_subject(self, by: int) -> None:
        """Go to the next one where no list is shown."""
        self.rows.action_move(by)

    def action_compare(self) -> None:
        """Lay another exercise over this one; once more, and it is gone."""
        if self._compared:
            self._compared = ""
            self._show_all()
        else:
            self._pick("Compare with", self._compare)

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
        self._pick("Progress of", self._found)

    def _found(self, exercise: Exercise | None) -> None:
        if exercise is None:
            return
        if not any(each.key == exercise.id for each in self._subjects):
            self.htrack.tell(f"{exercise.name[:60]} was never done.")
        self.go_to(exercise.id)

    def _pick(self, title: str, then: Callable[[Exercise | None], None]) -> None:
        from tui.screens.picker import PickerScreen

        picker = PickerScreen(self.htrack.journal, self.htrack.clock, title)
        self.htrack.push_screen(picker, then)

    def action_records(self) -> None:
        """Show every record by date."""
        from tui.screens.records import RecordsScreen

        self.htrack.push_screen(RecordsScreen())


def _nothing_yet(_width: int) -> list[Content]:
    return [
        Content.styled("Nothing to chart yet.", "bold"),
        Content(""),
        Content("Log a workout (t), or import your history (htrack import FILE),"),
        Content("and this page shows whether it goes up."),
    ]
