"""Names that a person decided to mean an exercise by."""

from __future__ import annotations

from catalog.exercise import Exercise
from catalog.library import Catalog

BUILTIN = Catalog.builtin()
SQUAT = "squat-back"


def test_they_find_it_whole_and_in_a_search() -> None:
    catalog = BUILTIN.with_names({"wobbly thing": SQUAT})
    for typed in ("wobbly thing", "Wobbly  THING"):
        assert catalog.named(typed) == catalog[SQUAT]
    assert catalog.search("thing wobbly")[0].id == SQUAT
    assert BUILTIN.named("wobbly thing") is None
    assert len(catalog) == len(BUILTIN)


def test_the_names_of_exercises_come_before_them() -> None:
    own = Exercise("mine", "Own Thing")
    catalog = BUILTIN.with_custom([own]).with_names({"own thing": SQUAT, "rdl": SQUAT})
    found = [catalog.named("own thing"), catalog.named("rdl")]
    assert [each.id for each in found if each] == ["mine", "rdl-barbell"]


def test_they_come_before_the_names_of_other_apps() -> None:
    foreign = next(each for each in BUILTIN if each.foreign_names and each.id != SQUAT)
    name = next(name for name in foreign.foreign_names if BUILTIN.named(name) is foreign)
    found = BUILTIN.with_names({name.casefold(): SQUAT}).named(name)
    taken = {each.casefold() for each in (foreign.name, *foreign.aliases)}
    assert found is not None
    assert found.id == (foreign.id if name.casefold() in taken else SQUAT)


def test_what_leads_nowhere_counts_for_nothing() -> None:
    assert BUILTIN.with_names({"x": None, "y": "nowhere"}) is BUILTIN
