"""What `htrack import` says: sentences for people, one object for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from store.preview import counted, in_words
from tui import words
from tui.text import showable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.exchange.reading import Skipped
    from store.likeness import Duplicate, Outline
    from store.preview import NameUse, Preview, Source

SHOWN = 10
"""Rows, names and duplicates that people are shown; all of them are in the JSON."""


def print_json(preview: Preview, *, dry_run: bool) -> None:
    """One object on stdout, whose keys are kept from version to version.

    `workouts`, `sets`, `kinds` (kind -> sets), `own_exercises` and `others` (list -> number) count
    what was added, or would be in a `dry_run`; `files` says what each one holds, whether it is new
    or not, with `first_day` and `last_day` as 2026-11-22. `skipped` are damaged rows with `line`,
    `reason` and, of several, their `file`; `passed_over` (what -> number) are rows that are no
    sets. `matched` names have `exercise_id` and `how`: decision, exact, alias or words;
    `unmatched` ones became the user's own. `duplicates` are pairs of workouts, `new` and `other`,
    that share so much of their sets.
    """
    import orjson

    several = len(preview.sources) > 1
    report = {
        "dry_run": dry_run,
        "files": [_file(each) for each in preview.sources],
        "workouts": len(preview.fresh),
        "sets": preview.sets,
        "kinds": preview.kinds,
        "own_exercises": len(preview.own),
        "others": {table: len(given) for table, given in preview.plans.items() if given},
        "skipped": [
            {"line": row.line, "reason": row.reason} | ({"file": each.file} if several else {})
            for each in preview.sources
            for row in each.reading.skipped
        ],
        "passed_over": _passed_over(preview.sources),
        "warnings": [
            f"{each.called}: {warning}" if several else warning
            for each in preview.sources
            for warning in each.warnings
        ],
        "matched": [_matched(each) for each in preview.names if each.exercise is not None],
        "unmatched": [{"name": each.name, "sets": each.sets} for each in preview.unmatched],
        "duplicates": [_duplicate(each) for each in preview.duplicates],
    }
    click.echo(orjson.dumps(report).decode("utf-8", "replace"))


def print_report(preview: Preview, *, dry_run: bool) -> None:
    """What each file holds, what of it was added, and what a person should look at."""
    for each in preview.sources:
        _say(f"{each.called}: {_summary(each)}")
        for warning in each.warnings:
            _say(f"  note: {warning}", err=True)
        for what, number in each.reading.passed_over.items():
            _say(f"  left out {number}: {what}", err=True)
        _print_skipped(each.reading.skipped)
    verb = "Would add" if dry_run else "Added"
    if in_words(preview):
        _say(f"{verb} {in_words(preview)}.")
    else:
        _say(f"{verb} nothing: every workout of it is in the journal already.")
    _print_duplicates(preview.duplicates)
    _print_unmatched(preview, dry_run=dry_run)


def _file(source: Source) -> dict[str, Any]:
    first, last = source.days or (None, None)
    return {
        "file": source.file,
        "app": source.reading.app,
        "workouts": len(source.workouts),
        "sets": source.sets,
        "first_day": first,
        "last_day": last,
        "unit": source.reading.unit,
    }


def _matched(use: NameUse) -> dict[str, Any]:
    exercise = use.exercise.id if use.exercise else None
    return {"name": use.name, "sets": use.sets, "exercise_id": exercise, "how": use.how.value}


def _duplicate(found: Duplicate) -> dict[str, Any]:
    return {
        "new": _outline(found.new),
        "other": _outline(found.other),
        "in_journal": found.is_stored,
        "share": round(found.share, 3),
    }


def _outline(outline: Outline) -> dict[str, Any]:
    return {
        "id": outline.id,
        "app": outline.app,
        "title": outline.title,
        "started_at": outline.started_at.isoformat(),
        "sets": outline.count,
    }


def _passed_over(sources: Sequence[Source]) -> dict[str, int]:
    """Rows of all files that are no sets and needn't be, by what they are."""
    found: dict[str, int] = {}
    for each in sources:
        for what, number in each.reading.passed_over.items():
            found[what] = found.get(what, 0) + number
    return found


def _summary(source: Source) -> str:
    read = f"{words.count(len(source.workouts), 'workout')}, {words.count(source.sets, 'set')}"
    span = f", {source.days[0]} to {source.days[1]}" if source.days else ""
    unit = f", in {source.reading.unit}" if source.reading.unit else ""
    return ", ".join([read + span + unit, *counted(source.reading.plans)])


def _print_skipped(skipped: Sequence[Skipped]) -> None:
    if skipped:
        _say(f"  skipped {words.count(len(skipped), 'row')}:", err=True)
        _print_some([f"line {row.line}: {row.reason}" for row in skipped], err=True)


def _print_duplicates(duplicates: Sequence[Duplicate]) -> None:
    if duplicates:
        many = words.count(len(duplicates), "workout")
        _say(f"{many} may be in the journal twice; htrack keeps both, M in History merges two:")
        _print_some([duplicate_words(each) for each in duplicates])


def duplicate_words(found: Duplicate) -> str:
    """`2026-11-16 18:30 Legs (strong) is like Leg Day (hevy), 90 % of the sets`."""
    new, other = found.new, found.other
    when = f"{new.started_at.date().isoformat()} {words.clock_time(new.started_at)}"
    share = f"{100 * found.share:.0f} % of the sets"
    return f"{when} {_titled(new)} is like {_titled(other)}, {share}"


def _titled(outline: Outline) -> str:
    title = " ".join(outline.title.split())[:40] or "the workout"
    return f"{title} ({outline.app or 'logged by hand'})"


def _print_unmatched(preview: Preview, *, dry_run: bool) -> None:
    if preview.unmatched:
        _say("Not in the catalogue, kept as exercises of your own:")
        _print_some(
            [f"{each.name} ({words.count(each.sets, 'set')})" for each in preview.unmatched],
            indent=2,
        )
    if preview.unmatched and not dry_run:
        _say("htrack import --review asks which exercises they are.")


def _print_some(lines: Sequence[str], *, err: bool = False, indent: int = 4) -> None:
    for line in lines[:SHOWN]:
        _say(" " * indent + line, err=err)
    if len(lines) > SHOWN:
        _say(f"{' ' * indent}and {len(lines) - SHOWN} more", err=err)


def _say(text: str, *, err: bool = False) -> None:
    click.echo(showable(text), err=err)
