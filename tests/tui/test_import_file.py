"""The import screen: choosing a file, looking at it, storing it, taking it back."""

from __future__ import annotations

import asyncio
import os
import re
from typing import TYPE_CHECKING

import pytest

from store.file.lock import FileLock
from store.file.places import lock_path
from store.journal import Journal
from store.models import Source
from tests.benchmarks.import_file import strong
from tests.builders import MONDAY, a_set, a_workout, an_entry
from tests.store.exchange.strong_files import ios
from tests.tui.driving import hostile, text_of, wait_for
from tests.tui.driving_import import LEGS, looked, play, stored
from tui.app import HtrackApp
from tui.import_lines import kinds_in_words
from tui.screens.history import HistoryScreen
from tui.screens.import_file import ImportFileScreen
from tui.screens.import_preview import ImportPreviewScreen
from tui.screens.names_review import NamesReviewScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.mark.parametrize("size", [(45, 20), (80, 24), (120, 40)])
def test_the_newest_download_is_two_keys_away(
    path: Path, downloads: Path, size: tuple[int, int]
) -> None:
    assert downloads.is_dir()

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        assert "legs.csv" in text_of(app)
        await looked(app, pilot)
        assert "Import 1 workout, 3 sets" in text_of(app)
        assert not path.exists()
        await stored(app, pilot)

    play(path, script, size)
    assert len(Journal(path).rows()) == 1


def test_a_look_says_counts_dates_names_and_what_was_skipped(path: Path, downloads: Path) -> None:
    assert downloads.is_dir()

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await looked(app, pilot)
        shown = text_of(app)
        for said in (
            "legs.csv  Strong",
            "1 workout, 3 sets, 1 own exercise",
            "Tuesday 5 Mar 2024",
            "2 working sets, 1 warm-up",
            "in kg",
            "1 NAME KEPT AS YOUR OWN",
            "Odd Drill",
            "1 NAME KNOWN",
            "1 ROW SKIPPED",
            "weight 'x' is not a number",
            "2024-03-05 Legs",
        ):
            assert said in shown, said

    play(path, script)


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ({"working": 1, "failure": 1}, "1 working set, 1 set to failure"),
        ({"failure": 2, "drop": 3, "working": 0}, "3 drop sets, 2 sets to failure"),
        ({}, ""),
    ],
)
def test_kinds_are_named_one_or_many(kinds: dict[str, int], words: str) -> None:
    assert kinds_in_words(kinds) == words


def test_it_is_taken_back_and_done_again(path: Path, downloads: Path) -> None:
    assert downloads.is_dir()

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await looked(app, pilot)
        await stored(app, pilot)
        await pilot.press("u")
        await wait_for(pilot, lambda: "Taken back" in text_of(app))
        assert app.journal.rows() == []
        await stored(app, pilot)
        assert len(app.journal.rows()) == 1
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, HistoryScreen))
        assert "Legs" in text_of(app)

    play(path, script)


def test_the_same_file_again_has_nothing_new(path: Path, downloads: Path) -> None:
    assert downloads.is_dir()

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await looked(app, pilot)
        await stored(app, pilot)
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, HistoryScreen))
        before = path.read_bytes()
        await pilot.press("I")
        await wait_for(pilot, lambda: isinstance(app.screen, ImportFileScreen))
        await looked(app, pilot)
        assert "Nothing to add: every workout of it is in the journal already." in text_of(app)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, ImportFileScreen))
        assert path.read_bytes() == before

    play(path, script)


