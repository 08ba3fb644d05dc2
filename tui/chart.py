"""A chart over time, as lines of text: what one or two series of figures came to, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from textual.content import Content

from tui.braille import ACROSS, DOWN, Canvas
from tui.scales import Scale, dates, scale

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

ROWS_A_MARK = 3
"""Rows between two marks of the scale, at the least."""
DOTS_FROM = 4
"""Cells for each figure from which the figures themselves are shown on the line."""
GRID_EVERY = 4
"""Cells between two dots of a grid line."""
LEAST_WIDTH, LEAST_HEIGHT = 12, 4
"""Cells below which nothing could be read."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a day; `star` marks a record."""

    day: date
    value: float
    star: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """Figures, the oldest first, in a style; a dashed line is told apart without colour."""

    figures: tuple[Figure, ...]
    style: str = "$accent"
    dashed: bool = False


Cell = tuple[str, str]
"""A character and its style."""


@dataclass(frozen=True)
class Chart:
    """What is drawn in `width` × `height` cells; the first series is what the cursor reads."""

    series: tuple[Series, ...]
    width: int
    height: int
    first: date
    last: date
    zero: bool = False
    """Whether the scale begins at nothing, as amounts do."""

    @cached_property
    def scale(self) -> Scale:
        """The numbers at the left."""
        values = [each.value for series in self.series for each in series.figures]
        low = 0.0 if self.zero else min(values)
        return scale(low, max(values), max(2, (self.height - 1) // ROWS_A_MARK))

    @cached_property
    def margin(self) -> int:
        """Cells that the numbers take."""
        return max([2, *(len(self.scale.label(mark)) for mark in self.scale.marks)]) + 2

    @property
    def columns(self) -> int:
        """Cells from the first day to the last."""
        return self.width - self.margin

    @property
    def rows(self) -> int:
        """Cells from the foot of the scale to its head; the dates are below."""
        return self.height - 1

    def lines(self, cursor: int | None = None) -> list[Content]:
        """Draw; with the cursor on a figure of the first series, given by its position."""
        if not any(each.figures for each in self.series):
            return []
        if self.columns < LEAST_WIDTH or self.height < LEAST_HEIGHT:
            return []
        cells: dict[tuple[int, int], Cell] = {}
        self._grid(cells)
        for series in reversed(self.series):
            self._draw(series, cells)
        if cursor is not None:
            self._point(cursor, cells)
        labels = {self._row(mark): self.scale.label(mark) for mark in self.scale.marks}
        lines = [self._line(row, labels.get(row, ""), cells) for row in range(self.rows)]
        return [*lines, self._dates()]

    def figure_at(self, column: int) -> int:
        """The figure of the first series that is nearest to a column of the widget."""
        figures = self.series[0].figures
        wanted = (column - self.margin) * ACROSS
        return min(range(len(figures)), key=lambda at: abs(self._x(figures[at].day) - wanted))

    # Where things are

    def _x(self, day: date) -> int:
        span = max(1, (self.last - self.first).days)
        return round((day - self.first).days / span * (self.columns * ACROSS - 1))

    def _y(self, value: float) -> int:
        low, high = self.scale.low, self.scale.high
        return round((high - value) / (high - low) * (self.rows * DOWN - 1))

    def _row(self, value: float) -> int:
        return self._y(value) // DOWN

    # What is drawn

    def _grid(self, cells: dict[tuple[int, int], Cell]) -> None:
        for mark in self.scale.marks:
            for column in range(0, self.columns, GRID_EVERY):
                cells[column, self._row(mark)] = ("·", "$faint")

    def _draw(self, series: Series, cells: dict[tuple[int, int], Cell]) -> None:
        canvas = Canvas(self.columns, self.rows)
        places = [(self._x(each.day), self._y(each.value)) for each in self._thinned(series)]
        for start, end in pairwise(places):
            canvas.line(start, end, dashed=series.dashed)
        if len(places) == 1:
            canvas.dot(*places[0])
        for column in range(self.columns):
            for row in range(self.rows):
                if drawn := canvas.at(column, row):
                    cells[column, row] = (drawn, series.style)
        self._mark(series, cells)

    def _thinned(self, series: Series) -> Iterable[Figure]:
        """The highest of each dot's days, where there are more figures than dots."""
        if len(series.figures) <= self.columns * ACROSS:
            return series.figures
        best: dict[int, Figure] = {}
        for each in series.figures:
            x = self._x(each.day)
            if x not in best or each.value > best[x].value:
                best[x] = each
        return best.values()

    def _mark(self, series: Series, cells: dict[tuple[int, int], Cell]) -> None:
        sparse = len(series.figures) * DOTS_FROM <= self.columns
        for each in series.figures:
            place = (self._x(each.day) // ACROSS, self._row(each.value))
            if each.star and not series.dashed:
                cells[place] = ("★", "bold $record")
            elif sparse:
                cells[place] = ("○" if series.dashed else "●", series.style)

    def _point(self, cursor: int, cells: dict[tuple[int, int], Cell]) -> None:
        figure = self.series[0].figures[cursor]
        column = self._x(figure.day) // ACROSS
        for row in range(self.rows):
            if cells.get((column, row), ("·", ""))[0] == "·":
                cells[column, row] = ("│", "$muted")
        star = "★" if figure.star else "◆"
        cells[column, self._row(figure.value)] = (star, "bold $foreground")

    def _line(self, row: int, label: str, cells: dict[tuple[int, int], Cell]) -> Content:
        edge = "┤" if label else "│"
        drawn = [cells.get((column, row), (" ", "")) for column in range(self.columns)]
        head = (f"{label:>{self.margin - 2}} {edge}", "$muted")
        return Content.assemble(head, *_runs(drawn))

    def _dates(self) -> Content:
        line = " " * self.margin
        for column, words in dates(self.first, self.last, self.columns):
            line = line.ljust(self.margin + column) + words
        return Content.styled(line, "$muted")


def _runs(cells: Sequence[Cell]) -> list[Cell]:
    """Neighbours of one style as one piece."""
    runs: list[Cell] = []
    for text, style in cells:
        if runs and runs[-1][1] == style:
            runs[-1] = (runs[-1][0] + text, style)
        else:
            runs.append((text, style))
    return runs
