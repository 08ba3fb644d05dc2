"""Damaged files: whatever is done to an export, it is read or refused, never more than that.

Some by default; all 10,000 with HTRACK_FUZZ=full.
"""

from __future__ import annotations

import json
import os
import random
import time
import tracemalloc
from math import ceil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from store.errors import ImportFileError
from store.exchange import formats
from store.exchange.csv_table import write as write_table
from store.exchange.decoding import decoded
from store.exchange.htrack_json import write as write_json
from store.exchange.reading import Options
from store.exchange.table import MOST_ROWS
from store.journal import Journal
from store.models import Workout
from store.plan import BodyWeight
from tests.builders import a_set, a_workout, an_entry, lb
from tests.store.exchange.strong_files import ANDROID_2019, VIENNA, android, ios, today
from tests.store.exchange.test_fitnotes import IOS, IOS_DAYS, NEW, OLD
from tests.store.exchange.test_hevy import hevy
from tests.store.exchange.test_jefit import JEFIT_TODAY
from tests.store.exchange.test_small_formats import (
    FITBOD,
    GYMBOOK_DE,
    JEFIT,
    LIFTLOG,
    LIFTOSAUR,
    STRONGLIFTS_2015,
)
from tests.store.exchange.test_small_formats import stronglifts as stronglifts_of
from tui.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MUTANTS = 10_000 if os.environ.get("HTRACK_FUZZ") == "full" else 1000
SLOWEST = 5.0
"""Seconds for a file of some kilobytes, on a machine that does other things as well."""

OWN = [
    a_workout(an_entry("a", a_set(rpe=8), a_set(load=lb(45)), note="n"), id=str(n), note="=1")
    for n in range(3)
]
SEEDS: dict[str, str] = {
    "strong-ios": ios("Squat,1,100,5,0,0,,,", "Squat,Rest Timer,0,0,0,90,,,", "Run,1,0,0,2,60,,,"),
    "strong-android": android("Squat;1;100;kg;5;8;;;0;a;b", "Run;1;;;;;2;km;900;;"),
    "strong-today": today("Squat;WARM_UP;100;5;8;;;;", "Run;1;;;;2000;900;;"),
    "hevy": hevy('"Squat",0,"a\\nb",0,"warmup",61.24,5,,,8', '"Run",,"",0,"normal",,,2.5,900,'),
    "fitnotes-1": "\n".join([OLD, "2024-03-05,Squat,Legs,100.0,5,,,", "2024-03-05,A, B,C,1,1,,,"]),
    "fitnotes-2": "\n".join([NEW, '2024-03-05,Run,Cardio,,,,1.5,km,0:12:30,"x"'] * 3),
    "fitnotes-ios": f'{IOS}\nP,2024-03-05T17:00:00Z,,80,Row,Cable,5,"60,0",,,Done,true,,2,B,\n',
    "fitnotes-ios-days": f"{IOS_DAYS}\n2024-03-05,Squat,Legs,61.23,135.0,5,,,,slow,Warmup\n",
    "fitbod": f"{FITBOD}\n2021-07-17 22:14:35 +0000,Fly, 10,9.0718581,0,0,1.5,0,true,x, 2.0\n",
    "stronglifts": stronglifts_of(
        "2026/08/11,1,A,B,83,Squat,275,0.5,11:40 PM,12:10 AM,n,5,55,0,55"
    ),
    "stronglifts-2015": f"{STRONGLIFTS_2015}\n16/03/2015,n,A,84KG,Squat,60,130,5,5,0,Row,4,9,5,,\n",
    "liftosaur": f"{LIFTOSAUR}\n2025-05-20T05:00:00.000Z,P,D,Squat,1,5,5,8,50,lb,50,lb,,n\n",
    "liftlog": f"{LIFTLOG}\n124,2024-01-15T10:00Z,Bench Press,100,kg,10,10,n\n",
    "liftlog-json": '[{"blueprint":{"name":"P"},"date":"2024-01-15","id":"1","recordedExercises":'
    '[{"blueprint":{"name":"B"},"potentialSets":[{"set":{"repsCompleted":10},'
    '"weight":{"unit":"kilograms","value":"100"}}]}]}]',
    "gymbook": f'{GYMBOOK_DE}\n05.03.24,P,18:00,Rad,B,"",,Satz,"9 Minuten","5,00 km",,Nein\n',
    "jefit": JEFIT,
    "jefit-today": JEFIT_TODAY,
    "own-csv": "".join(write_table([each.document() for each in OWN])),
    "own-json": write_json([each.document() for each in OWN], []).decode(),
}
ODD = (
    "", "0", "-1", "-0", "1e9", "NaN", "inf", "9" * 40, "0x10", "١٢", "½", "\u200b", "=1+1", '"',
    "\n", "\r", "\0", "{", "[", "x" * 200_000, "2024-02-30", "0000-00-00", "9999-12-31 23:59:59",
    "0001-01-01", "99/99/99", "24:00", "-14:00", "W", "\ud7ff", "🏋️", "'", "\\", "1:99:99", ",", ";",
)  # fmt: skip


def cut(text: str, dice: random.Random) -> str:
    return text[: dice.randrange(len(text) + 1)]


def flip(text: str, dice: random.Random) -> str:
    characters = list(text)
    for _ in range(dice.randint(1, 8)):
        place = dice.randrange(len(characters))
        characters[place] = chr(ord(characters[place]) ^ (1 << dice.randrange(7)))
    return "".join(characters)


