"""A chart in a window of its own, with a cursor that reads one figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import reactive

from tui.chart import Chart, Series
from tui.widgets.lines import LineView

if TYPE_CHECKING:
    from datetime import date

    from textual import events
    from textual.content import Content

    from tui.progress_lines import Line


@dataclass(frozen=True, slots=True)
class Plot:
    """What is to be seen: one line, perhaps another to compare, over a span of days."""

    line: Line
    other: Line | None
    first: date
    last: date


class ChartView(LineView, can_focus=False):
    """Draws a plot as large as there is room; says which figure a click was nearest to."""

    DEFAULT_CSS = """
    ChartView { overflow: hidden; background: $background; }
    """
    cursor: reactive[int | None] = reactive(None, repaint=False)

    @dataclass
    class Pointed(Message):
        """A figure of the first line was clicked at."""

        at: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._plot: Plot | None = None
        self._chart: Chart | None = None
        self._lines: list[Content] = []

    def show(self, plot: Plot | None, cursor: int | None) -> None:
        """Show another plot."""
        self._plot = plot
        self.set_reactive(ChartView.cursor, cursor)
        self._draw()

    def watch_cursor(self) -> None:
        """Move the pointer."""
        self._redraw()

    def on_resize(self) -> None:
        """Draw for another size."""
        self._draw()

    def _draw(self) -> None:
        self._chart = self._made() if self._plot is not None else None
        self._redraw()

    def _made(self) -> Chart | None:
        plot = self._plot
        if plot is None or not plot.line.figures or not self.size:
            return None
        series = [Series(plot.line.figures, "$accent")]
        if plot.other is not None and plot.other.figures:
            series.append(Series(plot.other.figures, "$quads", dashed=True))
        last = max(plot.last, plot.first + timedelta(days=1))
        return Chart(
            tuple(series), self.size.width, self.size.height, plot.first, last, plot.line.zero
        )

    def _redraw(self) -> None:
        chart = self._chart
        self._lines = [] if chart is None else chart.lines(self.cursor)
        self.lines_changed()

    def line_count(self) -> int:
        """As many as were drawn."""
        return len(self._lines)

    def draw_line(self, index: int, width: int) -> Content | None:
        """A row of the chart."""
        return self._lines[index].truncate(width)

    def on_click(self, event: events.Click) -> None:
        """Say which figure is nearest."""
        if self._chart is not None and self._lines:
            self.post_message(self.Pointed(self._chart.figure_at(event.x)))
