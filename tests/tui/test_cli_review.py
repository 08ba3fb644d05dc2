"""What was trained, asked on the command line: last, history, records, show."""

from __future__ import annotations

import json
import os
import pty
import shlex
import struct
import subprocess
import termios
from datetime import timedelta
from fcntl import ioctl
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.journal import Journal
from store.models import LoggedSet, SetKind, Side, Unit
from store.plan import Preference
from tests.builders import MONDAY, a_set, a_workout, an_entry, texts
from tests.crash.harness import htrack
from tests.terminal.driver import REPOSITORY
from tests.tui.shell import WEDNESDAY, Shell, clock_at
from tui.balance_words import GUIDANCE
from tui.cli.ids import shortest
from tui.cli.tables import HANGS, Column, aligned, rounded, wrapped
from tui.coach_words import JUDGEMENT

if TYPE_CHECKING:
    from pathlib import Path

    from store.models import ExerciseEntry

clock = clock_at(WEDNESDAY)

RDL = "Romanian Deadlift (Barbell)"
IDS = ("aa10f00000000000", "aa11f00000000000", "bb00000000000000")


@pytest.fixture
def empty(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "htrack.json")


@pytest.fixture
def shell(empty: Shell) -> Shell:
    """Three Mondays of deadlifts, the last with planks, of a week before this one."""
    for number, (reps, more) in enumerate([(8, ()), (9, ()), (9, (plank(),))]):
        weight = 80 if number < 2 else 85
        empty.add(
            deadlifts(a_set(40, 5, kind=SetKind.WARMUP), a_set(weight, reps, rpe=8)),
            *more,
            days=7 * (number - 3),
            id=IDS[number],
            title="Legs" if number else "",
        )
    return empty


def deadlifts(*sets: LoggedSet, **fields: Any) -> ExerciseEntry:
    return an_entry("rdl-barbell", *sets, name=RDL, **fields)


def plank() -> ExerciseEntry:
    return an_entry("plank", LoggedSet(seconds=60), name="Plank")


# history


def test_a_line_for_each_workout(shell: Shell) -> None:
    assert shell.lines("history") == [
        ["bb00", "2026-11-09", "18:30", "Legs", "2", "1 h 0 min", f"{RDL}, Plank"],
        ["aa11", "2026-11-02", "18:30", "Legs", "1", "1 h 0 min", RDL],
        ["aa10", "2026-10-26", "18:30", "Workout", "1", "1 h 0 min", RDL],
    ]


def test_as_many_as_asked_for(shell: Shell) -> None:
    for number in range(25):
        shell.add(plank(), days=-100 - number, id=f"cc{number:02}")
    counts = [len(shell.lines("history", *limit)) for limit in ((), ("-n", "2"), ("--limit", "0"))]
    assert counts == [20, 2, 28]


def test_history_as_json(shell: Shell) -> None:
    [newest, *_] = shell.json("history", "-n", "1")
    assert newest == {
        "id": IDS[2],
        "day": "2026-11-09",
        "started_at": "2026-11-09T18:30:00+01:00",
        "ended_at": "2026-11-09T19:30:00+01:00",
        "title": "Legs",
        "sets": 2,
        "exercises": [RDL, "Plank"],
        "exercise_ids": ["rdl-barbell", "plank"],
        "source": None,
    }


def test_stored_text_stays_text(empty: Shell) -> None:
    empty.add(plank(), days=0, id="aaaa", title="a\tb\n\x1b[31mred")
    [[_, _, _, title, *_]] = empty.lines("history")
    assert title == "a b ␛[31mred"
    assert empty.json("history")[0]["title"] == "a\tb\n\x1b[31mred"


@pytest.mark.parametrize("command", ["history", "records"])
def test_without_data_there_is_nothing_but_a_word(empty: Shell, command: str) -> None:
    result = empty.run(command)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (0, "", 1)
    plain = empty.json(command)
    assert plain == [] or plain["records"] == []


# last


def test_the_last_times(shell: Shell) -> None:
    shell.add(
        deadlifts(a_set(90, 8, side=Side.LEFT), a_set(90, 7, side=Side.RIGHT), note="grip"),
        days=0,
        id="dd00",
    )
    Journal(shell.data).set_preference(Preference(id="rdl-barbell", note="straps from 100"))
    # 90 × (1 + 8/30) = 114; 85 kg, 9 reps and 2 in reserve, would be rough.
    assert shell.lines("last", "rdl", "-n", "2") == [
        [f"{RDL}, done 4 times, weights in kg"],
        ["Note: straps from 100"],
        ["2026-11-16", "90×8|7", "114", "grip"],
        ["2026-11-09", "85×9 @8", "", ""],
        ["Next: 1×7 last time: one rep more, up to 12"],
    ]


