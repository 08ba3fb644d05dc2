"""`htrack log` from the outside: what it says, what it stores, how it ends."""

from __future__ import annotations

import resource
from contextlib import contextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from catalog.vocabulary import LoadKind
from store.models import Load, LoadMode, LoggedSet, SetKind, Side, Unit
from store.plan import Preference
from tests.builders import a_set, an_entry, kg, lb
from tests.tui.shell import WEDNESDAY, Shell, clock_at
from tui.cli import main
from tui.cli.log import BEGUN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import time_machine

HINGE = "Romanian Deadlift (Barbell)"

clock = clock_at(WEDNESDAY)


def open_sets(shell: Shell) -> list[tuple[str, LoggedSet]]:
    workout = shell.journal.open_workout()
    return [] if workout is None else _sets(workout.entries)


def sets_on(shell: Shell, day: str) -> list[list[tuple[str, LoggedSet]]]:
    rows = [row for row in shell.journal.rows() if row.day == date.fromisoformat(day)]
    return [_sets(shell.journal.workout(row.id).entries) for row in rows]


def _sets(entries: object) -> list[tuple[str, LoggedSet]]:
    assert isinstance(entries, tuple)
    return [
        (entry.exercise_id, each.model_copy(update={"logged_at": None}))
        for entry in entries
        for each in entry.sets
    ]


# What is stored


def test_sets_are_stored_and_told_as_they_were_typed(shell: Shell) -> None:
    result = shell.log("rdl 2x8@175lb r8.5, 80x7 # grip, again")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        f"{HINGE}: 175 lb × 8 @8.5, 175 lb × 8 @8.5, 80 kg × 7 # grip, again"
        " (3 sets of it in this workout)\n"
        f"{BEGUN}\n"
    )
    heavy = a_set(load=lb(175), reps=8, rpe=8.5)
    assert open_sets(shell) == [
        ("rdl-barbell", heavy),
        ("rdl-barbell", heavy),
        ("rdl-barbell", a_set(80, 7, note="grip, again")),
    ]


def test_words_need_no_quotes(shell: Shell) -> None:
    assert shell.log("rdl", "3x8@80").exit_code == 0
    assert open_sets(shell) == [("rdl-barbell", a_set(80, 8))] * 3


