"""TinyDB over a file that is replaced as a whole: what is said to be saved is on the disk."""

from __future__ import annotations

import os
from multiprocessing import get_context
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from tinydb import TinyDB, where
from tinydb.table import Document

from store.errors import BusyError, ConflictError, StoreError
from store.file.lock import FileLock
from store.file.storage import DurableStorage, Files, open_files
from tests.store.file.tools import HISTORY, ids, stock, workouts

if TYPE_CHECKING:
    from pathlib import Path


def test_reading_where_nothing_is_creates_nothing(files: Files, tmp_path: Path) -> None:
    assert files.history.read() is None
    assert files.open.read() is None
    assert workouts(files.history).all() == []
    with files.history.transaction():
        assert ids(files.history) == []
    assert [each.name for each in tmp_path.iterdir()] == [".htrack.json.lock"]


def test_the_first_save_creates_private_files_and_folders(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deep" / "htrack.json"
    files = open_files(path)
    workouts(files.history).insert({"id": "a"})
    assert stock(path) == {1: {"id": "a"}}
    assert stock(path, "meta") == {1: {"app": "htrack", "schema": 1, "kind": "history"}}
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.parent.parent.stat().st_mode & 0o777 == 0o700


def test_every_tinydb_operation_reaches_the_disk(files: Files, path: Path) -> None:
    table = workouts(files.history)
    table.insert_multiple([{"id": "a"}, {"id": "b"}, {"id": "c"}])
    table.update({"title": "Legs"}, doc_ids=[2])
    table.update({"title": "Back"}, where("id") == "c")
    table.upsert(Document({"id": "d"}, doc_id=9))
    table.remove(doc_ids=[1])
    expected = {2: {"id": "b", "title": "Legs"}, 3: {"id": "c", "title": "Back"}, 9: {"id": "d"}}
    assert stock(path) == expected
    assert {each.doc_id: dict(each) for each in workouts(files.history).all()} == expected


def test_a_whole_tinydb_runs_on_it(path: Path) -> None:
    lock = FileLock(path.with_name(".lock"))
    with TinyDB(path, kind="history", lock=lock, storage=DurableStorage) as db:
        db.table("workouts").insert({"id": "a"})
        db.table("notes").insert({"text": "x"})
        db.drop_table("notes")
        assert db.tables() == {"meta", "workouts"}
        db.drop_tables()
    assert stock(path) == {}
    assert stock(path, "meta") == {1: {"app": "htrack", "schema": 1, "kind": "history"}}


def test_what_callers_do_to_documents_stays_with_them(files: Files) -> None:
    workouts(files.history).insert({"id": "a", "sets": [1]})
    workouts(files.history).all()[0]["sets"].append(2)
    tables = files.history.read()
    assert tables is not None
    tables["workouts"].clear()
    assert workouts(files.history).all() == [{"id": "a", "sets": [1]}]


def test_a_transaction_is_one_write_or_none(files: Files, path: Path) -> None:
    with files.history.transaction():
        workouts(files.history).insert({"id": "a"})
        workouts(files.history).insert({"id": "b"})
        assert ids(files.history) == ["a", "b"]
        assert not path.exists()
    assert list(stock(path)) == [1, 2]


def _insert_and_fail(files: Files, name: str) -> None:
    with files.history.transaction():
        workouts(files.history).insert({"id": name})
        raise KeyError


def test_a_failing_transaction_leaves_disk_and_memory_as_they_were(
    files: Files, path: Path
) -> None:
    path.write_text(HISTORY)
    with pytest.raises(KeyError):
        _insert_and_fail(files, "b")
    assert files.history.changed_on_disk()
    assert path.read_text() == HISTORY
    assert ids(files.history) == ["a"]


def test_an_inner_failure_takes_back_only_the_inner_part(files: Files) -> None:
    with files.history.transaction():
        workouts(files.history).insert({"id": "a"})
        with pytest.raises(StoreError):
            workouts(files.history).insert({"id": float("nan")})
        with pytest.raises(KeyError):
            _insert_and_fail(files, "b")
    assert ids(files.history) == ["a"]


def test_no_change_means_no_write(files: Files, path: Path) -> None:
    path.write_text(HISTORY)
    before = path.stat()
    with files.history.transaction():
        workouts(files.history).update({"id": "a"}, doc_ids=[1])
    assert path.stat().st_ino == before.st_ino


def test_unknown_tables_and_keys_survive(files: Files, path: Path) -> None:
    path.write_text(
        '{"meta": {"1": {"app": "htrack", "schema": 1, "kind": "history", "by": "hand"}},'
        ' "goals": {"4": {"x": [1.5, null]}}, "workouts": {}}'
    )
    workouts(files.history).insert({"id": "a"})
    assert stock(path, "goals") == {4: {"x": [1.5, None]}}
    assert stock(path, "meta")[1]["by"] == "hand"


def test_a_change_by_another_is_noticed_and_kept(files: Files, path: Path) -> None:
    workouts(files.history).insert({"id": "a"})
    assert not files.history.changed_on_disk()
    workouts(open_files(path).history).insert({"id": "b"})
    assert files.history.changed_on_disk()
    workouts(files.history).insert({"id": "c"})
    assert ids(files.history) == ["a", "b", "c"]
    assert not files.history.changed_on_disk()


def test_replacements_of_equal_size_in_one_tick_are_told_apart(files: Files, path: Path) -> None:
    path.write_text(HISTORY)
    instant = (10**18, 10**18)
    os.utime(path, ns=instant)
    for letter in "bcdefgh":
        read = ids(files.history)
        for each in ("x", letter):  # the second is where a freed inode number comes back
            new = path.with_name("new")
            new.write_text(HISTORY.replace('"id":"a"', f'"id":"{each}"'))
            os.utime(new, ns=instant)
            new.replace(path)
        assert files.history.changed_on_disk()
        assert read != ids(files.history) == [letter]


def test_a_program_without_manners_is_not_overwritten(files: Files, path: Path) -> None:
    path.write_text(HISTORY)
    foreign = HISTORY.replace('"id":"a"', '"id":"sync"')

    def insert_while_it_writes() -> None:
        with files.history.transaction():
            workouts(files.history).insert({"id": "b"})
            path.write_text(foreign)

    with pytest.raises(ConflictError, match="changed by another program"):
        insert_while_it_writes()
    assert path.read_text() == foreign
    workouts(files.history).insert({"id": "b"})
    assert ids(files.history) == ["sync", "b"]


def test_a_write_that_rests_on_an_older_reading_is_refused(files: Files, path: Path) -> None:
    workouts(files.history).insert({"id": "a"})
    tables = files.history.read()
    workouts(open_files(path).history).insert({"id": "b"})
    assert tables is not None
    with pytest.raises(ConflictError, match="try again"):
        files.history.write(tables)
    assert ids(files.history) == ["a", "b"]


def test_finishing_saves_history_before_it_clears_the_open_workout(
    files: Files, path: Path
) -> None:
    workouts(files.open).insert({"id": "w"})
    seen = []
    with files.open.transaction():
        with files.history.transaction():
            workouts(files.history).insert({"id": "w"})
            workouts(files.open).truncate()
        seen = [stock(path), stock(files.open.path)]
    assert seen == [{1: {"id": "w"}}, {1: {"id": "w"}}]
    assert stock(files.open.path) == {}


def test_a_transaction_is_invisible_to_other_threads(files: Files) -> None:
    seen: list[list[str]] = []
    with files.history.transaction():
        workouts(files.history).insert({"id": "a"})
        reader = Thread(target=lambda: seen.append(ids(files.history)))
        reader.start()
        reader.join()
    assert seen == [[]]


def test_a_held_lock_is_reported_not_ignored(path: Path) -> None:
    holder, waiter = (FileLock(path.with_name(".lock"), patience=0.05) for _ in range(2))
    with holder, holder:
        with pytest.raises(BusyError, match="Another htrack"):
            waiter.__enter__()
        storage = DurableStorage(path, kind="history", lock=waiter)
        with pytest.raises(BusyError):
            workouts(storage).insert({"id": "a"})
        assert not path.exists()
    with waiter:
        assert path.with_name(".lock").exists()


def _log_many(storage: DurableStorage, name: str, count: int) -> None:
    for number in range(count):
        with storage.transaction():
            workouts(storage).insert({"id": f"{name}{number}"})


def _log_in_process(path: Path, name: str, count: int) -> None:
    _log_many(open_files(path).history, name, count)


def test_threads_wait_for_each_other(files: Files) -> None:
    threads = [Thread(target=_log_many, args=(files.history, name, 10)) for name in "abc"]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(ids(files.history)) == sorted(f"{name}{n}" for name in "abc" for n in range(10))


def test_four_processes_lose_nothing_while_one_reads(files: Files, path: Path) -> None:
    context = get_context("spawn")
    crowd = [context.Process(target=_log_in_process, args=(path, name, 25)) for name in "abcd"]
    for each in crowd:
        each.start()
    counts = [0]
    while any(each.is_alive() for each in crowd):
        counts.append(len(ids(files.history)))
    for each in crowd:
        each.join()
    assert [each.exitcode for each in crowd] == [0] * 4
    assert sorted(ids(files.history)) == sorted(f"{name}{n}" for name in "abcd" for n in range(25))
    assert counts == sorted(counts)
    assert len(set(counts)) > 3  # it did read while they wrote


def test_encoded_gives_the_documents_as_json(files: Files) -> None:
    workouts(files.history).insert_multiple([{"id": "a"}, {"id": "b"}])
    assert dict(files.history.encoded("workouts")) == {"1": b'{"id":"a"}', "2": b'{"id":"b"}'}
    assert dict(files.history.encoded("goals")) == {}
