"""A short list from which values are picked."""

from __future__ import annotations

from string import ascii_lowercase, digits
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, TypeVar

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

Result = TypeVar("Result")

TYPING = 1.0
"""Seconds within which letters belong to the same word."""


def hints(*keys: tuple[str, str]) -> Content:
    """What to press in a window that has no line of keys."""
    parts = [Content.assemble((key, "bold $accent"), f" {does}") for key, does in keys]
    return Content("  ").join(parts)


class Listing(Sheet[Result]):
    """A title over a list in which letters find a value."""

    DEFAULT_CSS = """
    Listing { align: right top; background: transparent; }
    Listing > Vertical {
        width: 38; max-width: 100%; height: auto; max-height: 100%;
        margin: 2 0 1 0; background: $surface;
    }
    Listing Static { height: 1; background: $surface; padding: 0 1; }
    Listing RowList { background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", show=False),
        *(Binding(key, f"letter('{key}')", show=False) for key in ascii_lowercase + digits),
        Binding("space", "letter(' ')", show=False),
    ]
    HINTS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("enter", "pick"),
        ("a–z", "find"),
        ("esc", "back"),
    )

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

    @property
    def rows(self) -> LetterList:
        """The list."""
        return self.query_one("#choices", LetterList)

    def listed(self) -> LetterList:
        """A new list."""
        return LetterList(id="choices")

    def compose(self) -> ComposeResult:
        """A title over the list."""
        with Vertical():
            yield Static(Content.styled(self._title, "bold $accent"))
            yield self.listed()
            yield Static(hints(*self.HINTS))

    def on_mount(self) -> None:
        """Begin on the value that is in force."""
        self.rows.styles.height = min(len(self._choices), max(3, self.app.size.height - 5))
        self.rows.show_rows(tuple(self._choices), self._draw)
        self.rows.move_to(self._current)

    def _draw(self, index: int, width: int, here: bool) -> Content:
        return self.draw(tuple(self._choices.values())[index], width, here=here)

    def draw(self, choice: Choice, width: int, *, here: bool) -> Content:
        """One of the values as a row."""
        raise NotImplementedError

    def action_letter(self, letter: str) -> None:
        """Go to the value that begins with what is typed, or to the next with the same letter."""
        rows, now = self.rows, self._clock()
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

    def on_click(self, event: events.Click) -> None:
        """A click beside the list leaves it."""
        if event.widget is self:
            self.dismiss(None)


class ChooserScreen(Listing[str | None]):
    """Dismissed with the key of the choice, or none when it is left without one."""

    def draw(self, choice: Choice, width: int, *, here: bool) -> Content:
        """A value, and how many it leaves."""
        style = hue(choice.key) if choice.key in HUES else ""
        mark = "● " if choice.key == self._current else "  "
        label = Content.styled(fitted(choice.label, width - 8), f"bold {style}" if here else style)
        count = Content.styled(f"{choice.count:>5} ", "$muted")
        return Content.styled(mark, "$accent") + label + count

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        self.dismiss(event.key)
