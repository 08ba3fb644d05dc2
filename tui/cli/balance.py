"""`htrack balance`: a week's hard sets per muscle, and what stands against what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import click

from tui.cli.asked import json_option, settings_here
from tui.cli.data import open_for_reading, without_collector
from tui.cli.tables import rounded, write_json, write_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from catalog.library import Catalog
    from catalog.muscle import MuscleGroup
    from store.reader import Reader
    from store.review.asymmetry import SideGap
    from store.review.balance import Balance
    from store.review.volume import Tally, Volume

LOOKS_BACK = timedelta(days=366)


@click.command("balance")
@click.option("--week", "day", metavar="DATE", help="The week that holds a day; else this one.")
@json_option
@click.pass_obj
def command(data: str | None, day: str | None, as_json: bool) -> None:
    """Show the hard sets of a week per muscle, hamstrings against quads, and hip against knee.

    A set counts 1 for the muscles that it trains first of all and ½ for those that help; warm-ups
    and sets easier than RPE 6 don't count. With --json each number comes with the sets it is
    made of.

    Behind the sets stands how long ago from today a muscle had a whole set or more in one day, up
    to the end of the week; nothing where all that it had in the week are half sets.
    """
    without_collector()
    reader = open_for_reading(data)
    today = reader.clock().date()
    view = _view(reader, _day(day, today), today)
    if as_json:
        write_json(_document(view))
    else:
        for line in _lines(view):
            write_line(line)


@dataclass(frozen=True, slots=True)
class _View:
    """What is told of a week."""

    catalog: Catalog
    level: int
    today: date
    until: date
    """The last day of the week, or today."""
    week: Volume
    month: Volume
    balance: Balance
    lengthened: Tally
    since: Mapping[MuscleGroup, int]
    gaps: list[SideGap]


def _view(reader: Reader, day: date, today: date) -> _View:
    from store.review.asymmetry import side_gaps
    from store.review.balance import WINDOW, balance, lengthened
    from store.review.credit import credits_of
    from store.review.recency import days_since
    from store.review.volume import volume
    from store.review.work import Days, work_of

    days, catalog = Days.week_of(day), reader.catalog()
    until, worth = min(days.last, max(today, days.first)), credits_of(catalog)
    entries = [e for e in reader.facts(since=until - LOOKS_BACK) if e.day <= until]
    work = list(work_of(entries))
    return _View(
        catalog,
        settings_here().level,
        today,
        until,
        volume(work, worth, days),
        volume(work, worth, Days.until(until, WINDOW)),
        balance(work, worth, until),
        lengthened(work, worth, days),
        days_since(work, worth, until),
        side_gaps(entries),
    )


def _day(text: str | None, today: date) -> date:
    from tui.cli.asked import day_asked

    return day_asked(text, today, "--week")


def _lines(view: _View) -> Iterator[str]:
    from store.review.balance import knee_share
    from store.review.targets import PER_FUNCTION
    from tui import balance_words, words

    week = view.week
    yield f"Week from {words.long_day(week.days.first)}, level {view.level}"
    for group in _groups(view):
        day = _last_day(group, view)
        ago = "" if day is None else words.days_ago(day, view.today)
        yield _row(group.label, week.group(group).total, _target(group, view), ago)
    for function in _functions():
        yield _row(function.label, week.function(function).total, PER_FUNCTION, "hamstrings")
    long = words.number(view.lengthened.total)
    yield f"Lengthened or eccentric hamstring sets this week: {long}"
    yield balance_words.balance_line(view.balance)
    yield balance_words.knee_line(knee_share(view.month))
    for gap in view.gaps:
        yield balance_words.gap_line(gap, view.catalog)
    yield balance_words.GUIDANCE


def _row(label: str, sets: float, target: int, said: str) -> str:
    """In the 40 cells of half a terminal."""
    from tui import words

    return f" {label:<15} {words.number(sets):>4} of {target:>2}  {said}".rstrip()


def _last_day(group: MuscleGroup, view: _View) -> date | None:
    """The last day with a set of a group; none where it would belie the half sets of the week."""
    days, week = view.since.get(group), view.week
    if days is None:
        return None
    day = view.until - timedelta(days=days)
    return None if day < week.days.first and week.group(group).total else day


def _groups(view: _View) -> list[MuscleGroup]:
    """The three main ones, and whatever else was trained in the week."""
    from catalog.muscle import MuscleGroup
    from store.review.targets import MAIN

    return [each for each in MuscleGroup if each in MAIN or view.week.group(each).total]


def _functions() -> list[Any]:
    from catalog.vocabulary import HamstringFunction

    return list(HamstringFunction)


def _target(group: MuscleGroup, view: _View) -> int:
    from store.review.targets import target

    return target(group, view.level)


def _document(view: _View) -> dict[str, Any]:
    from store.review.balance import knee_share
    from store.review.targets import PER_FUNCTION

    share, ratio = knee_share(view.month), view.balance.ratio
    return {
        "week": {
            "first": view.week.days.first.isoformat(),
            "last": view.week.days.last.isoformat(),
        },
        "level": view.level,
        "groups": {
            group.value: {
                **_tally(view.week.group(group)),
                "target": _target(group, view),
                "days_since": view.since.get(group),
            }
            for group in _groups(view)
        },
        "heads": {head.value: rounded(tally.total) for head, tally in view.week.heads.items()},
        "functions": {
            each.value: {**_tally(view.week.function(each)), "target": PER_FUNCTION}
            for each in _functions()
        },
        "lengthened": _tally(view.lengthened),
        "balance": {
            "days": 28,
            "hamstrings": _tally(view.balance.hamstrings),
            "quads": _tally(view.balance.quads),
            "ratio": None if ratio is None else rounded(ratio),
            "band": view.balance.band.value,
            "knee_share": None if share is None else rounded(share),
        },
        "sides": [
            {"id": gap.exercise_id, "weaker": gap.weaker, "percent": rounded(gap.percent)}
            for gap in view.gaps
        ],
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "sets": rounded(tally.total),
        "parts": [
            {
                "day": part.day.isoformat(),
                "id": part.exercise_id,
                "sets": part.sets,
                "credit": part.credit,
            }
            for part in tally.parts
        ],
    }
