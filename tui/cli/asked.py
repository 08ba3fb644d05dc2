"""What commands are asked about: an exercise, a day, a number of rows; and this person's units."""

from __future__ import annotations

import os
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

import click

from store.errors import HtrackError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from catalog.exercise import Exercise
    from store.reader import Reader
    from store.review.figures import Yardstick
    from store.settings import Settings

    Item = TypeVar("Item")
    Command = TypeVar("Command", bound=Callable[..., object])

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


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


def day_named(text: str, today: date) -> date | None:
    """The day that today, yesterday, mon (the last one) or 2026-11-20 names; none for other words.

    Raises UsageError for a date that isn't in the calendar.
    """
    name = text.strip().lower()
    if name in {"today", "yesterday"}:
        return today - timedelta(days=("today", "yesterday").index(name))
    weekday = next((at for at, day in enumerate(DAYS) if name in {day, day[:3]}), None)
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    if not _DATE.fullmatch(name):
        return None
    try:
        return date.fromisoformat(name)
    except ValueError as error:
        raise UsageError(f"{name}: there is no such day.") from error


def settings_here() -> Settings:
    """The settings; the defaults, and a sentence on stderr, where they can't be used."""
    from store.settings import Settings, read, settings_path
    from tui.guard import say

    try:
        return read(settings_path(os.environ))
    except HtrackError as error:
        say(str(error))
        return Settings()


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
