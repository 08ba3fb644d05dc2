"""The lists from which the fields of an exercise of one's own are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.own_draft import LABELS, SEVERAL, USUAL, Field, groups_beside, labels_of
from tui.screens.chooser import ChooserScreen
from tui.screens.tick_list import TickListScreen
from tui.widgets.filters import Choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from catalog.library import Catalog
    from tui.own_draft import Draft

    Picked = Callable[[tuple[str, ...] | None], None]
    """The values that were chosen, or none when the list was left."""


def choose(app: App[None], catalog: Catalog, draft: Draft, field: Field, picked: Picked) -> None:
    """Ask for the values of a field: one of a list, or several to tick."""
    if field in SEVERAL:
        _tick(app, draft, field, picked)
        return
    current = next(iter(draft.values(field)), USUAL[field].value if field in USUAL else "")
    chooser = ChooserScreen(LABELS[field].capitalize(), _choices(catalog, field), current)
    app.push_screen(chooser, lambda key: picked(None if key is None else (key,)))


def _tick(app: App[None], draft: Draft, field: Field, picked: Picked) -> None:
    labels = labels_of(field)
    if field is Field.SECONDARY:
        first = draft.values(Field.PRIMARY)
        labels = {key: label for key, label in labels.items() if key not in first}
    beside = None if field is Field.EQUIPMENT else groups_beside()
    title = LABELS[field].capitalize()
    app.push_screen(TickListScreen(title, labels, draft.values(field), beside), picked)


def _choices(catalog: Catalog, field: Field) -> list[Choice]:
    """The values of a field, with how many exercises have each."""
    found = [getattr(each, field.value) for each in catalog]
    none = [] if field in USUAL else [Choice("", "none of these", found.count(None))]
    return [
        *none,
        *(Choice(key, label, found.count(key)) for key, label in labels_of(field).items()),
    ]
