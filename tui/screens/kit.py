"""What there is to train with, ticked item by item."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from catalog.equipment import Equipment
from catalog.kit import KIT_GROUPS, USUAL_GYM
from tui.screens.chooser import hints
from tui.screens.sheet import Sheet
from tui.slot_in_words import heading
from tui.text import content
from tui.widgets.cards import Card, Cards

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    Kit = frozenset[Equipment]


class KitScreen(Sheet[None]):
    """Tells every change as it is made; there is nothing to confirm."""

    DEFAULT_CSS = """
    KitScreen { align: right top; background: transparent; }
    KitScreen > Vertical { width: 49; max-width: 100%; height: 1fr; background: $surface; }
    KitScreen Static { height: auto; background: $surface; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,k", "dismiss(None)", "Close", show=False),
        Binding("space", "tick", "Tick", show=False),
        Binding("n", "take('none')", "None", show=False),
        Binding("a", "take('all')", "All", show=False),
        Binding("g", "take('gym')", "A usual gym", show=False),
    ]

    cards = getters.query_one(Cards)

    def __init__(self, place: str, kit: Kit, changed: Callable[[Kit], None]) -> None:
        super().__init__()
        self._place, self._kit, self._changed = place, kit, changed

    def compose(self) -> ComposeResult:
        """A title over the items, group by group."""
        where = f"Kit at {self._place}" if self._place else "Kit"
        with Vertical():
            yield Static(content(where[:80], "bold $accent"))
            yield Cards()
            yield Static(
                hints(
                    ("space", "tick"),
                    ("n", "none"),
                    ("a", "all"),
                    ("g", "gym"),
                    ("esc", "done"),
                )
            )

    def on_mount(self) -> None:
        """Show every item."""
        cards: list[Card] = []
        for name, items in KIT_GROUPS.items():
            cards.append(Card("", partial(self._head, name)))
            cards += [Card(item.value, partial(self._row, item)) for item in items]
        self.cards.show_cards(cards)
        self.cards.focus()

    def _head(self, name: str, _width: int, _here: bool) -> list[Content]:
        return heading(name)

    def _row(self, item: Equipment, _width: int, here: bool) -> list[Content]:
        ticked = item in self._kit
        mark = ("● ", "$done") if ticked else ("○ ", "$muted")
        style = "bold" if here else "" if ticked else "$muted"
        return [Content.assemble("  ", mark, (item.label, style))]

    def action_tick(self) -> None:
        """There is this item, or there is none."""
        if self.cards.key:
            self._take(self._kit ^ {Equipment(self.cards.key)})

    def action_take(self, which: str) -> None:
        """All of it, none of it, or what a usual gym has."""
        kits = {"none": frozenset[Equipment](), "all": frozenset(Equipment), "gym": USUAL_GYM}
        self._take(kits[which])

    def _take(self, kit: Kit) -> None:
        self._kit = kit
        self._changed(kit)
        self.cards.redraw()

    @on(Cards.Chosen)
    def _chosen(self) -> None:
        self.dismiss(None)
