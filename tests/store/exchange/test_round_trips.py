"""Leave and come back: a history is exported, imported into an empty journal, exported again."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.library import Catalog
from store.exchange import csv_table, formats, htrack_json
from store.exchange.adoption import adopt, adopt_own
from store.exchange.decoding import decoded
from store.exchange.hevy import write as hevy
from store.exchange.own_lists import plans_of
from store.exchange.reading import Options
from store.exchange.strong import write as strong
from store.journal import Journal
from store.models import Unit
from store.text_checks import is_visible
from tests.builders import texts
from tests.store.exchange.test_htrack_json import own_lists, planned_workouts, plans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from store.ledger import TableName
    from store.models import ExerciseEntry, Load, LoggedSet, OwnExercise, Workout

    Plans = Mapping[TableName, Sequence[Mapping[str, Any]]]

Plain = dict[str, Any]
Fact = tuple[object, ...]

decisions = st.dictionaries(texts().filter(len), st.none() | texts(), max_size=3).map(
    lambda found: [{"id": name, "exercise_id": id_} for name, id_ in found.items() if id_]
)


@contextmanager
def journal_with(*given: Any) -> Iterator[Journal]:
    """A new journal with workouts, exercises of the user's own and plans."""
    workouts, own, plans = (*given, [], {})[:3]
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder) / "htrack.json")
        journal.add_workouts(workouts, own, "test", plans)
        yield journal


@contextmanager
def arrived(content: bytes) -> Iterator[Journal]:
    """A new journal into which a file has been imported."""
    reading = formats.read(decoded(content)[0], Options(UTC))
    assert reading.skipped == ()
    builtin = Catalog.builtin()
    is_ours = reading.app == "htrack"
    adoption = adopt_own(reading, builtin) if is_ours else adopt(reading.workouts, builtin)
    with journal_with(adoption.workouts, adoption.own_exercises, reading.plans) as journal:
        yield journal


def json_of(journal: Journal) -> bytes:
    return htrack_json.write(journal.documents(), journal.own_exercises(), plans_of(journal))


def csv_of(journal: Journal, *, raw: bool) -> bytes:
    return "".join(csv_table.write(journal.documents(), raw=raw)).encode()


def documents(models: Sequence[Workout | OwnExercise]) -> list[Plain]:
    return [each.document() for each in models]


@settings(max_examples=150)
@given(planned_workouts(), own_lists, plans, decisions)
def test_json_comes_back_as_the_same_json(
    history: list[Workout], own: list[OwnExercise], planned: Plain, names: list[Plain]
) -> None:
    everything = documents(history), documents(own), {**planned, "names": names}
    with journal_with(*everything) as journal:
        first = json_of(journal)
    with arrived(first) as other:
        assert json_of(other) == first


@settings(max_examples=200)
@given(planned_workouts(), st.booleans())
def test_csv_comes_back_as_the_same_csv(history: list[Workout], raw: bool) -> None:
    with journal_with(documents(history)) as journal:
        first = csv_of(journal, raw=raw)
    with arrived(first) as other:
        assert csv_of(other, raw=raw) == first


@settings(max_examples=40)
@given(planned_workouts())
def test_the_order_in_which_workouts_came_in_makes_no_difference(history: list[Workout]) -> None:
    with journal_with(documents(history)) as one, journal_with(documents(history[::-1])) as other:
        assert csv_of(one, raw=False) == csv_of(other, raw=False)
        assert json_of(one) == json_of(other)


# Strong: fewer things, but those unchanged


def as_strong_can(workout: Workout) -> Workout:
    """With names to be seen, and amounts that nobody takes for the noise of a conversion."""

    def entry(each: ExerciseEntry) -> ExerciseEntry:
        name = each.name if is_visible(shown(each.name)) else "Drill"
        return each.model_copy(update={"name": name, "sets": tuple(map(done, each.sets))})

    def done(each: LoggedSet) -> LoggedSet:
        amounts = {"seconds": in_quarters(each.seconds), "metres": in_quarters(each.metres)}
        return each.model_copy(update={**amounts, "load": load(each.load)})

    def load(each: Load | None) -> Load | None:
        return each and each.model_copy(update={"value": in_quarters(each.value)})

    return workout.model_copy(update={"entries": tuple(map(entry, workout.entries))})


def in_quarters(value: float | None) -> float | None:
    return None if value is None else round(value * 4) / 4


for_strong = (
    planned_workouts()
    .map(lambda found: list(map(as_strong_can, found)))
    .filter(lambda found: bool(facts(documents(found))))
)


def facts(workouts: Sequence[Plain]) -> list[str]:
    """What Strong can hold of every set in which anything was done."""
    found = []
    for workout in workouts:
        start = workout["started_at"][:19], shown(workout.get("title", ""))
        for entry in workout.get("entries", ()):
            found += [repr((*start, shown(entry["name"]), *fact)) for fact in _sets(entry)]
    return sorted(found)


