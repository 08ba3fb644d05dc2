"""The line in which the name or the note of a routine is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.keys import KeysInOrder
from tui.widgets.prompt import LONGEST_NOTE, Prompt
from tui.widgets.routine_keys import handed_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events

LONGEST_NAME = 120


class RoutinePrompt(Prompt, KeysInOrder):
    """Hidden until something is asked; `answered` gets what was typed, or none, at once."""

    DEFAULT_CSS = """
    RoutinePrompt { display: none; }
    """

    def __init__(self, answered: Callable[[str | None], None]) -> None:
        super().__init__("", "")
        self.select_on_focus = False
        self._answered = answered

    def ask(self, placeholder: str, text: str, *, is_name: bool) -> None:
        """Come in sight, with the text from before."""
        self.max_length = LONGEST_NAME if is_name else LONGEST_NOTE
        self.placeholder = placeholder
        self.value = text
        self.cursor_position = len(text)
        self.display = True
        self.screen.set_focus(self)

    async def on_key(self, event: events.Key) -> None:
        """Letters go into the line, as long as it is asked for; other keys act here and now."""
        here = self.screen.is_current and self.screen.focused is self
        if not (here and event.is_printable):
            await super().on_key(event)

    def take_key(self, event: events.Key) -> bool:
        """Keys that were typed behind the answer go where the focus went."""
        return handed_on(self, event)

    async def action_submit(self) -> None:
        """Say what was typed."""
        self.display = False
        self._answered(self.value.strip())

    def action_leave(self) -> None:
        """Say that nothing is to change."""
        self.display = False
        self._answered(None)
