"""One exercise, as the catalogue describes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalog.muscle import Muscle, MuscleGroup, groups_of
from catalog.vocabulary import Contraction, Laterality, LengthBias, LoadKind, Pattern

if TYPE_CHECKING:
    from catalog.equipment import Equipment


@dataclass(frozen=True, slots=True)
class Exercise:
    """What is fixed about an exercise, whoever does it.

    A person's own exercise needs only an id and a name; whatever it leaves open counts
    for nothing (no muscles, no kit, no ladder).
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    foreign_names: tuple[str, ...] = ()
    """What other apps and exercise lists call it, as they write it."""
    given_names: tuple[str, ...] = ()
    """What the user decided to mean it by, in the form in which names are compared."""
    pattern: Pattern | None = None
    primary: tuple[Muscle, ...] = ()
    secondary: tuple[Muscle, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    """All of these are needed; empty: none."""
    laterality: Laterality = Laterality.BILATERAL
    load_kind: LoadKind = LoadKind.EXTERNAL
    level: int = 1
    """1 (anyone) to 3 (advanced)."""
    contraction: Contraction = Contraction.DYNAMIC
    length_bias: LengthBias = LengthBias.MID
    bw_fraction: float | None = None
    """Share of the body's mass that a repetition moves, where it is known."""
    family: str = ""
    """Variants that a list of suggestions shows once; its own id where none is given."""
    easier: str | None = None
    harder: str | None = None
    posterior: bool = False
    """Whether it belongs to the posterior-chain section of the catalogue."""
    custom: bool = False

    def __post_init__(self) -> None:
        if not self.family:
            object.__setattr__(self, "family", self.id)

    @property
    def groups(self) -> tuple[MuscleGroup, ...]:
        """The groups that hold a primary head."""
        return groups_of(self.primary)

    @property
    def secondary_groups(self) -> tuple[MuscleGroup, ...]:
        """The groups that hold a secondary head and no primary one."""
        first = self.groups
        return tuple(group for group in groups_of(self.secondary) if group not in first)