def replace_cell(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    place = dice.randrange(len(lines))
    divider = ";" if ";" in lines[0] else ","
    cells = lines[place].split(divider)
    cells[dice.randrange(len(cells))] = dice.choice(ODD)
    lines[place] = divider.join(cells)
    return "\n".join(lines)


def shuffle_columns(text: str, dice: random.Random) -> str:
    divider = ";" if ";" in text.split("\n")[0] else ","
    rows = [line.split(divider) for line in text.split("\n")]
    order = list(range(len(rows[0])))
    dice.shuffle(order)
    if dice.random() < 0.3:
        order.pop()
    return "\n".join(divider.join(row[each] for each in order if each < len(row)) for row in rows)


def shuffle_lines(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    dice.shuffle(lines)
    return "\n".join(lines)


def repeat(text: str, dice: random.Random) -> str:
    start = dice.randrange(len(text))
    piece = text[start : start + dice.randrange(200)]
    return text[:start] + piece * dice.choice([2, 50]) + text[start:]


def insert(text: str, dice: random.Random) -> str:
    place = dice.randrange(len(text) + 1)
    return text[:place] + dice.choice(ODD) + text[place:]


def mix(text: str, dice: random.Random) -> str:
    other = dice.choice(list(SEEDS.values()))
    return cut(text, dice) + other[dice.randrange(len(other)) :]


MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    cut, flip, replace_cell, replace_cell, shuffle_columns, shuffle_lines, repeat, insert, mix,
)  # fmt: skip


def mutant(seed: str, dice: random.Random) -> bytes:
    """The file with one to three things done to it, at last perhaps to its bytes."""
    text = SEEDS[seed]
    for _ in range(dice.randint(1, 3)):
        text = dice.choice(MUTATIONS)(text, dice) if text else text
    content = text.encode(dice.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16"]), "replace")
    if content and dice.random() < 0.2:
        broken = bytearray(content)
        broken[dice.randrange(len(broken))] = dice.randrange(256)
        return bytes(broken)
    return content


def check(content: bytes, name: str) -> bool:
    """Read a file; whether it had workouts in it. Each must be what the model takes."""
    try:
        text, _ = decoded(content)
        reading = formats.read(text, Options(VIENNA), name)
    except ImportFileError:
        return False
    for weighed in reading.plans.get("body", ()):
        assert BodyWeight.model_validate(weighed).document() == weighed
    ids = set()
    for document in reading.workouts:
        assert Workout.model_validate(document).document() == document
        ids.add(document["id"])
    assert len(ids) == len(reading.workouts)
    assert all(row.reason for row in reading.skipped)
    return bool(ids)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_files_that_are_damaged_are_good_ones_before(seed: str) -> None:
    assert check(SEEDS[seed].encode(), "auto")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_damaged_file_is_read_or_refused(seed: str) -> None:
    dice = random.Random(seed)
    for number in range(ceil(MUTANTS / len(SEEDS))):
        content = mutant(seed, dice)
        name = dice.choice(formats.NAMES) if dice.random() < 0.2 else "auto"
        began = time.perf_counter()
        try:
            check(content, name)
        except Exception as error:
            pytest.fail(f"mutant {number} of {seed} as {name}: {error!r}\n{content[:2000]!r}")
        assert time.perf_counter() - began < SLOWEST


@pytest.mark.parametrize("seed", SEEDS)
def test_a_damaged_file_is_stored_whole_or_not_at_all(seed: str, tmp_path: Path) -> None:
    dice = random.Random(f"stored {seed}")
    data, file = tmp_path / "htrack.json", tmp_path / "export"
    Journal(data).add_workouts([each.document() for each in OWN[:1]], [], "test")
    for number in range(ceil(MUTANTS / len(SEEDS) / 20)):
        file.write_bytes(mutant(seed, dice))
        before = data.read_bytes(), len(Journal(data).documents())
        result = CliRunner().invoke(main, ["--data", str(data), "import", "--json", str(file)])
        if result.exit_code == 0:
            added = json.loads(result.stdout)["workouts"]
            assert len(Journal(data).documents()) == before[1] + added
        else:
            assert isinstance(result.exception, SystemExit), f"mutant {number}: {result.exception}"
            assert result.exit_code == 1
            assert "Nothing was stored." in result.stderr
            assert data.read_bytes() == before[0]


@pytest.mark.parametrize("header", [ANDROID_2019, FITBOD, NEW, LIFTLOG])
def test_a_file_of_damaged_rows_takes_no_longer_than_a_good_one(header: str) -> None:
    began = time.perf_counter()
    with pytest.raises(ImportFileError, match="none of its 50000 rows can be used"):
        formats.read(header + "\n" + "x,y\n" * 50_000, Options(VIENNA))
    assert time.perf_counter() - began < SLOWEST * 2


@pytest.mark.parametrize("seed", ["strong-android", "own-csv", "jefit", "fitnotes-1"])
def test_memory_grows_with_a_damaged_file_and_no_faster(seed: str) -> None:
    peaks = []
    for rows in (10_000, 40_000):
        content = (SEEDS[seed] + "\n" + "x,y\n" * rows).encode()
        tracemalloc.start()
        check(content, "auto")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 5 * peaks[0]
    assert peaks[1] < 1000 * 40_000


@pytest.mark.parametrize("seed", [each for each in SEEDS if "json" not in each])
def test_more_rows_than_anybody_has_trained_are_refused(seed: str) -> None:
    with pytest.raises(ImportFileError, match="too much for a training history"):
        formats.read(SEEDS[seed] + "\n" + "x\n" * MOST_ROWS, Options(VIENNA))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("more", ["9" * 2_000_000, "x," * 1_000_000, '"' * 1_000_000])
def test_one_endless_row_takes_no_endless_time(seed: str, more: str) -> None:
    began = time.perf_counter()
    check(f"{SEEDS[seed]}\n{more}".encode(), "auto")
    assert time.perf_counter() - began < SLOWEST