def test_what_is_in_progress_comes_first(shell: Shell) -> None:
    shell.run("log", "rdl 90x5")
    assert shell.lines("last", "rdl", "-n", "1")[1] == ["2026-11-18 now", "90×5", "105"]
    assert [each["in_progress"] for each in shell.json("last", "rdl")["sessions"]] == [
        True,
        False,
        False,
        False,
    ]


def test_last_as_json(shell: Shell) -> None:
    told = shell.json("last", "rdl", "-n", "1")
    assert told["exercise"] == {"id": "rdl-barbell", "name": RDL}
    assert (told["unit"], told["times"], told["note"]) == ("kg", 3, "")
    assert told["sessions"] == [
        {
            "workout_id": IDS[2],
            "day": "2026-11-09",
            "started_at": "2026-11-09T18:30:00+01:00",
            "in_progress": False,
            "sets": [{"load": {"value": 85.0, "unit": "kg"}, "reps": 9, "rpe": 8.0}],
            "e1rm": None,
            "note": "",
        }
    ]
    assert told["next"]["action"] == "more"
    assert told["next"]["sets"][0]["reps"] == 10


def test_weights_are_in_the_unit_of_the_exercise(shell: Shell) -> None:
    Journal(shell.data).set_preference(Preference(id="rdl-barbell", unit=Unit.LB))
    assert shell.lines("last", "rdl")[0] == [f"{RDL}, done 3 times, weights in lb"]
    assert shell.lines("last", "rdl")[1][1] == "187.4×9 @8"


def test_what_was_never_done_is_said(shell: Shell) -> None:
    result = shell.run("last", "pullup")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Pull-Up was never done.\n"


@pytest.mark.parametrize("command", ["last", "records"])
def test_who_mistypes_is_asked_what_was_meant(shell: Shell, command: str) -> None:
    result = shell.run(command, "romanain", "deadlift")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Did you mean" in result.stderr


# records


def test_records_of_everything(shell: Shell) -> None:
    # 80 kg × 9 at RPE 8 is 11 repetitions, so rough: no e1RM; 80 × 9 = 720 beats 640.
    assert shell.lines("records") == [
        ["2026-11-09", RDL, "heaviest 85 kg", "80 kg", "2026-10-26"],
        ["2026-11-09", RDL, "volume in a set 765 kg", "720 kg", "2026-11-02"],
        ["2026-11-02", RDL, "9 reps at 80 kg", "8 reps", "2026-10-26"],
        ["2026-11-02", RDL, "volume in a set 720 kg", "640 kg", "2026-10-26"],
    ]


def test_records_of_one_exercise_as_json(shell: Shell) -> None:
    told = shell.json("records", "rdl", "-n", "1")
    assert told["unit"] == "kg"
    assert told["records"] == [
        {
            "kind": "heaviest",
            "exercise_id": "rdl-barbell",
            "exercise": RDL,
            "day": "2026-11-09",
            "workout_id": IDS[2],
            "value": 85,
            "unit": "kg",
            "weight": 85,
            "band": "",
            "set": {"reps": 9, "rpe": 8.0, "load": {"value": 85.0, "unit": "kg"}},
            "was": {"value": 80, "day": "2026-10-26", "workout_id": IDS[0]},
        }
    ]
    assert [row["weight"] for row in told["maxima"][:9]] == [85] * 9
    # From 80 kg × 8 with two in reserve: 80 × (1 + 10/30) = 106.667.
    assert told["maxima"][0]["estimate"] == 106.667


def test_the_body_counts_as_it_was_weighed(empty: Shell) -> None:
    Journal(empty.data).log_body_weight(80, Unit.KG, MONDAY - timedelta(days=30))
    for days, reps in ((-7, 5), (0, 6)):
        one = LoggedSet.model_validate({"load": {"mode": "bodyweight"}, "reps": reps})
        empty.add(an_entry("pull-up", one, name="Pull-Up"), days=days, id=f"w{days}")
    assert [line[2] for line in empty.lines("records", "pullup")] == [
        "e1RM 96 kg",
        "6 reps",
        "volume in a set 480 kg",
    ]


def test_what_is_in_progress_is_no_record_yet(shell: Shell) -> None:
    before = shell.lines("records")
    shell.run("log", "rdl 200x5")
    assert shell.lines("records") == before


def test_the_formula_of_the_settings_is_used(
    empty: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "htrack.toml").write_text('formula = "brzycki"\n')
    monkeypatch.setenv("HTRACK_CONFIG", str(tmp_path / "htrack.toml"))
    for days, weight in ((-7, 80), (0, 100)):
        empty.add(deadlifts(a_set(weight, 5)), days=days, id=f"w{days}")
    assert "e1RM 112.5 kg" in [line[2] for line in empty.lines("records")]


