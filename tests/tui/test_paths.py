"""Files to choose from while a path is typed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tui.paths import meant, places, start

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for age, name in enumerate(("new.csv", "older.JSON", "oldest.txt", "photo.png", ".hidden.csv")):
        (tmp_path / name).write_text("x", "utf-8")
        os.utime(tmp_path / name, (1_700_000_000 - age, 1_700_000_000 - age))
    (tmp_path / "Nested").mkdir()
    (tmp_path / "archive").mkdir()
    return tmp_path


def names(typed: str) -> list[str]:
    return [each.name for each in places(typed)]


def test_exports_come_first_the_newest_of_all_then_folders(folder: Path) -> None:
    assert names(f"{folder}/") == ["new.csv", "older.JSON", "oldest.txt", "archive", "Nested"]


def test_what_is_typed_narrows_it_whatever_the_case(folder: Path) -> None:
    assert names(f"{folder}/ne") == ["new.csv", "Nested"]
    assert names(f"{folder}/OLD") == ["older.JSON", "oldest.txt"]


def test_hidden_files_are_shown_to_those_who_ask(folder: Path) -> None:
    assert names(f"{folder}/.h") == [".hidden.csv"]


def test_a_folder_is_taken_with_its_slash(folder: Path) -> None:
    assert places(f"{folder}/nes")[0].path == f"{folder}/Nested/"


def test_pipes_and_what_leads_nowhere_are_left_out(folder: Path) -> None:
    os.mkfifo(folder / "pipe.csv")
    (folder / "gone.csv").symlink_to(folder / "nowhere")
    assert {"pipe.csv", "gone.csv"}.isdisjoint(names(f"{folder}/"))


@pytest.mark.parametrize("typed", ["/no/such/folder/", "\0/", "x" * 5000 + "/"])
def test_what_is_no_folder_has_nothing_in_it(typed: str) -> None:
    assert places(typed) == []


def test_home_is_where_it_starts(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)
    assert start() == "~/"
    (home / "Downloads").mkdir()
    assert start() == "~/Downloads/"
    (home / "Downloads" / "strong.csv").write_text("x", "utf-8")
    assert places("~/Downloads/s")[0].path == str(home / "Downloads" / "strong.csv")


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("'/a b/c.csv'", "/a b/c.csv"),
        ('"/a b/c.csv" ', "/a b/c.csv"),
        (r"/a\ b/c.csv", "/a b/c.csv"),
        ("file:///a%20b/c.csv", "/a b/c.csv"),
        ("/plain.csv", "/plain.csv"),
        ("~//plain.csv", "/plain.csv"),
        ("~/Downloads//a/plain.csv", "/a/plain.csv"),
    ],
)
def test_what_a_terminal_makes_of_a_dropped_file_is_understood(typed: str, path: str) -> None:
    assert meant(typed) == path
