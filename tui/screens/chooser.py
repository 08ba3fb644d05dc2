"""A short list from which one value is picked."""

from __future__ import annotations

from string import ascii_lowercase, digits
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.screens.sheet import Sheet
from tui.text import fitted
from tui.theme import HUES, hue
from tui.widgets.exercise_rows import LetterList
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult

    from tui.widgets.filters import Choice


TYPING = 1.0
"""Seconds within which letters belong to the same word."""


def hints(*keys: tuple[str, str]) -> Content:
    """What to press in a window that has no line of keys."""
    parts = [Content.assemble((key, "bold $accent"), f" {does}") for key, does in keys]
    return Content("  ").join(parts)


class ChooserScreen(Sheet[str | None]):
    """Dismissed with the key of the choice, or none when it is left without one."""

    DEFAULT_CSS = """
    ChooserScreen { align: right top; background: transparent; }
    ChooserScreen > Vertical {
        width: 38; max-width: 100%; height: auto; max-height: 100%;
        margin: 2 0 1 0; background: $surface;
    }
    ChooserScreen Static { height: 1; background: $surface; padding: 0 1; }
    ChooserScreen RowList { background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", show=False),
        *(Binding(key, f"letter('{key}')", show=False) for key in ascii_lowercase + digits),
        Binding("space", "letter(' ')", show=False),
    ]

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        current: str,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__()
        self._title, self._current = title, current
        self._choices = {choice.key: choice for choice in choices}
        self._clock = clock
        self._typed, self._typed_at, self._landed = "", 0.0, ""

    def compose(self) -> ComposeResult:
        """A title over the list."""
        with Vertical():
            yield Static(Content.styled(self._title, "bold $accent"))
            yield LetterList(id="choices")
            yield Static(hints(("enter", "pick"), ("a–z", "find"), ("esc", "back")))

    def on_mount(self) -> None:
        """Begin on the value that is in force."""
        rows = self.query_one(LetterList)
        rows.styles.height = min(len(self._choices), max(3, self.app.size.height - 5))
        rows.show_rows(tuple(self._choices), self._draw)
        rows.move_to(self._current)

    def _draw(self, index: int, width: int, here: bool) -> Content:
        choice = tuple(self._choices.values())[index]
        style = hue(choice.key) if choice.key in HUES else ""
        mark = "● " if choice.key == self._current else "  "
        label = Content.styled(fitted(choice.label, width - 8), f"bold {style}" if here else style)
        count = Content.styled(f"{choice.count:>5} ", "$muted")
        return Content.styled(mark, "$accent") + label + count

    def action_letter(self, letter: str) -> None:
        """Go to the value that begins with what is typed, or to the next with the same letter."""
        rows, now = self.query_one(LetterList), self._clock()
        if now - self._typed_at > TYPING or rows.key != self._landed:
            self._typed = ""
        self._typed_at = now
        begun, typed = bool(self._typed), self._typed + letter
        to = self._beginning(typed, rows.cursor + (not begun))
        if to is None and set(typed) == {letter}:
            typed, to = letter, self._beginning(letter, rows.cursor + 1)
        if to is not None:
            self._typed = typed
            rows.move_to(to)
        self._landed = rows.key or ""

    def _beginning(self, typed: str, start: int) -> str | None:
        """The first value from a row on, round the end, whose label begins so."""
        keys = tuple(self._choices)
        around = (*keys[start:], *keys[:start])
        return next(
            (key for key in around if self._choices[key].label.casefold().startswith(typed)), None
        )

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        self.dismiss(event.key)

    def on_click(self, event: events.Click) -> None:
        """A click beside the list leaves it."""
        if event.widget is self:
            self.dismiss(None)