def _sets(entry: Plain) -> Iterator[Fact]:
    for done in entry.get("sets", ()):
        kind, reps = done.get("kind", "working"), done.get("reps")
        seconds, metres = done.get("seconds") or None, done.get("metres") or None
        failed = kind == "failure" and reps == 0 and not seconds and not metres
        if reps or seconds or metres or failed:
            count = reps if reps or failed else None
            yield kind, _weight(done.get("load") or {}), count, seconds, metres, done.get("rpe")


def _weight(load: Plain) -> Fact:
    mode = load.get("mode", "external")
    if mode in {"bodyweight", "band"} or not load.get("value"):
        return ()
    return float(load["value"]), load["unit"], mode == "assisted"


def shown(text: str) -> str:
    """As a table can hold it: without what ends a text in C; blank is nothing."""
    text = text.replace("\0", "\N{SYMBOL FOR NULL}")
    return text if text.strip() else ""


def read_strong(workouts: Sequence[Plain], *, raw: bool) -> list[Plain]:
    text = "".join(strong.write(workouts, raw=raw))
    return list(formats.read(decoded(text.encode())[0], Options(UTC), "strong").workouts)


@settings(max_examples=150)
@given(for_strong, st.booleans())
def test_strong_comes_back_with_the_same_sets(history: list[Workout], raw: bool) -> None:
    given_ones = documents(history)
    adopted = adopt(read_strong(given_ones, raw=raw), Catalog.builtin())
    with journal_with(adopted.workouts, adopted.own_exercises) as journal:
        assert facts(journal.documents()) == facts(given_ones)


@settings(max_examples=100)
@given(for_strong)
def test_strong_says_the_same_with_apostrophes_and_without(history: list[Workout]) -> None:
    given_ones = documents(history)
    assert read_strong(given_ones, raw=False) == read_strong(given_ones, raw=True)


@settings(max_examples=60)
@given(for_strong, st.booleans())
def test_strong_keeps_every_note(history: list[Workout], raw: bool) -> None:
    given_ones = documents(history)
    found = read_strong(given_ones, raw=raw)
    read = {each["started_at"][:19]: _notes(each, each["entries"]) for each in found}
    for workout in given_ones:
        if facts([workout]):
            kept = "\n".join(read[workout["started_at"][:19]])
            done = [each for each in workout["entries"] if each.get("sets")]
            assert all(note in kept for note in _notes(workout, done))


# Hevy: to the minute, and all weights in one unit


def as_hevy_can(history: list[Workout], unit: Unit) -> list[Workout]:
    """With every weight in one unit."""

    def entry(each: ExerciseEntry) -> ExerciseEntry:
        return each.model_copy(update={"sets": tuple(map(done, each.sets))})

    def done(each: LoggedSet) -> LoggedSet:
        load = each.load
        other = load and load.unit and load.model_copy(update={"unit": unit})
        return each.model_copy(update={"load": other or load})

    return [
        each.model_copy(update={"entries": tuple(map(entry, each.entries))}) for each in history
    ]


for_hevy = st.builds(as_hevy_can, for_strong, st.sampled_from(Unit))


def to_the_minute(workouts: Sequence[Plain]) -> list[str]:
    cut = [{**each, "started_at": f"{each['started_at'][:16]}:00"} for each in workouts]
    return facts(cut)


def read_hevy(workouts: Sequence[Plain], *, raw: bool) -> list[Plain]:
    text = "".join(hevy.write(workouts, raw=raw))
    return list(formats.read(decoded(text.encode())[0], Options(UTC), "hevy").workouts)


@settings(max_examples=150)
@given(for_hevy, st.booleans())
def test_hevy_comes_back_with_the_same_sets(history: list[Workout], raw: bool) -> None:
    given_ones = documents(history)
    adopted = adopt(read_hevy(given_ones, raw=raw), Catalog.builtin())
    with journal_with(adopted.workouts, adopted.own_exercises) as journal:
        assert to_the_minute(journal.documents()) == to_the_minute(given_ones)


@settings(max_examples=60)
@given(for_hevy)
def test_hevy_says_the_same_with_apostrophes_and_without(history: list[Workout]) -> None:
    given_ones = documents(history)
    assert read_hevy(given_ones, raw=False) == read_hevy(given_ones, raw=True)


with_breaks = st.lists(texts(), max_size=3).map("\\n".join)
"""Notes in which a backslash and an n are just that, as in `C:\\new`."""


@settings(max_examples=60)
@given(for_hevy, st.booleans(), with_breaks)
def test_hevy_keeps_a_note_with_a_backslash(history: list[Workout], raw: bool, note: str) -> None:
    given_ones = [{**each, "note": note} for each in documents(history) if facts([each])]
    kept = shown(note).replace("\r\n", "\n").strip()
    found = read_hevy(given_ones, raw=raw)
    assert {each.get("note", "").strip() for each in found} == {kept}


def _notes(workout: Plain, entries: Sequence[Plain]) -> list[str]:
    of_sets = [done.get("note", "") for entry in entries for done in entry.get("sets", ())]
    found = [workout.get("note", ""), *(each.get("note", "") for each in entries), *of_sets]
    return [shown(each).replace("\r\n", "\n").strip() for each in found]
