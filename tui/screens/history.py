"""History: every workout that was finished, the newest first."""

from __future__ import annotations

import asyncio
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from catalog.text import plain
from store.errors import HtrackError
from store.session import blank_copy
from tui import words
from tui.screens.base import HtrackScreen
from tui.text import fitted
from tui.widgets.heatmap import Days, Heatmap, Year, by_month, figures, most_done
from tui.widgets.paper import Paper
from tui.widgets.rows import RowList
from tui.widgets.workout_detail import WorkoutDetail, flowed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from textual import events
    from textual.app import ComposeResult

    from catalog.library import Catalog
    from store.models import LoggedSet, Unit
    from store.review.index import Row

NARROWEST_PAIR = 68
"""Columns from which the list and the workout stand side by side."""
ROOMY_FROM = 36
"""Rows from which the answers fit below the workout."""
WEEKDAYS_FROM = 52
"""Cells from which a date of another year has its weekday too."""
SLICE = 16
"""Workouts that are decoded between two looks at the keyboard."""


class HistoryScreen(HtrackScreen):
    """A list of workouts, the chosen one, and what the last year came to."""

    CSS_PATH = "history.tcss"
    AUTO_FOCUS = "#rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Find", key_display="/", id="history.find"),
        Binding("r", "repeat", "Repeat", id="history.repeat"),
        Binding("delete,x", "delete", "Delete", key_display="del", id="history.delete"),
        Binding("u", "undo", "Undo", id="history.undo"),
        Binding("up", "browse(-1)", "Up", show=False),
        Binding("down", "browse(1)", "Down", show=False),
        Binding("escape", "back", "Back", id="history.back"),
    ]

    past = getters.query_one("#rows", RowList)
    typed = getters.query_one("#words", Input)
    heatmap = getters.query_one(Heatmap)
    detail = getters.query_one(WorkoutDetail)
    answers = getters.query_one("#answers", Paper)
    figures = getters.query_one("#figures", Paper)

    def __init__(self) -> None:
        super().__init__()
        self._history: History | None = None
        self._found: Sequence[Row] = ()
        self._shown: tuple[History, Row] | None = None
        self._lifted = ""
        self._sets: dict[str, tuple[Row, tuple[LoggedSet, ...]]] = {}

    def body(self) -> ComposeResult:
        """The year above; list, workout and answers below; or a page where there is nothing."""
        with Vertical(id="page"):
            with Horizontal(id="year"):
                yield Heatmap(id="heatmap")
                yield Paper(id="figures")
            with Container(id="main"):
                with Vertical(id="past"):
                    with Horizontal(id="find"):
                        yield Static(" / ", id="find-mark")
                        yield Input(placeholder="exercise, title, month", id="words", compact=True)
                    yield Paper(id="past-head")
                    yield RowList(id="rows")
                with Container(id="right"):
                    yield WorkoutDetail(id="detail")
                    yield Paper(id="answers")
        yield Paper(id="empty")

    def on_mount(self) -> None:
        """Let only the list, the words and the workout take the focus."""
        for name in ("figures", "past-head", "answers", "empty"):
            self.query_one(f"#{name}", Paper).can_focus = False
        self.query_one("#empty", Paper).show(_nothing_yet)
        super().on_mount()

    def on_screen_resume(self) -> None:
        """Look again: another day may have begun while another mode was on the screen."""
        if self.htrack.is_open:
            self.attempt(self.refresh_data)

    def on_resize(self, event: events.Resize) -> None:
        """Put the list above the workout where it is narrow, the answers below where it is high."""
        self.set_class(event.size.width < NARROWEST_PAIR, "-stacked")
        self.set_class(event.size.height >= ROOMY_FROM, "-roomy")
        self.call_after_refresh(self._show_answers)

    # From the journal to the screen

    def refresh_data(self) -> None:
        """Take over the history, unless it is on the screen already."""
        journal, today = self.htrack.journal, self.htrack.clock().date()
        history = History(journal.rows(), journal.catalog(), journal.unit(), today)
        if self._history is not None and self._history.is_same(history):
            return
        self._history = history
        self.set_class(not history.rows, "-empty")
        sets: dict[date, int] = {}
        for row in history.rows:
            sets[row.day] = sets.get(row.day, 0) + row.sets
        self.heatmap.days = Days.of(sets, today)
        self._find()
        self._show_answers()

    @on(Input.Changed, "#words")
    def _find(self) -> None:
        """List the workouts that have all of the typed words."""
        history = self._history
        if history is None:
            return
        found = self._found = history.find(self.typed.value)
        dated = any(row.day.year != history.today.year for row in found)

        def draw(index: int, width: int, _here: bool) -> Content:
            return _row(found[index], width, history.today, dated=dated)

        def head(width: int) -> list[Content]:
            return [_head(width, dated=dated) if found else _no_match()]

        self.query_one("#past-head", Paper).show(head)
        self.past.show_rows([row.id for row in found], draw)
        self._show_top(history)
        self._show_chosen()

    def _show_top(self, history: History) -> None:
        amount = words.count(len(history.rows), "workout")
        if len(self._found) < len(history.rows):
            amount = f"{len(self._found)} of {amount}"
        told = f" · {amount}" if history.rows else ""
        self.top.left = Content.assemble(("History", "bold"), (told, "$muted"))
        parts: list[tuple[str, str]] = []
        if history.rows:
            parts = [("this week ", "$muted"), (str(history.year.this_week), "bold")]
        if history.year.streak and self.size.width >= NARROWEST_PAIR:
            parts += [("   streak ", "$muted"), (f"{history.year.streak} wk", "bold $done")]
        self.top.right = Content.assemble(*parts)

    @property
    def _chosen(self) -> Row | None:
        return self._found[self.past.cursor] if self.past.key is not None else None

    @on(RowList.Highlighted)
    def _show_chosen(self) -> None:
        """Show the workout under the cursor; only this one is decoded."""
        history, row = self._history, self._chosen
        if history is None or (row is not None and self._shown == (history, row)):
            return
        journal = self.htrack.journal
        self._shown = None if row is None else (history, row)
        self.heatmap.chosen = None if row is None else row.day
        workout = None if row is None else self.attempt(lambda: journal.workout(row.id))
        self.detail.show_workout(workout, history.catalog, history.unit, history.today)

    # The year

    def _show_answers(self) -> None:
        history = self._history
        if history is not None and self.answers.display:
            self._draw_answers(history)
            self._weigh(history)

    def _draw_answers(self, history: History) -> None:
        self.figures.show(lambda _width: _year(history, self._lifted))
        self.answers.show(lambda width: self._answers(history, width))

    def _answers(self, history: History, width: int) -> list[Content]:
        """As many answers as there is room for."""
        year, lines = history.year, list[Content]()
        if self.answers.size.width and not self.figures.size.width:
            head, *told = _year(history, self._lifted) or [Content("")]
            lines = [head, *flowed(told, width, "   "), Content("")]
        room = self.answers.size.height - len(lines)
        if width >= NARROWEST_PAIR - 4:
            half = (width - 4) // 2
            done = most_done(year, history.catalog, half, min(room, 13))
            for left, right in zip_longest(done, by_month(year, half), fillvalue=Content("")):
                lines.append(left.pad_right(half + 4 - left.cell_length) + right)
        elif room < 20:
            lines += most_done(year, history.catalog, width, room)
        else:
            lines += most_done(year, history.catalog, width, room - 14)
            lines += [Content(""), *by_month(year, width)]
        return lines[: self.answers.size.height]

    @work(exclusive=True)
    async def _weigh(self, history: History) -> None:
        """Add up the volume of the year, a few workouts at a time."""
        journal = self.htrack.journal
        kept: dict[str, tuple[Row, tuple[LoggedSet, ...]]] = {}
        for number, row in enumerate(history.year.rows):
            known = self._sets.get(row.id)
            if known is None or known[0] is not row:
                if number % SLICE == 0:
                    await asyncio.sleep(0)
                try:
                    known = (row, journal.workout(row.id).sets)
                except HtrackError:
                    # Changed elsewhere meanwhile: whoever notices has us begin again.
                    return
            kept[row.id] = known
        self._sets = kept
        lifted = words.volume((each for _, sets in kept.values() for each in sets), history.unit)
        if lifted != self._lifted:
            self._lifted = lifted
            self._draw_answers(history)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Escape is ours only where there is something to go back from."""
        if action == "back":
            return self.has_class("-finding") or self.focused is self.detail
        if action == "find" and self.focused is self.typed:
            return False
        if action in {"repeat", "delete", "find"}:
            return not self.has_class("-empty")
        return True

    def action_find(self) -> None:
        """Type words that a workout must have."""
        self.add_class("-finding")
        self.typed.focus()

    @on(Input.Submitted, "#words")
    def _to_list(self) -> None:
        """Go on with what was found."""
        self.set_class(bool(self.typed.value.strip()), "-finding")
        self.past.focus()

    def action_back(self) -> None:
        """Go back to the list; from there, to all workouts."""
        if self.focused is self.detail:
            self.past.focus()
            return
        self.typed.value = ""
        self.remove_class("-finding")
        self.past.focus()

    def action_browse(self, rows: int) -> None:
        """Move in the list while words are typed."""
        self.past.action_move(rows)

    @on(RowList.Chosen)
    def _read(self) -> None:
        """Scroll the workout instead of the list."""
        self.detail.focus()

    @on(Heatmap.Picked)
    def _picked(self, event: Heatmap.Picked) -> None:
        row = next((row for row in self._found if row.day == event.day), None)
        if row is not None:
            self.past.move_to(row.id)
            self.past.focus()

    def action_repeat(self) -> None:
        """Open a workout with the exercises of the chosen one."""
        row, journal = self._chosen, self.htrack.journal
        if row is None:
            return
        past = self.attempt(lambda: journal.workout(row.id))
        if past is None:
            return
        if self.attempt(lambda: journal.start(past.title, blank_copy(past.entries))) is not None:
            self.htrack.data_changed()
            self.htrack.switch_mode("train")

    def action_delete(self) -> None:
        """Take the chosen workout out of the history."""
        row = self._chosen
        if row is None:
            return

        def delete() -> str:
            self.htrack.journal.delete_workout(row.id)
            day = words.short_day(row.day, self.htrack.clock().date())
            return f"Deleted {row.title[:30] or 'the workout'} of {day}; u brings it back."

        self._change(delete)

    def action_undo(self) -> None:
        """Take back the last change, whatever it was; a workout that comes back is chosen."""
        before = {row.id for row in self._history.rows} if self._history else set()

        def undo() -> str:
            undone = self.htrack.journal.undo()
            return "Nothing to undo." if undone is None else f"Undone: {undone[:80]}."

        self._change(undo)
        back = next((row for row in self._found if row.id not in before), None)
        if back is not None:
            self.past.move_to(back.id)

    def _change(self, change: Callable[[], str]) -> None:
        told = self.attempt(change)
        self.htrack.data_changed()
        if told is not None:
            self.htrack.tell(told)


class History:
    """What the screen shows: every workout's row, and what follows from them."""

    def __init__(self, rows: Sequence[Row], catalog: Catalog, unit: Unit, today: date) -> None:
        self.rows = rows
        self.catalog = catalog
        self.unit = unit
        self.today = today

    def is_same(self, other: History) -> bool:
        """Whether nothing has changed; the journal hands out the same objects until then."""
        return (
            self.rows is other.rows
            and self.catalog is other.catalog
            and self.unit == other.unit
            and self.today == other.today
        )

    @cached_property
    def year(self) -> Year:
        """The last twelve months."""
        return Year.of(self.rows, self.today)

    def find(self, query: str) -> Sequence[Row]:
        """The workouts in whose title, exercises or month every word is found."""
        typed = plain(query[:200]).split()
        if not typed:
            return self.rows
        return [
            row
            for row, text in zip(self.rows, self._texts, strict=True)
            if all(word in text for word in typed)
        ]

    @cached_property
    def _texts(self) -> list[str]:
        names: dict[tuple[str, str], str] = {}
        return [self._text(row, names) for row in self.rows]

    def _text(self, row: Row, names: dict[tuple[str, str], str]) -> str:
        parts = [plain(row.title), words.long_day(row.day).casefold()]
        for known in zip(row.exercise_ids, row.names, strict=True):
            if known not in names:
                exercise = self.catalog.get(known[0])
                other = (exercise.name, *exercise.aliases) if exercise else ()
                names[known] = plain(" ".join((known[1], *other)))
            parts.append(names[known])
        return "\n".join(parts)


