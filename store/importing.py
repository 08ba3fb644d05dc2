"""From the bytes of a file to workouts in the journal, with a look at them in between.

    source = understood("strong.csv", content, options, "auto", names)
    preview = compared([source], journal)
    added = commit(preview, journal)

Nothing is stored before `commit`, which is one step that can be undone, after a backup. The first
of the three asks nothing of the journal but `names`, so that it can run beside it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from store.errors import ImportFileError, UnknownTableError, UsageError
from store.exchange.own_lists import PLANS
from store.import_files import called
from store.preview import Plain, Preview, Source, in_words
from store.shapes import lasting
from store.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from catalog.library import Catalog
    from store.exchange.adoption import Adoption
    from store.exchange.reading import Options, Reading
    from store.journal import Journal
    from store.ledger import TableName
    from store.likeness import Duplicate
    from store.reader import Reader


_DONE = "imported "
"""How the words of an import's step begin; no other step's do."""
NAMED = 3
"""Of workouts that differ, so many are named."""
OUR_OWN = "htrack"
"""The app of our own exports, which know their exercises by id."""


class Names(NamedTuple):
    """By what foreign names are understood."""

    catalog: Catalog
    decisions: Mapping[str, str | None]


def options(
    unit: str | None = None, columns: Mapping[str, str] | None = None, order: str = ""
) -> Options:
    """What is known here of a file that doesn't say it; see `Options`. The zone is that of here."""
    from zoneinfo import ZoneInfo

    from store.clock import local_zone_name
    from store.exchange.local_zone import LocalZone
    from store.exchange.reading import Options

    try:
        # Twice as fast as asking the system, which matters over years of workouts.
        return Options(ZoneInfo(local_zone_name()), unit, columns or {}, order)
    except (KeyError, ValueError, OSError):
        return Options(LocalZone(), unit, columns or {}, order)


def names_of(journal: Reader) -> Names:
    """By what the journal understands foreign names."""
    return Names(journal.catalog(), journal.name_decisions())


def understood(file: str, content: bytes, options: Options, form: str, names: Names) -> Source:
    """What a file holds; `form` is a name of `formats.NAMES`, or `auto`.

    Raises ImportFileError, a whole sentence about the file, for one that can't be used.
    """
    from store.exchange import formats
    from store.exchange.decoding import decoded

    try:
        text, warnings = decoded(content)
        reading = formats.read(text, options, form)
    except ImportFileError as error:
        raise _about(file, error) from error
    adoption = _adopted(reading, names)
    return Source(file, reading, adoption, (*warnings, *reading.warnings, *adoption.warnings))


def compared(sources: Sequence[Source], journal: Journal) -> Preview:
    """What of the sources the journal doesn't have yet."""
    fresh = journal.missing(_distinct(w for each in sources for w in each.workouts))
    return Preview(
        tuple(_with_differences(sources, fresh, journal)),
        tuple(fresh),
        tuple(_without(_needed(fresh, sources), journal.own_exercises())),
        _fresh_plans(sources, journal.plans()),
        tuple(_duplicates(fresh, journal)),
    )


def commit(preview: Preview, journal: Journal) -> Preview:
    """Add what is new, in one step that can be undone, after a backup; what that was.

    It is less than in the preview where another htrack has added some of it meanwhile.
    """
    fresh = journal.missing(preview.fresh)
    if len(fresh) < len(preview.fresh):
        own = _without(preview.own, journal.own_exercises())
        preview = replace(preview, fresh=tuple(fresh), own=tuple(own))
    words = f"{_DONE}{in_words(preview)} from {preview.apps}"
    journal.add_workouts(preview.fresh, preview.own, words, preview.plans)
    return preview


def undo_import(journal: Journal) -> str:
    """Take back the last import, if nothing was done since; the words of it.

    Raises UsageError where something was, or where there is none.
    """
    steps = [step.words for step in journal.steps()]
    place = next((i for i, words in enumerate(steps) if words.startswith(_DONE)), None)
    if place is None:
        raise UsageError("There is no import that could be undone.")
    if place:
        verb = "was" if place == 1 else "were"
        raise UsageError(
            f"{count(place, 'thing')} {verb} done since the last import, the last of them: "
            f"{steps[0][:80]}. Take that back first, with htrack undo."
        )
    journal.undo()
    return steps[0]


# What they are made of


