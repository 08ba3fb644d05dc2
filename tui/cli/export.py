"""`htrack export`: the history as CSV, JSON, Markdown, or in the shape of a rival's export."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from store.errors import UsageError
from tui import words
from tui.cli.delivery import encoded, refuse_target, to_file, to_stdout
from tui.text import showable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from catalog.library import Catalog
    from store.ledger import TableName
    from store.reader import Reader

    Plans = Mapping[TableName, Sequence["Plain"]]

Plain = dict[str, Any]

SHAPES = frozenset({"strong", "hevy"})
"""Formats that pass for another app's export."""
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


def _print_schema(ctx: click.Context, _parameter: click.Parameter, asked: bool) -> None:
    if asked:
        from store.exchange import json_schema

        click.echo(json_schema.written(), nl=False)
        ctx.exit()


@click.command("export", context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--format",
    "format_",
    type=click.Choice(["csv", "json", "md", "strong", "hevy"]),
    default="csv",
    show_default=True,
    help="csv: one row a set. json: everything. md: to read. strong, hevy: as those export, for "
    "other apps.",
)
@click.option("--output", "-o", metavar="FILE", default="-", help="Where to; - is stdout.")
@click.option("--since", metavar="DATE", callback=_day, help="From this day on, YYYY-MM-DD.")
@click.option("--until", metavar="DATE", callback=_day, help="Up to and with this day.")
@click.option(
    "--exercise",
    "exercises",
    metavar="NAME",
    multiple=True,
    help="Only this exercise; may be given again. With json, strong and hevy: whole workouts that "
    "have it.",
)
@click.option(
    "--raw", is_flag=True, help="Without apostrophes before formulas; csv, strong and hevy."
)
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_schema,
    help="Print the JSON Schema of the json and exit.",
)
@click.pass_obj
def command(
    data: str | None,
    format_: str,
    output: str,
    since: str | None,
    until: str | None,
    exercises: tuple[str, ...],
    raw: bool,
    force: bool,
) -> None:
    """Write the history as CSV, JSON, Markdown or in Strong's or Hevy's shape, always as UTF-8.

    Lossless are json and csv: htrack import reads either back, and the same export of that is the
    same file. csv holds workouts alone. json also holds your own exercises, routines, preferences,
    body weights and decisions on names; but of a part of the history (--since, --until,
    --exercise) only the workouts and your own exercises. The others leave things out: strong has
    no sides, supersets, tempo or bands, no time zones, and lengths of workouts to the minute. hevy
    has supersets, but one unit for all weights, so that a history in kg and lb is refused, and
    starts and ends to the minute. Imported again, either gives the same sets, as far as that app's
    file can hold them; what it can't hold of sets, notes and lengths is counted on stderr.

    The sets of a workout that is still open are included. In csv, strong and hevy, a text that a
    spreadsheet would run as a formula gets an apostrophe in front, unless --raw is given; htrack
    import takes it away.
    """
    from store.exchange.own_lists import in_order, plans_of
    from tui.cli.data import open_for_reading, without_collector

    _refuse_nonsense(format_, since, until, raw=raw)
    without_collector()
    journal = open_for_reading(data)
    if output != "-":
        refuse_target(Path(output), journal.path, force=force)
    # The workout in progress comes last; it need not have begun last.
    everything = in_order("workouts", journal.documents())
    workouts = [each for each in everything if _is_between(each, since, until)]
    if exercises:
        wanted = {_id_of(name, journal.catalog()) for name in exercises}
        workouts = list(_only(workouts, wanted, whole=format_ in {"json", *SHAPES}))
    partly = since or until or exercises
    plans = plans_of(journal) if format_ == "json" and not partly else {}
    if format_ in SHAPES:
        _tell_left_behind(format_, workouts)
    pieces = _pieces(format_, workouts, journal, plans, raw=raw)
    if output == "-":
        to_stdout(pieces)
    else:
        to_file(Path(output), pieces)
        _report(output, workouts, plans)


def _refuse_nonsense(format_: str, since: str | None, until: str | None, *, raw: bool) -> None:
    if since and until and until < since:
        raise UsageError(f"--until {until} is before --since {since}: nothing lies between.")
    if raw and format_ not in {"csv", *SHAPES}:
        raise UsageError(f"--raw is for csv, strong and hevy: {format_} has no apostrophes anyway.")


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
    format_: str, workouts: Sequence[Plain], journal: Reader, plans: Plans, *, raw: bool
) -> Iterator[bytes]:
    if format_ == "json":
        from store.exchange import htrack_json

        yield htrack_json.write(workouts, journal.own_exercises(), plans)
    elif format_ == "md":
        from store.exchange import markdown

        yield from map(encoded, markdown.write(workouts))
    elif format_ == "hevy":
        from store.exchange.hevy import write as hevy

        yield from map(encoded, hevy.write(workouts, raw=raw))
    elif format_ == "strong":
        from store.exchange.strong import write as strong

        yield from map(encoded, strong.write(workouts, raw=raw))
    else:
        from store.exchange import csv_table

        yield from map(encoded, csv_table.write(workouts, raw=raw))


def _tell_left_behind(app: str, workouts: Sequence[Plain]) -> None:
    """Refuse, before there is any output, what Hevy's shape can't hold; tell of the rest."""
    from store.exchange.leaving import left_behind

    if app == "hevy":
        from store.exchange.hevy.write import refuse_two_units

        refuse_two_units(workouts)
    for each in left_behind(app, workouts):
        click.echo(f"note: {each}", err=True)


def _report(output: str, workouts: Sequence[Plain], plans: Plans) -> None:
    from store.exchange.own_lists import PLANS

    kinds = [words.count(len(plans[each]), noun) for each, noun in PLANS.items() if plans.get(each)]
    written = ", ".join([words.count(len(workouts), "workout"), *kinds])
    click.echo(showable(f"Wrote {written} to {output}."), err=True)
