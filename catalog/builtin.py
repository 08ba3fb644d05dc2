"""The exercises that come with the program, read from the table beside this module.

One line an exercise, columns divided by tabs; `;` divides the items of a list, `+` the kit
that is needed together, and `-` says that there is nothing.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from catalog.equipment import Equipment
from catalog.exercise import Exercise
from catalog.muscle import Muscle
from catalog.vocabulary import Contraction, Laterality, LengthBias, LoadKind, Pattern

TABLE = Path(__file__).with_name("exercises.tsv")
NOTHING = "-"


_pattern = cache(Pattern)
_laterality = cache(Laterality)
_load_kind = cache(LoadKind)
_contraction = cache(Contraction)
_length_bias = cache(LengthBias)


def read_builtin(table: Path = TABLE) -> tuple[Exercise, ...]:
    """Return the exercises in the order of the table, families together."""
    lines = table.read_text(encoding="utf-8").splitlines()
    return tuple(_exercise(line) for line in lines[1:])


def _exercise(line: str) -> Exercise:
    (
        slug, name, pattern, primary, secondary, equipment, laterality, load_kind, level,
        contraction, length_bias, bw_fraction, family, easier, harder, section,
        aliases, foreign_names,
    ) = line.split("\t")  # fmt: skip
    return Exercise(
        id=slug,
        name=name,
        aliases=_items(aliases),
        foreign_names=_items(foreign_names),
        pattern=_pattern(pattern),
        primary=_muscles(primary),
        secondary=_muscles(secondary),
        equipment=_equipment(equipment),
        laterality=_laterality(laterality),
        load_kind=_load_kind(load_kind),
        level=int(level),
        contraction=_contraction(contraction),
        length_bias=_length_bias(length_bias),
        bw_fraction=None if bw_fraction == NOTHING else float(bw_fraction),
        family=family,
        easier=_slug(easier),
        harder=_slug(harder),
        posterior=section == "posterior",
    )


def _items(cell: str, divider: str = ";") -> tuple[str, ...]:
    return () if cell == NOTHING else tuple(cell.split(divider))


@cache
def _equipment(cell: str) -> tuple[Equipment, ...]:
    return tuple(map(Equipment, _items(cell, "+")))


@cache
def _muscles(cell: str) -> tuple[Muscle, ...]:
    return tuple(map(Muscle, _items(cell)))


def _slug(cell: str) -> str | None:
    return None if cell == NOTHING else cell
