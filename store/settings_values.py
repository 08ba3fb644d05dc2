"""Single values out of a settings file, each checked; what is wrong is told in one sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isfinite
from typing import TYPE_CHECKING, Any, NoReturn

from catalog.equipment import Equipment
from store.errors import UsageError
from store.gym import Gym, standard_gym

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEAVIEST = 1000
"""In kg or lb: no bar, plate or step weighs more."""
MOST_PAIRS = 100
LONGEST_KEY = 40
"""Characters of an unknown key that are told."""
UNLIMITED = "unlimited"

_WEIGHT = f"a weight above 0 and up to {HEAVIEST} with at most two decimals, like 2.5"
_PLATES = (
    'a list of weights like [20, 10, 2.5], or a table of how many pairs there are like { 20 = 2, '
    f'"2.5" = 1 }} (whole numbers up to {MOST_PAIRS}, or "{UNLIMITED}")'
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Values:
    """One table of the file; every method gives the default for a key that isn't there."""

    document: dict[str, Any]
    path: Path
    prefix: str = ""
    asked: dict[str, Values] = field(default_factory=dict)
    """Every key that was asked for by its full name, with the table that asked for it."""

    def unknown(self) -> Iterator[str]:
        """What is to be said of each key that nothing has asked for."""
        known = sorted(self.asked)
        tables = {each.prefix: each for each in (self, *self.asked.values())}
        for table in tables.values():
            for key in table.document:
                if table.prefix + key not in self.asked:
                    name = _cut(table.prefix + key)
                    yield f"{self.path}: {name} is no setting of htrack{_alike(name, known)}."

    def known_elsewhere(self, *keys: str) -> None:
        """Keys that others read out of the file."""
        self.asked.update({self.prefix + key: self for key in keys})

    def _value(self, key: str, default: object = None) -> Any:
        self.asked[self.prefix + key] = self
        return self.document.get(key, default)

    def _has(self, key: str) -> bool:
        self.asked[self.prefix + key] = self
        return key in self.document

    def switch(self, key: str, default: bool) -> bool:
        """True or false."""
        value = self._value(key, default)
        return value if isinstance(value, bool) else self._refuse(key, "true or false")

    def one_of(self, key: str, allowed: tuple[str, ...], default: str) -> str:
        """One of a few words."""
        value = self._value(key, default)
        if isinstance(value, str) and value in allowed:
            return value
        return self._refuse(key, " or ".join(f'"{each}"' for each in allowed))

    def whole(self, key: str, most: int, default: int, least: int = 0) -> int:
        """A whole number from 0, or from `least`."""
        value = self._value(key, default)
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        return self._refuse(key, f"a whole number from {least} to {most}")

    def label(self, key: str) -> str:
        """A name, or empty."""
        value = self._value(key, "")
        return value if isinstance(value, str) else self._refuse(key, 'a name, like "home"')

    def formula(self, key: str) -> str:
        """The name of a formula for the e1RM."""
        if not self._has(key):
            return "epley"
        from store.review.strength import Formula

        return self.one_of(key, tuple(each.value for each in Formula), "epley")

    def texts(self, key: str) -> tuple[str, ...]:
        """Distinct labels."""
        value = self._value(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            return self._refuse(key, 'a list of labels, like ["red", "black"]')
        return tuple(dict.fromkeys(value))

    def equipment(self, key: str) -> frozenset[Equipment] | None:
        """Items of kit as the catalogue names them; none where nothing is said."""
        if not self._has(key):
            return None
        known = {item.value for item in Equipment}
        for each in self.texts(key):
            if each not in known:
                raise UsageError(
                    f"{self.path}: {self.prefix}{key} names {_shown(each)}, which is no kit that "
                    f'htrack knows{_like(each, known)}: write it like "barbell" or "leg-press".'
                )
        return frozenset(map(Equipment, self.texts(key)))

    def table(self, key: str) -> Values:
        """A table within this one."""
        value = self._value(key, {})
        if not isinstance(value, dict):
            self._refuse(key, f"a table, which begins with [{key}]")
        return Values(value, self.path, f"{self.prefix}{key}.", self.asked)

    def places(self, key: str) -> dict[str, frozenset[Equipment]]:
        """What there is to train with at each place; a place of which nothing is said has none."""
        named = self.table(key)
        found = {}
        for name in named.document:
            place = named.table(name)
            found[name] = place.equipment("equipment") or frozenset[Equipment]()
        return found

    def weight(self, key: str, default: float) -> float:
        """A weight."""
        if not self._has(key):
            return default
        found = _weight(self.document[key])
        return found if found is not None else self._refuse(key, _WEIGHT)

    def weights(self, key: str) -> tuple[float, ...]:
        """Distinct weights, lightest first."""
        value = self._value(key, [])
        found = [_weight(each) for each in value] if isinstance(value, list) else [None]
        weights = {each for each in found if each is not None}
        if None in found:
            self._refuse(key, "a list of weights like [5, 7.5, 10]")
        return tuple(sorted(weights))

    def plates(self, key: str, default: Gym) -> dict[float, int | None]:
        """Plates and how many pairs there are of each; none: as many as it takes."""
        if not self._has(key):
            return dict(default.plates)
        if isinstance(self.document[key], list):
            return dict.fromkeys(self.weights(key))
        found: dict[float, int | None] = {}
        for weight, pairs in self._pairs(key):
            if weight is None or not _counts(pairs):
                self._refuse(key, _PLATES)
            found[weight] = None if pairs == UNLIMITED else pairs
        return found

    def _pairs(self, key: str) -> Iterator[tuple[float | None, Any]]:
        table = self.document[key]
        if not isinstance(table, dict):
            self._refuse(key, _PLATES)
        for name, pairs in table.items():
            if isinstance(pairs, dict):  # to TOML an unquoted 2.5 = 1 is a 5 within a 2
                for decimals, inner in pairs.items():
                    yield _typed_weight(f"{name}.{decimals}"), inner
            else:
                yield _typed_weight(name), pairs

    def _refuse(self, key: str, allowed: str) -> NoReturn:
        raise UsageError(
            f"{self.path}: {self.prefix}{key} = {_shown(self.document.get(key))} can't be used: "
            f"it has to be {allowed}."
        )


def gym(unit: str, values: Values) -> Gym:
    """Bars, plates and steps in one unit of weight."""
    usual = standard_gym(unit)
    return Gym(
        unit=unit,
        bar=values.weight("bar", usual.bar),
        trap_bar=values.weight("trap_bar", usual.trap_bar),
        plates=values.plates("plates", usual),
        dumbbell_step=values.weight("dumbbell_step", usual.dumbbell_step),
        kettlebell_step=values.weight("kettlebell_step", usual.kettlebell_step),
        machine_step=values.weight("machine_step", usual.machine_step),
        cable_step=values.weight("cable_step", usual.cable_step),
        dumbbells=values.weights("dumbbells"),
    )


def _weight(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not 0 < value <= HEAVIEST or not isfinite(value) or round(value, 2) != value:
        return None
    return float(value)


def _typed_weight(text: str) -> float | None:
    from store.numbers import decimal

    try:
        return _weight(decimal(text.replace(",", ".")))
    except UsageError:
        return None


def _counts(pairs: object) -> bool:
    if isinstance(pairs, bool) or not isinstance(pairs, int):
        return pairs == UNLIMITED
    return 0 <= pairs <= MOST_PAIRS


def _like(word: str, known: set[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word[:40], sorted(known), n=1)
    return f" (the nearest is {near[0]})" if near else ""


def _alike(name: str, known: list[str]) -> str:
    """The nearest name, by all of it or by its last word."""
    from difflib import get_close_matches

    last = {each.rpartition(".")[2]: each for each in known}
    near = get_close_matches(name, known, n=1)
    near = near or [last[each] for each in get_close_matches(name.rpartition(".")[2], last, n=1)]
    return f" (the nearest is {near[0]})" if near else ""


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_KEY else f"{text[: LONGEST_KEY - 1]}…"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and abs(value) > 10**18:
        return "a number that long"
    if isinstance(value, dict):
        return "that table"
    if isinstance(value, list):
        return "that list"
    text = repr(value)
    return text if len(text) <= 40 else text[:39] + "…"
