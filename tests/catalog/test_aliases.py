"""The rules that every line of the table of aliases keeps."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from catalog.aliases import LANGUAGES, NOBODY, TABLE, named_elsewhere, read_aliases, read_names_of
from catalog.equipment import Equipment
from catalog.library import Catalog
from catalog.text import fold
from store.exchange.names import match

CATALOG = Catalog.builtin()
APPS = {"strong", "hevy", "fitbod", "jefit", "liftosaur"}
LINES = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]


def test_every_line_has_a_source_an_exercise_and_names() -> None:
    assert LINES[0] == ["source", "exercise", "names"]
    assert {len(line) for line in LINES} == {3}
    assert {line[0] for line in LINES[1:]} == LANGUAGES | APPS
    assert {line[1] for line in LINES[1:]} - {NOBODY} <= {exercise.id for exercise in CATALOG}
    keys = [(source, exercise) for source, exercise, _ in LINES]
    assert len(set(keys)) == len(keys), "one line for each exercise in a source"


@pytest.mark.parametrize("app", sorted(APPS))
def test_names_of_an_app_are_readable_stand_once_and_are_needed(app: str) -> None:
    names = dict(read_names_of(app))
    assert names
    assert len(names) == len(read_names_of(app))
    assert all(name and name == " ".join(name.split()) for name in names)
    plainly = match(names, CATALOG)
    needless = {name for name, found in plainly.items() if found and found.id == names[name]}
    assert needless == set(), "the name means that everywhere"


def test_names_of_one_app_are_no_others() -> None:
    assert dict(read_names_of("strong")).keys() != dict(read_names_of("liftosaur")).keys()
    assert read_names_of("en") == read_names_of("no such app") == ()
    assert "Chest Fly" not in dict(read_aliases())


def test_a_name_leads_to_its_exercise_in_any_spelling() -> None:
    assert {named_elsewhere(name.upper()) or NOBODY for name, _ in read_aliases()} == {
        exercise for _, exercise in read_aliases()
    }
    assert named_elsewhere("  vertical  BENCH press ") == "chest-press-machine"
    assert named_elsewhere("Hollow Rock") is named_elsewhere("no such name") is None


def test_names_are_readable_and_stand_once() -> None:
    names = [name for name, _ in read_aliases()]
    assert all(name and name == " ".join(name.split()) for name in names)
    assert [name for name, times in Counter(map(fold, names)).items() if times > 1] == []


def test_no_alias_is_a_name_that_the_catalogue_gives_to_another_exercise() -> None:
    owners = {name: CATALOG.named(name) for name, exercise in read_aliases() if exercise != NOBODY}
    exercises = dict(read_aliases())
    strays = {
        name: owner.id
        for name, owner in owners.items()
        if owner is not None and owner.id != exercises[name]
    }
    assert strays == {}


def test_names_that_stand_for_none_are_names_of_the_catalogue() -> None:
    refused = [name for name, exercise in read_aliases() if exercise == NOBODY]
    assert refused
    assert [name for name in refused if CATALOG.named(name) is None] == []


@pytest.mark.parametrize("module", ["catalog.library", "store.own"])
def test_the_catalogue_does_without_them(module: str) -> None:
    code = f"import {module}, sys; sys.exit('catalog.aliases' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_what_other_lists_call_an_exercise_finds_it_first() -> None:
    named = [(name, exercise) for name, exercise in read_aliases() if exercise != NOBODY]
    missed = [name for name, exercise in named if CATALOG.search(name)[0].id != exercise]
    assert missed == []


def test_an_alias_finds_nothing_that_is_left_out() -> None:
    assert "overhead-press" in {each.id for each in CATALOG.search("Military Press")}
    without = CATALOG.select(using=Equipment.KETTLEBELL)
    assert {each.id for each in CATALOG.search("Military Press", within=without)} <= {
        each.id for each in without
    }
