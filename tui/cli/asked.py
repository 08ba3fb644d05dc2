"""What commands are asked about: an exercise, a day, a number of rows; and this person's units."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TypeVar

import click

from store.errors import HtrackError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from catalog.exercise import Exercise
    from store.reader import Reader
    from store.review.figures import Yardstick
    from store.settings import Settings

    Item = TypeVar("Item")
    Command = TypeVar("Command", bound=Callable[..., object])

_SETTINGS = "htrack.settings"


def limit_option(default: int, noun: str) -> Callable[[Command], Command]:
    """`--limit`: how many rows at most, 0 for all."""
    return click.option(
        "--limit",
        "-n",
        type=click.IntRange(min=0),
        default=default,
        show_default=True,
        metavar="N",
        help=f"At most so many {noun}, the newest first; 0: all.",
    )


json_option = click.option("--json", "as_json", is_flag=True, help="As JSON.")


def at_most(items: Sequence[Item], limit: int) -> Sequence[Item]:
    """The first of them; all where the limit is 0."""
    return items[:limit] if limit else items


def exercise_named(words: Sequence[str], reader: Reader) -> Exercise:
    """The exercise that words on the command line name, as `htrack log` would have it.

    Raises UnknownExerciseError with the nearest names, UsageError where nothing was typed.
    """
    from store.grammar.exercise import resolve

    name = " ".join(words).strip()
    if not name:
        raise UsageError("Name an exercise: squat, rdl, pull-up.")
    catalog = reader.catalog()
    return catalog.get(name) or resolve(name, catalog)


def day_asked(text: str | None, today: date, option: str) -> date:
    """The day that an option names, be it to come, and today without it; raise UsageError."""
    from store.days import day_named

    return today if text is None else day_named(text, today, f"{option} ", to_come=True)


def settings_here() -> Settings:
    """The settings; the defaults, and a sentence on stderr, where they can't be used.

    They are read, and what is amiss told, once a command.
    """
    context = click.get_current_context(silent=True)
    if context is None:
        return _settings()
    found: Settings | None = context.meta.get(_SETTINGS)
    if found is None:
        found = context.meta[_SETTINGS] = _settings()
    return found


def _settings() -> Settings:
    from store.settings import UNUSED, Settings, read, settings_path
    from tui.guard import say

    try:
        found = read(settings_path(os.environ))
    except HtrackError as error:
        say(f"{error} {UNUSED}")
        return Settings()
    for sentence in found.unknown:
        say(sentence)
    return found


def preference_of(reader: Reader, exercise_id: str) -> Mapping[str, Any]:
    """The document of how this person does an exercise; empty where nothing was chosen."""
    from store.exchange.own_lists import plans_of

    documents = plans_of(reader)["preferences"]
    return next((each for each in documents if each["id"] == exercise_id), {})


def unit_for(reader: Reader, exercise_id: str = "") -> str:
    """The unit of an exercise as its preference says, else that of the journal."""
    return str(preference_of(reader, exercise_id).get("unit") or reader.unit().value)


def yardstick_for(reader: Reader, unit: str) -> Yardstick:
    """By what the sets of this journal are measured."""
    from store.exchange.own_lists import plans_of
    from store.review.body import body_weights
    from store.review.figures import Yardstick
    from store.review.strength import Formula

    body = body_weights(plans_of(reader)["body"], unit)
    return Yardstick(unit, Formula(settings_here().formula), body)
