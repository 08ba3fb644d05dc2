"""`htrack import`: what another app, or htrack, has exported."""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from store.errors import ImportFileError
from store.exchange.formats import NAMES
from store.exchange.own_lists import PLANS, lasting
from tui import words
from tui.text import showable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from catalog.library import Catalog
    from store.exchange.adoption import Adoption
    from store.exchange.reading import Options, Reading, Skipped
    from store.journal import Journal
    from store.ledger import TableName

Plain = dict[str, Any]

SHOWN = 10
"""Skipped rows and unmatched names that people are shown; all of them are in the JSON."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file on its way in."""

    file: str
    reading: Reading
    adoption: Adoption
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What was added, or would be."""

    workouts: int
    sets: int
    exercises: int
    """Of the user's own."""
    plans: Mapping[TableName, int]
    """Of routines, preferences and body weights."""
    unmatched: tuple[tuple[str, int], ...]
    """Names that the catalogue doesn't have, with their sets, the most frequent first."""


@click.command("import", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
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
@click.option("--dry-run", is_flag=True, help="Say what would be added, and add nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def command(
    data: str | None,
    files: tuple[str, ...],
    source: str,
    unit: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Read workouts that another app, or htrack, has exported.

    FILE is a CSV export of Strong or a JSON export of htrack; - reads from stdin. Workouts that
    are there already are left alone, so the same file can be imported again. Every file is read
    before anything is stored, and htrack undo takes the import back.
    """
    from tui.cli.data import open_journal, without_collector

    without_collector()
    options = _options(unit)
    readings = [(file, *_read(file, source, options)) for file in files]
    journal = open_journal(data)
    sources = [_adopted(*each, journal.catalog()) for each in readings]
    fresh = journal.missing(_distinct(w for each in sources for w in each.adoption.workouts))
    sources = _compared(sources, fresh, journal)
    own = _without(_needed(fresh, sources), journal.own_exercises())
    plans = _fresh_plans(sources, journal.plans())
    planned = {table: len(documents) for table, documents in plans.items()}
    sets = sum(map(_sets_in, fresh))
    result = Result(len(fresh), sets, len(own), planned, _unmatched(fresh, sources))
    if not dry_run:
        apps = " and ".join(sorted({each.reading.app for each in sources}))
        said = f"imported {_what(result)} from {apps}"
        added = journal.add_workouts(fresh, own, said, plans)
        result = replace(result, workouts=added.workouts, sets=added.sets)
    if as_json:
        _print_json(sources, result)
    else:
        _print_report(sources, result, dry_run=dry_run)


def _options(unit: str | None) -> Options:
    from zoneinfo import ZoneInfo

    from store.clock import local_zone_name
    from store.exchange.local_zone import LocalZone
    from store.exchange.reading import Options

    try:
        # Twice as fast as asking the system, which matters over years of workouts.
        return Options(ZoneInfo(local_zone_name()), unit)
    except (KeyError, ValueError, OSError):
        return Options(LocalZone(), unit)


def _read(file: str, source: str, options: Options) -> tuple[Reading, tuple[str, ...]]:
    from store.exchange import formats
    from store.exchange.decoding import decoded

    content = _content(file)
    try:
        text, warnings = decoded(content)
        return formats.read(text, options, source), warnings
    except ImportFileError as error:
        raise ImportFileError(
            f"{_called(file)} can't be imported: {error}. Nothing was stored."
        ) from error


def _content(file: str) -> bytes:
    from store.exchange.decoding import LARGEST

    if file == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        # Opening a pipe that nobody writes to would wait for ever.
        handle = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ImportFileError(f"{file} can't be read: {reason}. Nothing was stored.") from error
    try:
        mode = os.fstat(handle).st_mode
        if not stat.S_ISREG(mode):
            raise ImportFileError(f"{file} is not a file but {_kind(mode)}. Nothing was stored.")
        with os.fdopen(handle, "rb", closefd=False) as stream:
            return stream.read(LARGEST + 1)
    finally:
        os.close(handle)


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder: name the export inside it"
    return "a pipe or a device: to read from a pipe, name - and redirect it to stdin"


def _adopted(file: str, reading: Reading, warnings: tuple[str, ...], catalog: Catalog) -> Source:
    from catalog.library import Catalog
    from store.exchange.adoption import adopt, adopt_own

    if reading.app == "htrack":
        adoption = adopt_own(reading, Catalog.builtin())
    else:
        adoption = adopt(reading.workouts, catalog)
    return Source(file, reading, adoption, (*warnings, *reading.warnings, *adoption.warnings))


def _compared(sources: Sequence[Source], fresh: Sequence[Plain], journal: Journal) -> list[Source]:
    """The sources with a warning where what is in the journal stands otherwise there."""
    known: dict[TableName, list[Plain]] = journal.plans()
    new = {each["id"] for each in fresh}
    if any(workout["id"] not in new for each in sources for workout in each.adoption.workouts):
        known["workouts"] = [lasting(each) for each in journal.documents()]
    return [_with_differences(each, known) for each in sources]


def _with_differences(source: Source, known: Mapping[TableName, Sequence[Plain]]) -> Source:
    given = {**source.reading.plans, "workouts": source.adoption.workouts}
    nouns: dict[TableName, str] = {"workouts": "workout", **PLANS}
    found = [
        _difference(noun, given.get(kind, ()), known.get(kind, ())) for kind, noun in nouns.items()
    ]
    return replace(source, warnings=(*source.warnings, *filter(None, found)))


def _difference(noun: str, given: Iterable[Plain], known: Iterable[Plain]) -> str:
    by_id = {each["id"]: each for each in known}
    differ = sum(by_id.get(each["id"], each) != each for each in given)
    if not differ:
        return ""
    verb = "differs" if differ == 1 else "differ"
    what = f"{words.count(differ, noun)} {verb} from what the journal has under the same id"
    return f"{what}: the journal's stays as it is"


def _fresh_plans(
    sources: Sequence[Source], known: Mapping[TableName, Sequence[Plain]]
) -> dict[TableName, list[Plain]]:
    """What the journal doesn't have yet of routines, preferences and body weights."""
    return {
        table: _without(
            _distinct(plan for each in sources for plan in each.reading.plans.get(table, ())),
            known[table],
        )
        for table in PLANS
    }


def _without(documents: Iterable[Plain], known: Iterable[Plain]) -> list[Plain]:
    ids = {each["id"] for each in known}
    return [each for each in documents if each["id"] not in ids]


def _distinct(documents: Iterable[Plain]) -> list[Plain]:
    by_id: dict[str, Plain] = {}
    for document in documents:
        by_id.setdefault(document["id"], document)
    return list(by_id.values())


def _needed(fresh: Sequence[Plain], sources: Sequence[Source]) -> list[Plain]:
    """Own exercises to be stored: all of our own export, of others those that are used."""
    used = {entry["exercise_id"] for workout in fresh for entry in workout.get("entries", ())}
    return _distinct(
        exercise
        for each in sources
        for exercise in each.adoption.own_exercises
        if each.reading.app == "htrack" or exercise["id"] in used
    )


def _unmatched(fresh: Sequence[Plain], sources: Sequence[Source]) -> tuple[tuple[str, int], ...]:
    foreign = [each for each in sources if each.reading.app != "htrack"]
    names = {own["id"]: own["name"] for each in foreign for own in each.adoption.own_exercises}
    sets: dict[str, int] = {}
    for workout in fresh:
        for entry in workout.get("entries", ()):
            name = names.get(entry["exercise_id"])
            if name is not None:
                sets[name] = sets.get(name, 0) + len(entry.get("sets", ()))
    return tuple(sorted(sets.items(), key=lambda item: (-item[1], item[0])))


def _sets_in(workout: Plain) -> int:
    return sum(len(entry.get("sets", ())) for entry in workout.get("entries", ()))


def _print_json(sources: Sequence[Source], result: Result) -> None:
    import orjson

    several = len(sources) > 1
    report = {
        "workouts": result.workouts,
        "sets": result.sets,
        "skipped": [
            {"line": row.line, "reason": row.reason} | ({"file": each.file} if several else {})
            for each in sources
            for row in each.reading.skipped
        ],
        "warnings": [
            f"{_called(each.file)}: {warning}" if several else warning
            for each in sources
            for warning in each.warnings
        ],
        "unmatched": [{"name": name, "sets": sets} for name, sets in result.unmatched],
    }
    click.echo(orjson.dumps(report).decode("utf-8", "replace"))


def _print_report(sources: Sequence[Source], result: Result, *, dry_run: bool) -> None:
    for each in sources:
        _say(f"{_called(each.file)}: {_summary(each)}")
        for warning in each.warnings:
            _say(f"  note: {warning}", err=True)
        _print_skipped(each.reading.skipped)
    verb = "Would add" if dry_run else "Added"
    if _what(result):
        _say(f"{verb} {_what(result)}.")
    else:
        _say(f"{verb} nothing: all of it is in the journal already.")
    if result.unmatched:
        _print_unmatched(result.unmatched)


def _summary(source: Source) -> str:
    workouts = source.adoption.workouts
    sets = words.count(sum(map(_sets_in, workouts)), "set")
    read = f"{words.count(len(workouts), 'workout')}, {sets}"
    days = sorted(workout["started_at"][:10] for workout in workouts)
    span = f", {days[0]} to {days[-1]}" if days else ""
    unit = f", in {source.reading.unit}" if source.reading.unit else ""
    planned = {table: len(documents) for table, documents in source.reading.plans.items()}
    return ", ".join([read + span + unit, *_counted(planned)])


def _print_skipped(skipped: Sequence[Skipped]) -> None:
    if not skipped:
        return
    _say(f"  skipped {words.count(len(skipped), 'row')}:", err=True)
    for row in skipped[:SHOWN]:
        _say(f"    line {row.line}: {row.reason}", err=True)
    if len(skipped) > SHOWN:
        _say(f"    and {len(skipped) - SHOWN} more", err=True)


def _print_unmatched(unmatched: Sequence[tuple[str, int]]) -> None:
    _say("Not in the catalogue, kept as exercises of your own:")
    for name, sets in unmatched[:SHOWN]:
        _say(f"  {name} ({words.count(sets, 'set')})")
    if len(unmatched) > SHOWN:
        _say(f"  and {len(unmatched) - SHOWN} more")


def _say(text: str, *, err: bool = False) -> None:
    click.echo(showable(text), err=err)


def _called(file: str) -> str:
    return "stdin" if file == "-" else Path(file).name or file


def _what(result: Result) -> str:
    """What was added, in words: a kind that none was of is left out."""
    parts = [
        words.count(result.workouts, "workout") if result.workouts else "",
        words.count(result.sets, "set") if result.workouts else "",
        words.count(result.exercises, "own exercise") if result.exercises else "",
        *_counted(result.plans),
    ]
    return ", ".join(filter(None, parts))


def _counted(plans: Mapping[TableName, int]) -> list[str]:
    return [words.count(plans[each], noun) for each, noun in PLANS.items() if plans.get(each)]
