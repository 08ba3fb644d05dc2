"""What was done lately, in words: the newest is what `u` takes back next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from tui import words
from tui.screens.help import KeySheet
from tui.screens.sheet import Sheet
from tui.text import content

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from textual.app import ComposeResult

    Steps = Sequence[tuple[str, datetime]]


class StepsScreen(Sheet[None]):
    """Lists steps; undoing is left to `u`."""

    DEFAULT_CSS = """
    StepsScreen { align: center middle; background: $background 60%; }
    StepsScreen > Vertical { width: 76; max-width: 100%; height: auto; max-height: 90%;
        background: $surface; padding: 1 2; }
    StepsScreen KeySheet { background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,U,q,enter,space", "dismiss", "Close"),
    ]

    def __init__(self, steps: Steps, now: datetime) -> None:
        super().__init__()
        self._steps, self._now = steps, now

    def compose(self) -> ComposeResult:
        """One sheet of lines."""
        with Vertical():
            yield KeySheet()

    def on_mount(self) -> None:
        """Write the steps."""
        sheet = self.query_one(KeySheet)
        sheet.show(lambda _width: self._lines())
        sheet.focus()

    def _lines(self) -> list[Content]:
        head = Content.styled("What u takes back, one after the other", "bold $accent")
        if not self._steps:
            return [head, Content(""), Content.styled("Nothing yet.", "$muted")]
        return [head, Content(""), *(self._line(text, at) for text, at in self._steps)]

    def _line(self, text: str, at: datetime) -> Content:
        local = at.astimezone(self._now.tzinfo)
        when = f"{words.short_day(local.date(), self._now.date())} {words.clock_time(local)}  "
        return Content.assemble((when, "$muted"), content(text))
