"""The text layout: nothing is lost on the way there and back, nothing doubtful gets in."""

from __future__ import annotations

import json
import math
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from store.errors import StoreError
from store.file import lines, strict

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBER = st.one_of(
    st.integers(-(2**63), 2**64 - 1), st.floats(allow_nan=False, allow_infinity=False)
)
VALUE = st.recursive(
    st.none() | st.booleans() | NUMBER | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
DOCUMENTS = st.dictionaries(
    st.integers(-(10**17), 10**17).map(str), st.dictionaries(TEXT, VALUE, max_size=4), max_size=4
)
TABLES = st.dictionaries(st.sampled_from(["meta", "workouts"]) | TEXT, DOCUMENTS, max_size=4)


def _encoded(tables: dict[str, dict[str, Any]]) -> lines.Tables:
    return {
        name: {key: lines.encode(document) for key, document in table.items()}
        for name, table in tables.items()
    }


def _decoded(tables: lines.Tables) -> dict[str, dict[str, Any]]:
    return {
        name: {key: dict(lines.Line(raw)) for key, raw in table.items()}
        for name, table in tables.items()
    }


@given(TABLES)
def test_tables_come_back_as_they_went(tables: dict[str, dict[str, Any]]) -> None:
    encoded = _encoded(tables)
    assert lines.parse(lines.render(encoded)) == encoded
    assert _decoded(encoded) == tables


@given(TABLES)
def test_what_we_write_takes_the_quick_way_back(tables: dict[str, dict[str, Any]]) -> None:
    encoded = _encoded(tables)
    assert lines._parse_layout(lines.render(encoded)) == encoded


@given(TABLES)
def test_stock_tinydb_reads_our_files_and_we_read_its(tables: dict[str, dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "data.json")
        path.write_bytes(lines.render(_encoded(tables)))
        with TinyDB(path, encoding="utf-8") as db:
            assert db.storage.read() == tables
            db.storage.write(tables)
        assert _decoded(lines.parse(path.read_bytes())) == tables


def test_order_of_documents_is_kept_and_workouts_come_last() -> None:
    tables = {"workouts": {"9": b'{"a":1}', "2": b"{}"}, "meta": {"1": b"{}"}}
    assert lines.render(tables) == (
        b'{\n"meta": {\n"1":{}\n},\n"workouts": {\n"9":{"a":1}\n,"2":{}\n}\n}\n'
    )


def test_a_new_document_is_one_new_line() -> None:
    before = {"workouts": {"1": b"{}"}}
    after = {"workouts": {"1": b"{}", "2": b'{"id":"b"}'}}
    old, new = (lines.render(each).splitlines() for each in (before, after))
    assert [row for row in new if row not in old] == [b',"2":{"id":"b"}']
    assert [row for row in old if row not in new] == []


def test_an_untouched_line_keeps_its_bytes_and_a_touched_one_its_changes() -> None:
    line = lines.Line(b'{"sets":[1]}')
    assert line.raw() == b'{"sets":[1]}'
    line["sets"].append(2)
    line["note"] = "x"
    assert line.raw() == b'{"sets":[1,2],"note":"x"}'
    del line["sets"]
    assert (len(line), dict(line), repr(line)) == (1, {"note": "x"}, "Line({'note': 'x'})")


@pytest.mark.parametrize(
    "value",
    [
        math.nan,
        math.inf,
        [None, {"x": -math.inf}],
        "\ud800",
        {1: "key"},
        2**64,
        datetime(2026, 1, 1, tzinfo=UTC),
        {1, 2},
    ],
)
def test_what_json_cannot_hold_is_refused(value: object) -> None:
    with pytest.raises(StoreError, match="could not be saved"):
        lines.encode({"value": value})


def test_an_honest_null_is_no_infinity() -> None:
    assert lines.encode({"ended_at": None, "rpe": 8.5}) == b'{"ended_at":null,"rpe":8.5}'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\0" * 4096, "zero bytes"),
        (b'{"workouts": {"1": {"a": 1}', "breaks off in line 1"),
        (b'{"workouts": {"1": {"a": "cut of', "breaks off in line 1"),
        (b"PK\x03\x04 not text \xff", "UTF-8|JSON"),
        (b"hello", "not JSON from line 1"),
        (b"[]", "not a TinyDB file"),
        (b'"text"', "not a TinyDB file"),
        (b'{"workouts": []}', "'workouts' is not a TinyDB table"),
        (b'{"workouts": {"1": 5}}', "not a TinyDB document"),
        (b'{"workouts": {"one": {}}}', "not a TinyDB document"),
        (b'{"workouts": {"01": {}}}', "not a TinyDB document"),
        (b'{"workouts": {"1": {"a": 1, "a": 2}}}', "'a' occurs twice"),
        (b'{\n"workouts": {\n"1":{"a":1,"a":1}\n}\n}\n', "'a' occurs twice"),
        (b'{\n"workouts": {\n"1":{}\n,"1":{}\n}\n}\n', "'1' occurs twice"),
        (b'{\n"workouts": {\n},\n"workouts": {\n}\n}\n', "'workouts' occurs twice"),
        (b'{"workouts": {"1": {"a": NaN}}}', "NaN"),
        (b'{\n"workouts": {\n"1":{"a":-Infinity}\n}\n}\n', "-Infinity"),
        (b'{"workouts": {"1": {"a": 1e999}}}', "1e999, which is too large"),
        (b'{"workouts": {"1": {"a": 99999999999999999999}}}', "too large"),
        (b'{"workouts": {"1": {"a": "\\ud800"}}}', "could not be saved again"),
        (b'{"a": ' * 5000, "nested too deeply|breaks off"),
        (b'{\n<<<<<<< mine\n"workouts": {}\n=======\n>>>>>>> theirs\n}', "line 2 is a merge"),
    ],
)
def test_a_doubtful_file_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    with pytest.raises(strict.Unreadable, match=reason):
        lines.parse(content)


@given(st.data())
def test_a_file_cut_anywhere_is_refused(data: st.DataObject) -> None:
    whole = lines.render(_encoded(data.draw(TABLES.filter(bool)))).rstrip()
    cut = data.draw(st.integers(0, len(whole) - 1))
    with pytest.raises(strict.Unreadable):
        lines.parse(whole[:cut])


@given(st.binary(max_size=60))
def test_no_bytes_are_understood_in_another_way_than_by_json(content: bytes) -> None:
    try:
        tables = lines.parse(content)
    except strict.Unreadable:
        return
    assert _decoded(tables) == json.loads(content)


@pytest.mark.parametrize("change", [(b"1}", b"1 }"), (b": {\n", b":{\n"), (b"\n,", b",\n")])
def test_a_layout_changed_by_hand_is_read_the_strict_way(change: tuple[bytes, bytes]) -> None:
    tables = {"workouts": {"1": b'{"a":1}', "2": b'{"a":1}'}}
    assert lines.parse(lines.render(tables).replace(*change)) == tables
