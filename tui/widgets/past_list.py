"""The list of past workouts, and the line in which they are searched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import getters, on
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from tui import words
from tui.widgets.history_rows import heads, history_row, no_match
from tui.widgets.paper import Paper
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.content import Content

    from store.review.index import Row
    from tui.past import Past


class Told(Paper, can_focus=False):
    """What is never longer than its room."""


class PastList(Vertical):
    """Shows what is found; the cursor follows its workout, or goes to the best of what is typed."""

    # Room for the scroll bar is kept: columns stay below their heads when it comes or goes.
    DEFAULT_CSS = """
    PastList {
        #past-head { height: 1; }
        #rows { overflow-y: auto; scrollbar-gutter: stable; }
        #find { height: 1; display: none; background: $row; }
        #find-mark { width: 3; color: $accent; text-style: bold; }
        #words { width: 1fr; background: $row; padding: 0; }
        &.-finding #find { display: block; }
    }
    """

    rows = getters.query_one("#rows", RowList)
    typed = getters.query_one("#words", Input)
    head = getters.query_one("#past-head", Told)

    @dataclass
    class Found(Message):
        """Other words were typed, and other workouts found."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.found: Sequence[Row] = ()
        """What is listed."""
        self._past: Past | None = None

    def compose(self) -> ComposeResult:
        """The words over the heads over the rows."""
        with Horizontal(id="find"):
            yield Static(" / ", id="find-mark")
            yield Input(placeholder="exercise, title, month", id="words", compact=True)
        yield Told(id="past-head")
        yield RowList(id="rows")

    @property
    def chosen(self) -> Row | None:
        """The workout under the cursor."""
        return self.found[self.rows.cursor] if self.rows.key is not None else None

    @property
    def amount(self) -> str:
        """How many there are, as it follows a title: ` · 3 of 141 workouts`."""
        if self._past is None or not self._past.rows:
            return ""
        all_of_them, found = len(self._past.rows), len(self.found)
        some = f"{found} of " if found < all_of_them else ""
        return f" · {some}{words.count(all_of_them, 'workout')}"

    @property
    def finding(self) -> bool:
        """Whether there is a line to type in."""
        return self.has_class("-finding")

    def show_past(self, past: Past) -> None:
        """Show another state of the history."""
        self._past = past
        self._find(past, stay=True)

    @on(Input.Changed, "#words")
    def _changed(self) -> None:
        if self._past is not None:
            self._find(self._past, stay=not self.typed.value.strip())
            self.post_message(self.Found())

    def _find(self, past: Past, *, stay: bool) -> None:
        found = self.found = past.find(self.typed.value)
        dated = any(row.day.year != past.today.year for row in found)

        def draw(index: int, width: int, _here: bool) -> Content:
            return history_row(found[index], width, past.today, dated=dated)

        def head(_width: int) -> list[Content]:
            if not found:
                return [no_match()]
            return [heads(self.rows.scrollable_content_region.width, dated=dated)]

        self.head.show(head)
        self.rows.show_rows([row.id for row in found], draw, stay=stay)

    @on(Input.Submitted, "#words")
    def _to_rows(self) -> None:
        """Go on with what was found."""
        self.set_class(bool(self.typed.value.strip()), "-finding")
        self.rows.focus()

    def find(self) -> None:
        """Let words be typed that a workout must have."""
        self.add_class("-finding")
        self.typed.focus()

    def show_all(self) -> None:
        """Forget the words."""
        self.typed.value = ""
        self.remove_class("-finding")
        self.rows.focus()

    def go_to(self, is_it: Callable[[Row], bool]) -> bool:
        """Put the cursor on the first workout that is meant, if it is listed."""
        row = next(filter(is_it, self.found), None)
        if row is not None:
            self.rows.move_to(row.id)
        return row is not None
