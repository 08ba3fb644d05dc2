"""The rules that every line of the table keeps."""

from __future__ import annotations

import csv
from collections import defaultdict
from graphlib import TopologicalSorter
from time import process_time
from typing import TYPE_CHECKING

import pytest

from catalog.aliases import NOBODY, read_aliases
from catalog.builtin import TABLE, read_builtin
from catalog.equipment import Equipment
from catalog.muscle import Muscle, MuscleGroup
from catalog.text import plain
from catalog.vocabulary import HamstringFunction, LoadKind, Pattern
from tests.samples import samples_folder

if TYPE_CHECKING:
    from catalog.exercise import Exercise

EXERCISES = read_builtin()
BY_ID = {exercise.id: exercise for exercise in EXERCISES}

HIP_HEADS = {Muscle.BFLH, Muscle.ST, Muscle.SM}
ALL_HEADS = HIP_HEADS | {Muscle.BFSH}

BRACED_KNEE = {
    "bridge-feet-elevated",
    "bridge-hamstring-elevated-single",
    "bridge-long-lever",
    "bridge-long-lever-hold",
    "bridge-long-lever-march",
    "bridge-long-lever-single-leg",
    "sprint",
}
"""Hip extension in which the knee flexors also keep the knee from straightening.

The heel is far in front of the knee, or the shank swings forward, so that the short head,
which does not cross the hip, works as well.
"""

each = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)


def hamstrings(heads: tuple[Muscle, ...]) -> set[Muscle]:
    return ALL_HEADS.intersection(heads)


def names(exercise: Exercise) -> set[str]:
    return {plain(n) for n in (exercise.name, *exercise.aliases, *exercise.foreign_names)}


def test_the_catalogue_is_complete() -> None:
    assert len(EXERCISES) >= 313
    assert sum(exercise.posterior for exercise in EXERCISES) == 153


def test_the_facts_that_it_was_made_from_are_all_there() -> None:
    """Additions come after them; none of theirs has changed."""
    folder = samples_folder()
    if folder is None:
        pytest.skip("no folder with the original facts beside the repository")
    original = folder.parent.parent / "domain" / "exercises.tsv"
    with original.open(encoding="utf-8", newline="") as file:
        facts = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    with TABLE.open(encoding="utf-8", newline="") as file:
        ours = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert [row["slug"] for row in facts] == [row["id"] for row in ours[: len(facts)]]
    for fact, row in zip(facts, ours, strict=False):
        for column in fact.keys() - {"slug", "aliases", "hevy_names", "fedb_names"}:
            empty = {"equipment": "none"}.get(column, "")
            assert (row[column] if row[column] != "-" else empty) == fact[column], row["id"]
        names = {plain(name) for name in fact["aliases"].split(";") if name}
        for column in ("hevy_names", "fedb_names"):
            names |= {plain(name) for name in fact[column].split(";") if name}
        known = {plain(row["name"])}
        known |= {
            plain(name) for cell in ("aliases", "foreign_names") for name in row[cell].split(";")
        }
        assert names <= known, row["id"]


def test_ids_are_unique() -> None:
    assert len(BY_ID) == len(EXERCISES)


def test_no_name_means_two_exercises() -> None:
    """But those that the aliases take from a near relation, and may give to another."""
    taken = {plain(name) for name, exercise in read_aliases() if exercise == NOBODY}
    owners = defaultdict(set)
    for exercise in EXERCISES:
        own = {plain(name) for name in (exercise.name, *exercise.aliases)}
        for name in own | (names(exercise) - taken):
            owners[name].add(exercise.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_nothing_leads_round_in_a_circle() -> None:
    easier_than: defaultdict[str, set[str]] = defaultdict(set)
    for exercise in EXERCISES:
        if exercise.easier:
            easier_than[exercise.id].add(exercise.easier)
        if exercise.harder:
            easier_than[exercise.harder].add(exercise.id)
    in_order = list(TopologicalSorter(easier_than).static_order())
    assert set(in_order) <= set(BY_ID)


def test_every_line_has_every_cell() -> None:
    header, *lines = TABLE.read_text(encoding="utf-8").splitlines()
    cells = [cell for line in lines for cell in line.split("\t")]
    assert {line.count("\t") for line in lines} == {header.count("\t")}
    assert all(cell and cell == cell.strip() for cell in cells)


@each
def test_names_are_readable(exercise: Exercise) -> None:
    written = (exercise.name, *exercise.aliases, *exercise.foreign_names)
    assert all(name and name == " ".join(name.split()) for name in written)
    spelt = [plain(name) for name in (exercise.name, *exercise.aliases)]
    assert len(set(spelt)) == len(spelt), "an alias repeats the name or another alias"


@each
def test_ladders_resolve_and_never_get_easier(exercise: Exercise) -> None:
    assert exercise.level in {1, 2, 3}
    if exercise.easier is not None:
        assert BY_ID[exercise.easier].level <= exercise.level
    if exercise.harder is not None:
        assert BY_ID[exercise.harder].level >= exercise.level


@each
def test_muscles_are_listed_once(exercise: Exercise) -> None:
    heads = (*exercise.primary, *exercise.secondary)
    assert len(set(heads)) == len(heads)
    assert bool(exercise.primary) or exercise.pattern in {Pattern.MOBILITY, Pattern.CARDIO}


@each
def test_hamstring_heads_follow_the_function(exercise: Exercise) -> None:
    listed = hamstrings(exercise.primary)
    function = exercise.pattern.hamstring_function if exercise.pattern else None
    if function is HamstringFunction.KNEE or exercise.id in BRACED_KNEE:
        assert listed == ALL_HEADS
    elif function is HamstringFunction.HIP:
        assert listed in (set(), HIP_HEADS)
    assert hamstrings(exercise.secondary) in (set(), HIP_HEADS)


@each
def test_knee_dominant_work_earns_the_hamstrings_little(exercise: Exercise) -> None:
    if exercise.pattern is Pattern.SQUAT:
        assert MuscleGroup.HAMSTRINGS not in (*exercise.groups, *exercise.secondary_groups)
    if exercise.pattern is Pattern.LUNGE:
        far_reaching = "reverse", "walking", "bulgarian", "step-up-high"
        credited = MuscleGroup.HAMSTRINGS in exercise.secondary_groups
        assert credited is any(word in exercise.id for word in far_reaching)
        assert MuscleGroup.HAMSTRINGS not in exercise.groups


@each
def test_the_load_suits_the_kit(exercise: Exercise) -> None:
    assert len(set(exercise.equipment)) == len(exercise.equipment)
    if exercise.load_kind is LoadKind.EXTERNAL:
        assert exercise.equipment
    if exercise.load_kind is LoadKind.BAND:
        assert {Equipment.BAND, Equipment.MINIBAND}.intersection(exercise.equipment)
    assert exercise.bw_fraction is None or 0 < exercise.bw_fraction <= 1


def test_every_posterior_exercise_trains_the_back_of_the_body_or_moves_it() -> None:
    back = {MuscleGroup.HAMSTRINGS, MuscleGroup.GLUTES, MuscleGroup.ERECTORS}
    strays = [
        exercise.id
        for exercise in EXERCISES
        if exercise.posterior
        and exercise.pattern is not Pattern.MOBILITY
        and not back.intersection(exercise.groups)
    ]
    assert strays == []


def test_reading_it_goes_unnoticed() -> None:
    def seconds() -> float:
        start = process_time()
        read_builtin()
        return process_time() - start

    assert min(seconds() for _ in range(5)) < 0.010
