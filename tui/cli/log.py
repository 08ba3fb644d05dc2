"""`htrack log`: sets, durable before the command ends."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import click

from store.days import day_named
from store.errors import HtrackError, UsageError
from tui.cli.asked import settings_here
from tui.cli.data import open_journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from catalog.exercise import Exercise
    from store.grammar.entry import Entry
    from store.journal import Journal
    from store.models import LoggedSet, OwnExercise, Unit, Workout

BEGUN = "This began a workout: htrack shows it, and f in there finishes it."
LARGEST = 10_000_000
"""Bytes of stdin; a line is 20 of them."""

_ASSISTED = re.compile(r"-[.,]?\d", re.ASCII)
_LINE_END = re.compile(r"\r\n|\r|\n")


class _LineCommand(click.Command):
    """Takes `-15x8` for what it is, and any other unknown option for the mistake that it is."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put a space before a negative number, which click then leaves alone."""
        return super().parse_args(ctx, [f" {a}" if _ASSISTED.match(a) else a for a in args])


@click.command("log", cls=_LineCommand)
@click.argument("line", nargs=-1, required=True)
@click.option("--on", metavar="DAY", help="today, yesterday, mon (the last one) or 2026-11-20.")
@click.option("--title", metavar="TEXT", help="Name the workout.")
@click.option("--new", is_flag=True, help="Make an unknown exercise your own.")
@click.option("--dry-run", is_flag=True, help="Say what would be logged, and log nothing.")
@click.pass_context
def command(
    ctx: click.Context,
    line: tuple[str, ...],
    on: str | None,
    title: str | None,
    new: bool,
    dry_run: bool,
) -> None:
    """Log sets into the open workout, or that of a day; starts one if there is none.

    LINE is an exercise and its sets: rdl 3x8@80 rpe8.5, pullup -15x8, plank 45s. The first of two
    numbers is the weight, unless the weight is said elsewhere or there is none. Without an exercise
    it is the one logged last. - reads lines from stdin; a bad one stops before anything is stored.

    How hard it was is rpe8 or rir2; r8 and @8 are RPE, or RIR where the settings say so.
    """
    from store.grammar.error import GrammarError
    from tui.text import showable

    journal, effort = open_journal(ctx.obj), settings_here().effort
    day = None if on is None else day_named(on, journal.clock().date(), prefix="--on ")
    try:
        entries = _entries(line, _Reader(journal, effort, new=new, goes_on=day is None))
    except GrammarError as error:
        click.echo(showable(f"htrack: {error}", lines=True), err=True)
        ctx.exit(2)
    if dry_run:
        for each in entries:
            _echo(f"Would log {_said(each, effort)}")
            _tell_of_doubt(each)
        return
    logged: list[tuple[Entry, Workout]] = []
    begins = day is None and journal.open_workout() is None
    try:
        _log(journal, entries, day, (title or "").strip(), logged)
    finally:
        # What is on disk is told in any case, and only once all of it is there: whoever reads
        # this may be gone by now.
        for each, workout in logged:
            _echo(_said(each, effort) + _place(each, workout, day))
            _tell_of_doubt(each)
        if begins and logged:
            _echo(BEGUN)


# What is to be logged


def _entries(line: tuple[str, ...], reader: _Reader) -> list[Entry]:
    """What the arguments or the lines of stdin say, the sets of an exercise together."""
    from store.grammar.entry import together

    if line != ("-",):
        return [reader.read(" ".join(a[1:] if a.startswith(" -") else a for a in line))]
    entries = [_numbered(number, text, reader.read) for number, text in _stdin_lines()]
    if not entries:
        raise UsageError("No line with sets came from stdin.")
    return together(entries)


