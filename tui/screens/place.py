"""Where one trains today: one of the known places, or a new one with a name."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from catalog.equipment import Equipment
from catalog.kit import USUAL_GYM
from store.place import NOWHERE, place_named
from tui.screens.chooser import ChooserScreen
from tui.screens.line_sheet import LineSheet
from tui.text import showable
from tui.widgets.filters import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import App

    Then = Callable[[str], None]

OFFERED: Final[Mapping[str, frozenset[Equipment]]] = MappingProxyType(
    {"gym": USUAL_GYM, "home": frozenset[Equipment]()}
)
"""Places that most people have, and what is ticked there to begin with."""
NEW: Final = "."
"""Key of the row in which a place is named; no place can be called so."""


def ask_place(app: App[None], known: Mapping[str, int], current: str, then: Then) -> None:
    """Let a place be chosen or named; `known` says how many items there are at each."""
    offered = {name: len(kit) for name, kit in OFFERED.items() if name not in known}
    choices = [
        *(Choice(name, showable(name), count) for name, count in ({**known, **offered}).items()),
        Choice(NEW, "another place …", 0),
        Choice(NOWHERE, "no place", len(Equipment)),
    ]

    def chosen(place: str | None) -> None:
        if place == NEW:
            _ask_name(app, then)
        elif place is not None:
            then(place)

    app.push_screen(ChooserScreen("Where?", choices, current), chosen)


def _ask_name(app: App[None], then: Then) -> None:
    def named(place: str | None) -> None:
        if place is not None:
            then(place)

    sheet: LineSheet[str] = LineSheet(
        "What is the place called?", "", place_named, lambda name: name, example="garage"
    )
    app.push_screen(sheet, named)
