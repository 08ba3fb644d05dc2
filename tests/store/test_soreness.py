"""How sore the muscles were: kept day by day, and never at the cost of what can't be read."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.muscle import MuscleGroup
from store.errors import BusyError, StoreError
from store.file.lock import FileLock
from store.file.places import lock_path
from store.soreness import KEPT, keep_soreness, of_sessions, soreness_of, soreness_path

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 22)
SAID = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(MuscleGroup), st.integers(0, 3)))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "new" / "htrack.json"


@given(SAID)
def test_the_last_word_on_each_day_is_kept(
    tmp_path_factory: pytest.TempPathFactory, said: list[tuple[int, MuscleGroup, int]]
) -> None:
    data = tmp_path_factory.mktemp("said") / "htrack.json"
    wanted: dict[date, dict[MuscleGroup, int]] = {}
    for ago, group, value in said:
        day = TODAY - timedelta(days=ago)
        keep_soreness(data, day, group, value)
        wanted.setdefault(day, {})[group] = value
    kept = {day: {each: n for each, n in of.items() if n} for day, of in wanted.items()}
    assert soreness_of(data) == {day: of for day, of in kept.items() if of}


def test_where_nothing_was_said_there_is_no_file(data: Path) -> None:
    assert soreness_of(data) == {}
    assert not data.parent.exists()


def test_old_days_go(data: Path) -> None:
    for ago in range(KEPT + 5, -1, -1):
        keep_soreness(data, TODAY - timedelta(days=ago), MuscleGroup.QUADS, 1)
    assert min(soreness_of(data)) == TODAY - timedelta(days=KEPT - 1)
    assert soreness_path(data).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "3", '{"2026-11-22": 3}', '{"2026-11-22": {"quads": 4}}',
        '{"2026-11-22": {"quads": true}}', "x" * 200_000, "[" * 9999,
        f'{{"2026-11-22": "{"x" * 90_000}"}}',
    ],
    ids=lambda text: text[:16],
)  # fmt: skip
def test_what_cannot_be_read_is_told_and_left_as_it_is(data: Path, text: str) -> None:
    data.parent.mkdir()
    soreness_path(data).write_text(text)
    for do in (
        lambda: soreness_of(data),
        lambda: keep_soreness(data, TODAY, MuscleGroup.QUADS, 1),
    ):
        with pytest.raises(StoreError, match=r"htrack\.sore\.json can't be used") as told:
            do()
        assert len(str(told.value)) < len(str(data)) + 250
    assert soreness_path(data).read_text() == text


NEWER: dict[str, Any] = {
    "2026-11-21": {"quads": 2, "grip": 9, "b" * 9_000: None},
    "2026-11-22": {"glutes": 1},
    "scale": [1, {"a": {}}],
    "20261120": 3,
    "empty": {},
}
"""As a newer htrack or a person may write it."""


def test_what_is_unknown_is_passed_over_and_stays(data: Path) -> None:
    data.parent.mkdir()
    soreness_path(data).write_text(json.dumps(NEWER))
    yesterday = TODAY - timedelta(days=1)
    keep_soreness(data, TODAY, MuscleGroup.GLUTES, 0)
    keep_soreness(data, yesterday, MuscleGroup.CALVES, 1)
    said = {MuscleGroup.QUADS: 2, MuscleGroup.CALVES: 1}
    assert soreness_of(data) == {yesterday: said}
    kept = {each: NEWER[each] for each in NEWER if each != "2026-11-22"}
    kept["2026-11-21"] = {**NEWER["2026-11-21"], "calves": 1}
    assert json.loads(soreness_path(data).read_text()) == kept


def test_what_would_grow_too_large_is_told_and_left_as_it_is(data: Path) -> None:
    text = f'{{"x": "{"y" * 99_970}"}}'
    data.parent.mkdir()
    soreness_path(data).write_text(text)
    assert soreness_of(data) == {}
    with pytest.raises(StoreError, match=r"htrack\.sore\.json can't be used"):
        keep_soreness(data, TODAY, MuscleGroup.QUADS, 1)
    assert soreness_path(data).read_text() == text


def test_another_writer_is_waited_for_no_longer_than_was_asked(data: Path) -> None:
    data.parent.mkdir()
    with FileLock(lock_path(data)), pytest.raises(BusyError, match=r"more than 0\.01 s"):
        keep_soreness(data, TODAY, MuscleGroup.QUADS, 1, patience=0.01)
    assert soreness_of(data) == {}


def test_of_a_session_the_sorest_counts() -> None:
    said = {TODAY: {MuscleGroup.QUADS: 1, MuscleGroup.GLUTES: 3}}
    assert of_sessions(said, [TODAY, TODAY - timedelta(days=1)]) == [3, 0]