def _stdin_lines() -> Iterator[tuple[int, str]]:
    """The lines with their numbers, without blank ones and comments."""
    content = sys.stdin.buffer.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise UsageError("Too much came from stdin. Nothing was stored.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = content.count(b"\n", 0, error.start) + 1
        raise UsageError(f"Line {number} is not UTF-8. Nothing was stored.") from error
    for number, line in enumerate(_LINE_END.split(text), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, line


def _numbered(number: int, text: str, read: Callable[[str], Entry]) -> Entry:
    from store.grammar.error import GrammarError

    try:
        return read(text)
    except GrammarError as error:
        before = f"Line {number}, nothing was stored. "
        raise GrammarError(error.line, error.position, error.expected, before) from error
    except HtrackError as error:
        raise HtrackError(f"Line {number}, nothing was stored. {error}") from error


class _Reader:
    """Reads one line after the other; one without an exercise goes on with that of the last."""

    def __init__(self, journal: Journal, effort: str, *, new: bool, goes_on: bool) -> None:
        self._journal = journal
        self._catalog = journal.catalog()
        self._new = new
        self._effort = effort
        self._at_hand = _at_hand(journal) if goes_on else None

    def read(self, text: str) -> Entry:
        """Read a line; raise HtrackError for one that can't be logged."""
        from store.grammar.entry import read_entry

        entry = read_entry(
            text,
            find=self._find,
            at_hand=self._at_hand,
            unit_of=self._unit_of,
            effort=self._effort,
        )
        self._at_hand = entry.exercise
        return entry

    def _find(self, name: str) -> Exercise:
        from store.grammar.entry import marked
        from store.grammar.exercise import UnknownExerciseError, resolve

        if self._new and (found := self._catalog.named(name)) is not None:
            return found
        if self._new and marked(name)[0] is None:
            return _own(name)
        try:
            return resolve(name, self._catalog)
        except UnknownExerciseError as error:
            raise UnknownExerciseError(f"{error} --new makes it your own.") from error

    def _unit_of(self, exercise: Exercise | None) -> Unit:
        own = None if exercise is None else self._journal.preference(exercise.id).unit
        return own or self._journal.unit()


def _at_hand(journal: Journal) -> Exercise | None:
    """The exercise of the open workout that was logged last, else its first."""
    workout = journal.open_workout()
    if workout is None or not workout.entries:
        return None
    entries = workout.entries if not workout.sets else workout.entries[::-1]
    last = max(entries, key=lambda entry: max(map(_when, entry.sets), default=0.0))
    return journal.catalog().get(last.exercise_id)


def _when(logged: LoggedSet) -> float:
    return logged.logged_at.timestamp() if logged.logged_at else 0.0


def _own(name: str) -> Exercise:
    from catalog.exercise import Exercise
    from store.exchange.adoption import own_id
    from store.text_checks import visible_name

    return Exercise(id=own_id(name), name=visible_name(name), custom=True)


# Logging it


def _log(
    journal: Journal,
    entries: Sequence[Entry],
    day: date | None,
    title: str,
    logged: list[tuple[Entry, Workout]],
) -> None:
    """Log the entries one by one, each into `logged` as soon as it is on disk."""
    try:
        for each in entries:
            workout = _logged(journal, each, day, title)
            logged.append((each, workout))
        if title and day is None and logged[-1][1].title != title:
            journal.rename(title)
    except HtrackError as error:
        left = ", ".join(each.exercise.name for each in entries[len(logged) :])
        raise HtrackError(f"{error} Not logged: {left}." if left else str(error)) from error


def _logged(journal: Journal, entry: Entry, day: date | None, title: str) -> Workout:
    own = _made_with(journal, entry.exercise)
    if day is None:
        return journal.log_under(entry.exercise, entry.sets, own)
    return journal.log_on(day, entry.exercise, entry.sets, title, own)


def _made_with(journal: Journal, exercise: Exercise) -> OwnExercise | None:
    from store.models import OwnExercise

    if not exercise.custom or exercise.id in journal.catalog():
        return None
    return OwnExercise(id=exercise.id, name=exercise.name, created_at=journal.clock())


def _place(entry: Entry, workout: Workout, day: date | None) -> str:
    from store.rows import rows_of
    from tui import words

    same = [each for each in workout.entries if each.exercise_id == entry.exercise.id]
    count = sum(len(rows_of(each.sets)) for each in same)
    sets = words.count(count, "set")
    if day is None:
        return f" ({sets} of it in this workout)"
    return f" on {words.long_day(day)} ({sets} of it in that workout)"


def _tell_of_doubt(entry: Entry) -> None:
    from tui.cli.doubts import doubt

    if words := doubt(entry, settings_here()):
        click.echo(f"htrack: {words}", err=True)


def _said(entry: Entry, effort: str) -> str:
    """`Squat (Barbell): 175 lb × 8, 175 lb × 7 @8.5`: as it was typed."""
    from store.grammar.told import told

    return f"{entry.exercise.name}: {', '.join(told(each, effort) for each in entry.sets)}"


def _echo(text: str) -> None:
    from tui.text import showable

    click.echo(showable(text))
