"""The examples of the document say what it says that they do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import store.grammar
from catalog.library import Catalog
from store.grammar.exercise import UnknownExerciseError, resolve
from store.grammar.parse import parse
from store.grammar.write import write
from store.models import Unit

if TYPE_CHECKING:
    from catalog.vocabulary import LoadKind

TEXT = Path(store.grammar.__path__[0], "grammar.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\| `(.+?)` \| `(.+?)` \| .+ \|$", TEXT, re.MULTILINE)


def load_kind(text: str) -> LoadKind | None:
    try:
        return resolve(text, Catalog.builtin()).load_kind if text else None
    except UnknownExerciseError:
        return None


def test_every_row_of_the_table_is_an_example() -> None:
    rows = [line for line in TEXT.splitlines() if line.startswith("| `")]
    assert len(rows) == len(EXAMPLES) >= 30


@pytest.mark.parametrize(
    "typed", [typed for typed, _ in EXAMPLES if '"' not in typed.split("#")[0]]
)
def test_an_example_names_an_exercise_that_there_is(typed: str) -> None:
    name = parse(typed, unit=Unit.KG, load_kind=load_kind).exercise
    assert not name or resolve(name, Catalog.builtin()).id in Catalog.builtin()


@pytest.mark.parametrize(("typed", "said"), EXAMPLES)
def test_an_example(typed: str, said: str) -> None:
    line = parse(typed, unit=Unit.KG, load_kind=load_kind)
    assert write(line) == said
    assert parse(said, unit=Unit.LB, load_kind=load_kind) == line
