"""`htrack suggest`: what to slot in today, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from store.errors import UsageError
from tui.cli.asked import json_option, settings_here
from tui.cli.data import open_for_reading, without_collector
from tui.cli.tables import write_json, write_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from catalog.equipment import Equipment
    from catalog.library import Catalog
    from catalog.muscle import MuscleGroup
    from store.settings import Settings

SOREST = 3


@click.command("suggest")
@click.option("--equipment", metavar="LIST", help="What there is, by commas; none: nothing.")
@click.option("--place", metavar="NAME", help="What there is at a place of the settings.")
@click.option(
    "--minutes",
    type=click.IntRange(1, 600),
    default=30,
    show_default=True,
    help="The time there is.",
)
@click.option("--level", type=click.IntRange(1, 3), help="1 to 3; else what the settings say.")
@click.option(
    "--sore",
    metavar="GROUP=0-3",
    multiple=True,
    help="How sore a muscle group is; else as said in the app.",
)
@click.option("--avoid", metavar="LIST", multiple=True, help="Exercises or patterns, by commas.")
@click.option("--among", metavar="LIST", multiple=True, help="Only these exercises, by commas.")
@click.option("--on", "day", metavar="DATE", help="Another day than today, as 2026-11-20.")
@click.option("--why", metavar="EXERCISE", help="Every term of one, or what bars it.")
@json_option
@click.pass_obj
def command(
    data: str | None,
    equipment: str | None,
    place: str | None,
    minutes: int,
    level: int | None,
    sore: tuple[str, ...],
    avoid: tuple[str, ...],
    among: tuple[str, ...],
    day: str | None,
    why: str | None,
    as_json: bool,
) -> None:
    """Suggest what to slot in today for the back of the legs and hips.

    The best three come with their reasons and a dose, then a session that fits in the time. It
    rests on the log, the kit, the level and how sore you are; --why tells every point of it.
    """
    without_collector()
    from store.review.coach import suggest
    from store.review.request import Request
    from tui.cli.advice import Told
    from tui.coaching import Doser, sore_on, training_for
    from tui.guard import say

    reader, settings = open_for_reading(data), settings_here()
    catalog = reader.catalog()
    today = _day(day, reader.clock().date())
    request = Request(
        today=today,
        level=level or settings.level,
        equipment=_kit(equipment, place, settings),
        avoid=frozenset(_avoided(_items(avoid), catalog)),
        soreness=sore_on(reader, today, lambda error: say(str(error)))
        | dict(map(_soreness, _items(sore))),
        minutes=minutes,
        among=frozenset(_id(each, catalog) for each in _items(among)) if among else None,
    )
    training = training_for(reader, request.today)
    advice = suggest(catalog, request, training)
    doser = Doser(reader, settings, request.today, training, request.level)
    told = Told(reader, settings, request, advice, doser)
    if why is not None:
        told.write_why(_id(why, catalog), as_json=as_json)
    elif as_json:
        write_json(told.document())
    else:
        for line in told.lines():
            write_line(line)


def _items(texts: Iterable[str]) -> list[str]:
    return [item for text in texts for each in text.split(",") if (item := each.strip())]


def _day(text: str | None, today: date) -> date:
    from tui.cli.asked import day_asked

    return day_asked(text, today, "--on")


def _kit(
    equipment: str | None, place: str | None, settings: Settings
) -> frozenset[Equipment] | None:
    if equipment is not None and place is not None:
        raise UsageError("Give --equipment or --place, not both.")
    if equipment is not None:
        return frozenset(map(_item, (each for each in _items([equipment]) if each != "none")))
    if place is None:
        return settings.kit
    if place not in settings.places:
        known = ", ".join(sorted(settings.places)) or "none yet; add [places.home] to the settings"
        raise UsageError(f"--place {place!r} is not among the places: {known}.")
    return settings.places[place]


def _item(name: str) -> Equipment:
    from catalog.equipment import Equipment

    found = {each.value: each for each in Equipment}
    if name not in found:
        raise UsageError(f"--equipment {name!r} is no kit that htrack knows{_like(name, found)}.")
    return found[name]


def _soreness(text: str) -> tuple[MuscleGroup, int]:
    from catalog.muscle import MuscleGroup

    name, _, value = text.partition("=")
    found = {each.value: each for each in MuscleGroup}
    if name.strip() not in found:
        raise UsageError(f"--sore {name!r} is no muscle group{_like(name, found)}.")
    if value.strip() not in {str(each) for each in range(SOREST + 1)}:
        raise UsageError(f"--sore {text!r}: write it like hamstrings=2, from 0 to {SOREST}.")
    return found[name.strip()], int(value)


def _avoided(items: Iterable[str], catalog: Catalog) -> Iterator[str]:
    from catalog.vocabulary import Pattern

    patterns = {each.value for each in Pattern}
    return (each if each in patterns else _id(each, catalog) for each in items)


def _id(text: str, catalog: Catalog) -> str:
    """An exercise by its id or its whole name; UsageError with the nearest for anything else."""
    exercise = catalog.get(text) or catalog.named(text)
    if exercise is not None:
        return exercise.id
    near = [f"{each.id} ({each.name})" for each in catalog.nearest(text)]
    raise UsageError(
        f"No exercise is {text[:60]!r}{'; near are ' + ', '.join(near) if near else ''}."
    )


def _like(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word[:40], sorted(known), n=1)
    return f"; the nearest is {near[0]}" if near else ""