@pytest.mark.parametrize(
    ("arguments", "load"),
    [
        (("pullup", "-15x8"), kg(15, LoadMode.ASSISTED)),
        (("pullup", "-15.5kgx8"), kg(15.5, LoadMode.ASSISTED)),
        (("--dry-run", "pullup", "8", "-15"), None),
        (("--", "pullup", "-15x8"), kg(15, LoadMode.ASSISTED)),
        (("pullup -15x8",), kg(15, LoadMode.ASSISTED)),
        (("pullup", "+10x8"), kg(10, LoadMode.ADDED)),
        (("pullup", "8", "+10"), kg(10, LoadMode.ADDED)),
    ],
)
def test_a_sign_is_no_option(shell: Shell, arguments: tuple[str, ...], load: Load | None) -> None:
    result = shell.log(*arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    assert [each.load for _, each in open_sets(shell)] == ([load] if load else [])
    assert "Pull-Up: " in result.stdout


def test_an_option_that_there_is_none_of_is_refused(shell: Shell) -> None:
    result = shell.log("pullup", "8", "--dry-rum")
    assert (result.exit_code, open_sets(shell)) == (2, [])
    assert "No such option" in result.stderr


def test_a_note_is_kept_as_it_was_typed(shell: Shell) -> None:
    assert shell.log("rdl", "80x8", "#", "try", "-5", "next  time").exit_code == 0
    assert [each.note for _, each in open_sets(shell)] == ["try -5 next  time"]


def test_without_an_exercise_it_is_the_one_logged_last(
    shell: Shell, clock: time_machine.Traveller
) -> None:
    shell.log("rdl 80x8")
    shell.log("pullup 8")
    assert shell.log("7").exit_code == 0
    assert [name for name, _ in open_sets(shell)] == ["rdl-barbell", "pull-up", "pull-up"]
    clock.shift(60)
    shell.log("rdl 80x7")
    assert shell.log("80x6").exit_code == 0
    assert [each.reps for name, each in open_sets(shell) if name == "rdl-barbell"] == [8, 7, 6]


def test_without_an_exercise_before_the_first_set_it_is_the_first(shell: Shell) -> None:
    shell.journal.start(entries=[an_entry().model_copy(update={"sets": ()})])
    assert shell.log("80x8").exit_code == 0
    assert open_sets(shell) == [("squat-back", a_set(80, 8))]


def test_without_an_exercise_and_without_a_workout_there_is_none(shell: Shell) -> None:
    result = shell.log("80x8")
    assert (result.exit_code, shell.data.exists()) == (2, False)
    assert "an exercise in front of the sets" in result.stderr


def test_weights_are_in_the_unit_of_the_journal_or_the_exercise(shell: Shell) -> None:
    shell.journal.set_unit(Unit.LB)
    shell.journal.set_preference(Preference(id="squat-back", unit=Unit.KG))
    shell.log("rdl 175x8")
    shell.log("squat 100x5")
    shell.log("105x5")
    assert [each.load for _, each in open_sets(shell)] == [lb(175), kg(100), kg(105)]


def test_kinds_sides_and_failure_arrive(shell: Shell) -> None:
    shell.log("slrdl w L8 R7@24, L20x5!")
    left, right, last = (each for _, each in open_sets(shell))
    assert (left.side, left.kind, left.load) == (Side.LEFT, SetKind.WARMUP, kg(24))
    assert (right.side, right.reps) == (Side.RIGHT, 7)
    assert last.kind is SetKind.FAILURE


# Days and titles


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("yesterday", "2026-11-17"),
        ("mon", "2026-11-16"),
        ("Monday", "2026-11-16"),
        ("thu", "2026-11-12"),
        ("wed", "2026-11-18"),
        ("TODAY", "2026-11-18"),
        ("2026-11-01", "2026-11-01"),
    ],
)
def test_a_day_that_was(shell: Shell, typed: str, day: str) -> None:
    result = shell.log("rdl 80x8", "--on", typed)
    assert (result.exit_code, result.stderr) == (0, "")
    assert sets_on(shell, day) == [[("rdl-barbell", a_set(80, 8))]]
    assert (open_sets(shell), f"on {date.fromisoformat(day):%A}" in result.stdout) == ([], True)


def test_more_sets_of_a_day_join_its_workout(shell: Shell) -> None:
    shell.log("rdl 80x8", "--on", "mon", "--title", "Lower A")
    shell.log("pullup 8", "--on", "2026-11-16")
    (workout,) = sets_on(shell, "2026-11-16")
    assert [name for name, _ in workout] == ["rdl-barbell", "pull-up"]
    assert [row.title for row in shell.journal.rows()] == ["Lower A"]


@pytest.mark.parametrize(
    "typed",
    ["2026-11-19", "2026-02-30", "1949-12-31", "20261101", "٢٠٢٦-11-01", "m", "", "tomorrow", "-1"],
)
def test_a_day_that_never_was_is_refused(shell: Shell, typed: str) -> None:
    result = shell.log("rdl 80x8", f"--on={typed}")
    assert (result.exit_code, shell.data.exists()) == (2, False)
    assert result.stderr.startswith("htrack: --on ")


def test_a_title_names_the_workout(shell: Shell) -> None:
    shell.log("rdl 80x8", "--title", "Lower A")
    shell.log("rdl 80x8", "--title", "Lower B")
    workout = shell.journal.open_workout()
    assert workout is not None
    assert (workout.title, len(workout.sets)) == ("Lower B", 2)


