"""The list of past workouts, and the line in which they are searched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui import history_query, words
from tui.text import content
from tui.widgets.history_rows import Marks, heads, history_row, legend, no_match
from tui.widgets.paper import Paper
from tui.widgets.rows import RowList
from tui.widgets.search_input import SearchInput
from tui.widgets.workout_detail import flowed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from store.review.index import Row
    from tui.past import Past

LONGEST_EXPLANATION = 4
"""Lines below what is typed."""


class Told(Paper, can_focus=False):
    """What is never longer than its room."""


class PastRows(RowList, inherit_bindings=False):
    """Leaves some keys to the screen: a day to go to, a workout to change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Move", show=False),
        Binding("down,j", "move(1)", "Move", show=False),
        Binding("pageup", "page(-1)", "Move", show=False),
        Binding("pagedown", "page(1)", "Move", show=False),
        Binding("home", "jump(0)", "Move", show=False),
        Binding("end,G", "jump(-1)", "Move", show=False),
    ]


class PastList(Vertical):
    """Shows what is found; the cursor follows its workout, or goes to the best of what is typed."""

    # Room for the scroll bar is kept: columns stay below their heads when it comes or goes.
    DEFAULT_CSS = """
    PastList {
        #past-head { height: 1; }
        #rows { overflow-y: auto; scrollbar-gutter: stable; }
        #find { height: 1; display: none; background: $row; }
        #find-mark { width: 3; color: $accent; text-style: bold; }
        #words, #words:focus { width: 1fr; background: $row; background-tint: $row 0%; padding: 0; }
        #explained { height: 1; display: none; padding: 0 1; }
        &.-finding #find, &.-finding #explained { display: block; }
    }
    """

    rows = getters.query_one("#rows", PastRows)
    typed = getters.query_one("#words", SearchInput)
    head = getters.query_one("#past-head", Told)
    explained = getters.query_one("#explained", Told)

    @dataclass
    class Found(Message):
        """Other words were typed, and other workouts found."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.found: Sequence[Row] = ()
        """What is listed."""
        self.past: Past | None = None
        """What is searched."""

    def compose(self) -> ComposeResult:
        """The words over what they mean, over the heads, over the rows."""
        with Horizontal(id="find"):
            yield Static(" / ", id="find-mark")
            yield SearchInput(
                "words, or muscle:ham from:2026-01",
                id="words",
                longest=history_query.LONGEST_QUERY,
            )
        yield Told(id="explained")
        yield Told(id="past-head")
        yield PastRows(id="rows")

    @property
    def chosen(self) -> Row | None:
        """The workout under the cursor."""
        return self.found[self.rows.cursor] if self.rows.key is not None else None

    @property
    def amount(self) -> str:
        """How many there are, as it follows a title: ` · 3 of 141 workouts`."""
        if self.past is None or not self.past.rows:
            return ""
        all_of_them, found = len(self.past.rows), len(self.found)
        some = f"{found} of " if found < all_of_them else ""
        return f" · {some}{words.count(all_of_them, 'workout')}"

    @property
    def finding(self) -> bool:
        """Whether there is a line to type in."""
        return self.has_class("-finding")

    def show_past(self, past: Past) -> None:
        """Show another state of the history."""
        self.past = past
        self._find(past, stay=True)

    @on(SearchInput.Changed, "#words")
    def _changed(self) -> None:
        if self.past is not None:
            self._find(self.past, stay=not self.typed.value.strip())
            self.post_message(self.Found())

    def _find(self, past: Past, *, stay: bool) -> None:
        query = history_query.parse(self.typed.value, past.today)
        found = self.found = past.matching(query)
        dated = any(row.day.year != past.today.year for row in found)

        def draw(index: int, width: int, _here: bool) -> Content:
            row = found[index]
            marks = Marks(row.id in past.starred, row.id in past.notes)
            return history_row(row, width, past.today, dated=dated, marks=marks)

        def head(_width: int) -> list[Content]:
            if not found:
                return [no_match()]
            return [heads(self.rows.scrollable_content_region.width, dated=dated)]

        self.head.show(head)
        self.rows.show_rows([row.id for row in found], draw, stay=stay)
        if self.finding:
            self._explain(query)

    def _explain(self, query: history_query.Query) -> None:
        """Say what the filters are, or which there are."""
        width = max(10, self.explained.size.width or self.size.width - 2)
        lines = _explanation(query, width)[:LONGEST_EXPLANATION]
        self.explained.styles.height = max(1, len(lines))
        self.explained.show(lambda _width: lines)

    @on(SearchInput.Submitted, "#words")
    def _to_rows(self) -> None:
        """Go on with what was found."""
        self.set_class(bool(self.typed.value.strip()), "-finding")
        self.rows.focus()

    def find(self) -> None:
        """Let words be typed that a workout must have."""
        self.add_class("-finding")
        self.typed.focus()
        if self.past is not None:
            self.past.prepare()
            self._explain(history_query.parse(self.typed.value, self.past.today))

    def show_all(self) -> None:
        """Forget the words."""
        self.typed.value = ""
        self.remove_class("-finding")
        if self.past is not None:
            self._find(self.past, stay=True)
        self.rows.focus()

    def go_to(self, is_it: Callable[[Row], bool]) -> bool:
        """Put the cursor on the first workout that is meant, if it is listed."""
        row = next(filter(is_it, self.found), None)
        if row is not None:
            self.rows.move_to(row.id)
        return row is not None

    def show_workout(self, workout_id: str) -> None:
        """Put the cursor on a workout, whatever was searched for."""
        if not self.go_to(lambda row: row.id == workout_id) and self.typed.value:
            self.show_all()
            self.go_to(lambda row: row.id == workout_id)


def _explanation(query: history_query.Query, width: int) -> list[Content]:
    if query.wrong:
        return [line for each in query.wrong for line in content(each, "$warning").wrap(width)]
    if query.has_filters:
        return content(query.understood(), "$accent").wrap(width)
    shown = history_query.HOW.split("  ")
    return flowed((Content.styled(each, "$muted") for each in shown), width, "  ") + flowed(
        [legend()], width
    )
