"""`htrack import`: what another app, or htrack, has exported."""

from __future__ import annotations

import csv
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from store.errors import UnknownTableError, UsageError
from store.exchange.formats import NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.exchange.reading import Options
    from store.journal import Journal
    from store.preview import Preview

STEPS = 2
"""What is shown as progress beside the files: comparing and storing."""


@click.command("import", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("files", nargs=-1, metavar="[FILE...]")
@click.option(
    "--from",
    "source",
    type=click.Choice(["auto", *NAMES]),
    default="auto",
    show_default=True,
    help="The app that wrote the file; auto looks at its content.",
)
@click.option(
    "--unit",
    type=click.Choice(["kg", "lb"]),
    help="Unit of weights that the file gives without one.",
)
@click.option(
    "--dates",
    type=click.Choice(["day-first", "month-first"]),
    help="What comes first in 3/4/2026; else the other dates of the file tell.",
)
@click.option(
    "--columns",
    metavar="FIELD=NAME,...",
    multiple=True,
    help="Of any other table: which column is what, like date=Day,exercise=Lift,reps=Reps.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be added, and add nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--review", is_flag=True, help="Ask which exercises the unknown names are.")
@click.option("--undo", is_flag=True, help="Take back the last import, if nothing was done since.")
@click.pass_obj
def command(
    data: str | None,
    files: tuple[str, ...],
    source: str,
    unit: str | None,
    dates: str | None,
    columns: tuple[str, ...],
    dry_run: bool,
    as_json: bool,
    review: bool,
    undo: bool,
) -> None:
    """Read workouts that another app, or htrack, has exported.

    FILE is an export of Strong, Hevy, FitNotes, Fitbod, StrongLifts, Liftosaur, LiftLog, GymBook,
    JEFIT or htrack, or any table of sets with --columns; - reads from stdin. Workouts that are
    there already are left alone, so the same file can be imported again. Every file is read before
    anything is stored, and htrack undo takes the import back.

    Fields for --columns: date, time, title, exercise, kind, sets, weight, unit, reps, seconds,
    distance, distance_unit, rpe, rir, superset, notes, workout_notes. Needed are date, exercise,
    and reps, seconds or distance; where one of them isn't given, all that is left is found by the
    usual names. Columns that aren't read are named.

    Names that the catalogue doesn't have become exercises of your own. --review lists them, those
    with the most sets first, and takes one key for each: 1 to 5 for a suggestion, / to search for
    another, k to keep it, s to skip it, u to take the last answer back, q to stop. What is decided
    holds for later imports, too; Names in the app's palette changes it.

    --json prints what was added (workouts, sets, kinds, own_exercises, others), what each of the
    files holds, the rows that were skipped or passed_over, warnings, the names that were matched
    and unmatched, and possible duplicates.
    """
    from tui.cli.data import open_journal, without_collector

    _refuse_nonsense(files, dry_run=dry_run, as_json=as_json, review=review, undo=undo)
    without_collector()
    if undo:
        _undo(open_journal(data))
        return
    journal = open_journal(data)
    if files:
        from tui.cli.import_report import print_json, print_report

        try:
            preview = _imported(
                journal, files, source, _options(unit, columns, dates), dry_run=dry_run
            )
        except UnknownTableError as error:
            _propose(error, data)
        (print_json if as_json else print_report)(preview, dry_run=dry_run)
    if review:
        from tui.cli.import_review import review as ask

        ask(journal)


def _refuse_nonsense(
    files: Sequence[str], *, dry_run: bool, as_json: bool, review: bool, undo: bool
) -> None:
    if undo and (files or review or dry_run or as_json):
        raise UsageError("--undo goes alone: it takes back the last import.")
    if review and (dry_run or as_json):
        raise UsageError("--review asks questions, and so goes neither with --dry-run nor --json.")
    if not (files or review or undo):
        raise click.UsageError("Missing argument 'FILE...': name what the other app has exported.")


def _undo(journal: Journal) -> None:
    from store.importing import undo_import
    from tui.text import showable

    click.echo(f"Undone: {showable(undo_import(journal))}")


def _propose(error: UnknownTableError, data: str | None) -> NoReturn:
    """Say which columns a table may have, as a command that can be copied; then end."""
    from shlex import join

    from store.exchange.columns import as_option, missing
    from tui.guard import say
    from tui.text import showable

    option = as_option(error.columns)
    path = ["--data", data] if data else []
    say(str(error))
    what = "with the right NAMEs" if missing(error.columns) else "if that's right"
    click.echo(f"Try this, {what}, and --dry-run behind it to see what it does:", err=True)
    # A name that begins like an option would be taken for one.
    file = f"./{error.file}" if error.file.startswith("-") and error.file != "-" else error.file
    line = join(["htrack", *path, "import", file, "--columns", option])
    click.echo(f"  {showable(line)}", err=True)
    raise click.exceptions.Exit(1) from error


def _imported(
    journal: Journal, files: Sequence[str], form: str, options: Options, *, dry_run: bool
) -> Preview:
    """What was added, or would be."""
    from store.importing import commit, compared, names_of, understood
    from tui.cli.progress import Progress

    contents = [(file, _content(file)) for file in files]
    names = names_of(journal)
    with Progress(len(files) + STEPS) as progress:
        sources = []
        for file, content in contents:
            progress.step("reading")
            sources.append(understood(file, content, options, form, names))
        progress.step("comparing")
        preview = compared(sources, journal)
        if not dry_run:
            progress.step("storing")
            preview = commit(preview, journal)
    return preview


def _mapping(given: Sequence[str]) -> dict[str, str]:
    """`date=Day,"reps=Reps, done"` as fields and columns; a name with a comma is quoted."""
    found: dict[str, str] = {}
    for pair in (pair for text in given for pair in _pairs(text)):
        field, equals, column = pair.partition("=")
        field, column = field.strip().casefold(), column.strip()
        if not (field and equals and column):
            raise UsageError(f"--columns {pair!r} makes no sense: write date=Day,reps=Reps.")
        if field in found:
            raise UsageError(f"--columns says twice which column is the {field}.")
        found[field] = column
    return found


def _pairs(text: str) -> list[str]:
    try:
        return [pair.strip() for pair in next(csv.reader([text]), [])]
    except csv.Error as error:
        raise UsageError(
            f"--columns {text[:60]!r} makes no sense: write date=Day,reps=Reps on one line."
        ) from error


def _options(unit: str | None, columns: Sequence[str], dates: str | None) -> Options:
    from store.importing import options

    return options(unit, _mapping(columns), (dates or "").replace("-", " "))


def _content(file: str) -> bytes:
    from store.exchange.decoding import LARGEST
    from store.import_files import content_of

    return sys.stdin.buffer.read(LARGEST + 1) if file == "-" else content_of(file)
