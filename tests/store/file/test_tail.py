"""The quick look: the newest workouts from the end of a file, or nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.file import lines, tail
from tests.store.file.tools import HISTORY, workouts

if TYPE_CHECKING:
    from store.file.storage import Files


def a_document(workout_id: str, **more: Any) -> dict[str, Any]:
    """A workout that can be shown, and no more."""
    return {"id": workout_id, "started_at": "2026-11-16T18:30:00+01:00", **more}


def test_the_newest_come_last(files: Files, path: Path) -> None:
    documents = [a_document(str(number)) for number in range(9)]
    workouts(files.history).insert_multiple(documents)
    assert tail.tail_documents(path, 3) == documents[6:]
    assert tail.tail_documents(path, 99) == documents
    assert tail.tail_documents(path, 0) == []


def test_only_the_end_of_a_long_history_is_read(files: Files, path: Path) -> None:
    note = "x" * 2000
    workouts(files.history).insert_multiple(
        a_document(str(number), note=note) for number in range(200)
    )
    found = [int(each["id"]) for each in tail.tail_documents(path, 100)]
    assert found == list(range(200 - len(found), 200))
    assert 25 <= len(found) < 100


def test_the_workout_in_progress(files: Files, path: Path) -> None:
    assert tail.peek_open(path) is None
    with files.open.transaction():
        files.open.write({"undo": {"1": a_document("w0")}, "workouts": {"1": a_document("now")}})
    assert tail.peek_open(path) == a_document("now")
    workouts(files.open).truncate()
    assert tail.peek_open(path) is None


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"\n}\n}\n", b"\0" * 200_000, b"[]", b'{"workouts": {}}'),
        HISTORY[:-4].encode(),
        HISTORY.replace('"a"', "NaN,").encode(),
        HISTORY.replace('"a"', "[" * 9999).encode(),
    ],
)
def test_anything_odd_is_nothing(files: Files, path: Path, content: bytes) -> None:
    path.write_bytes(content)
    files.open.path.write_bytes(content)
    assert tail.tail_documents(path, 5) == []
    assert tail.peek_open(path) is None


ODD = [
    {"started_at": None},
    {"started_at": "2026-11-16T18:30:00"},
    {"id": 7},
    {"entries": None},
    {"entries": [{"exercise_id": "squat"}]},
    {"entries": [{"exercise_id": "squat", "name": "Squat", "sets": [7]}]},
    {"title": []},
    {"source": "x"},
]
ODD_SETS: list[dict[str, Any]] = [
    {"reps": "x"},
    {"load": {"value": "x"}},
    {"load": 7},
    {"kind": []},
    {"rpe": {}},
    {"side": 1},
]


@pytest.mark.parametrize("more", ODD)
def test_what_the_first_frame_cannot_show_is_nothing(
    files: Files, path: Path, more: dict[str, Any]
) -> None:
    for storage in files:
        workouts(storage).insert(a_document("w1", **more))
    assert tail.tail_documents(path, 5) == []
    assert tail.peek_open(path) is None


@pytest.mark.parametrize("logged", ODD_SETS)
def test_nor_are_sets_that_it_cannot_show(files: Files, path: Path, logged: dict[str, Any]) -> None:
    entry = {"exercise_id": "squat", "name": "Squat", "sets": [{"reps": 5}]}
    workouts(files.open).insert(a_document("w1", entries=[entry]))
    assert tail.peek_open(path) is not None
    workouts(files.open).update({"entries": [{**entry, "sets": [{"reps": 5}, logged]}]})
    assert tail.peek_open(path) is None


def test_folders_and_pipes_are_nothing(path: Path) -> None:
    path.mkdir()
    assert tail.tail_documents(path, 5) == []
    path.rmdir()
    os.mkfifo(path)
    assert tail.tail_documents(path, 5) == []


@given(st.lists(st.dictionaries(st.text(max_size=5), st.text(st.characters(codec="utf-8")))))
def test_it_agrees_with_a_full_reading(
    tmp_path_factory: pytest.TempPathFactory, more: list[dict[str, str]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "tail.json"
    documents = [{**each, **a_document("w1")} for each in more]
    table = {str(number): _encode(each) for number, each in enumerate(documents, 1)}
    path.write_bytes(lines.render({"meta": {}, "workouts": table}))
    expected = [dict(lines.Line(raw)) for raw in table.values()]
    assert tail.tail_documents(path, len(documents)) == expected


def _encode(document: dict[str, str]) -> bytes:
    return lines.encode({key.encode(errors="ignore").decode(): x for key, x in document.items()})


def test_it_loads_no_database_and_no_models() -> None:
    program = (
        "import sys, store.file.tail, store.paths;"
        "print([m for m in ('tinydb', 'pydantic', 'orjson', 'platformdirs') if m in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    assert found.stdout.strip() == "[]"
