"""One line to type a search into."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Input

from tui.text import showable
from tui.widgets.keys import KeysInOrder

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.binding import BindingType

LONGEST = 120
"""Characters; no name that is worth finding is longer."""


class SearchInput(Input, KeysInOrder, inherit_bindings=False):
    """An input without a box; what is typed ahead arrives in it, and goes on from it, in order."""

    DEFAULT_CSS = """
    SearchInput, SearchInput:focus {
        border: none; height: 1; padding: 0;
        background: $background; background-tint: $background 0%;
    }
    SearchInput > .input--placeholder { color: $muted; }
    """

    # Not those for scrolling: up and down are for the list that is searched.
    BINDINGS: ClassVar[list[BindingType]] = Input.BINDINGS

    def __init__(self, placeholder: str, *, id: str | None = None, longest: int = LONGEST) -> None:  # noqa: A002
        super().__init__(placeholder=placeholder, max_length=longest, compact=True, id=id)
        self._longest = longest
        self.entered: Callable[[], None] | None = None
        """Called at once when Enter is pressed, before any key that was typed behind it."""

    async def on_key(self, event: events.Key) -> None:
        """Before an input looks at it: keys act in their order here as everywhere."""
        await super().on_key(event)

    async def action_submit(self) -> None:
        """Say that Enter was pressed."""
        if self.entered is None:
            await super().action_submit()
        else:
            self.entered()

    def take_key(self, event: events.Key) -> bool:
        """Whatever can be printed goes into the line."""
        if event.character is None or not event.is_printable:
            return False
        self.replace(event.character, *self.selection)
        return True

    def replace(self, text: str, start: int, end: int) -> None:
        """Take what is typed or pasted, as far as it fits; nothing in it may act."""
        super().replace(showable(text)[: self._longest], start, end)