@pytest.mark.parametrize(
    ("line", "doubted"),
    [
        ("squat 3x8", True),
        ("squat 3x8@60", False),
        ("squat 60x8", False),
        ("squat 12x8", False),
        ("squat 2.5x8", False),
        ("dumbbell bench press 8x10", False),
        ("pushup 3x12", False),
    ],
)
def test_a_load_that_may_be_a_number_of_sets_is_asked_about(
    shell: Shell, line: str, doubted: bool
) -> None:
    result = shell.log(*line.split())
    assert result.exit_code == 0
    assert ("less than the bar" in result.stderr) == doubted
    assert open_sets(shell)


def test_a_dry_run_says_what_it_would_do_and_does_nothing(shell: Shell) -> None:
    result = shell.log("--dry-run", "--new", "Zercher March 2x40m@60", "--on", "mon")
    assert (result.exit_code, shell.data.exists()) == (0, False)
    assert result.stdout == "Would log Zercher March: 60 kg × 40 m, 60 kg × 40 m\n"


# Names


def test_a_name_that_nobody_has_is_answered_with_the_nearest(shell: Shell) -> None:
    result = shell.log("romainian deadlift 80x8")
    assert (result.exit_code, result.stdout, shell.data.exists()) == (1, "", False)
    assert "Did you mean Romanian Deadlift (Barbell)" in result.stderr
    assert "--new" in result.stderr


def test_a_name_that_many_have_is_asked_back(shell: Shell) -> None:
    result = shell.log("curl 20x12")
    assert (result.exit_code, shell.data.exists()) == (1, False)
    assert "could be" in result.stderr


def test_an_exercise_of_ones_own_is_made_once(shell: Shell) -> None:
    for _ in range(2):
        assert shell.log("--new", "Curl 20x12").exit_code == 0
    assert [each["name"] for each in shell.journal.own_exercises()] == ["Curl"]
    assert len(open_sets(shell)) == 2
    assert shell.log("curl 20x10").exit_code == 0
    own = shell.journal.catalog().named("curl")
    assert own is not None
    assert (own.custom, own.load_kind) == (True, LoadKind.EXTERNAL)


# Mistakes


def test_a_mistake_is_shown_with_a_caret(shell: Shell) -> None:
    result = shell.log("rdl", "3x8@80q")
    assert (result.exit_code, result.stdout, shell.data.exists()) == (2, "", False)
    assert result.stderr.splitlines() == [
        'htrack: Expected a space, or a comma and a space at "q".',
        "  rdl 3x8@80q",
        "            ^",
    ]


def test_what_would_command_the_terminal_is_only_shown(shell: Shell) -> None:
    for line in ("\x1b]52;c;aGk=\x07 80xq", "\x1b[31mred 80x8"):
        result = shell.log(line)
        assert result.exit_code in {1, 2}
        assert "\x1b" not in result.stderr
    result = shell.log("--new", "a\u202eb\x1b[31m 80x8 # \x07")
    assert (result.exit_code, len(open_sets(shell))) == (0, 1)
    assert not {"\x1b", "\u202e", "\x07"} & set(result.stdout)


def test_a_name_that_nobody_can_see_is_refused(shell: Shell) -> None:
    result = shell.log("--new", "\u200b 80x8")
    assert (result.exit_code, shell.data.exists()) == (2, False)
    assert "can be seen" in result.stderr


def test_bytes_that_are_no_text_are_refused(shell: Shell) -> None:
    result = shell.log("rdl 80x8 # \udcff")
    assert (result.exit_code, shell.data.exists()) == (2, False)


def test_what_stdout_cannot_show_does_not_fail(shell: Shell) -> None:
    runner = CliRunner(charset="latin-1")
    line = ["--data", str(shell.data), "log", "pullup -15x8 # 深蹲"]
    result = runner.invoke(main, line)
    assert result.exit_code == 0
    assert "Pull-Up: ?15 kg × 8 # ??" in result.stdout
    assert [each.note for _, each in open_sets(shell)] == ["深蹲"]


# Lines from stdin


