"""Past workouts as aligned rows: the date, what it is called, how many sets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from tui import words
from tui.naming import title_of
from tui.text import fitted

if TYPE_CHECKING:
    from datetime import date

    from store.review.index import Row

WEEKDAYS_FROM = 52
"""Cells from which a date of another year has its weekday too."""
TITLE = 20
"""Cells of the title where there is room for the exercises too."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a row is marked with."""

    record: bool = False
    note: bool = False

    def of(self, row: Row) -> str:
        """`★⇣✎`, as far as they are true of a row."""
        shown = zip(LEGEND, (self.record, bool(row.app), self.note), strict=True)
        return "".join(mark for mark, holds in shown if holds)


LEGEND = {"★": "a record was set", "⇣": "imported", "✎": "with a note"}
"""What the marks before the sets mean."""
UNMARKED = Marks()


def columns(width: int, *, dated: bool) -> tuple[int, int]:
    """Cells for the date and for the title; what is left is for the exercises.

    `dated` says that there are dates of another year, which take more.
    """
    date_size = 10 if not dated else 15 if width >= WEEKDAYS_FROM else 11
    room = width - date_size - 12
    return date_size, room if room < TITLE * 2 else TITLE


def heads(width: int, *, dated: bool) -> Content:
    """The heads of the columns."""
    day, title = columns(width, dated=dated)
    sets = fitted("SETS", width - day - title - 4, right=True)
    return Content.styled(f" {fitted('DATE', day)}  {fitted('WORKOUT', title)}{sets}", "$muted")


def history_row(
    row: Row, width: int, today: date, *, dated: bool, marks: Marks = UNMARKED
) -> Content:
    """One workout; what is marked takes its room from the title, or from the exercises."""
    day, title = columns(width, dated=dated)
    marked = marks.of(row)
    rest = width - day - title - 4 - 8
    room = title if rest > 2 else title + len(LEGEND) - len(marked)
    called = fitted(title_of(row.title, row.names), room)
    names = f"  {fitted(', '.join(row.names[:8]), rest - 2)}" if rest > 2 else ""
    gap = 0 if rest <= 2 else len(LEGEND) - len(marked)
    return Content.assemble(
        (f" {_date(row.day, today, day)}  ", "$muted"),
        (called, "bold" if row.title.strip() else ""),
        (names, "$muted"),
        " " * (1 + gap),
        *((mark, "$record" if mark == "★" else "$muted") for mark in marked),
        (fitted(str(row.sets), 4, right=True), "$accent"),
        " ",
    )


def in_words(row: Row, today: date) -> str:
    """A workout within a sentence: `Lower A of Mon 2 Nov`."""
    day = " ".join(words.short_day(row.day, today).split())
    return f"{title_of(row.title, row.names)[:40]} of {day}"


def _date(day: date, today: date, size: int) -> str:
    if day.year == today.year or size >= 15:
        return fitted(words.short_day(day, today), size)
    return fitted(f"{day.day:>2} {words.MONTHS[day.month - 1]} {day.year}", size)


def no_match() -> Content:
    """Said in place of the heads where nothing was found."""
    return Content.styled(" None has all of these; esc: all.", "$muted")


def legend() -> Content:
    """What the marks mean: `★ a record was set   ⇣ imported   ✎ with a note`."""
    parts = (
        Content.assemble((mark, "$record" if mark == "★" else "bold"), (f" {means}", "$muted"))
        for mark, means in LEGEND.items()
    )
    return Content("   ").join(parts)


def nothing_yet(_width: int) -> list[Content]:
    """The page in place of a history that has not begun."""
    return [
        Content.styled("No workout in the history yet.", "bold"),
        Content(""),
        Content.styled("Each one comes here when it is finished.", "$muted"),
        Content(""),
        Content.assemble(("t", "bold $accent"), "  start training"),
        Content.assemble(("a", "bold $accent"), "  write down a workout of the past"),
        Content.assemble(("e", "bold $accent"), "  look through the exercises"),
        Content.assemble(("I", "bold $accent"), "  bring what another app has recorded"),
        Content(""),
        Content.assemble("or, in a shell: ", ("htrack import FILE", "$accent")),
    ]
