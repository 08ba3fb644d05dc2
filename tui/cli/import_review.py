"""`htrack import --review`: one key for each name that the catalogue doesn't have."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tui import words
from tui.text import showable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from catalog.exercise import Exercise
    from store.journal import Journal
    from store.unmatched import Unmatched

OFFERED = 5
LONGEST = 80


class Undo(Exception):  # noqa: N818 - what a person asks for, not what went wrong
    """The last decision is to be taken back."""


class Stop(Exception):  # noqa: N818
    """No more questions."""


def review(journal: Journal) -> None:
    """Ask about every name, the most done first; each answer is kept at once.

    Keys come one by one from a terminal, from anything else a line each.
    """
    from store.unmatched import unmatched

    names = unmatched(journal)
    if not names:
        click.echo("Every name that was imported is known or decided.")
        return
    decided = _ask_all(journal, names)
    left = len(names) - decided
    click.echo(
        f"Decided {words.count(decided, 'name')}, {left} left. htrack undo takes back the last; "
        "Names in the app's palette (ctrl+p) changes any."
    )


def _ask_all(journal: Journal, names: Sequence[Unmatched]) -> int:
    """How many names were decided."""
    answers: list[datetime | None] = []
    """Of each name so far, the moment of the step that it made; none for one that was skipped."""
    while len(answers) < len(names):
        place = len(answers)
        try:
            is_decided = _asked(journal, names[place], f"{place + 1} of {len(names)}")
            answers.append(journal.steps(1)[0].at if is_decided else None)
        except Undo:
            _take_back(journal, answers)
        except Stop:
            break
    return sum(each is not None for each in answers)


def _take_back(journal: Journal, answers: list[datetime | None]) -> None:
    """Go back to the name before, and undo what was decided of it if nothing was done since."""
    last = next(iter(journal.steps(1)), None)
    if not answers or (answers[-1] and (last is None or last.at != answers[-1])):
        click.echo("  nothing to take back here")
    elif answers.pop() is None or last is None:
        click.echo("  back to the name that was skipped")
    else:
        journal.undo()
        click.echo(f"  taken back: {showable(last.words)[:LONGEST]}")


def _asked(journal: Journal, name: Unmatched, where: str) -> bool:
    """Whether it was decided; raises Undo and Stop where that is asked for."""
    from store.exchange.suggesting import suggestions

    offered = [each.exercise for each in suggestions(name.name, journal.catalog(), OFFERED)]
    _tell(name, where, offered)
    while True:
        key = _key()
        if key in {*map(str, range(1, len(offered) + 1))}:
            _merge(journal, name, offered[int(key) - 1])
            return True
        if key == "k":
            journal.decide_name(name.name, None)
            click.echo("  kept as an exercise of your own")
            return True
        if key == "/":
            offered = _found(journal, name) or offered
        elif key == "s":
            click.echo("  skipped")
            return False
        elif key == "u":
            raise Undo
        elif key == "q":
            click.echo("  stopped")
            raise Stop
        click.echo(f"  {_keys(offered)}")


def _merge(journal: Journal, name: Unmatched, exercise: Exercise) -> None:
    merged = journal.merge_exercises(name.id, exercise.id)
    workouts = words.count(merged.workouts, "workout")
    click.echo(f"  {showable(merged.into)[:LONGEST]}, in {workouts}")


def _found(journal: Journal, name: Unmatched) -> list[Exercise]:
    """What a person has searched for, each with its number; nothing where nothing is like it."""
    click.echo("  search: ", nl=False)
    sys.stdout.flush()
    typed = sys.stdin.readline().strip()[:LONGEST]
    found = journal.catalog().search(typed) if typed else []
    others = [each for each in found if each.id != name.id][:OFFERED]
    for key, exercise in enumerate(others, start=1):
        click.echo(f"  {key} {showable(_described(exercise))}")
    if not others:
        click.echo("  nothing is called that")
    return others


def _tell(name: Unmatched, where: str, offered: Sequence[Exercise]) -> None:
    sets, workouts = words.count(name.sets, "set"), words.count(name.workouts, "workout")
    last = words.long_day(name.last)
    click.echo(f"\n{showable(name.name)[:LONGEST]} · {sets} in {workouts}, last {last} ({where})")
    for key, exercise in enumerate(offered, start=1):
        click.echo(f"  {key} {showable(_described(exercise))}")
    click.echo(f"  {_keys(offered)}")


def _keys(offered: Sequence[Exercise]) -> str:
    first = {0: "", 1: "1 it is this, "}.get(len(offered), f"1–{len(offered)} it is this, ")
    return f"{first}/ search, k keep as your own, s skip, u undo, q stop"


def _described(exercise: Exercise) -> str:
    muscles = ", ".join(group.label for group in exercise.groups)
    kit = " + ".join(item.label for item in exercise.equipment) or "no kit"
    return " · ".join(filter(None, (exercise.name, muscles, kit)))


def _key() -> str:
    """The next key; `q` where there are no more."""
    if sys.stdin.isatty():
        try:
            return click.getchar().casefold()
        except EOFError:
            return "q"
    line = sys.stdin.readline()
    return line.strip().casefold() if line else "q"
