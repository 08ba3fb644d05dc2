"""The quick look: the newest workouts from the end of a file, or nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.file import lines, tail
from tests.store.file.tools import HISTORY, workouts

if TYPE_CHECKING:
    from store.file.storage import Files


def test_the_newest_come_last(files: Files, path: Path) -> None:
    workouts(files.history).insert_multiple({"id": number} for number in range(9))
    assert tail.tail_documents(path, 3) == [{"id": 6}, {"id": 7}, {"id": 8}]
    assert tail.tail_documents(path, 99) == [{"id": number} for number in range(9)]
    assert tail.tail_documents(path, 0) == []


def test_only_the_end_of_a_long_history_is_read(files: Files, path: Path) -> None:
    note = "x" * 2000
    workouts(files.history).insert_multiple({"id": number, "note": note} for number in range(200))
    found = [each["id"] for each in tail.tail_documents(path, 100)]
    assert found == list(range(200 - len(found), 200))
    assert 25 <= len(found) < 100


def test_the_workout_in_progress(files: Files, path: Path) -> None:
    assert tail.peek_open(path) is None
    with files.open.transaction():
        files.open.write({"undo": {"1": {"id": "before"}}, "workouts": {"1": {"id": "now"}}})
    assert tail.peek_open(path) == {"id": "now"}
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


def test_folders_and_pipes_are_nothing(path: Path) -> None:
    path.mkdir()
    assert tail.tail_documents(path, 5) == []
    path.rmdir()
    os.mkfifo(path)
    assert tail.tail_documents(path, 5) == []


@given(st.lists(st.dictionaries(st.text(max_size=5), st.text(st.characters(codec="utf-8")))))
def test_it_agrees_with_a_full_reading(
    tmp_path_factory: pytest.TempPathFactory, documents: list[dict[str, str]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "tail.json"
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
