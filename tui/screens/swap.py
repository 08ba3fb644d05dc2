"""What to do instead: exercises for the same muscles, the likeliest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.screens.chooser import hints
from tui.screens.sheet import Sheet
from tui.text import content, fitted
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from catalog.exercise import Exercise

MOST = 50


class SwapScreen(Sheet["Exercise | None"]):
    """Dismissed with the exercise to do instead, or none."""

    DEFAULT_CSS = """
    SwapScreen { align: center middle; background: $background 60%; }
    SwapScreen > Vertical { width: 90; max-width: 100%; height: auto; max-height: 90%; }
    SwapScreen Static { height: 1; background: $surface; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", show=False),
    ]

    def __init__(self, name: str, candidates: Sequence[Exercise]) -> None:
        super().__init__()
        self._instead_of = name
        self._candidates = {each.id: each for each in candidates[:MOST]}

    def compose(self) -> ComposeResult:
        """A title over the list."""
        with Vertical():
            yield Static(
                Content.assemble(("Instead of ", "bold $accent"), content(self._instead_of, "bold"))
            )
            yield RowList()
            yield Static(hints(("enter", "take it"), ("↑↓", "move"), ("esc", "back")))

    def on_mount(self) -> None:
        """Show the candidates."""
        rows = self.query_one(RowList)
        rows.styles.height = min(len(self._candidates), max(3, self.app.size.height - 6))
        rows.show_rows(tuple(self._candidates), self._draw)
        rows.focus()

    def _draw(self, index: int, width: int, here: bool) -> Content:
        exercise = tuple(self._candidates.values())[index]
        kit = " + ".join(item.label for item in exercise.equipment) or "no kit"
        room = max(12, width - 34)
        name = Content.styled(fitted(f" {exercise.name}", room), "bold" if here else "")
        return name + Content.styled(fitted(kit, width - room), "$muted")

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        self.dismiss(self._candidates[event.key])
