"""One line to type into, over a screen: what it is read as is said beside it while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static
from textual.widgets.input import Selection

from store.errors import HtrackError
from tui.screens.chooser import hints
from tui.screens.sheet import Sheet
from tui.text import content
from tui.widgets.search_input import SearchInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

Value = TypeVar("Value")


class LineSheet(Sheet[Value | None]):
    """Dismissed with what was read of the line, or none; `read` raises HtrackError for nonsense.

    `told` says in words what a value comes to. The text is selected where it is to be `replaced`
    rather than gone on with: the first key takes its place.
    """

    AUTO_FOCUS = "SearchInput"
    DEFAULT_CSS = """
    LineSheet { align: left bottom; background: $background 40%; }
    LineSheet > Vertical { width: 1fr; height: auto; background: $surface; padding: 0 1; }
    LineSheet Static { width: 1fr; height: auto; max-height: 4; background: $surface; }
    LineSheet #line { height: 1; }
    LineSheet #mark { width: 2; }
    LineSheet SearchInput, LineSheet SearchInput:focus {
        width: 1fr; background: $row; background-tint: $row 0%;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", show=False),
    ]

    line = getters.query_one(SearchInput)
    said = getters.query_one("#said", Static)

    def __init__(
        self,
        title: str,
        text: str,
        read: Callable[[str], Value],
        told: Callable[[Value], str],
        *,
        example: str = "",
        longest: int = 120,
        replaced: bool = False,
    ) -> None:
        super().__init__()
        self._title, self._text, self._example = title, text, example
        self._read, self._told, self._longest = read, told, longest
        self._replaced = replaced

    def compose(self) -> ComposeResult:
        """What is asked, the line, what it is read as."""
        with Vertical():
            yield Static(content(self._title, "bold $accent"), id="asked")
            with Horizontal(id="line"):
                yield Static(Content.styled("› ", "bold $accent"), id="mark")
                yield SearchInput(self._example, longest=self._longest)
            yield Static(id="said")
            yield Static(hints(("enter", "take it"), ("esc", "leave it as it is")))

    def on_mount(self) -> None:
        """Begin with the text from before."""
        self.line.select_on_focus = False
        self.line.value = self._text
        self.line.selection = Selection(0 if self._replaced else len(self._text), len(self._text))
        self._show()

    @on(SearchInput.Changed)
    def _show(self) -> None:
        if not self.line.value.strip():
            self.said.update(content(self._example and f"like {self._example}", "$muted"))
            return
        try:
            self.said.update(content(self._told(self._read(self.line.value)), "$done"))
        except HtrackError as error:
            self.said.update(content(str(error), "$muted"))

    @on(SearchInput.Submitted)
    def _take(self) -> None:
        try:
            self.dismiss(self._read(self.line.value))
        except HtrackError as error:
            self.said.update(content(f"▲ {error}", "$error"))
