"""A line with its exercise found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from catalog.library import Catalog
from store.grammar.entry import Entry, read_entry, together
from store.grammar.error import GrammarError
from store.grammar.exercise import UnknownExerciseError, resolve
from store.models import Load, LoadMode, SetKind, Unit
from tests.builders import a_set, kg, lb

if TYPE_CHECKING:
    from catalog.exercise import Exercise

CATALOG = Catalog.builtin()
RDL, PULL_UP = CATALOG["rdl-barbell"], CATALOG["pull-up"]


def read(text: str, at_hand: str | None = None, in_lb: str = "") -> Entry:
    return read_entry(
        text,
        find=lambda name: resolve(name, CATALOG),
        at_hand=None if at_hand is None else CATALOG[at_hand],
        unit_of=lambda each: Unit.LB if each is not None and each.id == in_lb else Unit.KG,
    )


def test_the_exercise_says_what_its_numbers_mean() -> None:
    assert read("rdl 3x8").sets == (a_set(3, 8),)
    body = a_set(None, 8).model_copy(update={"load": Load(mode=LoadMode.BODYWEIGHT)})
    assert read("pullup 3x8") == Entry(PULL_UP, (body,) * 3)


def test_a_line_without_a_name_is_of_the_exercise_at_hand() -> None:
    assert read("80x8", "rdl-barbell") == Entry(RDL, (a_set(80, 8),))
    assert len(read("3x8", "pull-up").sets) == 3
    with pytest.raises(GrammarError, match="an exercise in front of the sets") as caught:
        read("  80x8")
    assert caught.value.position == 2


def test_weights_are_in_the_unit_of_the_exercise() -> None:
    assert read("rdl 175x8", in_lb="rdl-barbell").sets[0].load == lb(175)
    assert read("rdl 80kgx8", in_lb="rdl-barbell").sets[0].load == kg(80)
    assert read("rdl 80x8", in_lb="pull-up").sets[0].load == kg(80)


@pytest.mark.parametrize(
    ("text", "exercise", "kinds"),
    [
        ("w rdl 40x10", RDL, ["warmup"]),
        ("W rdl 40x10, 60x5", RDL, ["warmup", "warmup"]),
        ("d rdl 60x10", RDL, ["drop"]),
        ("w rdl 60x10, d 40x8, 40x5!", RDL, ["warmup", "drop", "failure"]),
        ("rdl w 40x10, 80x8", RDL, ["warmup", "working"]),
        ("w pullup 3x5", PULL_UP, ["warmup"] * 3),
        ("w fly 3x10", CATALOG["w-fly-suspension"], ["working"] * 3),
    ],
)
def test_a_mark_in_front_of_the_exercise_is_of_every_set(
    text: str, exercise: Exercise, kinds: list[str]
) -> None:
    entry = read(text)
    assert entry.exercise == exercise
    assert [each.kind for each in entry.sets] == [SetKind(kind) for kind in kinds]


def test_a_mark_alone_names_nothing() -> None:
    with pytest.raises(UnknownExerciseError, match="xyzzy"):
        read("w xyzzy 40x10")
    assert read("w 40x10", "rdl-barbell").sets[0].kind is SetKind.WARMUP


def test_a_mistake_in_the_sets_is_told_before_one_in_the_name() -> None:
    with pytest.raises(GrammarError):
        read("xyzzy 80xq")
    with pytest.raises(UnknownExerciseError):
        read("xyzzy 80x8")


def test_sets_of_an_exercise_come_together_where_it_came_first() -> None:
    one, two, three = read("rdl 80x8"), read("pullup 8"), read("rdl 80x7")
    assert together([one, two, three]) == [Entry(RDL, (*one.sets, *three.sets)), two]
