"""One line at the bottom in which a name, a note or a set is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.visual import Visual

from tui.text import content
from tui.widgets.search_input import SearchInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.strip import Strip

    Answer = Callable[[str | None], str | None]
    """What was typed, or none when nothing is to change -> what is wrong with it, or none."""

LONGEST_NOTE = 2000
LONGEST_NAME = 120
TALLEST = 4
"""Lines of a complaint; what is longer than that is not read in a gym."""


class Prompt(SearchInput):
    """Hidden until something is asked; stays, with what was typed, until the answer is good."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave it as it is", show=False),
    ]
    DEFAULT_CSS = """
    Prompt, Prompt:focus {
        display: none; dock: bottom; margin: 0 0 1 0; padding: 0 1;
        background: $row; background-tint: $row 0%;
    }
    Prompt.-asked, Prompt.-asked:focus { display: block; }
    """

    def __init__(self, answered: Answer, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__("", id=id, longest=LONGEST_NOTE)
        # What is typed goes on with a note instead of replacing it.
        self.select_on_focus = False
        self._answered = answered
        self.complaint = ""
        """What is wrong with what was typed; stands over it until it is typed over."""
        self._complained: list[Content] = []

    def ask(self, placeholder: str, text: str, longest: int = LONGEST_NOTE) -> None:
        """Come in sight, with the text from before."""
        self.max_length = longest
        self.placeholder = placeholder
        self.value = text
        self.cursor_position = len(text)
        self.asked = True

    @property
    def asked(self) -> bool:
        """Whether an answer is waited for."""
        return self.has_class("-asked")

    @asked.setter
    def asked(self, asked: bool) -> None:
        self.set_class(asked, "-asked")
        if asked:
            self.focus()

    def complain(self, words: str) -> None:
        """Say what is wrong, or with no words that nothing is."""
        # What comes after the first line points at the mistake, which stands below anyway.
        words = words.partition("\n")[0]
        self.complaint = words
        room = max(10, self.content_size.width - 2)
        wrapped = content(words, "$error").wrap(room) if words else []
        self._complained = [
            Content.styled("▲ " if number == 0 else "  ", "$error") + line
            for number, line in enumerate(wrapped[:TALLEST])
        ]
        self.styles.height = 1 + len(self._complained)
        self.refresh(layout=True)

    def render_line(self, y: int) -> Strip:
        """Draw what is wrong, and under it the line."""
        if y >= len(self._complained):
            return super().render_line(y - len(self._complained))
        width, style = self.content_size.width, self.visual_style
        return Visual.to_strips(self, self._complained[y], width, 1, style, pad=True)[0]

    def watch_value(self) -> None:
        """What was wrong is being mended."""
        if self._complained:
            self.complain("")

    async def action_submit(self) -> None:
        """Say what was typed, at once: the keys behind it are for whatever comes next."""
        self._say(self.value.strip())

    def action_leave(self) -> None:
        """Say that nothing is to change."""
        self._say(None)

    def _say(self, text: str | None) -> None:
        self.asked = False
        wrong = self._answered(text)
        if wrong is not None:
            self.asked = True
        self.complain(wrong or "")
