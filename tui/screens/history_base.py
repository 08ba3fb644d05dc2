"""History as it is seen: the year, the list of workouts, the chosen one, and answers."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content

from store.errors import HtrackError
from tui import record_words, year_words
from tui.lifted import Lifted
from tui.past import Past
from tui.progress_view import main_line
from tui.screens.base import HtrackScreen
from tui.text import content
from tui.widgets.chart_view import ChartView
from tui.widgets.heatmap import Heatmap
from tui.widgets.history_rows import nothing_yet
from tui.widgets.past_list import PastList, Told
from tui.widgets.rows import RowList
from tui.widgets.week_strip import WeekStrip
from tui.widgets.workout_detail import WorkoutDetail

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from store.models import Workout
    from store.review.index import Row
    from store.review.records import Record

NARROWEST_PAIR = 68
"""Columns from which the list and the workout stand side by side."""
ROOMY_FROM = 36
"""Rows from which the answers fit below the workout."""
STRIP_FROM = 20
"""Rows from which the weeks fit above the list."""


class HistoryBase(HtrackScreen):
    """Shows what the journal holds; what keys do is another's matter."""

    AUTO_FOCUS = "#rows"

    past_list = getters.query_one(PastList)
    heatmap = getters.query_one(Heatmap)
    strip = getters.query_one(WeekStrip)
    detail = getters.query_one(WorkoutDetail)
    chart = getters.query_one(ChartView)
    chart_head = getters.query_one("#chart-head", Told)
    answers = getters.query_one("#answers", Told)
    figures = getters.query_one("#figures", Told)

    def __init__(self) -> None:
        super().__init__()
        self.past: Past | None = None
        self._shown: tuple[Past, Row] | None = None
        self._lifted, self._volume = Lifted(), ""

    def body(self) -> ComposeResult:
        """The year above; list, workout and answers below; or a page where there is nothing."""
        with Vertical(id="page"):
            with Horizontal(id="year"):
                yield Heatmap(id="heatmap")
                yield Told(id="figures")
            yield WeekStrip(id="strip")
            with Container(id="main"):
                yield PastList(id="past")
                with Container(id="right"):
                    yield WorkoutDetail(id="detail")
                    with Vertical(id="aside"):
                        yield Told(id="chart-head")
                        yield ChartView(id="chart")
                        yield Told(id="answers")
        yield Told(id="empty")

    def on_mount(self) -> None:
        """Write the page that does not change."""
        self.query_one("#empty", Told).show(nothing_yet)
        super().on_mount()
        self.watch(self.htrack, "chronicled", self._chronicled, init=False)

    def _chronicled(self) -> None:
        """Records were found: mark them, and draw the chart."""
        if self.is_current:
            self.attempt(self.refresh_data)

    def on_screen_resume(self) -> None:
        """Look again: another day may have begun while another mode was on the screen."""
        if self.htrack.is_open:
            self.attempt(self.refresh_data)

    def on_resize(self, event: events.Resize) -> None:
        """Put the list above the workout where it is narrow, the answers below where it is high."""
        self.set_class(event.size.width < NARROWEST_PAIR, "-stacked")
        self.set_class(event.size.height >= ROOMY_FROM, "-roomy")
        self.set_class(event.size.height >= STRIP_FROM, "-strip")
        self.call_after_refresh(self._show_answers)

    # From the journal to the screen

    def starred(self) -> frozenset[str]:
        """The workouts in which a record was set, as far as they are gathered."""
        return self.htrack.chronicle.starred

    def refresh_data(self) -> None:
        """Take over the history, unless it is on the screen already."""
        journal, today = self.htrack.journal, self.htrack.clock().date()
        self.htrack.chronicle.wanted()
        past = Past(
            journal.rows(),
            journal.catalog(),
            journal.unit(),
            today,
            journal.notes(),
            self.starred(),
            self.htrack.settings.week_goal,
        )
        if self.past is not None and self.past.is_same(past):
            return
        self.past = past
        self.set_class(not past.rows, "-empty")
        self.heatmap.days = self.strip.days = past.days
        self.past_list.show_past(past)
        self._show_found()
        self._show_answers()
        self.refresh_bindings()  # some keys are for a history that is not empty

    @on(PastList.Found)
    def _show_found(self) -> None:
        past = self.past
        if past is None:
            return
        self.top.left = Content.assemble(("History", "bold"), (self.past_list.amount, "$muted"))
        wide = self.size.width >= NARROWEST_PAIR
        self.top.right = year_words.lately(past.year, wide=wide) if past.rows else Content("")
        self.refresh_bindings()
        self._show_chosen()

    @on(RowList.Highlighted)
    def _show_chosen(self) -> None:
        """Show the workout under the cursor; only this one is decoded."""
        past, row = self.past, self.past_list.chosen
        if past is None or (row is not None and self._shown == (past, row)):
            return
        journal = self.htrack.journal
        self._shown = None if row is None else (past, row)
        self.heatmap.chosen = self.strip.chosen = None if row is None else row.day
        workout = None if row is None else self.attempt(lambda: journal.workout(row.id))
        records = [] if row is None else self._records_of(past, row.id)
        effort = self.htrack.settings.effort
        self.detail.show_workout(
            workout, past.catalog, past.unit, past.today, records, effort=effort
        )
        self._chart_of(workout)

    def _records_of(self, past: Past, workout_id: str) -> list[Content]:
        """The best of each exercise's records, a line each."""
        chronicle = self.htrack.chronicle
        best: dict[str, list[Record]] = {}
        for each in chronicle.book.of_workout(workout_id):
            best.setdefault(each.exercise_id, []).append(each)
        names = {each: past.catalog.get(each) for each in best}
        return [
            Content.assemble(
                ("★ ", "$record"),
                content(found.name if (found := names[each]) is not None else each),
                (f"  {record_words.celebration(records, chronicle.yardstick.unit)}", "$muted"),
            )
            for each, records in best.items()
        ]

    def _chart_of(self, workout: Workout | None) -> None:
        """How it went with the first exercise of the workout that has a maximum."""
        if not self.chart.size or workout is None:
            self.chart.show(None, None)
            self.chart_head.show(lambda _width: [])
            return
        found = self.attempt(lambda: main_line(self.htrack, workout))
        plot, cursor, told = found or (None, None, [])
        self.chart.show(plot, cursor)
        self.chart_head.show(lambda _width: told)

    def _show_answers(self) -> None:
        past = self.past
        if past is not None and self.answers.size:
            self._draw_answers(past)
            self._weigh(past)

    def _draw_answers(self, past: Past) -> None:
        since = past.today - timedelta(days=365)
        told = year_words.figures(past.year, self._volume, self.htrack.chronicle.book.count(since))
        self.figures.show(lambda _width: told)
        # As many answers as there is room for; the figures only where they don't stand above.
        self.answers.show(
            lambda width: year_words.answers(
                [] if self.figures.size else told,
                past.year,
                past.catalog,
                self.answers.size.with_width(width),
            )
        )

    @work(exclusive=True)
    async def _weigh(self, past: Past) -> None:
        """Find out the volume of the year."""
        try:
            volume = await self._lifted.words(past, self.htrack.journal)
        except HtrackError:
            # Changed elsewhere meanwhile: whoever notices has us begin again.
            return
        if volume != self._volume:
            self._volume = volume
            self._draw_answers(past)
