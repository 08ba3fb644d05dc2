"""With which other workout one is merged."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui import words
from tui.screens.chooser import hints
from tui.screens.sheet import Sheet
from tui.text import content
from tui.widgets.history_rows import history_row, in_words
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from store.review.index import Row
    from tui.past import Past

MOST = 400
"""Workouts to choose from, the nearest in time."""
AROUND = 6
"""Rows for the title, for what would come of it or a question, and for the keys."""


class MergeScreen(Sheet[str | None]):
    """Dismissed with the id of the other workout, or none; asks first where the days differ."""

    DEFAULT_CSS = """
    MergeScreen { align: center middle; background: $background 60%; }
    MergeScreen > Vertical { width: 100; max-width: 100%; height: auto; max-height: 90%; }
    MergeScreen Static { height: auto; background: $surface; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Close", show=False),
        Binding("y", "merge", "Merge them all the same", show=False),
    ]

    def __init__(self, row: Row, past: Past) -> None:
        super().__init__()
        self._row, self._today = row, past.today
        others = (each for each in past.rows if each.id != row.id)
        self._others = sorted(others, key=lambda each: _apart(each, row))[:MOST]
        self._dated = any(each.day.year != self._today.year for each in self._others)
        self._asked: Row | None = None
        """The one of another day about which it is asked."""

    def compose(self) -> ComposeResult:
        """The nearest workouts below what is merged with one of them."""
        with Vertical():
            yield Static(
                Content.assemble(
                    ("Merge ", "bold $accent"),
                    content(in_words(self._row, self._today), "bold"),
                    (" with", "bold $accent"),
                )
            )
            yield RowList()
            yield Static(id="result")
            yield Static(id="hints")

    def on_mount(self) -> None:
        """Show them, the nearest first."""
        rows = self.query_one(RowList)
        rows.styles.height = max(2, min(len(self._others), self.app.size.height * 9 // 10 - AROUND))
        rows.show_rows([each.id for each in self._others], self._draw)
        rows.focus()
        self._show()

    def _draw(self, index: int, width: int, here: bool) -> Content:  # noqa: ARG002
        return history_row(self._others[index], width, self._today, dated=self._dated)

    @property
    def _other(self) -> Row | None:
        key = self.query_one(RowList).key
        return next((each for each in self._others if each.id == key), None)

    def _show(self) -> None:
        """What would come of it, or the question whether it is meant; and what to press."""
        asked, other = self._asked, self._other
        keys = (("enter", "merge"), ("↑↓", "move"), ("esc", "back"))
        if asked is not None:
            keys = (("y", "merge them"), ("↑↓", "another"), ("esc", "not these"))
            told = content(question(self._row, asked, self._today), "$warning")
        else:
            told = Content("") if other is None else result_words(self._row, other, self._today)
        self.query_one("#result", Static).update(told)
        self.query_one("#hints", Static).update(hints(*keys))

    @on(RowList.Highlighted)
    def _moved(self) -> None:
        if self._asked is not self._other:
            self._asked = None
        self._show()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        other = self._other
        if other is None or other.day == self._row.day:
            self.dismiss(event.key)
        else:
            self._asked = other
            self._show()

    def action_merge(self) -> None:
        """Merge the two of different days about which it was asked."""
        if self._asked is not None:
            self.dismiss(self._asked.id)

    def action_back(self) -> None:
        """Leave the question; without one, merge none."""
        if self._asked is None:
            self.dismiss(None)
        else:
            self._asked = None
            self._show()


def _apart(one: Row, other: Row) -> float:
    return abs(one.started_at.timestamp() - other.started_at.timestamp())


def question(one: Row, other: Row, today: date) -> str:
    """`▲ Fri 13 Nov and Mon 16 Nov are 3 days apart. Make one workout of Fri 13 Nov of them?`."""
    first, second = sorted((one.day, other.day))
    days = [" ".join(words.short_day(day, today).split()) for day in (first, second)]
    apart = words.count((second - first).days, "day")
    return f"▲ {days[0]} and {days[1]} are {apart} apart. Make them one workout of {days[0]}?"


def result_words(one: Row, other: Row, today: date) -> Content:
    """What becomes of the two: `Lower A of Fri 13 Nov, 18:30–21:05, 7 exercises`."""
    first, second = sorted((one, other), key=lambda each: (each.started_at.timestamp(), each.id))
    named = first if first.title.strip() or not second.title.strip() else second
    many = len(first.exercise_ids) + len(second.exercise_ids)
    whole = f"= {in_words(first, today)}"
    if named is not first:
        whole = f"= {named.title[:40]}, {in_words(first, today)}"
    days = (second.day - first.day).days
    far = f", {days} days apart" if days > 1 else ""
    return content(f"{whole} · up to {many} exercises{far}", "$muted")