# Drawing


def _columns(width: int, *, dated: bool) -> tuple[int, int]:
    """Cells for the date and for the title; what is left is for the exercises."""
    date_size = 10 if not dated else 15 if width >= WEEKDAYS_FROM else 11
    room = width - date_size - 10
    return date_size, room if room < 40 else 20


def _head(width: int, *, dated: bool) -> Content:
    day, title = _columns(width, dated=dated)
    sets = fitted("SETS", width - day - title - 4, right=True)
    return Content.styled(f" {fitted('DATE', day)}  {fitted('WORKOUT', title)}{sets}", "$muted")


def _row(row: Row, width: int, today: date, *, dated: bool) -> Content:
    day, title = _columns(width, dated=dated)
    rest = width - day - title - 4 - 6
    names = ", ".join(row.names[:8])
    if row.title:
        named = Content.assemble((fitted(row.title, title), "bold"))
        named = (
            Content.assemble(named, "  ", (fitted(names, rest - 2), "$muted"))
            if rest > 2
            else named
        )
    else:
        named = Content(fitted(names or "no exercises", title + max(0, rest)))
    mark = ("↓", "$muted") if row.app else " "
    sets = fitted(str(row.sets), 4, right=True)
    return Content.assemble(
        (f" {_date(row.day, today, day)}  ", "$muted"), named, " ", mark, (sets, "$accent"), " "
    )


def _date(day: date, today: date, size: int) -> str:
    if day.year == today.year or size >= 15:
        return fitted(words.short_day(day, today), size)
    return fitted(f"{day.day:>2} {words.MONTHS[day.month - 1]} {day.year}", size)


def _year(history: History, lifted: str) -> list[Content]:
    told = figures(history.year, lifted)
    return [Content.styled("Last 12 months", "$muted"), *told] if told else []


def _no_match() -> Content:
    return Content.styled(" No workout has all of these words; esc shows all.", "$muted")


def _nothing_yet(_width: int) -> list[Content]:
    return [
        Content.styled("No workout in the history yet.", "bold"),
        Content(""),
        Content.styled("Each one comes here when it is finished.", "$muted"),
        Content(""),
        Content.assemble(("t", "bold $accent"), "  start training"),
        Content.assemble(("e", "bold $accent"), "  look through the exercises"),
        Content(""),
        Content("Or bring what another app has recorded:"),
        Content.styled("htrack import FILE", "$accent"),
    ]
