"""Which exercises a list shows, for what was typed, the filters and a person's habits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.familiar import familiar_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalog.exercise import Exercise
    from catalog.library import Catalog
    from tui.familiar import Habits
    from tui.widgets.filters import Filters


@dataclass(frozen=True, slots=True)
class Found:
    """What was found; `near` says that nothing was, and that these come nearest."""

    exercises: Sequence[Exercise]
    near: bool = False

    @property
    def is_called(self) -> bool:
        """Whether they hold each word, give or take a slip of the finger."""
        return bool(self.exercises) and not self.near


def find(catalog: Catalog, query: str, filters: Filters, habits: Habits) -> Found:
    """Best matches first; without a query what is familiar comes first."""
    within = filters.select(catalog) if filters else list(catalog)
    if not query.strip():
        return Found(familiar_first(within, habits))
    found = catalog.search(query, limit=len(catalog), within=within if filters else None)
    if found or filters:
        return Found(found)
    return Found(catalog.nearest(query, 5), near=True)