def test_another_apps_same_workout_is_shown(path: Path, downloads: Path) -> None:
    assert downloads.is_dir()
    squat = an_entry("squat-back", a_set(100, 5))
    day = MONDAY.replace(year=2024, month=3, day=5)
    theirs = a_workout(squat, title="Leg Day", started_at=day, source=Source(app="hevy", key="1"))
    Journal(path).add_workouts([theirs.document()], [], "x")
    (downloads / "legs.csv").write_text(ios("Squat (Barbell),1,100,5,0,0,,,"), "utf-8")

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await looked(app, pilot)
        assert "POSSIBLE DUPLICATES" in text_of(app)
        assert "Legs ≈ Leg Day of Hevy" in text_of(app)
        await stored(app, pilot)
        assert len(app.journal.rows()) == 2

    play(path, script)


def test_its_weights_can_be_read_in_the_other_unit(path: Path, downloads: Path) -> None:
    assert downloads.is_dir()

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await looked(app, pilot)
        await pilot.press("w")
        await wait_for(pilot, lambda: "in lb" in text_of(app))
        await stored(app, pilot)

    play(path, script)
    (workout,) = Journal(path).documents()
    assert workout["entries"][0]["sets"][0]["load"]["unit"] == "lb"


def test_a_path_is_typed_completed_and_walked(path: Path, downloads: Path) -> None:
    (downloads / "deep" / "er").mkdir(parents=True)
    (downloads / "deep" / "er" / "mine.csv").write_text(LEGS, "utf-8")

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        screen = app.screen
        assert isinstance(screen, ImportFileScreen)
        await pilot.press("d", "tab")
        assert screen.line.value == f"{downloads}/deep/"
        await pilot.press("enter", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, ImportPreviewScreen))
        assert "mine.csv" in text_of(app)

    play(path, script)


def test_the_cursor_chooses_another_file(path: Path, downloads: Path) -> None:
    (downloads / "other.csv").write_text(LEGS.replace("Legs", "Others"), "utf-8")
    os.utime(downloads / "other.csv", (1, 1))

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("down")
        await looked(app, pilot)
        assert "other.csv" in text_of(app)

    play(path, script)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is empty"),
        (b"x", "its content is not known"),
        (b"PK\x03\x04", "unpack it and import the file inside"),
        (bytes(range(256)), "binary"),
        (LEGS.encode() + b'2024-03-05 18:00:00,"Legs\n' + LEGS.encode(), "never ends"),
    ],
)
def test_a_bad_file_is_told_and_another_can_be_chosen(
    path: Path, downloads: Path, content: bytes, what: str
) -> None:
    (downloads / "legs.csv").write_bytes(content)

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await pilot.press("enter")
        await wait_for(pilot, lambda: "▲ legs.csv can't be imported" in text_of(app))
        assert what in text_of(app)
        assert isinstance(app.screen, ImportFileScreen)

    play(path, script)
    assert not path.exists()


@pytest.mark.parametrize("kind", ["none", "folder", "pipe"])
def test_what_is_no_file_is_told(path: Path, home: Path, kind: str) -> None:
    if kind == "folder":
        (home / "folder").mkdir()
    if kind == "pipe":
        os.mkfifo(home / "pipe")

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        screen = app.screen
        assert isinstance(screen, ImportFileScreen)
        screen.line.value = f"{home}/{kind}{'/' if kind == 'folder' else ''}"
        await pilot.pause()
        await pilot.press("enter")
        await wait_for(pilot, lambda: "▲" in text_of(app))
        assert "Nothing was stored." in " ".join(text_of(app).split())

    play(path, script)
    assert not path.exists()


def test_while_it_is_stored_nothing_else_can_be_pressed(path: Path, downloads: Path) -> None:
    assert downloads.is_dir()

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await looked(app, pilot)
        with FileLock(lock_path(path)):
            await pilot.press("enter")
            await wait_for(pilot, lambda: re.search(r"Storing … \d\.\d s", text_of(app)))
            assert not re.search("Back|Other unit", text_of(app).splitlines()[-1])
            await pilot.press("escape", "enter", "w", "u")
            assert isinstance(app.screen, ImportPreviewScreen)
        await wait_for(pilot, lambda: "✓ Imported 1 workout" in text_of(app))
        assert len(app.journal.rows()) == 1

    play(path, script)
    assert [step.words for step in Journal(path).steps()] == [
        "imported 1 workout, 3 sets, 1 own exercise from strong"
    ]


