"""What an importer made of a file, as bare figures to compare with figures from its rows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from store.exchange import formats
from store.exchange.decoding import decoded
from store.exchange.reading import Options, Reading
from tests.store.exchange.strong_files import VIENNA

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

POUND = 0.45359237


class Figures(NamedTuple):
    """The sums over a history; the volume is in kg."""

    workouts: int
    sets: int
    kinds: dict[str, int]
    reps: int
    volume: float


def read(text: str, unit: str | None = None, **more: Any) -> Reading:
    """Read an export as of someone in Vienna."""
    return formats.read(text, Options(VIENNA, unit, **more))


def read_file(path: Path) -> Reading:
    """Read a file as the command does."""
    return read(decoded(path.read_bytes())[0])


def sets_of(reading: Reading) -> list[dict[str, Any]]:
    """Every set, in order."""
    return [s for w in reading.workouts for e in w["entries"] for s in e.get("sets", ())]


def shape_of(reading: Reading) -> list[list[tuple[str, int]]]:
    """Of each workout its exercises with their number of sets."""
    return [
        [(entry["name"], len(entry.get("sets", ()))) for entry in workout["entries"]]
        for workout in reading.workouts
    ]


def figures(reading: Reading) -> Figures:
    """The sums over what was read."""
    sets = sets_of(reading)
    return Figures(
        len(reading.workouts),
        len(sets),
        dict(Counter(each.get("kind", "working") for each in sets)),
        sum(each.get("reps", 0) for each in sets),
        sum(kilograms(each) * each.get("reps", 0) for each in sets),
    )


def kilograms(done: Mapping[str, Any]) -> float:
    """The number beside a set, in kg."""
    load = done.get("load", {})
    value: float = load.get("value", 0.0)
    return value * (POUND if load.get("unit") == "lb" else 1)
