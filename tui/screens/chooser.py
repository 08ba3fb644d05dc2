"""A short list from which one value is picked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.text import fitted
from tui.theme import HUES, hue
from tui.widgets.exercise_rows import LetterList
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from tui.widgets.filters import Choice


def hints(*keys: tuple[str, str]) -> Content:
    """What to press in a window that has no line of keys."""
    parts = [Content.assemble((key, "bold $accent"), f" {does}") for key, does in keys]
    return Content("  ").join(parts)


class ChooserScreen(ModalScreen[str | None]):
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
    ]

    def __init__(self, title: str, choices: Sequence[Choice], current: str) -> None:
        super().__init__()
        self._title, self._current = title, current
        self._choices = {choice.key: choice for choice in choices}

    def compose(self) -> ComposeResult:
        """A title over the list."""
        with Vertical():
            yield Static(Content.styled(self._title, "bold $accent"))
            yield LetterList()
            yield Static(hints(("enter", "pick"), ("a–z", "jump"), ("esc", "back")))

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

    def on_key(self, event: events.Key) -> None:
        """A letter jumps to the next value that begins with it."""
        letter = (event.character or "").casefold()
        if not letter.isalnum():
            return
        event.stop()
        rows = self.query_one(LetterList)
        keys = tuple(self._choices)
        order = (*keys[rows.cursor + 1 :], *keys[: rows.cursor + 1])
        for key in order:
            if self._choices[key].label.casefold().startswith(letter):
                rows.move_to(key)
                return

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        self.dismiss(event.key)

    def on_click(self, event: events.Click) -> None:
        """A click beside the list leaves it."""
        if event.widget is self:
            self.dismiss(None)
