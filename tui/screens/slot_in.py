"""Slot in: what to do today, each with its reason, dose and last time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from catalog.equipment import Equipment
from store.errors import HtrackError
from store.place import NOWHERE
from tui import slot_in_why, slot_in_words
from tui.data_app import PATIENCE
from tui.screens.base import TOO_SMALL, HtrackScreen
from tui.screens.chooser import hints
from tui.screens.sheet import Sheet
from tui.screens.told import ToldScreen
from tui.slot_in import SlotIn
from tui.widgets.cards import Card, Cards
from tui.widgets.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from catalog.exercise import Exercise
    from catalog.muscle import MuscleGroup
    from store.review.coach import Suggestion
    from store.review.dose import Dose
    from tui.app import HtrackApp
    from tui.slot_in import Feeling

    Added = tuple[Exercise, Dose]
    """An exercise, and how much to do of it."""

MOST_OTHERS: Final = 40
TALL: Final = 30
"""Rows from which on there is air between the best."""


class SlotInScreen(Sheet["Added | None"]):
    """Dismissed with the exercise that was chosen and its dose, or none."""

    HORIZONTAL_BREAKPOINTS = HtrackScreen.HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = HtrackScreen.VERTICAL_BREAKPOINTS
    DEFAULT_CSS = """
    SlotInScreen { background: $background; }
    SlotInScreen {
        #sheet { width: 1fr; height: 1fr; }
        #head { height: 2; background: $surface; }
        #hints { height: auto; background: $surface; padding: 0 1; }
        #list { width: 1fr; }
        #about { display: none; margin: 0 1 0 2; overflow: hidden; }
        #too-small { display: none; width: 1fr; height: 1fr; content-align: center middle; }
    }
    SlotInScreen.-normal #about { display: block; width: 46; }
    SlotInScreen.-wide #about { display: block; width: 84; }
    SlotInScreen.-tiny #sheet, SlotInScreen.-flat #sheet { display: none; }
    SlotInScreen.-tiny #too-small, SlotInScreen.-flat #too-small { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,S", "dismiss(None)", "Close", show=False),
        Binding("w", "why", "Why", show=False),
        Binding("n", "why_not", "Why not", show=False),
        Binding("k", "kit", "Kit", show=False),
        Binding("s", "soreness", "Sore", show=False),
        Binding("p", "place", "Place", show=False),
        Binding("m", "minutes", "Minutes", show=False),
        Binding("l", "level", "Level", show=False),
        Binding("question_mark,f1", "rule", "Rule", show=False),
    ]

    cards = getters.query_one("#list", Cards)
    head = getters.query_one("#head", Paper)
    about = getters.query_one("#about", Paper)

    def __init__(self, app: HtrackApp, feeling: Feeling) -> None:
        super().__init__()
        self._slot = SlotIn(app, feeling)
        self._tell = app.tell

    def compose(self) -> ComposeResult:
        """Where one stands, over what to do and all about it."""
        keys = (("enter", "add"), ("w", "why"), ("n", "why not"), ("?", "rule"), ("esc", ""))
        with Vertical(id="sheet"):
            yield Paper(id="head")
            with Horizontal():
                yield Cards(id="list")
                yield Paper(id="about")
            yield Static(hints(*keys), id="hints")
        yield Static(TOO_SMALL, id="too-small", markup=False)

    def on_mount(self) -> None:
        """Ask."""
        self.cards.focus()
        self._show(stay=False)

    def _show(self, *, stay: bool = True) -> None:
        slot = self._slot
        self.head.show(
            lambda width: [slot_in_words.title(slot, width), slot_in_words.setting(slot, width)]
        )
        self.cards.show_cards(self._cards(), stay=stay)
        self._show_about()

    def _cards(self) -> list[Card]:
        slot = self._slot
        advice, best = slot.advice, slot.best
        cards = []
        for number, each in enumerate(best, 1):
            if number > 1 and self.app.size.height >= TALL:
                cards.append(_read(lambda _width: [Content("")]))
            cards.append(Card(each.id, partial(self._best, number, each)))
        if not best:
            cards.append(_read(lambda width: slot_in_words.empty_lines(slot, width)))
        cards.append(_read(lambda width: slot_in_words.session_lines(slot, width)))
        cards += self._others("Worth it as well", advice.suggestions[len(best) :])
        return cards + self._others("Optional: little of it is missing", advice.optional)

    def _others(self, head: str, others: tuple[Suggestion, ...]) -> list[Card]:
        if not others:
            return []
        return [
            _read(lambda _width: slot_in_words.heading(head)),
            *(Card(each.id, partial(self._other, each)) for each in others[:MOST_OTHERS]),
        ]

    def _best(self, number: int, each: Suggestion, width: int, _here: bool) -> list[Content]:
        return slot_in_words.best_lines(self._slot, number, each, width)

    def _other(self, each: Suggestion, width: int, here: bool) -> list[Content]:
        line = slot_in_words.other_line(self._slot, each, width)
        return [line.stylize("bold") if here else line]

    @on(Cards.Highlighted)
    def _show_about(self) -> None:
        slot, key = self._slot, self.cards.key
        self.about.show(lambda width: slot_in_why.about_lines(slot, key, width))

    @on(Cards.Chosen)
    def _chosen(self, event: Cards.Chosen) -> None:
        each = self._slot.found(event.key)
        if each is not None:
            self.dismiss((self._slot.catalog[each.id], self._slot.dose(each)))

    # Why, and why not

    def action_why(self) -> None:
        """Show the whole sum of what is under the cursor; without any, ask for an exercise."""
        if self.cards.key:
            self._explain(self._slot.catalog[self.cards.key])
        else:
            self.action_why_not()

    def action_why_not(self) -> None:
        """Ask about any exercise."""
        from tui.screens.picker import PickerScreen

        journal, clock = self._slot.journal, self._slot.clock
        picker = PickerScreen(journal, clock, "Why not …?", makes=False, verb="explain")
        self.app.push_screen(picker, self._explain)

    def _explain(self, exercise: Exercise | None) -> None:
        if exercise is None:
            return
        slot = self._slot

        def lines(width: int) -> list[Content]:
            return slot_in_why.explained(slot, exercise.id, width)

        self.app.push_screen(ToldScreen(exercise.name[:200], lines, self.action_why_not))

    def action_rule(self) -> None:
        """Show what counts how much."""
        self.app.push_screen(ToldScreen("How the coach counts", slot_in_why.rule_lines))

    # What may be changed

    def _keep(self, do: Callable[[], object]) -> None:
        """Change something; what can't be written down counts all the same, until the end."""
        try:
            do()
        except HtrackError as error:
            self._tell(error)
        self._show(stay=False)

    def action_level(self) -> None:
        """The next level."""
        self._keep(self._slot.next_level)

    def action_minutes(self) -> None:
        """More minutes, then few again."""
        self._keep(self._slot.next_minutes)

    def action_soreness(self) -> None:
        """Say how sore the muscles are."""
        from tui.screens.soreness import SorenessScreen

        soreness = self._slot.feeling.soreness
        self.app.push_screen(SorenessScreen(soreness, self._sore))

    def _sore(self, group: MuscleGroup, value: int) -> None:
        from store.soreness import keep_soreness

        slot = self._slot
        slot.feeling.soreness[group] = value
        try:
            keep_soreness(slot.journal.path, slot.today, group, value, PATIENCE)
        except HtrackError as error:
            self._tell(error)
        self._show(stay=False)

    def action_kit(self) -> None:
        """Say what there is to train with."""
        from tui.screens.kit import KitScreen

        slot = self._slot
        kit = frozenset(Equipment) if slot.kit is None else slot.kit
        self.app.push_screen(KitScreen(slot.place, kit, self._kit_changed), self._kit_said)

    def _kit_changed(self, kit: frozenset[Equipment]) -> None:
        self._slot.take_kit(kit)
        self._show(stay=False)

    def _kit_said(self, _: None) -> None:
        self._keep(self._slot.keep_kit)

    def action_place(self) -> None:
        """Train elsewhere."""
        from tui.screens.place import ask_place

        ask_place(self._slot.app, self._slot.places, self._slot.place, self._go_to)

    def _go_to(self, place: str) -> None:
        known = place == NOWHERE or place in self._slot.places
        if known:
            self._keep(lambda: self._slot.go_to(place))
            return
        from tui.screens.place import OFFERED

        kit = OFFERED.get(place, frozenset[Equipment]())
        self._keep(lambda: self._slot.settle(place, kit))
        self.action_kit()


def _read(lines: Callable[[int], list[Content]]) -> Card:
    return Card("", lambda width, _here: lines(width))
