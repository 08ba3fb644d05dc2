"""A window with something to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from tui.screens.chooser import hints
from tui.screens.help import KeySheet
from tui.screens.sheet import Sheet
from tui.text import content

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

    from tui.widgets.paper import Write


AROUND = 8
"""Rows for the title, the keys and some air."""


class ToldScreen(Sheet[None]):
    """Lines under a title; `again` is what `w` does, when there is more to ask."""

    DEFAULT_CSS = """
    ToldScreen { align: center middle; background: $background 60%; }
    ToldScreen > Vertical { width: 92; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; padding: 1 2; }
    ToldScreen Static { height: 1; background: $surface; }
    ToldScreen #title { margin-bottom: 1; }
    ToldScreen #hints { margin-top: 1; }
    ToldScreen KeySheet { background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space,q,question_mark", "dismiss", "Close", show=False),
        Binding("w", "again", "Another", show=False),
    ]

    def __init__(self, title: str, lines: Write, again: Callable[[], None] | None = None) -> None:
        super().__init__()
        self._title, self._write, self._again = title, lines, again

    def compose(self) -> ComposeResult:
        """A title, the lines, what to press."""
        more = (("w", "another exercise"),) if self._again else ()
        with Vertical():
            yield Static(content(self._title, "bold $accent"), id="title")
            yield KeySheet()
            yield Static(hints(("esc", "back"), *more), id="hints")

    def on_mount(self) -> None:
        """Write the lines."""
        sheet = self.query_one(KeySheet)
        sheet.show(self._write)
        sheet.focus()

    def on_resize(self, event: events.Resize) -> None:
        """As high as what is written for the width, and as there is room for."""
        sheet = self.query_one(KeySheet)
        sheet.styles.max_height = max(1, event.size.height - AROUND)
        self.call_after_refresh(sheet.refresh, layout=True)

    def action_again(self) -> None:
        """Close, and ask about another."""
        if self._again is not None:
            self.dismiss()
            self._again()
