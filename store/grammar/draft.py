"""One set, or several alike, as they are written; `meaning` decides what that comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.models import Side

if TYPE_CHECKING:
    from store.grammar.effort import Effort
    from store.grammar.quantity import Amount, Weight
    from store.models import SetKind


@dataclass(slots=True)
class Draft:
    """What was said of a set; none or empty where nothing was."""

    at: int
    amount: Amount
    side: Side = Side.BOTH
    first: Amount | None = None
    """The bare number in front of a ×: a load, or how many sets."""
    weight: Weight | None = None
    band: str | None = None
    """The label of a band; empty where it has none."""
    within: float | None = None
    """Seconds that the reps or metres took."""
    kind: SetKind | None = None
    failed: bool = False
    effort: Effort | None = None
    tempo: str = ""
    note: str = ""
    count: int = 1
    """How many sets of it."""

    @property
    def has_load(self) -> bool:
        """Whether a load is written, a bare number in front of the × aside."""
        return self.weight is not None or self.band is not None
