"""`htrack export`: the history as CSV, JSON or Markdown."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from store.errors import HtrackError, UsageError
from tui import words
from tui.streams import let_go_of_stdout
from tui.text import showable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from catalog.library import Catalog
    from store.ledger import TableName
    from store.reader import Reader

    Plans = Mapping[TableName, Sequence["Plain"]]

Plain = dict[str, Any]

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def _day(_ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    option = f"--{parameter.name}"
    if not _DAY.fullmatch(value.strip()):
        raise UsageError(f"{option} {value!r} is not a date: write it like 2026-11-22.")
    try:
        return date.fromisoformat(value.strip()).isoformat()
    except ValueError as error:
        raise UsageError(f"{option} {value}: there is no such day.") from error


@click.command("export", context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--format",
    "format_",
    type=click.Choice(["csv", "json", "md"]),
    default="csv",
    show_default=True,
    help="csv: one row a set. json: everything, for htrack import. md: to read.",
)
@click.option("--output", "-o", metavar="FILE", default="-", help="Where to; - is stdout.")
@click.option("--since", metavar="DATE", callback=_day, help="From this day on, YYYY-MM-DD.")
@click.option("--until", metavar="DATE", callback=_day, help="Up to and with this day.")
@click.option(
    "--exercise",
    "exercises",
    metavar="NAME",
    multiple=True,
    help="Only this exercise; may be given again. With json: whole workouts that have it.",
)
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
@click.pass_obj
def command(
    data: str | None,
    format_: str,
    output: str,
    since: str | None,
    until: str | None,
    exercises: tuple[str, ...],
    force: bool,
) -> None:
    """Write the history as CSV, JSON or Markdown, always as UTF-8.

    The sets of a workout that is still open are included. Cells that a spreadsheet would run as a
    formula get an apostrophe in front.
    """
    from store.exchange.own_lists import plans_of
    from tui.cli.data import open_for_reading, without_collector

    if since and until and until < since:
        raise UsageError(f"--until {until} is before --since {since}: nothing lies between.")
    without_collector()
    journal = open_for_reading(data)
    if output != "-":
        _refuse_target(Path(output), journal.path, force=force)
    workouts = [each for each in journal.documents() if _is_between(each, since, until)]
    if exercises:
        wanted = {_id_of(name, journal.catalog()) for name in exercises}
        workouts = list(_only(workouts, wanted, whole=format_ == "json"))
    partly = since or until or exercises
    plans = plans_of(journal) if format_ == "json" and not partly else {}
    pieces = _pieces(format_, workouts, journal, plans)
    if output == "-":
        _to_stdout(pieces)
    else:
        _to_file(Path(output), pieces)
        _report(output, workouts, plans)


def _is_between(workout: Plain, since: str | None, until: str | None) -> bool:
    """By the local day on which it started, which is how the date is written."""
    day = workout["started_at"][:10]
    return (since is None or day >= since) and (until is None or day <= until)


def _id_of(name: str, catalog: Catalog) -> str:
    from store.grammar.exercise import resolve

    return (catalog.get(name) or resolve(name, catalog)).id


def _only(workouts: Iterable[Plain], wanted: set[str], *, whole: bool) -> Iterator[Plain]:
    for workout in workouts:
        entries = [e for e in workout.get("entries", ()) if e["exercise_id"] in wanted]
        if entries:
            # A part of a workout in a file that can be imported would pass for all of it.
            yield workout if whole else {**workout, "entries": entries}


def _pieces(
    format_: str, workouts: Sequence[Plain], journal: Reader, plans: Plans
) -> Iterator[bytes]:
    if format_ == "json":
        from store.exchange import htrack_json

        yield htrack_json.write(workouts, journal.own_exercises(), plans)
    elif format_ == "md":
        from store.exchange import markdown

        yield from map(_encoded, markdown.write(workouts))
    else:
        from store.exchange import csv_table

        yield from map(_encoded, csv_table.write(workouts))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def _to_stdout(pieces: Iterable[bytes]) -> None:
    stdout = sys.stdout.buffer
    try:
        for piece in _shown(pieces) if stdout.isatty() else pieces:
            stdout.write(piece)
        stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough, as `head` does.
        let_go_of_stdout()
    except OSError as error:
        let_go_of_stdout()
        raise HtrackError(f"The export could not be written: {error.strerror or error}.") from error


def _shown(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """For a terminal: stored text must not command it."""
    return (_encoded(showable(piece.decode("utf-8"), lines=True)) for piece in pieces)


def _refuse_target(target: Path, data: Path, *, force: bool) -> None:
    from store.file.places import backups_folder, lock_path, open_path, resolve

    real = resolve(target)
    ours = {resolve(data), open_path(data), lock_path(data)}
    if real in ours or _is_same_file(target, ours) or backups_folder(data) in real.parents:
        raise HtrackError(
            f"{target} is where htrack keeps its data: an export there would destroy it. "
            "Name another file."
        )
    try:
        mode = real.stat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise HtrackError(f"{target} can't be written: {error.strerror}.") from error
    if stat.S_ISDIR(mode):
        raise HtrackError(f"{target} is a folder: name a file in it.")
    if not stat.S_ISREG(mode):
        raise HtrackError(f"{target} is a pipe or a device: leave --output away and use > instead.")
    if not force:
        raise HtrackError(f"{target} exists already: name another file, or add --force.")


def _is_same_file(target: Path, ours: Iterable[Path]) -> bool:
    """Whether the target is one of ours under another name, such as a hard link."""
    for path in ours:
        with contextlib.suppress(OSError):
            if target.samefile(path):
                return True
    return False


def _to_file(target: Path, pieces: Iterable[bytes]) -> None:
    """Write beside the target, then replace it: an export is there whole or not at all."""
    from store.file.places import resolve

    real = resolve(target)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{real.name[:100]}.", dir=real.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                _keep_mode(handle, real)
                file.writelines(pieces)
                file.flush()
                os.fsync(handle)
            Path(name).replace(real)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise HtrackError(f"{target} can't be written: {error.strerror or error}.") from error


def _keep_mode(handle: int, target: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.fchmod(handle, stat.S_IMODE(target.stat().st_mode))


def _report(output: str, workouts: Sequence[Plain], plans: Plans) -> None:
    from store.exchange.own_lists import PLANS

    kinds = [words.count(len(plans[each]), noun) for each, noun in PLANS.items() if plans.get(each)]
    written = ", ".join([words.count(len(workouts), "workout"), *kinds])
    click.echo(showable(f"Wrote {written} to {output}."), err=True)
