"""`htrack import --review`: one key for each name that the catalogue doesn't have."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tui import words
from tui.text import showable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalog.exercise import Exercise
    from store.journal import Journal
    from store.unmatched import Unmatched

OFFERED = 5
LONGEST = 80


def review(journal: Journal) -> None:
    """Ask about every name, the most done first; each answer is kept at once.

    Keys come one by one from a terminal, from anything else a line each.
    """
    from store.unmatched import unmatched

    names = unmatched(journal)
    if not names:
        click.echo("Every name that was imported is known or decided.")
        return
    done = 0
    for place, each in enumerate(names, start=1):
        answer = _asked(journal, each, f"{place} of {len(names)}")
        if answer is None:
            break
        done += answer
    left = len(names) - done
    click.echo(
        f"Decided {words.count(done, 'name')}, {left} left. htrack undo takes back the last."
    )


def _asked(journal: Journal, name: Unmatched, where: str) -> bool | None:
    """Whether it was decided; none to stop."""
    from store.exchange.suggesting import suggestions

    offered = [each.exercise for each in suggestions(name.name, journal.catalog(), OFFERED)]
    _tell(name, where, offered)
    while (key := _key()) not in {"q", "s", "k", *map(str, range(1, len(offered) + 1))}:
        click.echo(f"  {_keys(offered)}")
    if key in {"q", "s"}:
        click.echo("  skipped" if key == "s" else "  stopped")
        return None if key == "q" else False
    if key == "k":
        journal.decide_name(name.name, None)
        click.echo("  kept as an exercise of your own")
    else:
        merged = journal.merge_exercises(name.id, offered[int(key) - 1].id)
        workouts = words.count(merged.workouts, "workout")
        click.echo(f"  {showable(merged.into)[:LONGEST]}, in {workouts}")
    return True


def _tell(name: Unmatched, where: str, offered: Sequence[Exercise]) -> None:
    sets, workouts = words.count(name.sets, "set"), words.count(name.workouts, "workout")
    last = words.long_day(name.last)
    click.echo(f"\n{showable(name.name)[:LONGEST]} · {sets} in {workouts}, last {last} ({where})")
    for key, exercise in enumerate(offered, start=1):
        click.echo(f"  {key} {_described(exercise)}")
    click.echo(f"  {_keys(offered)}")


def _keys(offered: Sequence[Exercise]) -> str:
    first = {0: "", 1: "1 it is this, "}.get(len(offered), f"1–{len(offered)} it is this, ")
    return f"{first}k keep as your own, s skip, q stop"


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
