"""Units, identifiers and the clock."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from hypothesis import assume, given
from hypothesis import strategies as st

from store import units
from store.clock import at_home, local_now, local_zone_name
from store.exchange.local_zone import LocalZone
from store.ids import derived_id, new_id
from store.models import Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WEIGHTS = st.floats(0, 10_000, allow_nan=False)


def test_a_pound_is_what_the_agreement_says() -> None:
    assert units.convert(100, Unit.LB, Unit.KG) == pytest.approx(45.359237)
    assert units.convert(100, Unit.KG, Unit.LB) == pytest.approx(220.462262185)


@given(WEIGHTS, st.sampled_from(Unit))
def test_the_same_unit_changes_not_one_bit(weight: float, unit: Unit) -> None:
    assert units.convert(weight, unit, unit) is weight


@given(WEIGHTS, st.sampled_from(Unit), st.sampled_from(Unit))
def test_there_and_back(weight: float, one: Unit, other: Unit) -> None:
    there = units.convert(weight, one, other)
    assert units.convert(there, other, one) == pytest.approx(weight)


@given(st.floats(0, 1e15, allow_nan=False))
def test_a_plain_number_is_the_number(value: float) -> None:
    assert float(units.plain_number(value)) == value


def test_a_plain_number_has_no_needless_decimals() -> None:
    assert [units.plain_number(value) for value in (80.0, 82.5, 0.0)] == ["80", "82.5", "0"]


def test_new_ids_are_16_hex_digits_and_differ() -> None:
    ids = {new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert {len(each) for each in ids} == {16}
    assert set("".join(ids)) <= set("0123456789abcdef")


PARTS = st.lists(st.text().filter(lambda text: "\x1f" not in text), min_size=1, max_size=4)


@given(PARTS, PARTS)
def test_derived_ids_tell_parts_apart(one: list[str], other: list[str]) -> None:
    assume(one != other)
    assert derived_id(*one) == derived_id(*one)
    assert derived_id(*one) != derived_id(*other)


def test_a_derived_id_takes_what_is_not_even_text() -> None:
    assert len(derived_id("strong", "\ud800")) == 16


def test_now_has_its_offset_and_no_fractions() -> None:
    moment = datetime(2026, 11, 22, 17, 30, 12, 987654, tzinfo=UTC)
    with time_machine.travel(moment, tick=False):
        now = local_now()
    assert now == moment.replace(microsecond=0)
    assert isinstance(now.utcoffset(), timedelta)


@pytest.mark.parametrize(
    ("variable", "name"),
    [
        ("Europe/Vienna", "Europe/Vienna"),
        (":Europe/Vienna", "Europe/Vienna"),
        ("CET-1CEST", ""),
        ("UTC", ""),
        (":/etc/localtime", ""),
        ("Etc/GMT+1", "Etc/GMT+1"),
        ("Europe/\x1b[31mred", ""),
        ("Europe/Vienna\n", ""),
        ("x/\udcff", ""),
        ("x/" + "y" * 63, ""),
    ],
)
def test_the_zone_is_a_name_of_a_place_or_nothing(
    monkeypatch: pytest.MonkeyPatch, variable: str, name: str
) -> None:
    monkeypatch.setenv("TZ", variable)
    assert local_zone_name() == name


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Sets the time zone of this process, until the test is over."""

    def put(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield put
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("name", ["UTC-99", "XXX-167", "XXX+24", "XXX-1:23:45"])
def test_a_zone_that_cannot_be_is_utc(zone: Callable[[str], None], name: str) -> None:
    zone(name)
    moment = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
    assert at_home(moment).isoformat() == "2026-11-22T17:30:00+00:00"
    assert local_now().utcoffset() == timedelta()
    assert moment.astimezone(LocalZone()) == moment


def test_a_moment_at_home_has_the_offset_that_it_had_then(zone: Callable[[str], None]) -> None:
    zone("Europe/Vienna")
    summer = datetime(2026, 7, 1, 12, tzinfo=UTC)
    assert at_home(summer).isoformat() == "2026-07-01T14:00:00+02:00"
    assert at_home(summer.replace(tzinfo=None)).isoformat() == "2026-07-01T12:00:00+02:00"
