"""Old files are read for ever, and kept before they are rewritten."""

from __future__ import annotations

import copy
import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tinydb.table import Document

from store.file import backups, content, schema, strict
from tests.store.file.tools import stock, workouts

if TYPE_CHECKING:
    from store.file.storage import Files

VERSIONS = Path(__file__).parent / "versions"
OLD = sorted(VERSIONS.glob("*-*.json"))


def _kind(path: Path) -> schema.Kind:
    return "history" if path.name.startswith("history") else "open"


def test_every_version_has_its_fixture() -> None:
    expected = {
        f"{kind}-{version}.json"
        for kind in ("history", "open")
        for version in range(schema.CURRENT + 1)
    }
    assert {each.name for each in OLD} == expected
    assert len(schema.STEPS) == schema.CURRENT


@pytest.mark.parametrize("old", OLD, ids=lambda each: each.name)
def test_every_version_becomes_the_present_one(old: Path) -> None:
    kind = _kind(old)
    present = content.load((VERSIONS / f"{kind}-{schema.CURRENT}.json").read_bytes(), kind)
    loaded = content.load(old.read_bytes(), kind)
    assert loaded.tables == present.tables
    assert loaded.version == int(old.stem.split("-")[1])


def test_migration_changes_nothing_that_it_is_given() -> None:
    tables: schema.Documents = {"workouts": {"1": {"id": "a"}}, "meta": {}}
    before = copy.deepcopy(tables)
    migrated = schema.migrate(tables, 0, "history")
    assert tables == before
    assert migrated["meta"]["1"] == schema.meta("history", 1)
    assert migrated["workouts"] == tables["workouts"]


def test_an_old_history_is_backed_up_before_it_is_rewritten(files: Files, path: Path) -> None:
    old = (VERSIONS / "history-0.json").read_bytes()
    path.write_bytes(old)
    assert len(workouts(files.history).all()) == 2
    assert path.read_bytes() == old
    workouts(files.history).insert({"id": "new"})
    kept = backups.list_backups(path)[0]
    assert sorted(each.reason for each in backups.list_backups(path)) == ["daily", "migration"]
    assert gzip.decompress(kept.path.read_bytes()) == old
    assert stock(path, "meta")[1]["schema"] == schema.CURRENT
    assert stock(path)[8] == {"id": "new"}


def test_an_old_open_workout_goes_on(files: Files) -> None:
    files.open.path.write_bytes((VERSIONS / "open-0.json").read_bytes())
    workouts(files.open).upsert(Document({"title": "Legs and arms"}, doc_id=1))
    assert stock(files.open.path)[1]["title"] == "Legs and arms"
    assert stock(files.open.path, "meta")[1] == schema.meta("open")


@pytest.mark.parametrize("version", [0, -1, 1.5, "1", None, True])
def test_a_version_that_makes_no_sense_is_refused(version: object) -> None:
    about = schema.meta("history") | {"schema": version}
    with pytest.raises(strict.Unreadable, match="schema version"):
        schema.version_of({"workouts"}, about, "history")