def _about(file: str, error: ImportFileError) -> ImportFileError:
    said = f"{called(file)} can't be imported: {error}. Nothing was stored."
    if isinstance(error, UnknownTableError):
        return UnknownTableError(said, error.columns, file)
    return ImportFileError(said)


def _adopted(reading: Reading, names: Names) -> Adoption:
    from catalog.library import Catalog
    from store.exchange.adoption import adopt, adopt_own

    if reading.app == OUR_OWN:
        return adopt_own(reading, Catalog.builtin())
    return adopt(reading.workouts, names.catalog, names.decisions, reading.hints, reading.app)


def _with_differences(
    sources: Sequence[Source], fresh: Sequence[Plain], journal: Journal
) -> list[Source]:
    """The sources with a warning where what is in the journal stands otherwise there."""
    known: dict[TableName, list[Plain]] = journal.plans()
    new = {each["id"] for each in fresh}
    old = {w["id"] for each in sources for w in each.workouts} - new
    known["workouts"] = [lasting(each) for each in journal.standing(old)] if old else []
    return [_with_difference(each, known) for each in sources]


def _with_difference(source: Source, known: Mapping[TableName, Sequence[Plain]]) -> Source:
    given = {**source.reading.plans, "workouts": source.workouts}
    nouns: dict[TableName, str] = {"workouts": "workout", **PLANS}
    found = [
        _difference(noun, _differing(given.get(kind, ()), known.get(kind, ())))
        for kind, noun in nouns.items()
    ]
    return replace(source, warnings=(*source.warnings, *filter(None, found)))


def _differing(given: Iterable[Plain], known: Iterable[Plain]) -> list[tuple[Plain, Plain]]:
    """What is given, each beside what is known under its id, where the two aren't the same."""
    by_id = {each["id"]: each for each in known}
    pairs = ((each, by_id[each["id"]]) for each in given if each["id"] in by_id)
    return [(new, old) for new, old in pairs if new != old]


def _difference(noun: str, differing: Sequence[tuple[Plain, Plain]]) -> str:
    if not differing:
        return ""
    verb = "differs" if len(differing) == 1 else "differ"
    what = f"{count(len(differing), noun)} {verb} from what the journal has under the same id"
    if noun != "workout":
        return f"{what}: the journal's stays as it is"
    named = ", ".join(_two_counts(*each) for each in differing[:NAMED])
    more = f", and {len(differing) - NAMED} more" if len(differing) > NAMED else ""
    return (
        f"{what}: {named}{more}. The journal's stays as it is; to have the file's, delete it in "
        "History and import again"
    )


def _two_counts(new: Plain, old: Plain) -> str:
    title = f" {new['title'][:30]}" if new.get("title") else ""
    here, there = _sets(new), _sets(old)
    counts = f"{count(here, 'set')} in the file, {there} in the journal"
    return f"{new['started_at'][:10]}{title} ({counts if here != there else 'as many sets'})"


def _sets(workout: Plain) -> int:
    return sum(len(entry.get("sets", ())) for entry in workout.get("entries", ()))


def _fresh_plans(
    sources: Sequence[Source], known: Mapping[TableName, Sequence[Plain]]
) -> dict[TableName, list[Plain]]:
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
        if each.reading.app == OUR_OWN or exercise["id"] in used
    )


def _duplicates(fresh: Sequence[Plain], journal: Journal) -> list[Duplicate]:
    """Looks only at days on which something was done before; a first import costs nothing."""
    if not journal.rows() and len({_app_of(each) for each in fresh}) < 2:
        return []
    from store.likeness import duplicates, near_days, outline_of, outlined

    days = near_days(fresh)
    rows = {row.id: row for row in journal.rows() if row.started_at.toordinal() in days}
    if not rows and len({_app_of(each) for each in fresh}) < 2:
        return []
    done: dict[str, list[Any]] = {}
    first = min((row.day for row in rows.values()), default=None)
    for entry in journal.facts(first) if rows else ():
        done.setdefault(entry.workout_id, []).append(entry)
    stored = [
        outlined((row.id, row.app, row.title, row.started_at), done.get(row.id, ()))
        for row in rows.values()
    ]
    return duplicates([outline_of(each) for each in fresh], stored)


def _app_of(workout: Plain) -> str:
    return str((workout.get("source") or {}).get("app", ""))
