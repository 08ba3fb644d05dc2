"""Where the data lies: decided by option, variable or platform, and creating nothing."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from store.errors import UsageError
from store.file import places
from store.paths import data_path


def test_everything_lies_beside_the_real_file(tmp_path: Path) -> None:
    cloud = (tmp_path / "cloud").resolve()
    cloud.mkdir()
    path = tmp_path / "htrack.json"
    path.symlink_to(cloud / "training.json")
    assert places.open_path(path) == cloud / "training.open.json"
    assert places.lock_path(path) == cloud / ".training.json.lock"
    assert places.backups_folder(path) == cloud / "training.backups"


def test_conflicted_copies_are_found(path: Path) -> None:
    names = [
        "htrack (Ann's conflicted copy 2026-03-02).json",
        "htrack.open.sync-conflict-20260302-183000-ABCDEFG.json",
        "htrack.sync-conflict-20260302-183000-ABCDEFG.json",
    ]
    for name in [*names, "htrack.json", "other.sync-conflict-1.json", "htrack.backups"]:
        path.with_name(name).touch()
    assert [each.name for each in places.conflicted_copies(path)] == names
    assert places.conflicted_copies(path / "nowhere" / "htrack.json") == []


def test_conflicted_copies_are_told_with_a_command_that_can_be_pasted(path: Path) -> None:
    assert places.conflicts(path) == ""
    copy = path.with_name("htrack (Ann's conflicted copy).json")
    for name in (copy.name, *(f"htrack.sync-conflict-{number}.json" for number in range(4))):
        path.with_name(name).touch()
    said = places.conflicts(path)
    assert copy.name in said
    assert "and 2 more" in said
    words = shlex.split(said.partition("with ")[2].partition(",")[0])
    assert words == ["htrack", "--data", str(copy), "show", "--all"]


def test_the_option_goes_before_the_variable(tmp_path: Path) -> None:
    environ = {"HTRACK_DATA": str(tmp_path / "variable.json")}
    assert data_path(str(tmp_path / "option.json"), environ) == tmp_path / "option.json"
    assert data_path(None, environ) == tmp_path / "variable.json"


def test_a_folder_means_the_file_in_it(tmp_path: Path) -> None:
    assert data_path(str(tmp_path), {}) == tmp_path / "htrack.json"
    assert data_path(f"{tmp_path}/new/", {}) == tmp_path / "new" / "htrack.json"
    assert not (tmp_path / "new").exists()


def test_home_and_relative_names_become_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert data_path("~/log.json", {}) == tmp_path / "log.json"
    assert data_path("log.json", {}) == tmp_path / "log.json"


def test_the_platform_decides_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    found = data_path(None, {"HTRACK_DATA": ""})
    assert found.name == "htrack.json"
    assert found.is_relative_to(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", "  ", "a\0b", "~nobody-of-that-name/x.json"])
def test_a_name_that_is_no_path_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="--data"):
        data_path(name, {})


def test_without_a_home_it_asks_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(
        "platformdirs.user_data_path", lambda *_, **__: Path("~/.local/share/htrack")
    )
    with pytest.raises(UsageError, match="set HOME"):
        data_path(None, {})
