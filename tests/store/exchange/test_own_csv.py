"""Our own table, written, read and written again."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import ImportFileError
from store.exchange import formats
from store.exchange.csv_table import COLUMNS, write
from store.exchange.decoding import decoded
from store.exchange.reading import Options, Reading
from tests.builders import a_set, a_workout, an_entry, lb
from tests.store.exchange.test_htrack_json import planned_workouts

if TYPE_CHECKING:
    from store.models import Workout


def table(*workouts: Workout, raw: bool = False) -> str:
    return "".join(write([workout.document() for workout in workouts], raw=raw))


def read(text: str) -> Reading:
    return formats.read(decoded(text.encode())[0], Options(UTC))


def changed(**cells: str) -> str:
    """The table of one set with some cells changed."""
    header, row = table(a_workout()).splitlines()
    values = dict(zip(header.split(","), row.split(","), strict=True)) | cells
    good = table(a_workout(id="good")).splitlines()[1]
    return "\n".join([header, good, ",".join(values.values()), ""])


@settings(max_examples=150)
@given(planned_workouts().filter(len), st.booleans())
def test_nothing_of_a_workout_is_lost(history: list[Workout], raw: bool) -> None:
    documents = [workout.document() for workout in history]
    text = "".join(write(documents, raw=raw))
    if "\N{SYMBOL FOR NULL}" not in text:
        assert repr(list(read(text).workouts)) == repr(documents)


@pytest.mark.parametrize("raw", [False, True])
def test_a_text_that_looks_guarded_stays_what_it_is(raw: bool) -> None:
    workout = a_workout(an_entry("own", name="'=1"), title="=1", note="''@x")
    assert read(table(workout, raw=raw)).workouts == (workout.document(),)
    assert ("\n=1," in table(workout, raw=raw).replace(",=1,", "\n=1,")) is raw


def test_a_table_that_a_spreadsheet_has_saved_is_read_all_the_same() -> None:
    plain = table(a_workout(an_entry("squat-back", a_set(82.5, rpe=8.5), a_set(load=lb(225)))))
    saved = plain.replace(",", ";").replace("82.5", "82,5").replace("\n", "\r\n")
    reading = formats.read(decoded(saved.encode("utf-16"))[0], Options(UTC))
    assert reading.workouts == read(plain).workouts
    assert reading.unit == "kg and lb"


def test_columns_may_be_moved_and_left_out() -> None:
    header, row = table(a_workout(title="Legs")).splitlines()
    cells = dict(zip(header.split(","), row.split(","), strict=True))
    wanted = [name for name in reversed(COLUMNS) if name not in {"tempo", "more", "source"}]
    text = "\n".join([",".join(wanted), ",".join(cells[name] for name in wanted)])
    assert read(text).workouts == (a_workout(title="Legs").document(),)


def test_exercises_of_ones_own_come_under_their_last_name() -> None:
    workouts = [
        a_workout(an_entry("own1", name=name), an_entry(), id=name) for name in ("Drill", "Drill 2")
    ]
    assert read(table(*workouts)).own_exercises == ({"id": "own1", "name": "Drill 2"},)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"weight": "x"}, "weight 'x' is not a number"),
        ({"weight": "1e9"}, "weight '1e9' can't be right"),
        ({"weight": ""}, "a weight needs both"),
        ({"load": "heavy"}, "load 'heavy' is none of external"),
        ({"kind": "amrap"}, "kind 'amrap' is none of working"),
        ({"reps": "5.5"}, "reps '5.5' is not a number"),
        ({"reps": "100000"}, "reps '100000' is not a number"),
        ({"rpe": "11"}, "RPE '11' is off the scale"),
        ({"workout_id": "x", "start": "yesterday"}, "start 'yesterday' is not an instant"),
        ({"workout_id": "x", "start": ""}, "the workout has no start"),
        ({"workout_id": "x", "end": "2020-01-01T00:00:00Z"}, "ends before it starts"),
        ({"workout_id": "x", "start": "1066-01-01T00:00:00Z"}, "is not an instant"),
        ({"workout_id": ""}, "the workout has no id"),
        ({"more": "{"}, "the column more is no JSON"),
        ({"more": "7"}, "the column more holds what htrack doesn't write"),
        ({"more": '"{""workout"":{""id"":1}}"'}, "has columns of its own"),
    ],
)
def test_a_damaged_row_is_skipped_and_the_rest_is_read(cells: dict[str, str], reason: str) -> None:
    reading = read(changed(**cells))
    assert [workout["id"] for workout in reading.workouts] == ["good"]
    (row,) = reading.skipped
    assert row.line == 3
    assert reason in row.reason


def test_a_workout_that_the_model_refuses_is_skipped() -> None:
    reading = read(changed(workout_id="x", more='"{""entry"":{""planned"":""many""}}"'))
    assert [workout["id"] for workout in reading.workouts] == ["good"]
    assert "can't be read" in reading.skipped[0].reason


def test_a_table_without_one_good_row_is_refused() -> None:
    header = table().strip()
    with pytest.raises(ImportFileError, match="none of its rows can be used"):
        read(f"{header}\nx,y\n")
