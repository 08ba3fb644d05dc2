"""History: every workout that was finished, the newest first."""

from __future__ import annotations

import asyncio
from collections import Counter
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
from tui.text import content, fitted, showable
from tui.theme import hue
from tui.widgets.heatmap import Days, Heatmap, monday
from tui.widgets.paper import Paper
from tui.widgets.rows import RowList
from tui.widgets.workout_detail import WorkoutDetail

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual import events
    from textual.app import ComposeResult

    from catalog.library import Catalog
    from store.models import LoggedSet, Unit
    from store.review.index import Row

NARROWEST_PAIR = 68
"""Columns from which the list and the workout stand side by side."""
SLICE = 16
"""Workouts that are decoded between two looks at the keyboard."""
BLOCKS = " ▏▎▍▌▋▊▉█"


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
        Binding("escape", "back", "Back", show=False, id="history.back"),
    ]

    list = getters.query_one("#rows", RowList)
    words_input = getters.query_one("#words", Input)
    heatmap = getters.query_one(Heatmap)
    detail = getters.query_one(WorkoutDetail)

    def __init__(self) -> None:
        super().__init__()
        self._seen: tuple[object, ...] = ()
        self._rows: Sequence[Row] = ()
        self._found: Sequence[Row] = ()
        self._search: Search | None = None
        self._lifted = ""
        self._sets: dict[str, tuple[Row, tuple[LoggedSet, ...]]] = {}

    def body(self) -> ComposeResult:
        """Year above; list, workout and answers below; or a page for those with no history."""
        with Vertical(id="page"):
            with Horizontal(id="year"):
                yield Heatmap(id="heatmap")
                yield Paper(id="figures")
            with Horizontal(id="main"):
                with Vertical(id="past"):
                    with Horizontal(id="find"):
                        yield Static(" / ", id="find-mark")
                        yield Input(
                            id="words",
                            placeholder="exercise, title or month",
                            max_length=100,
                            compact=True,
                        )
                    yield Paper(id="past-head")
                    yield RowList(id="rows")
                with Container(id="right"):
                    yield WorkoutDetail(id="detail")
                    yield Paper(id="answers")
        yield Paper(id="empty")
