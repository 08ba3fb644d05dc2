"""One subject as a chart, read figure by figure; its headline and its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.content import Content

from tui import progress_words
from tui.progress_lines import REPS_AT, Span, first_day
from tui.progress_view import other_line
from tui.screens.base import HtrackScreen
from tui.text import content
from tui.widgets.chart_view import ChartView, Plot
from tui.widgets.exercise_rows import LetterList
from tui.widgets.past_list import Told

if TYPE_CHECKING:
    from datetime import date

    from tui.progress_lines import Line
    from tui.progress_view import View


class SubjectList(LetterList, inherit_bindings=False):
    """A list in which Home and End are left to the chart."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
    ]


class ProgressChart(HtrackScreen):
    """Shows a view: which of its lines, how far back, at which figure, and beside which other."""

    rows = getters.query_one("#subjects", SubjectList)
    chart = getters.query_one(ChartView)
    headline = getters.query_one("#headline", Told)
    tables = getters.query_one("#tables", Told)

    def __init__(self) -> None:
        super().__init__()
        self._view: View | None = None
        self._measure = ""
        """Key of the line that was asked for; where there is none such, the first is shown."""
        self._span = Span.YEAR
        self._compared = ""
        self._pointer: int | None = None
        self._overlaid: Line | None = None
        """What is compared, found out when it is shown and not again for every key."""

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

    @property
    def _read_day(self) -> date | None:
        """The day of the figure that is read."""
        line = self._line
        if line is None or not line.figures:
            return None
        at = len(line.figures) if self._pointer is None else self._pointer
        return line.figures[min(at, len(line.figures) - 1)].day

    def _point_at(self, day: date | None) -> None:
        line = self._line
        days = [] if line is None else [each.day for each in line.figures]
        if day in days:
            self._pointer = days.index(day)
            self.action_point(0)

    def _show_all(self) -> None:
        view, line = self._view, self._line
        if view is None:
            self.top.left, self.top.right = Content.styled("Progress", "bold"), Content("")
            return
        other = self._overlaid = self._other(line)
        first = first_day(self._span, self._today)
        days = [each.day for shown in (line, other) if shown for each in shown.figures]
        begin = min(days, default=first or self._today)
        self.chart.show(
            None if line is None else Plot(line, other, begin, self._today), self._pointer
        )
        self._tell(view, line, other)
        self.refresh_bindings()
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
