"""How sore each muscle group is today, from 0 to 3."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from catalog.muscle import MuscleGroup
from tui.screens.chooser import hints
from tui.screens.help import ADVICE
from tui.screens.sheet import Sheet
from tui.text import fitted
from tui.theme import hue
from tui.widgets.cards import Card, Cards

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult

SOREST: Final = 3
MEANINGS: Final = ("not sore", "a little", "sore", "very sore: left out")
FIRST: Final = (
    MuscleGroup.HAMSTRINGS,
    MuscleGroup.GLUTES,
    MuscleGroup.QUADS,
    MuscleGroup.ERECTORS,
    MuscleGroup.CALVES,
)


class SorenessScreen(Sheet[None]):
    """Tells every change as it is made; there is nothing to confirm."""

    DEFAULT_CSS = """
    SorenessScreen { align: right top; background: transparent; }
    SorenessScreen > Vertical { width: 49; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; }
    SorenessScreen Cards { height: auto; max-height: 1fr; }
    SorenessScreen Static { height: auto; background: $surface; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,s", "dismiss(None)", "Close", show=False),
        Binding("right,plus", "more(1)", "More", show=False),
        Binding("left,minus", "more(-1)", "Less", show=False),
        Binding("space", "round", "More", show=False),
        *(Binding(str(n), f"say({n})", show=False) for n in range(SOREST + 1)),
    ]

    cards = getters.query_one(Cards)

    def __init__(
        self,
        soreness: Mapping[MuscleGroup, int],
        changed: Callable[[MuscleGroup, int], None],
    ) -> None:
        super().__init__()
        self._soreness, self._changed = dict(soreness), changed

    def compose(self) -> ComposeResult:
        """A title over the groups."""
        with Vertical():
            yield Static(Content.styled("How sore today? Kept until midnight.", "bold $accent"))
            yield Cards()
            yield Static(Content.styled(ADVICE[1], "$muted"))
            yield Static(hints(("0–3", "say"), ("←→", "less, more"), ("esc", "done")))

    def on_mount(self) -> None:
        """Show the groups, those that hinges and curls make sore first."""
        groups = [*FIRST, *(group for group in MuscleGroup if group not in FIRST)]
        self.cards.styles.height = max(3, min(len(groups), self.app.size.height - 4))
        self.cards.show_cards([Card(each.value, partial(self._row, each)) for each in groups])
        self.cards.focus()

    def _row(self, group: MuscleGroup, _width: int, here: bool) -> list[Content]:
        value, colour = self._soreness.get(group, 0), hue(group)
        name = Content.styled(fitted(group.label, 18), f"bold {colour}" if here else colour)
        dots = "●" * value + "○" * (SOREST - value)
        told = f"{value} {MEANINGS[value]}"
        return [Content.assemble("  ", name, (f"{dots} ", "$warning"), (told, "$muted"))]

    def action_say(self, value: int) -> None:
        """Say how sore the group under the cursor is."""
        if self.cards.key:
            group = MuscleGroup(self.cards.key)
            self._soreness[group] = value
            self._changed(group, value)
            self.cards.redraw()

    def action_more(self, by: int) -> None:
        """A little more sore, or less."""
        self.action_say(max(0, min(SOREST, self._value + by)))

    def action_round(self) -> None:
        """More sore, from the sorest to not at all."""
        self.action_say((self._value + 1) % (SOREST + 1))

    @property
    def _value(self) -> int:
        return self._soreness.get(MuscleGroup(self.cards.key), 0) if self.cards.key else 0

    @on(Cards.Chosen)
    def _chosen(self) -> None:
        self.dismiss(None)