def test_what_could_not_be_stored_is_told_and_tried_again(path: Path, downloads: Path) -> None:
    assert downloads.is_dir()

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await looked(app, pilot)
        path.write_text("{", "utf-8")
        await pilot.press("enter")
        await wait_for(pilot, lambda: "Nothing is stored yet" in text_of(app))
        path.unlink()
        await stored(app, pilot)

    play(path, script)
    assert len(Journal(path).rows()) == 1


def test_a_reading_that_takes_long_can_be_left(path: Path, downloads: Path) -> None:
    (downloads / "legs.csv").write_text(strong(800), "utf-8")

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        screen = app.screen
        assert isinstance(screen, ImportFileScreen)
        app.simulate_key("enter")
        async with asyncio.timeout(10):
            while not screen.is_waiting:
                await asyncio.sleep(0)
        app.simulate_key("escape")
        await wait_for(pilot, lambda: "Left; nothing was stored." in text_of(app))
        await wait_for(pilot, lambda: not any(each.is_running for each in app.workers), 30)
        await pilot.pause()
        assert isinstance(app.screen, ImportFileScreen)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, ImportPreviewScreen), 30)

    play(path, script)
    assert not path.exists()


def test_a_file_that_says_its_unit_keeps_it(path: Path, downloads: Path) -> None:
    hevy = (
        '"title","start_time","exercise_title","set_index","weight_kg","reps"\n'
        '"A","1 Jan 2024, 10:00","Squat (Barbell)",0,100,5\n'
    )
    (downloads / "legs.csv").write_text(hevy, "utf-8")

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await looked(app, pilot)
        await pilot.press("w")
        await wait_for(pilot, lambda: "The file says itself that its weights" in text_of(app))
        assert "in kg" in text_of(app)

    play(path, script)


def test_escape_goes_back_and_stores_nothing(path: Path, downloads: Path) -> None:
    assert downloads.is_dir()

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        await looked(app, pilot)
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, ImportFileScreen))
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, HistoryScreen))

    play(path, script)
    assert not path.exists()


@pytest.mark.parametrize("size", [(45, 20), (120, 40)])
def test_hostile_names_are_text(path: Path, downloads: Path, size: tuple[int, int]) -> None:
    rows = []
    for name in hostile:
        quoted = name.replace('"', '""')
        rows.append(f'"{quoted}",1,20,8,0,0,"{quoted[:200]}",,')
    (downloads / "legs.csv").unlink()
    (downloads / "[red]x[@click=app.quit]y.csv").write_text(ios(*rows), "utf-8")

    async def script(app: HtrackApp, pilot: Pilot[None]) -> None:
        assert "[red]x[@click" in text_of(app)
        await looked(app, pilot)
        await pilot.press("end")
        await stored(app, pilot)
        await pilot.press("r")
        await wait_for(pilot, lambda: isinstance(app.screen, NamesReviewScreen))
        await wait_for(pilot, lambda: "[red]Row[/red] $muted" in text_of(app))
        for _ in hostile:
            await pilot.press("k")
        await wait_for(pilot, lambda: "To decide 0" in text_of(app))
        assert "\x1b" not in text_of(app)

    play(path, script, size)


def test_the_palette_leads_here_from_everywhere(path: Path) -> None:
    async def run() -> None:
        app = HtrackApp(path, clock=lambda: MONDAY)
        async with app.run_test(size=(120, 40)) as pilot:
            await wait_for(pilot, lambda: app.is_open)
            found = {each.title: each.callback for each in app.get_system_commands(app.screen)}
            found["Import"]()
            await wait_for(pilot, lambda: "Exports of Strong" in text_of(app))

    asyncio.run(run())
