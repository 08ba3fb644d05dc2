"""One line at the bottom in which a name, a note or a set is typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from tui.widgets.search_input import SearchInput

if TYPE_CHECKING:
    from textual.widgets import Input

LONGEST_NOTE = 2000


class Prompt(SearchInput):
    """Says `Answered` on Enter, or `Left` on Escape; whoever asked takes it away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave it as it is", show=False),
    ]
    DEFAULT_CSS = """
    Prompt, Prompt:focus {
        dock: bottom; margin: 0 0 1 0; padding: 0 1;
        background: $row; background-tint: $row 0%;
    }
    """

    @dataclass
    class Answered(Message):
        """Enter."""

        text: str

    class Left(Message):
        """Escape."""

    def __init__(self, placeholder: str, text: str, *, longest: int = LONGEST_NOTE) -> None:
        super().__init__(placeholder, id="prompt", longest=longest)
        self.value = text
        # What is typed goes on with a note instead of replacing it.
        self.select_on_focus = False
        self.cursor_position = len(text)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Say what was typed."""
        event.stop()
        self.post_message(self.Answered(event.value.strip()))

    def action_leave(self) -> None:
        """Say that nothing is to change."""
        self.post_message(self.Left())
