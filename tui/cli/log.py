"""`htrack log`: a set, durable before the command ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from store.errors import HtrackError
from tui.cli.data import open_journal

if TYPE_CHECKING:
    from catalog.exercise import Exercise
    from store.journal import Journal
    from store.models import LoggedSet, Workout


@click.command("log")
@click.argument("line", nargs=-1, required=True)
@click.option("--new", is_flag=True, help="Make an unknown exercise your own.")
@click.pass_obj
def command(data: str | None, line: tuple[str, ...], new: bool) -> None:
    """Log sets into the open workout; starts one if none is open.

    LINE is an exercise and load × reps: "Romanian Deadlift 80x8". More sets may follow, a unit may
    stand behind the load (80kgx8, 175lbx8), no load means bodyweight ("Pull-up x12").
    """
    from store import quick

    journal = open_journal(data)
    parsed = quick.parse(" ".join(line), journal.unit())
    exercise = _found(journal, parsed.exercise, new=new)
    workout = journal.log_under(exercise, [_fitting(each, exercise) for each in parsed.sets])
    _say(journal, workout, exercise, len(parsed.sets))


def _found(journal: Journal, name: str, *, new: bool) -> Exercise:
    known = journal.catalog().named(name)
    if known is not None:
        return known
    if new:
        return _made(journal, name)
    near = [each.name for each in journal.catalog().nearest(name)]
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    raise HtrackError(f'No exercise is called "{name}".{hint} --new makes it your own.')


def _made(journal: Journal, name: str) -> Exercise:
    from store.exchange.adoption import own_id
    from store.models import OwnExercise

    own = OwnExercise(id=own_id(name), name=name, created_at=journal.clock())
    journal.add_own_exercise(own)
    return journal.catalog()[own.id]


def _fitting(logged: LoggedSet, exercise: Exercise) -> LoggedSet:
    """A load on top of the body's where the exercise is a bodyweight one."""
    from store.draft import load_mode
    from store.models import LoadMode

    mode = load_mode(exercise)
    if logged.load is None or logged.load.value is None or mode is LoadMode.EXTERNAL:
        return logged
    meant = LoadMode.ADDED if mode is LoadMode.BODYWEIGHT else mode
    return logged.model_copy(update={"load": logged.load.model_copy(update={"mode": meant})})


def _say(journal: Journal, workout: Workout, exercise: Exercise, count: int) -> None:
    from tui import words
    from tui.text import showable

    entry = [each for each in workout.entries if each.exercise_id == exercise.id][-1]
    done = " · ".join(words.a_set(each, journal.unit()) for each in entry.sets[-count:])
    which = f" ({words.count(len(entry.sets), 'set')} of it in this workout)"
    click.echo(f"{showable(exercise.name)}: {done} {journal.unit().value}{which}")
