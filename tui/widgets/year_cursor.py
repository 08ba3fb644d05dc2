"""A cursor that walks the days of a year, for whatever draws them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from store.days import FIRST_DAY
from tui import words
from tui.heat import NO_DAYS, Days
from tui.widgets.keys import KeysInOrder

if TYPE_CHECKING:
    from textual import events

YEAR = 364
"""Whole weeks: the cursor stays on its day of the week."""


class YearCursor(KeysInOrder, can_focus=True, inherit_bindings=False):
    """Holds the days and the cursor; says which day is wanted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "Go there", id="year.pick"),
        Binding(
            "left", "walk(-7)", "Week", key_display="←→", tooltip="Week by week", id="year.week"
        ),
        Binding("up", "walk(-1)", "Day", key_display="↑↓", tooltip="Day by day", id="year.day"),
        Binding("right", "walk(7)", show=False),
        Binding("down", "walk(1)", show=False),
        Binding("pageup", f"walk(-{YEAR})", "A year back", show=False),
        Binding("pagedown", f"walk({YEAR})", "A year on", show=False),
        Binding("home", "ends(0)", "The first workout", show=False),
        Binding("end", "ends(1)", "Today", show=False),
    ]

    days: reactive[Days] = reactive(NO_DAYS)
    chosen: reactive[date | None] = reactive(None)
    """The day that is marked, and paged to when it is long ago."""
    cursor: reactive[date | None] = reactive(None)
    """The day that the keys have come to, while this has the focus."""

    @dataclass
    class Picked(Message):
        """A day is wanted."""

        day: date

    @property
    def seen(self) -> date | None:
        """The day that has to be in sight."""
        return self.cursor or self.chosen

    def said(self) -> Content:
        """The day under the cursor, and its sets."""
        day = self.cursor
        if day is None:
            return Content("")
        done = self.days.sets.get(day)
        more = "no workout" if done is None else words.count(done, "set")
        return Content.assemble(
            (words.long_day(day), "bold"),
            (" · ", "$faint"),
            (more, "$accent" if done else "$muted"),
        )

    def on_focus(self) -> None:
        """Begin on the day that is chosen."""
        self.cursor = self.chosen or self.days.today

    def on_blur(self) -> None:
        """The cursor is gone."""
        self.cursor = None

    def action_walk(self, days: int) -> None:
        """Move the cursor, as far as today and as the past is known."""
        now = self.cursor or self.days.today
        wanted = now.toordinal() + days
        first, last = FIRST_DAY.toordinal(), self._last.toordinal()
        self.cursor = date.fromordinal(max(first, min(wanted, last)))

    def action_ends(self, end: int) -> None:
        """Go to the first workout, or to today."""
        self.cursor = self._last if end else min(self.days.sets, default=self.days.today)

    def action_pick(self) -> None:
        """Say which day is wanted."""
        if self.cursor is not None:
            self.post_message(self.Picked(self.cursor))

    def pick(self, day: date) -> None:
        """Say that a day is wanted that was clicked."""
        self.post_message(self.Picked(day))

    @property
    def _last(self) -> date:
        """Today, or what lies ahead of it where a clock was wrong."""
        return max([self.days.today, *self.days.sets])

    def on_click(self, event: events.Click) -> None:
        """Say which day is below the pointer."""
        day = self.day_at(event.x, event.y)
        if day is not None:
            self.pick(day)

    def day_at(self, x: int, y: int) -> date | None:
        """The day that is drawn at a place."""
        raise NotImplementedError
