from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.exchange.instants import at_place
from store.exchange.local_zone import LocalZone

if TYPE_CHECKING:
    from collections.abc import Iterator

VIENNA = ZoneInfo("Europe/Vienna")


@pytest.fixture(scope="module", autouse=True)
def in_vienna() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Europe/Vienna")
        time.tzset()
        yield
    time.tzset()


@given(st.datetimes(datetime(1981, 1, 1), datetime(2037, 1, 1)))  # noqa: DTZ001
def test_the_machine_knows_its_zone_as_the_database_does(local: datetime) -> None:
    local = local.replace(microsecond=0)
    assert at_place(local, LocalZone()).isoformat() == at_place(local, VIENNA).isoformat()


@given(st.datetimes(datetime(1981, 1, 1), datetime(2037, 1, 1)))  # noqa: DTZ001
def test_an_instant_keeps_its_place_in_time(moment: datetime) -> None:
    instant = moment.replace(tzinfo=UTC)
    assert instant.astimezone(LocalZone()).astimezone(UTC) == instant


@pytest.mark.parametrize(
    ("local", "written"),
    [
        ("2024-03-31 02:30:00", "2024-03-31T03:30:00+02:00"),
        ("2024-10-27 02:30:00", "2024-10-27T02:30:00+02:00"),
        ("2024-10-27 03:30:00", "2024-10-27T03:30:00+01:00"),
    ],
)
def test_hours_that_clocks_skip_and_repeat(local: str, written: str) -> None:
    assert at_place(datetime.fromisoformat(local), LocalZone()).isoformat() == written
