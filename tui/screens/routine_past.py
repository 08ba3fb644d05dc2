"""Which past workout is to become a routine."""

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
from tui.text import fitted
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.app import ComposeResult

    from store.review.index import Row

TITLE = 22
"""Cells of a workout's name."""
NAMES_FROM = 60
"""Cells from which the exercises stand behind it."""


class PastScreen(Sheet[str | None]):
    """Dismissed with the id of a workout, or none."""

    DEFAULT_CSS = """
    PastScreen { align: center middle; background: $background 60%; }
    PastScreen > Vertical { width: 100; max-width: 100%; height: auto; max-height: 90%; }
    PastScreen Static { height: 1; background: $surface; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", show=False),
    ]

    def __init__(self, past: Sequence[Row], today: date) -> None:
        super().__init__()
        self._past, self._today = past, today

    def compose(self) -> ComposeResult:
        """A title over the list."""
        with Vertical():
            yield Static(Content.styled("Make a routine of what was done", "bold $accent"))
            yield RowList()
            yield Static(hints(("enter", "make it"), ("↑↓", "move"), ("esc", "back")))

    def on_mount(self) -> None:
        """Show the workouts."""
        rows = self.query_one(RowList)
        rows.styles.height = min(len(self._past), max(3, self.app.size.height * 9 // 10 - 2))
        rows.show_rows([each.id for each in self._past], self._draw)

    def _draw(self, index: int, width: int, here: bool) -> Content:
        row = self._past[index]
        day = fitted(f" {words.short_day(row.day, self._today)}", 18)
        sets = fitted(words.count(row.sets, "set"), 8, right=True)
        room = TITLE if width >= NAMES_FROM else max(4, width - 28)
        title = (fitted(row.title or "Workout", room), "bold" if here else "")
        names = f"   {' · '.join(row.names)}" if width >= NAMES_FROM else ""
        rest = fitted(names, width - 18 - room - 8)
        return Content.assemble((day, "$muted"), title, (sets, "$accent"), (rest, "$muted"))

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        self.dismiss(event.key)