# show


@pytest.mark.parametrize(
    ("which", "days"),
    [
        ((), ["9 Nov"]),
        (("last",), ["9 Nov"]),
        (("aa11",), ["2 Nov"]),
        (("AA10",), ["26 Oct"]),
        ((IDS[2],), ["9 Nov"]),
        (("2026-11-02",), ["2 Nov"]),
        (("--all",), ["26 Oct", "2 Nov", "9 Nov"]),
    ],
)
def test_the_workout_that_is_asked_for(
    shell: Shell, which: tuple[str, ...], days: list[str]
) -> None:
    result = shell.run("show", *which)
    heads = [line for line in result.stdout.splitlines() if line and not line.startswith(" ")]
    assert result.exit_code == 0
    assert [day for head, day in zip(heads, days, strict=True) if f" {day} 2026" in head] == days


def test_a_day_may_have_several_workouts_and_the_one_in_progress(shell: Shell) -> None:
    shell.add(plank(), days=2, id="ee00", title="Morning")
    shell.run("log", "pullup 8")
    result = shell.run("show", "wed")
    assert "Morning" in result.stdout
    assert "Pull-Up" in result.stdout
    assert shell.run("show", "today").stdout == result.stdout
    assert "Pull-Up" in shell.run("show", "last").stdout
    open_id = shell.json("show")[0]["id"]
    assert "Pull-Up" in shell.run("show", open_id[:8]).stdout


@pytest.mark.parametrize(
    ("which", "status", "words"),
    [
        (("aa1",), 1, "Several workouts begin with"),
        (("ff",), 1, "give the id from htrack history"),
        (("",), 1, "give the id from htrack history"),
        (("yesterday",), 1, "Nothing was logged on 2026-11-17."),
        (("2026-02-30",), 2, "no such day"),
        (("--all", "aa10"), 2, "--all prints every workout"),
    ],
)
def test_what_there_is_not_is_one_sentence(
    shell: Shell, which: tuple[str, ...], status: int, words: str
) -> None:
    result = shell.run("show", *which)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (status, "", 1)
    assert words in result.stderr


def test_show_as_json_is_what_an_export_holds(shell: Shell) -> None:
    exported = json.loads(shell.run("export", "--format", "json").stdout)["workouts"]
    assert shell.json("show", "--all") == exported
    assert shell.json("show", "aa11") == exported[1:2]


def test_ids_are_as_short_as_they_stay_apart() -> None:
    assert shortest([]) == 4
    assert shortest(["abcdef", "abcxyz"]) == 4
    assert shortest(["abcdef", "abcdxyz"]) == 5
    assert shortest(["ab", "abcdefgh", "abcdefgi"]) == 8


# Readers that have seen enough, and terminals


def program(shell: Shell, line: str) -> subprocess.CompletedProcess[bytes]:
    calls = shlex.join(htrack())
    return subprocess.run(
        ["/bin/sh", "-c", f'htrack() {{ {calls} "$@"; }}; {line}'],
        env=os.environ | {"PYTHONPATH": str(REPOSITORY), "HTRACK_DATA": str(shell.data)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "command", ["show --all", "history -n 0", "records -n 0", "show --all --json"]
)
def test_head_has_seen_enough(empty: Shell, command: str) -> None:
    documents = [
        a_workout(
            deadlifts(a_set(50 + number, 5), note="x" * 200),
            id=f"{number:04}",
            title="Legs " * 20,
            started_at=MONDAY - timedelta(days=900 - number),
        ).document()
        for number in range(800)
    ]
    Journal(empty.data).add_workouts(documents, [], "test")
    ended = program(empty, f"{{ htrack {command}; echo $? >&2; }} | head -c 10")
    assert len(ended.stdout) == 10
    assert ended.stderr == b"0\n"


def on_a_terminal(shell: Shell, columns: int, *arguments: str) -> list[str]:
    ours, theirs = pty.openpty()
    ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    env = os.environ | {"PYTHONPATH": str(REPOSITORY), "HTRACK_DATA": str(shell.data)}
    running = subprocess.Popen(htrack(*arguments), stdin=theirs, stdout=theirs, env=env)
    os.close(theirs)
    seen = b""
    # Linux says with an error that nobody writes to it any more.
    while chunk := _read(ours):
        seen += chunk
    os.close(ours)
    assert running.wait(timeout=60) == 0
    return seen.decode().splitlines()


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""


@pytest.mark.parametrize("columns", [30, 44, 80, 160])
def test_a_table_fits_the_terminal(shell: Shell, columns: int) -> None:
    for arguments in (("history",), ("records",)):
        head, *rows = on_a_terminal(shell, columns, *arguments)
        assert head.startswith(("ID ", "DAY "))
        assert len(rows) >= 3
        assert all(cell_len(line) <= columns for line in (head, *rows))


LONG_NOTE = "felt heavy from the first set on, so the belt came out and the grip held to the last"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("balance",), GUIDANCE),
        (("suggest",), JUDGEMENT),
        (("show", "last"), LONG_NOTE),
    ],
)
def test_lines_are_wrapped_at_words_on_a_terminal(
    empty: Shell, arguments: tuple[str, ...], said: str
) -> None:
    empty.add(an_entry("rdl-barbell", a_set(), name=RDL, note=LONG_NOTE), days=0, id="w1")
    lines = on_a_terminal(empty, 40, *arguments)
    assert [line for line in lines if cell_len(line) > 40] == []
    assert said in " ".join(" ".join(lines).split())
    assert said in empty.run(*arguments).stdout