def test_lines_from_stdin(shell: Shell) -> None:
    text = "\ufeffrdl 2x8@80\r\n# a comment\n\n  # another\npullup 8 7\n80x6\nrdl 80x7\n"
    result = shell.log("-", stdin=text.replace("80x6", "6"))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        f"{HINGE}: 80 kg × 8, 80 kg × 8, 80 kg × 7 (3 sets of it in this workout)",
        "Pull-Up: bw × 8, bw × 7, bw × 6 (3 sets of it in this workout)",
        BEGUN,
    ]
    assert [each.reps for _, each in open_sets(shell)] == [8, 8, 7, 8, 7, 6]


@pytest.mark.parametrize(
    ("bad", "status", "sentence"),
    [
        ("rdl 80xq", 2, "Line 3, nothing was stored. Expected reps"),
        ("xyzzy 80x8", 1, "Line 3, nothing was stored. No exercise is called"),
        ("rdl 80x8 # \udcff".encode("utf-8", "surrogateescape"), 2, "Line 3 is not UTF-8"),
    ],
)
def test_a_bad_line_stops_all_of_them(
    shell: Shell, bad: str | bytes, status: int, sentence: str
) -> None:
    line = bad if isinstance(bad, bytes) else bad.encode()
    result = shell.log("-", "--new" if status == 2 else "--on=mon", stdin=b"rdl 80x8\n\n" + line)
    assert (result.exit_code, result.stdout, shell.data.exists()) == (status, "", False)
    assert sentence in result.stderr


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n"])
def test_no_line_at_all_is_refused(shell: Shell, text: str) -> None:
    result = shell.log("-", stdin=text)
    assert (result.exit_code, shell.data.exists()) == (2, False)


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """A disk that gives up, also for root."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_what_is_stored_when_the_disk_gives_up_is_told(shell: Shell, tmp_path: Path) -> None:
    first, second = "pullup 8", f"plank 40s # {'long ' * 200}"
    other = Shell(tmp_path / "other" / "htrack.json")
    other.log(first, "--on", "mon")
    with no_file_larger_than(other.data.stat().st_size + 200):
        result = shell.log("-", "--on", "mon", stdin=f"{first}\n{second}\n")
    assert (result.exit_code, "Not logged: Plank." in result.stderr) == (1, True)
    assert result.stdout.startswith("Pull-Up: bw × 8 on Monday")
    (stored,) = sets_on(shell, "2026-11-16")
    assert [name for name, _ in stored] == ["pull-up"]


def test_each_exercise_can_be_taken_back(shell: Shell) -> None:
    shell.log("-", stdin="rdl 80x8\npullup 8\n")
    assert shell.journal.undo() == "logged set 1 of Pull-Up"
    assert [name for name, _ in open_sets(shell)] == ["rdl-barbell"]


def test_days_are_those_of_the_place(shell: Shell) -> None:
    shell.log("rdl 80x8", "--on", "yesterday")
    assert [row.day for row in shell.journal.rows()] == [WEDNESDAY.date() - timedelta(days=1)]


def test_whoever_begins_a_workout_is_told_so_once(shell: Shell) -> None:
    assert BEGUN not in shell.log("rdl 80x8", "--dry-run").output
    assert BEGUN not in shell.log("rdl 80x8", "--on", "yesterday").output
    assert BEGUN in shell.log("rdl 80x8").output
    assert BEGUN not in shell.log("rdl 80x8").output


def test_a_left_and_a_right_set_are_told_as_one(shell: Shell) -> None:
    assert "(1 set of it in this workout)" in shell.log("slrdl L8 R7@24").output


def test_a_warm_up_may_be_marked_in_front_of_the_exercise(shell: Shell) -> None:
    warmup = a_set(40, 10, kind=SetKind.WARMUP)
    assert shell.log("w", "rdl", "40x10").exit_code == 0
    assert open_sets(shell) == [("rdl-barbell", warmup)]
    assert shell.log("w rdl 40x10", "--new").exit_code == 0
    assert open_sets(shell) == [("rdl-barbell", warmup)] * 2
    assert shell.log("w slosh tube walk 40x10", "--new").exit_code == 0
    workout = shell.journal.open_workout()
    assert workout is not None
    assert [entry.name for entry in workout.entries] == [HINGE, "slosh tube walk"]
