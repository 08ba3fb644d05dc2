"""Plates on a bar: always what was asked for, or the nearest that the plates allow."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from store.gym import standard_gym
from store.plates import (
    Fixed,
    Inventory,
    Rack,
    Steps,
    at_least,
    at_most,
    loadable,
    plates_above,
    plates_per_side,
)

KG = Inventory(20, standard_gym("kg").plates, "kg")
LB = Inventory(45, standard_gym("lb").plates, "lb")
GARAGE = Inventory(20, {20: 2, 15: 1, 10: 1, 1.25: 1}, "kg")
SIZES = (25, 20, 15, 10, 7.5, 5, 2.5, 1.25, 0.5, 0.25)


def inventories() -> st.SearchStrategy[Inventory]:
    """A handful of plates, some of them without end."""
    pairs = st.none() | st.integers(0, 2)
    plates = st.dictionaries(st.sampled_from(SIZES), pairs, max_size=4)
    bars = st.sampled_from([0, 7.5, 10, 20])
    return st.builds(Inventory, bars, plates, st.just("kg"), st.sampled_from([1, 2]))


def totals() -> st.SearchStrategy[float]:
    return st.integers(0, 24_000).map(lambda hundredths: hundredths / 100)


def reachable(inventory: Inventory, most: float) -> set[float]:
    """Every total up to `most`, by trying every way to load the bar."""
    plates = list(inventory.plates.items())
    copies = 2 // inventory.ends
    counts = [
        range(1 + (pairs * copies if pairs is not None else int(most / plate / inventory.ends)))
        for plate, pairs in plates
    ]
    assume(len(counts) == 0 or _ways(counts) < 20_000)
    found = {
        inventory.bar
        + inventory.ends * sum(n * plate for n, (plate, _) in zip(ns, plates, strict=True))
        for ns in product(*counts)
    }
    return {total for total in found if total <= most}


def _ways(counts: list[range]) -> int:
    ways = 1
    for each in counts:
        ways *= len(each)
    return ways


# By hand


@pytest.mark.parametrize(
    ("total", "side"),
    [
        (20, ()),
        (60, (20,)),
        (100, (25, 15)),
        (142.5, (25, 25, 10, 1.25)),
        (22.5, (1.25,)),
    ],
)
def test_kilograms_heaviest_first(total: float, side: tuple[float, ...]) -> None:
    loading = plates_per_side(total, KG)
    assert (loading.per_side, loading.total, loading.exact) == (side, total, True)


@pytest.mark.parametrize(
    ("total", "side"),
    [(45, ()), (135, (45,)), (185, (45, 25)), (225, (45, 45)), (205, (45, 35)), (50, (2.5,))],
)
def test_pounds_heaviest_first(total: float, side: tuple[float, ...]) -> None:
    loading = plates_per_side(total, LB)
    assert (loading.per_side, loading.exact) == (side, True)


def test_what_cannot_be_loaded_becomes_the_nearest_below_and_above() -> None:
    below, above = plates_per_side(101, KG), plates_above(101, KG)
    assert (below.total, below.exact) == (100, False)
    assert above is not None
    assert (above.total, above.per_side) == (102.5, (25, 15, 1.25))


def test_greed_would_fail_with_few_plates() -> None:
    plates = Inventory(20, {25: 1, 20: 2}, "kg")
    assert plates_per_side(100, plates).per_side == (20, 20)


def test_a_garage_runs_out_of_plates() -> None:
    assert plates_per_side(900, GARAGE).total == 152.5
    assert plates_above(153, GARAGE) is None


def test_nothing_is_lighter_than_the_bar() -> None:
    loading = plates_per_side(10, KG)
    assert (loading.per_side, loading.total, loading.exact) == ((), 20, False)


def test_no_float_error_shows() -> None:
    micro = Inventory(20, {0.1: None, 0.7: None}, "kg")
    assert plates_per_side(20.6, micro) == plates_per_side(20.2 + 0.4, micro)
    assert plates_per_side(20.6, micro).total == 20.6


def test_a_belt_takes_single_plates_and_both_of_a_pair() -> None:
    belt = Inventory(0, {10: 1, 2.5: 1}, "kg", ends=1)
    assert plates_per_side(22.5, belt).per_side == (10, 10, 2.5)


def test_a_weight_in_the_other_unit_is_never_exact() -> None:
    loading = plates_per_side(61.23497, KG)
    assert (loading.total, loading.exact) == (60, False)


# Laws


@given(inventories(), totals())
def test_the_plates_add_up_to_the_total(inventory: Inventory, total: float) -> None:
    loading = plates_per_side(total, inventory)
    hundredths = sum(round(plate * 100) for plate in loading.per_side)
    summed = round(inventory.bar * 100) + inventory.ends * hundredths
    assert summed == round(loading.total * 100)
    assert loading.exact == (loading.total == total)


@given(inventories(), totals())
def test_no_plate_is_used_that_is_not_there(inventory: Inventory, total: float) -> None:
    above = plates_above(total, inventory)
    for loading in (plates_per_side(total, inventory), *([above] if above else [])):
        for plate in loading.per_side:
            pairs = inventory.plates[plate]
            used = loading.per_side.count(plate) * inventory.ends
            assert pairs is None or used <= 2 * pairs


@given(inventories(), totals())
def test_the_search_finds_what_trying_everything_finds(inventory: Inventory, total: float) -> None:
    every = reachable(inventory, total + 60)
    below = max((each for each in every if each <= total), default=inventory.bar)
    above = min((each for each in every if each >= total), default=None)
    found = plates_above(total, inventory)
    assert plates_per_side(total, inventory).total == below
    assert (found.total if found else None) == above


# The next weight up and down


def racks() -> st.SearchStrategy[Rack]:
    weights = st.integers(1, 4000).map(lambda hundredths: hundredths / 100)
    return st.one_of(
        inventories(),
        st.builds(Steps, weights, st.just("kg"), weights | st.just(0)),
        st.builds(Fixed, st.lists(weights, max_size=5, unique=True).map(tuple), st.just("kg")),
    )


@pytest.mark.parametrize(
    ("rack", "value", "down", "up"),
    [
        (KG, 100, 97.5, 102.5),
        (KG, 101, 100, 102.5),
        (KG, 20, 20, 22.5),
        (KG, 12, 12, 20),
        (LB, 135, 130, 140),
        (Steps(2, "kg", 2), 20, 18, 22),
        (Steps(2, "kg", 2), 2, 2, 4),
        (Steps(5, "kg", 5), 42.5, 40, 45),
        (Fixed((24, 16, 12), "kg"), 16, 12, 24),
        (Fixed((24, 16, 12), "kg"), 24, 16, 24),
        (GARAGE, 152.5, 150, 152.5),
    ],
)
def test_the_next_weight(rack: Rack, value: float, down: float, up: float) -> None:
    assert (loadable(value, -1, rack), loadable(value, 1, rack)) == (down, up)


@given(racks(), totals())
def test_a_step_up_leads_up_and_a_step_down_leads_back(rack: Rack, value: float) -> None:
    up = loadable(value, 1, rack)
    assume(up != value)
    assert up > value
    assert at_most(up, rack) == up == at_least(up, rack)
    assert loadable(up, -1, rack) <= value or loadable(up, -1, rack) == up


@given(racks(), totals())
def test_nothing_loadable_lies_between(rack: Rack, value: float) -> None:
    below, above = at_most(value, rack), at_least(value, rack)
    assert below is None or below <= value
    assert above is None or above >= value
    if below is not None and above is not None and below < above:
        assert loadable(below, 1, rack) == above
        assert loadable(above, -1, rack) == below
