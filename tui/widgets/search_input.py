"""One line to type a search into."""

from __future__ import annotations

from textual.widgets import Input

from tui.text import showable

LONGEST = 120
"""Characters; no name that is worth finding is longer."""


class SearchInput(Input):
    """An input without a box."""

    DEFAULT_CSS = """
    SearchInput, SearchInput:focus {
        border: none; height: 1; padding: 0;
        background: $background; background-tint: $background 0%;
    }
    SearchInput > .input--placeholder { color: $muted; }
    """

    def __init__(self, placeholder: str, *, id: str | None = None, longest: int = LONGEST) -> None:  # noqa: A002
        super().__init__(placeholder=placeholder, max_length=longest, compact=True, id=id)
        self._longest = longest

    def replace(self, text: str, start: int, end: int) -> None:
        """Take what is typed or pasted, as far as it fits; nothing in it may act."""
        super().replace(showable(text)[: self._longest], start, end)
