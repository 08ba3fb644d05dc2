"""A workout that has been open since another day: end it, go on, or throw it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui import words
from tui.screens.chooser import hints
from tui.screens.sheet import Sheet
from tui.text import content

if TYPE_CHECKING:
    from datetime import datetime

    from textual.app import ComposeResult

    from store.models import Workout


class ForgottenScreen(Sheet[str]):
    """Dismissed with `finish`, `resume` or `discard`."""

    DEFAULT_CSS = """
    ForgottenScreen { align: center middle; background: $background 60%; }
    ForgottenScreen > Vertical { width: 66; max-width: 100%; height: auto;
        background: $surface; padding: 1 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f,enter", "dismiss('finish')", "Finish as of the last set"),
        Binding("r,escape", "dismiss('resume')", "Go on with it"),
        Binding("D", "dismiss('discard')", "Discard it"),
    ]

    def __init__(self, workout: Workout, now: datetime) -> None:
        super().__init__()
        self._workout, self._now = workout, now

    def compose(self) -> ComposeResult:
        """What is open, and what can be done."""
        from store.session import counted

        started = self._workout.started_at
        when = f"{words.long_day(started.date())}, {words.clock_time(started)}"
        sets = words.count(sum(counted(entry.sets) for entry in self._workout.entries), "set")
        with Vertical():
            title = self._workout.title or "A workout"
            yield Static(Content.assemble(content(title, "bold"), " is still open"))
            yield Static(Content.styled(f"since {when}, with {sets}", "$muted"))
            yield Static("")
            keys = (("f", "finish as of the last set"), ("r", "go on"), ("D", "discard"))
            yield Static(hints(*keys))
