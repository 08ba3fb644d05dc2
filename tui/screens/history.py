"""History: every workout that was finished, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content

from store.errors import HtrackError
from store.session import blank_copy
from tui import year_words
from tui.lifted import Lifted
from tui.past import Past
from tui.screens.base import HtrackScreen
from tui.widgets.heatmap import Heatmap
from tui.widgets.history_rows import in_words, nothing_yet
from tui.widgets.past_list import PastList, Told
from tui.widgets.rows import RowList
from tui.widgets.week_strip import WeekStrip
from tui.widgets.workout_detail import WorkoutDetail

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

    from store.models import Workout
    from store.review.index import Row

NARROWEST_PAIR = 68
"""Columns from which the list and the workout stand side by side."""
ROOMY_FROM = 36
"""Rows from which the answers fit below the workout."""
STRIP_FROM = 20
"""Rows from which the weeks fit above the list."""


class HistoryScreen(HtrackScreen):
    """A list of workouts, the chosen one, and what the last year came to."""

    CSS_PATH = "history.tcss"
    AUTO_FOCUS = "#rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Find", key_display="/", id="history.find"),
        Binding("r", "repeat", "Repeat", id="history.repeat"),
        Binding("delete", "delete", "Delete", key_display="del x", id="history.delete"),
        # Keyboards without Delete; named by the line above.
        Binding("x", "delete", show=False),
        Binding("u", "undo", "Undo", id="history.undo"),
        Binding("up", "browse(-1)", "Up", show=False),
        Binding("down", "browse(1)", "Down", show=False),
        Binding("escape", "back", "Back", id="history.back"),
    ]

    past_list = getters.query_one(PastList)
    heatmap = getters.query_one(Heatmap)
    strip = getters.query_one(WeekStrip)
    detail = getters.query_one(WorkoutDetail)
    answers = getters.query_one("#answers", Told)
    figures = getters.query_one("#figures", Told)

    def __init__(self) -> None:
        super().__init__()
        self._past: Past | None = None
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
                    yield Told(id="answers")
        yield Told(id="empty")

    def on_mount(self) -> None:
        """Write the page that does not change."""
        self.query_one("#empty", Told).show(nothing_yet)
        super().on_mount()

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

    def refresh_data(self) -> None:
        """Take over the history, unless it is on the screen already."""
        journal, today = self.htrack.journal, self.htrack.clock().date()
        past = Past(journal.rows(), journal.catalog(), journal.unit(), today)
        if self._past is not None and self._past.is_same(past):
            return
        self._past = past
        self.set_class(not past.rows, "-empty")
        self.heatmap.days = self.strip.days = past.days
        self.past_list.show_past(past)
        self._show_found()
        self._show_answers()

    @on(PastList.Found)
    def _show_found(self) -> None:
        past = self._past
        if past is None:
            return
        self.top.left = Content.assemble(("History", "bold"), (self.past_list.amount, "$muted"))
        wide = self.size.width >= NARROWEST_PAIR
        self.top.right = year_words.lately(past.year, wide=wide) if past.rows else Content("")
        self._show_chosen()

    @on(RowList.Highlighted)
    def _show_chosen(self) -> None:
        """Show the workout under the cursor; only this one is decoded."""
        past, row = self._past, self.past_list.chosen
        if past is None or (row is not None and self._shown == (past, row)):
            return
        journal = self.htrack.journal
        self._shown = None if row is None else (past, row)
        self.heatmap.chosen = self.strip.chosen = None if row is None else row.day
        workout = None if row is None else self.attempt(lambda: journal.workout(row.id))
        self.detail.show_workout(workout, past.catalog, past.unit, past.today)

    def _show_answers(self) -> None:
        past = self._past
        if past is not None and self.answers.display:
            self._draw_answers(past)
            self._weigh(past)

    def _draw_answers(self, past: Past) -> None:
        told = year_words.figures(past.year, self._volume)
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

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Escape is ours only where there is something to go back from."""
        if action == "back":
            return self.past_list.finding or self.focused is self.detail
        if action == "find" and self.focused is self.past_list.typed:
            return False
        if action in {"repeat", "delete", "find"}:
            return not self.has_class("-empty")
        return True

    def action_find(self) -> None:
        """Type words that a workout must have."""
        self.past_list.find()

    def action_back(self) -> None:
        """Go back to the list; from there, to all workouts."""
        if self.focused is self.detail:
            self.past_list.rows.focus()
        else:
            self.past_list.show_all()

    def action_browse(self, rows: int) -> None:
        """Move in the list while words are typed."""
        self.past_list.rows.action_move(rows)

    @on(RowList.Chosen)
    def _read(self) -> None:
        """Scroll the workout instead of the list."""
        self.detail.focus()

    @on(Heatmap.Picked)
    def _picked(self, event: Heatmap.Picked) -> None:
        if self.past_list.go_to(lambda row: row.day == event.day):
            self.past_list.rows.focus()

    def action_repeat(self) -> None:
        """Open a workout with the exercises of the chosen one."""
        row, journal = self.past_list.chosen, self.htrack.journal
        if row is None:
            return

        def repeat() -> Workout:
            past = journal.workout(row.id)
            return journal.start(past.title, blank_copy(past.entries))

        if self.attempt(repeat) is not None:
            self.htrack.data_changed()
            self.htrack.switch_mode("train")

    def action_delete(self) -> None:
        """Take the chosen workout out of the history."""
        row = self.past_list.chosen
        if row is None:
            return

        def delete() -> str:
            self.htrack.journal.delete_workout(row.id)
            return f"Deleted {in_words(row, self.htrack.clock().date())}; u brings it back."

        self._change(delete)

    def action_undo(self) -> None:
        """Take back the last change, whatever it was; a workout that comes back is chosen."""
        before = {row.id for row in self._past.rows} if self._past else set()

        def undo() -> str:
            undone = self.htrack.journal.undo()
            return "Nothing to undo." if undone is None else f"Undone: {undone[:80]}."

        self._change(undo)
        self.past_list.go_to(lambda row: row.id not in before)

    def _change(self, change: Callable[[], str]) -> None:
        told = self.attempt(change)
        self.htrack.data_changed()
        if told is not None:
            self.htrack.tell(told)
