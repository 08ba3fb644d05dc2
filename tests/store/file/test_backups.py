"""Backups: made when they should be, checked, thinned out by a rule, put back undoably."""

from __future__ import annotations

import contextlib
import gzip
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.exercise import Exercise
from store.errors import DamagedFileError, StoreError, UsageError
from store.file import backups, places
from store.journal import Journal
from tests.builders import a_set, a_workout
from tests.store.file.tools import HISTORY, ids, stock, workouts

if TYPE_CHECKING:
    from pathlib import Path

    from store.file.storage import Files
    from tests.store.turning import Clock

BUILTIN_SQUAT = Exercise(id="squat-back", name="Squat (Barbell)")
MOMENTS = st.sets(
    st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    max_size=60,
)
ZONE = timezone(timedelta(hours=2))
NOW = datetime(2026, 12, 31, 23, 59, tzinfo=ZONE)


def clocks(first: datetime, last: datetime) -> st.SearchStrategy[datetime]:
    """What wrong clocks say, in the zone of the right one."""
    return st.datetimes(first, last, timezones=st.just(ZONE))


def _reasons(path: Path) -> list[str]:
    return [each.reason for each in backups.list_backups(path)]


def test_the_first_change_of_a_day_keeps_the_state_before_it(
    files: Files, path: Path, clock: Clock
) -> None:
    path.write_text(HISTORY)
    for letter in "bc":
        workouts(files.history).insert({"id": letter})
    clock.turn(days=1)
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


def trained(path: Path, clock: Clock) -> Journal:
    """A journal with a workout, backed up on the day before."""
    journal = Journal(path, clock=clock)
    journal.add_workouts([a_workout(started_at=clock()).document()], [], "put in")
    journal.back_up()
    clock.turn(days=1)
    return journal


def test_a_workout_that_is_begun_and_never_finished_has_its_backup_of_the_day(
    path: Path, clock: Clock
) -> None:
    journal = trained(path, clock)
    for number in range(2):
        journal.start(f"Day {number}")
        journal.log_under(BUILTIN_SQUAT, [a_set()])
        assert journal.discard().title == f"Day {number}"
    assert _reasons(path) == ["manual", "daily"]
    clock.turn(days=1)
    journal.start("Another day")
    assert _reasons(path) == ["manual", "daily", "daily"]
    assert gzip.decompress(backups.list_backups(path)[-1].path.read_bytes()) == path.read_bytes()


def test_where_there_is_no_history_a_workout_is_begun_without_one(path: Path, clock: Clock) -> None:
    Journal(path, clock=clock).start("First")
    assert (path.exists(), _reasons(path)) == (False, [])


def test_a_damaged_history_is_not_copied_over_the_good_ones(path: Path, clock: Clock) -> None:
    journal = trained(path, clock)
    journal.load()
    path.write_bytes(b"half a fi\xff")
    with contextlib.suppress(StoreError):
        journal.start("Today")
    assert _reasons(path) == ["manual"]


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
    for _ in range(30):
        clock.turn(days=40)
        files.history.back_up("import")
    assert _reasons(path) == ["import"] * 12
    assert all((folder / name).exists() for name in others)


@given(MOMENTS)
def test_the_rule_keeps_what_it_promises(moments: set[datetime]) -> None:
    kept = backups.keep(moments, NOW)
    assert kept <= moments
    assert backups.keep(kept, NOW) == kept
    last_days = sorted(set(map(_day, moments)))[-7:]
    assert {each for each in moments if _day(each) in last_days} <= kept
    for each in moments - kept:
        newer = {other for other in moments if other > each}
        assert len({_day(other) for other in newer}) >= 7
        for period, many in ((_week, 4), (_month, 12)):
            periods = set(map(period, newer))
            assert period(each) in periods or len(periods) >= many
    assert len({_day(each) for each in kept}) <= 7 + 4 + 12


@given(MOMENTS, clocks(datetime(1970, 1, 1), datetime(2026, 12, 1)))  # noqa: DTZ001
def test_a_clock_that_has_gone_back_costs_no_backup(
    moments: set[datetime], wrong: datetime
) -> None:
    there = backups.keep(moments | {NOW}, NOW)
    assert backups.keep(there | {wrong}, wrong) == there | {wrong}


@given(MOMENTS, clocks(datetime(2027, 2, 1), datetime(9998, 1, 1)))  # noqa: DTZ001
def test_a_clock_that_is_ahead_costs_what_one_more_day_would(
    moments: set[datetime], wrong: datetime
) -> None:
    there = backups.keep(moments, NOW)
    after = backups.keep(there | {wrong}, wrong)
    for lost in there - after:
        newer = {each for each in there if each > lost}
        assert len(set(map(_day, newer))) >= 6
        assert _week(lost) in set(map(_week, newer)) or len(set(map(_week, newer))) >= 3
        assert _month(lost) in set(map(_month, newer)) or len(set(map(_month, newer))) >= 11
    tomorrow = NOW + timedelta(days=1)
    real = (after - {wrong}) | {tomorrow}
    assert backups.keep(real | {wrong}, tomorrow) == backups.keep(real, tomorrow) | {wrong}


@given(MOMENTS)
def test_what_lies_ahead_is_thinned_out_as_well(moments: set[datetime]) -> None:
    long_ago = datetime(2001, 1, 1, tzinfo=NOW.tzinfo)
    assert backups.keep(moments, long_ago) == backups.keep(moments, NOW)


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


def test_a_day_in_2099_leaves_the_real_backups_and_is_not_the_one_to_restore(
    files: Files, path: Path, clock: Clock
) -> None:
    path.write_text(HISTORY)
    for _ in range(3):
        files.history.back_up("daily")
        clock.turn(days=1)
    real, now = backups.list_backups(path), clock.now
    clock.now = datetime(2099, 1, 1, tzinfo=UTC)
    files.history.back_up("daily")
    assert set(real) < set(backups.list_backups(path))
    clock.now = now
    path.write_text("{")
    with pytest.raises(DamagedFileError, match=f"4 backups exist in .*: .* {real[-1].name}$"):
        files.history.read()


def test_the_way_out_is_a_backup_that_can_be_put_back(
    files: Files, path: Path, clock: Clock
) -> None:
    path.write_text(HISTORY)
    good = files.history.back_up("manual")
    path.write_text("{")
    clock.turn(days=1)
    bad = files.history.back_up("manual")
    assert good is not None
    assert bad is not None
    assert backups.flaw(good) is None
    assert "copy of a damaged file" in str(backups.flaw(bad))
    with pytest.raises(DamagedFileError, match=f"2 backups exist in .* restore {good.name}$"):
        files.history.read()
    good.path.unlink()
    with pytest.raises(DamagedFileError, match=r"1 backup exists in .* none that is whole"):
        files.history.read()


@pytest.mark.parametrize("moment", ["00010101-000000", "99991231-235959"])
def test_a_backup_of_no_possible_day_is_none(files: Files, path: Path, moment: str) -> None:
    path.write_text(HISTORY)
    files.history.back_up("manual")
    (places.backups_folder(path) / f"htrack-{moment}-daily.json.gz").write_text("x")
    assert _reasons(path) == ["manual"]
    files.history.back_up("import")
    assert _reasons(path) == ["import", "manual"]


def _day(moment: datetime) -> date:
    return moment.astimezone(NOW.tzinfo).date()


def _week(moment: datetime) -> tuple[int, int]:
    return _day(moment).isocalendar()[:2]


def _month(moment: datetime) -> tuple[int, int]:
    return _day(moment).year, _day(moment).month
