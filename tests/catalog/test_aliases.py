"""The rules that every line of the table of aliases keeps."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from catalog.aliases import NOBODY, TABLE, read_aliases
from catalog.library import Catalog
from catalog.text import fold

CATALOG = Catalog.builtin()
LINES = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]


def test_every_line_has_a_language_an_exercise_and_names() -> None:
    assert LINES[0] == ["language", "exercise", "names"]
    assert {len(line) for line in LINES} == {3}
    assert {line[0] for line in LINES[1:]} == {"en", "it"}
    assert {line[1] for line in LINES[1:]} - {NOBODY} <= {exercise.id for exercise in CATALOG}
    keys = [(language, exercise) for language, exercise, _ in LINES]
    assert len(set(keys)) == len(keys), "one line for each exercise in a language"


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
