"""Where a person trains, and what there is: kept in the settings, place by place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from catalog.equipment import Equipment
from store.errors import UsageError
from store.settings import set_value
from store.text_checks import is_text, is_visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from store.settings import Settings

NOWHERE: Final = ""
"""No place was chosen: what there is is what the settings say for all of them."""
LONGEST: Final = 40
CHOSEN: Final = "training.place"


def place_named(text: str) -> str:
    """The name of a place as it is kept; raise UsageError for one that can't be a key."""
    name = " ".join(text.split())
    if not (is_text(name) and is_visible(name) and name.isprintable()):
        raise UsageError("The name of a place needs letters that can be seen.")
    if len(name) > LONGEST:
        raise UsageError(f"The name of a place has at most {LONGEST} characters.")
    if "." in name:
        raise UsageError("The name of a place has no dots: the settings would read two names.")
    return name


def chosen_place(settings: Settings) -> str:
    """The place that was chosen last, as far as the settings still have it."""
    return settings.place if settings.place in settings.places else NOWHERE


def kit_at(settings: Settings, place: str) -> frozenset[Equipment] | None:
    """What there is at a place; none where nothing is said, so that anything may be."""
    return settings.places.get(place, settings.equipment)


def keep_place(path: Path, place: str) -> Settings:
    """Write down which place was chosen; NOWHERE for none."""
    return set_value(path, CHOSEN, place or None)


def keep_kit(path: Path, place: str, kit: Iterable[Equipment]) -> Settings:
    """Write down what there is at a place, or without one."""
    there = set(kit)
    items = [each.value for each in Equipment if each in there]
    key = "equipment" if place == NOWHERE else f"places.{place_named(place)}.equipment"
    return set_value(path, key, items)
