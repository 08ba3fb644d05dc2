"""Effort on the command line: RPE, or reps in reserve where the settings say so."""

from __future__ import annotations

import json

import pytest

from tests.tui.shell import WEDNESDAY, Shell, clock_at

clock = clock_at(WEDNESDAY)


def say(shell: Shell, effort: str) -> None:
    shell.settings.write_text(f'effort = "{effort}"\n', encoding="utf-8")


def efforts(shell: Shell) -> list[float | None]:
    workout = shell.journal.open_workout()
    return [] if workout is None else [each.rpe for each in workout.sets]


SCALES = pytest.mark.parametrize(("effort", "words"), [("rpe", "@8.5"), ("rir", "rir1.5")])


@SCALES
def test_what_is_logged_is_told_as_the_settings_say(shell: Shell, effort: str, words: str) -> None:
    say(shell, effort)
    assert f"80 kg × 8 {words} (" in shell.run("log", "rdl 80x8 rpe8.5").stdout
    assert efforts(shell) == [8.5]


@SCALES
def test_so_is_what_is_shown(shell: Shell, effort: str, words: str) -> None:
    shell.run("log", "rdl 80x8 rpe8.5")
    say(shell, effort)
    assert f"    80×8 {words}\n" in shell.run("show").stdout
    assert f"\t80×8 {words}\t" in shell.run("last", "rdl").stdout


@SCALES
def test_and_the_last_time_of_what_is_suggested(shell: Shell, effort: str, words: str) -> None:
    shell.run("log", "--on", "2026-11-10", "rdl 80x8 rpe8.5")
    say(shell, effort)
    assert f" 80×8 {words};" in shell.run("suggest", "--among", "rdl-barbell").stdout


def test_json_has_rpe_in_any_case(shell: Shell) -> None:
    shell.run("log", "rdl 80x8 rpe8.5")
    say(shell, "rir")
    (shown,) = json.loads(shell.run("show", "--json").stdout)
    (last,) = json.loads(shell.run("last", "rdl", "--json").stdout)["sessions"]
    assert shown["entries"][0]["sets"][0]["rpe"] == last["sets"][0]["rpe"] == 8.5


@pytest.mark.parametrize("text", ["r2", "@2", "rir2", "rpe8"])
def test_where_the_settings_say_rir_a_number_is_that(shell: Shell, text: str) -> None:
    say(shell, "rir")
    shell.run("log", f"rdl 80x8 {text}")
    assert efforts(shell) == [8]


def test_a_number_that_may_be_either_is_asked_back(shell: Shell) -> None:
    result = shell.run("log", "rdl 80x8 r2")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        'htrack: Expected rpe2 or rir2, as so low an RPE may well be reps in reserve, at "r2".',
        "  rdl 80x8 r2",
        "           ^",
    ]
    assert efforts(shell) == []
