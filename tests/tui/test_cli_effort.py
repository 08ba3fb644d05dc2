"""Effort on the command line: RPE, or reps in reserve where the settings say so."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import time_machine
from click.testing import CliRunner, Result

from store.journal import Journal
from tui.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = datetime(2026, 11, 18, 18, 30, tzinfo=UTC)
SCALES = pytest.mark.parametrize(("effort", "words"), [("rpe", "@8.5"), ("rir", "rir1.5")])


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@dataclass
class Shell:
    data: Path
    settings: Path

    def run(self, *arguments: str) -> Result:
        given = {"HTRACK_CONFIG": str(self.settings)}
        return CliRunner().invoke(main, ["--data", str(self.data), *arguments], env=given)

    def says(self, effort: str) -> None:
        self.settings.write_text(f'effort = "{effort}"\n', encoding="utf-8")

    @property
    def efforts(self) -> list[float | None]:
        workout = Journal(self.data).open_workout()
        return [] if workout is None else [each.rpe for each in workout.sets]


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "htrack.json", tmp_path / "htrack.toml")


@SCALES
def test_what_is_logged_is_told_as_the_settings_say(shell: Shell, effort: str, words: str) -> None:
    shell.says(effort)
    assert f"80 kg × 8 {words} (" in shell.run("log", "rdl 80x8 rpe8.5").stdout
    assert shell.efforts == [8.5]


@SCALES
def test_so_is_what_is_shown(shell: Shell, effort: str, words: str) -> None:
    shell.run("log", "rdl 80x8 rpe8.5")
    shell.says(effort)
    assert f"    80×8 {words}\n" in shell.run("show").stdout
    assert f"\t80×8 {words}\t" in shell.run("last", "rdl").stdout


@SCALES
def test_and_the_last_time_of_what_is_suggested(shell: Shell, effort: str, words: str) -> None:
    shell.run("log", "--on", "2026-11-10", "rdl 80x8 rpe8.5")
    shell.says(effort)
    assert f" 80×8 {words};" in shell.run("suggest", "--among", "rdl-barbell").stdout


def test_json_has_rpe_in_any_case(shell: Shell) -> None:
    shell.run("log", "rdl 80x8 rpe8.5")
    shell.says("rir")
    (shown,) = json.loads(shell.run("show", "--json").stdout)
    (last,) = json.loads(shell.run("last", "rdl", "--json").stdout)["sessions"]
    assert shown["entries"][0]["sets"][0]["rpe"] == last["sets"][0]["rpe"] == 8.5


@pytest.mark.parametrize("text", ["r2", "@2", "rir2", "rpe8"])
def test_where_the_settings_say_rir_a_number_is_that(shell: Shell, text: str) -> None:
    shell.says("rir")
    shell.run("log", f"rdl 80x8 {text}")
    assert shell.efforts == [8]


def test_a_number_that_may_be_either_is_asked_back(shell: Shell) -> None:
    result = shell.run("log", "rdl 80x8 r2")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        'htrack: Expected rpe2 or rir2, as so low an RPE may well be reps in reserve, at "r2".',
        "  rdl 80x8 r2",
        "           ^",
    ]
    assert shell.efforts == []
