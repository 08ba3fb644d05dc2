"""Backups: made when they should be, checked, thinned out by a rule, put back undoably."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import StoreError, UsageError
from store.file import backups, places
from tests.store.file.tools import HISTORY, ids, stock, workouts

if TYPE_CHECKING:
    from pathlib import Path

    from store.file.storage import Files
    from tests.store.file.conftest import Clock

MOMENTS = st.lists(
    st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    max_size=60,
)
NOW = datetime(2026, 12, 31, 23, 59, tzinfo=timezone(timedelta(hours=2)))


def _reasons(path: Path) -> list[str]:
    return [each.reason for each in backups.list_backups(path)]


def test_the_first_change_of_a_day_keeps_the_state_before_it(
    files: Files, path: Path, clock: Clock
) -> None:
    path.write_text(HISTORY)
    for letter in "bc":
        workouts(files.history).insert({"id": letter})
    clock.pass_days(1)
    workouts(files.history).insert({"id": "d"})
    first, second = backups.list_backups(path)
    assert first.name == "htrack-20260302-183000-daily.json.gz"
    assert gzip.decompress(first.path.read_bytes()) == HISTORY.encode()
    assert second.made_at - first.made_at == timedelta(days=1)
    assert first.path.stat().st_mode & 0o777 == 0o600
    assert first.path.parent.stat().st_mode & 0o777 == 0o700


def test_logging_a_set_makes_no_backup(files: Files, path: Path) -> None:
    for number in range(3):
        workouts(files.open).insert({"id": str(number)})
    assert backups.list_backups(path) == []


def test_restore_puts_it_back_and_can_be_undone(files: Files, path: Path, clock: Clock) -> None:
    path.write_text(HISTORY)
    made = files.history.back_up("manual")
    assert made is not None
    workouts(files.history).insert({"id": "b"})
    changed = path.read_bytes()
    undo = backups.restore(path, made.name, lock=files.history.lock, now=clock())
    assert ids(files.history) == ["a"]
    assert undo is not None
    backups.restore(path, undo.name, lock=files.history.lock, now=clock())
    assert path.read_bytes() == changed


def test_restore_keeps_a_damaged_file_byte_for_byte(files: Files, path: Path, clock: Clock) -> None:
    path.write_text(HISTORY)
    made = files.history.back_up("manual")
    assert made is not None
    path.write_bytes(b"half a fi\xff")
    kept = backups.restore(path, made.name, lock=files.history.lock, now=clock())
    assert stock(path) == {1: {"id": "a"}}
    assert kept is not None
    assert gzip.decompress(kept.path.read_bytes()) == b"half a fi\xff"
    with pytest.raises(StoreError, match="copy of a damaged file"):
        backups.restore(path, kept.name, lock=files.history.lock, now=clock())
    assert stock(path) == {1: {"id": "a"}}


def test_restore_of_a_vanished_file(files: Files, path: Path, clock: Clock) -> None:
    path.write_text(HISTORY)
    made = files.history.back_up("manual")
    assert made is not None
    path.unlink()
    assert backups.restore(path, made.name, lock=files.history.lock, now=clock()) is None
    assert path.read_text() == HISTORY
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["../htrack.json", "nonsense", "", "/etc/passwd"])
def test_restore_takes_only_names_of_backups(
    files: Files, path: Path, clock: Clock, name: str
) -> None:
    path.write_text(HISTORY)
    with pytest.raises(UsageError, match="no backup of the name"):
        backups.restore(path, name, lock=files.history.lock, now=clock())


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty"])
def test_a_damaged_backup_is_not_put_in_place(
    files: Files, path: Path, clock: Clock, damage: str
) -> None:
    path.write_text(HISTORY)
    made = files.history.back_up("manual")
    assert made is not None
    whole = made.path.read_bytes()
    flipped = whole[:-6] + bytes([whole[-6] ^ 1]) + whole[-5:]
    made.path.write_bytes({"cut": whole[:-9], "flipped": flipped, "empty": b""}[damage])
    with pytest.raises(StoreError, match="is damaged"):
        backups.restore(path, made.name, lock=files.history.lock, now=clock())
    assert path.read_text() == HISTORY


def test_a_backup_that_blows_up_is_refused(
    files: Files, path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_text(HISTORY)
    made = files.history.back_up("manual")
    assert made is not None
    made.path.write_bytes(gzip.compress(bytes(10**6)))
    monkeypatch.setattr("store.file.durable.LARGEST", 10**5)
    with pytest.raises(StoreError, match="far too large"):
        backups.restore(path, made.name, lock=files.history.lock, now=clock())


def test_two_backups_in_one_second_are_two(files: Files, path: Path) -> None:
    path.write_text(HISTORY)
    assert {files.history.back_up("import"), files.history.back_up("import")} == set(
        backups.list_backups(path)
    )
    assert len(backups.list_backups(path)) == 2


def test_saving_goes_on_when_the_daily_backup_fails(files: Files, path: Path) -> None:
    path.write_text(HISTORY)
    places.backups_folder(path).write_text("a file where the folder belongs")
    workouts(files.history).insert({"id": "b"})
    assert list(stock(path)) == [1, 2]
    assert "a file, not a folder" in str(files.history.backup_error)
    with pytest.raises(StoreError):
        files.history.back_up("import")


def test_other_files_in_the_folder_are_left_alone(files: Files, path: Path, clock: Clock) -> None:
    path.write_text(HISTORY)
    files.history.back_up("manual")
    folder = places.backups_folder(path)
    others = [
        "notes.txt",
        "htrack-20250101-000000-mine.json.gz",
        "htrack-20259901-000000-daily.json.gz",
    ]
    for name in others:
        (folder / name).write_text("x")
    clock.pass_days(1000)
    files.history.back_up("import")
    assert _reasons(path) == ["import"]
    assert all((folder / name).exists() for name in others)


@given(MOMENTS)
def test_the_rule_keeps_what_it_promises(moments: list[datetime]) -> None:
    kept = backups.keep(moments, NOW)
    assert kept <= set(moments)
    assert backups.keep(kept, NOW) == kept
    days = {each: each.astimezone(NOW.tzinfo).date() for each in moments}
    last_week = {each for each in moments if (NOW.date() - days[each]).days < 7}
    assert last_week <= kept
    for each in set(moments) - kept:
        same_month = [x for x in moments if days[x].timetuple()[:2] == days[each].timetuple()[:2]]
        newer_in_month = max(same_month) > each
        assert newer_in_month or (NOW.date() - days[each]).days > 334
    assert len(kept - last_week) <= 4 + 12
    assert not moments or max(days.values()).year < 2026 or max(moments) in kept


@given(st.integers(1, 500))
def test_thinning_out_daily_equals_thinning_out_once(days: int) -> None:
    every = [NOW - timedelta(days=back) for back in range(days, -1, -1)]
    by_and_by: set[datetime] = set()
    for today in every:
        by_and_by = backups.keep(by_and_by | {today}, today)
    assert by_and_by == backups.keep(every, NOW)
    assert len(by_and_by) >= min(days + 1, 7)
    oldest = min(by_and_by)
    assert (NOW - oldest).days >= min(days, 7) - 1


def test_a_year_of_daily_backups_by_example() -> None:
    every = [NOW - timedelta(days=back) for back in range(400)]
    kept = [f"{each:%m-%d}" for each in sorted(backups.keep(every, NOW))]
    months = ["01-31", "02-28", "03-31", "04-30", "05-31", "06-30"]
    months += ["07-31", "08-31", "09-30", "10-31", "11-30"]
    weeks = ["12-13", "12-20"]  # Sundays; the one after them is among the days
    days = ["12-25", "12-26", "12-27", "12-28", "12-29", "12-30", "12-31"]
    assert kept == [*months, *weeks, *days]


def test_backups_from_the_future_stay() -> None:
    ahead = NOW + timedelta(days=400)
    assert backups.keep([ahead, NOW], NOW) == {ahead, NOW}
