"""`htrack import`: what another app, or htrack, has exported."""

from __future__ import annotations

import gc
import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from store.errors import ImportFileError
from store.exchange.formats import NAMES
from tui.text import showable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from catalog.library import Catalog
    from store.exchange.adoption import Adoption
    from store.exchange.reading import Options, Reading, Skipped

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
    from tui.cli.data import open_journal

    # The process ends with the command: looking for garbage among its documents doubles the time.
    gc.disable()
    options = _options(unit)
    readings = [(file, *_read(file, source, options)) for file in files]
    journal = open_journal(data)
    sources = [_adopted(*each, journal.catalog()) for each in readings]
    fresh = journal.missing(_distinct(w for each in sources for w in each.adoption.workouts))
    result = Result(len(fresh), sum(map(_sets_in, fresh)), _unmatched(fresh, sources))
    if not dry_run:
        own = _needed(fresh, sources)
        apps = " and ".join(sorted({each.reading.app for each in sources}))
        added = journal.add_workouts(fresh, own, f"imported {_counted(fresh)} from {apps}")
        result = Result(added.workouts, added.sets, result.unmatched)
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
    from store.exchange.adoption import Adoption, adopt

    if reading.app == "htrack":
        adoption = Adoption(reading.workouts, reading.own_exercises)
    else:
        adoption = adopt(reading.workouts, catalog)
    return Source(file, reading, adoption, (*warnings, *reading.warnings, *adoption.warnings))


def _distinct(workouts: Iterable[Plain]) -> list[Plain]:
    by_id: dict[str, Plain] = {}
    for workout in workouts:
        by_id.setdefault(workout["id"], workout)
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
    if result.workouts:
        _say(f"{verb} {_many(result.workouts, 'workout')}, {_many(result.sets, 'set')}.")
    else:
        _say(f"{verb} nothing: every workout is in the journal already.")
    if result.unmatched:
        _print_unmatched(result.unmatched)


def _summary(source: Source) -> str:
    workouts = source.adoption.workouts
    read = f"{_counted(workouts)}, {_many(sum(map(_sets_in, workouts)), 'set')}"
    days = sorted(workout["started_at"][:10] for workout in workouts)
    span = f", {days[0]} to {days[-1]}" if days else ""
    return read + span + (f", in {source.reading.unit}" if source.reading.unit else "")


def _print_skipped(skipped: Sequence[Skipped]) -> None:
    if not skipped:
        return
    _say(f"  skipped {_many(len(skipped), 'row')}:", err=True)
    for row in skipped[:SHOWN]:
        _say(f"    line {row.line}: {row.reason}", err=True)
    if len(skipped) > SHOWN:
        _say(f"    and {len(skipped) - SHOWN} more", err=True)


def _print_unmatched(unmatched: Sequence[tuple[str, int]]) -> None:
    _say("Not in the catalogue, kept as exercises of your own:")
    for name, sets in unmatched[:SHOWN]:
        _say(f"  {name} ({_many(sets, 'set')})")
    if len(unmatched) > SHOWN:
        _say(f"  and {len(unmatched) - SHOWN} more")


def _say(text: str, *, err: bool = False) -> None:
    click.echo(showable(text), err=err)


def _called(file: str) -> str:
    return "stdin" if file == "-" else Path(file).name or file


def _counted(workouts: Sequence[Plain]) -> str:
    return _many(len(workouts), "workout")


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