def test_a_muscle_has_its_line_in_half_a_terminal(empty: Shell) -> None:
    empty.add(an_entry("deadlift-conventional", *[a_set()] * 12, name="Deadlift"), days=0, id="w1")
    told = empty.run("balance", "--week", MONDAY.date().isoformat()).stdout.splitlines()
    rows = [line for line in told if " of " in line and line.startswith(" ")]
    assert len(rows) > 6
    assert " spinal erectors " in "".join(rows)
    assert all(cell_len(row) <= 40 for row in rows)


def test_what_goes_on_is_set_in() -> None:
    assert wrapped("  one two  three", 9) == ["  one two", "    three"]
    assert wrapped("日本 日本", 6) == ["日本", "  日本"]
    assert wrapped("unbreakable one", 4) == ["unbreakable", "  one"]


@given(st.text("ab 日é", max_size=60), st.integers(8, 40))
def test_wrapping_loses_nothing_and_keeps_to_the_width(line: str, width: int) -> None:
    parts = wrapped(line, width)
    assert " ".join(parts).split() == line.split()
    longest = max(cell_len(word) for word in line.split(" "))
    inset = len(line) - len(line.lstrip(" ")) + HANGS
    assert all(cell_len(part) <= max(width, inset + longest) for part in parts)


def test_on_a_terminal_an_exercise_has_its_rep_maxima(shell: Shell) -> None:
    lines = on_a_terminal(shell, 100, "records", "rdl")
    assert lines[0] == f"{RDL}, weights in kg"
    assert lines[1].split() == ["DAY", "RECORD", "BEFORE", "ON"]
    first = lines.index("REPS  MOST  ON          EXPECTED") + 1
    assert lines[first].split() == ["1", "85", "2026-11-09", "~106.7"]


def test_json_does_not_command_a_terminal(empty: Shell) -> None:
    empty.add(plank(), days=0, id="aaaa", title="\x1b[31m\x9b31m\x7f深")
    seen = "\n".join(on_a_terminal(empty, 80, "history", "--json"))
    assert seen.isascii()
    assert json.loads(seen)[0]["title"] == "\x1b[31m\x9b31m\x7f深"
    assert not {"\x1b", "\x7f"} & set(seen)


columns = st.lists(
    st.builds(Column, st.sampled_from(["ID", "EXERCISE"]), *[st.booleans()] * 3),
    min_size=1,
    max_size=4,
)


@given(st.data(), columns, st.integers(1, 60))
def test_no_line_is_longer_than_the_terminal(
    data: st.DataObject, columns: list[Column], width: int
) -> None:
    row = st.lists(texts(30), min_size=len(columns), max_size=len(columns))
    rows = data.draw(st.lists(row, max_size=4))
    lines = aligned(columns, rows, width)
    assert all(cell_len(line) <= width for line in lines)
    assert len(lines) == (len(rows) + 1 if rows else 0)


def test_columns_are_aligned_cut_and_left_out() -> None:
    columns = [Column("NAME", gives=True), Column("SETS", right=True), Column("LENGTH", spare=True)]
    rows = [["Legs and arms", "12", "1 h"], ["Push", "3", "20 min"]]
    assert aligned(columns, rows, 40) == [
        "NAME           SETS  LENGTH",
        "Legs and arms    12  1 h",
        "Push              3  20 min",
    ]
    assert aligned(columns, rows, 24)[1] == "Legs and …    12  1 h"
    assert aligned(columns, rows, 16) == [
        "NAME        SETS",
        "Legs and …    12",
        "Push           3",
    ]


@pytest.mark.parametrize(("value", "shown"), [(100.0, 100), (116.66666, 116.667), (0.1 + 0.2, 0.3)])
def test_json_has_no_noise_of_last_bits(value: float, shown: float) -> None:
    assert rounded(value) == shown
    assert isinstance(rounded(100.0), int)
