"""The loads of a whole file, once all of it is read: a unit for each, and no conversion's noise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from store.exchange import snapping
from store.exchange.units import guessed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from store.exchange.reading import Document

Plain = dict[str, Any]

UNKNOWN = ""
"""Stands as the unit of a load until `settle` has chosen one."""


class Settled(NamedTuple):
    """What became of the loads."""

    units: str
    """In words: `kg`, `lb`, `kg and lb`; empty when there are none."""
    warnings: list[str]


def settle(workouts: Sequence[Document], unit: str | None) -> Settled:
    """Choose units and take noise out, in place; `unit` is for loads that came without one."""
    loads = {id(load): load for _name, load in _named_loads(workouts)}
    warnings = []
    unknown = [load for load in loads.values() if load.get("unit") == UNKNOWN]
    if unknown:
        if unit is None:
            weights = (
                (name, load["value"])
                for name, load in _named_loads(workouts)
                if load.get("unit") == UNKNOWN
            )
            guess = guessed(weights)
            unit = guess.unit
            warnings.append(guess.warning())
        for load in unknown:
            load["unit"] = unit
    warnings += snapping.snap(list(loads.values()))
    return Settled(units_of(loads.values()), warnings)


def units_of(loads: Iterable[Plain]) -> str:
    """The units that occur, in words."""
    return " and ".join(sorted({load["unit"] for load in loads if "unit" in load}))


def _named_loads(workouts: Sequence[Document]) -> Iterator[tuple[str, Plain]]:
    for workout in workouts:
        for entry in workout["entries"]:
            name = entry["name"]
            for done in entry.get("sets", ()):
                load = done.get("load")
                if load is not None:
                    yield name, load
