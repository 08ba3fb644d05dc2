"""One routine: its figures, its exercises in a grid, and what there is to know about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters
from textual.containers import Horizontal, Vertical
from textual.content import Content

from tui.widgets import routine_pages as pages
from tui.widgets.paper import Paper
from tui.widgets.routine_grid import RoutineGrid

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.widgets.routine_pages import Known
    from tui.widgets.routine_rows import Listed

NARROWEST_ABOUT = 20
GAP = Content("")


class RoutineView(Horizontal):
    """Shows a routine, or nothing."""

    DEFAULT_CSS = """
    RoutineView { width: 1fr; height: 1fr; }
    RoutineView #routine { width: 1fr; }
    RoutineView #head { height: 1; }
    RoutineView #grid { max-height: 65%; }
    RoutineView #detail { height: 1fr; margin: 0 0 0 2; scrollbar-gutter: stable; }
    RoutineView #about { display: none; width: 48; margin: 0 0 0 2; }
    """

    grid = getters.query_one(RoutineGrid)
    head = getters.query_one("#head", Paper)
    detail = getters.query_one("#detail", Paper)
    about = getters.query_one("#about", Paper)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.shown: Listed | None = None
        self._known: Known | None = None

    def compose(self) -> ComposeResult:
        """The routine, and where there is room the exercise under the cursor beside it."""
        with Vertical(id="routine"):
            yield Paper(id="head")
            yield RoutineGrid(id="grid")
            yield Paper(id="detail")
        yield Paper(id="about")

    def on_mount(self) -> None:
        """Follow the cursor."""
        self.watch(self.grid, "row", self._draw_exercise, init=False)

    def show(self, each: Listed | None, known: Known) -> None:
        """Show a routine as it is now; the cursor stays where it is."""
        self.shown, self._known = each, known
        self.grid.display = each is not None
        if each is None:
            self.head.show(lambda _width: [])
        else:
            self.grid.can_focus = not each.built_in
            self.grid.effort = known.effort
            self.grid.show_rows(pages.item_rows(each.routine, known))
            self.head.show(lambda width: [pages.title(each, known.today, width)])
        self._draw_exercise()

    def _draw_exercise(self) -> None:
        self.detail.show(self._details)
        self.about.show(self._facts)

    def _details(self, width: int) -> list[Content]:
        each, known = self.shown, self._known
        if each is None or known is None:
            return []
        notes = pages.notes(each, self.grid.row, width)
        bars = self.detail.size.height >= pages.BARS_FROM
        muscles = pages.muscles(each.routine, known, width, bars=bars)
        beside = self.about.display
        last = pages.last_times(each.routine, known, width) if beside else []
        facts = [] if beside else self._facts(width)
        parts = (part for part in (notes, muscles, last, facts) if part)
        return [line for part in parts for line in (*part, GAP)]

    def _facts(self, width: int) -> list[Content]:
        if self.shown is None or self._known is None or width < NARROWEST_ABOUT:
            return []
        items = self.shown.routine.items
        if self.grid.row >= len(items):
            return []
        low = self.detail.size.height < pages.BARS_FROM
        return self._known.facts(items[self.grid.row].exercise_id, width, low=low)
