"""A short list from which any number of values is picked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content

from tui.screens.chooser import Listing
from tui.text import fitted
from tui.theme import hue
from tui.widgets.exercise_rows import LetterList
from tui.widgets.filters import Choice
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from catalog.labelled import Labelled

BESIDE = 15
"""Cells for what stands beside a value, where there is room for it."""
ROOMY = 45


class Ticks(LetterList):
    """Rows of which Enter takes those that are ticked; space, or a click, ticks one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.take", "Take these", show=False),
        Binding("space", "choose", "Tick", show=False),
    ]


class TickListScreen(Listing[tuple[str, ...] | None]):
    """Dismissed with the keys that are ticked, in the order of the list, or none when left.

    `beside` says of a key what else it belongs to, such as the group of a muscle.
    """

    DEFAULT_CSS = """
    TickListScreen > Vertical { width: 58; }
    """
    HINTS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("space", "tick"),
        ("enter", "done"),
        ("a–z", "find"),
        ("esc", "back"),
    )

    def __init__(
        self,
        title: str,
        labels: Mapping[str, str],
        ticked: Sequence[str],
        beside: Mapping[str, Labelled] | None = None,
    ) -> None:
        first = next((key for key in labels if key in ticked), "")
        super().__init__(title, [Choice(key, label, 0) for key, label in labels.items()], first)
        self._ticked = set(ticked)
        self._beside = beside or {}

    def listed(self) -> LetterList:
        """A list in which Enter is the end of it."""
        return Ticks(id="choices")

    def draw(self, choice: Choice, width: int, *, here: bool) -> Content:
        """A box, the value, what it belongs to."""
        ticked, group = choice.key in self._ticked, self._beside.get(choice.key)
        beside = BESIDE if self._beside and width >= ROOMY else 0
        style = hue(group.value) if group else ""
        label = fitted(choice.label, width - 3 - beside)
        return Content.assemble(
            (" ■ " if ticked else " □ ", "$accent" if ticked else "$muted"),
            (label, f"bold {style}" if here or ticked else style),
            (fitted(group.label if group else "", beside), "$muted"),
        )

    @on(RowList.Chosen)
    def _tick(self, event: RowList.Chosen) -> None:
        self._ticked ^= {event.key}
        self._typed = ""
        self.rows.line_changed(self.rows.cursor)

    def action_take(self) -> None:
        """Leave with what is ticked."""
        self.dismiss(tuple(key for key in self._choices if key in self._ticked))
