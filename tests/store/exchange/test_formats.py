from __future__ import annotations

from datetime import UTC

import pytest

from store.errors import ImportFileError
from store.exchange import formats, htrack_json
from store.exchange.decoding import decoded
from store.exchange.reading import Options, Reading
from tests.builders import a_workout
from tests.samples import sample, sample_names
from tests.store.exchange.strong_files import ios


def read(text: str, name: str = "auto") -> Reading:
    return formats.read(text, Options(UTC), name)


def test_content_decides() -> None:
    ours = htrack_json.write([a_workout().document()], []).decode()
    assert read(ours).app == "htrack"
    assert read(" \n" + ours).app == "htrack"
    assert read(ios("Squat,1,100,5,0,0,,,")).app == "strong"


def test_a_format_that_is_named_is_not_guessed() -> None:
    with pytest.raises(ImportFileError, match="damaged or cut off at line 1"):
        read(ios("Squat,1,100,5,0,0,,,"), "htrack")
    with pytest.raises(ImportFileError, match="isn't that of an export of Strong"):
        read("{}", "strong")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("title,start_time,exercise_title,set_index,set_type,reps\n", "a Hevy export"),
        ("Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time\n", "a FitNotes"),
        ("Date,Time,Measurement,Value,Unit\n", "measurements and no workouts"),
        ("### SETTING ####\n", "a JEFIT export"),
        ('{"workouts": {"1": {"id": "x"}}}', "data file of htrack"),
        ('{"a": 1}', "JSON, but not an export"),
        ("<!DOCTYPE html>", "web page"),
        ("Date,Workout Name,Exercise Name\n", "columns are missing"),
        ("hello", "not known"),
        ("a," * 200_000, "not known"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, what: str) -> None:
    with pytest.raises(ImportFileError, match=what):
        read(text)


APPS = {
    "hevy": "Hevy", "fitbod": "Fitbod", "fitnotes": "FitNotes", "gymbook": "GymBook",
    "stronglifts": "StrongLifts",
}  # fmt: skip
RIVALS = [(app, name) for app in APPS for name in sample_names(app)]


@pytest.mark.parametrize(("app", "name"), RIVALS)
def test_real_files_of_other_apps_are_recognised(app: str, name: str) -> None:
    text, _ = decoded(sample(app, name).read_bytes())
    with pytest.raises(ImportFileError, match=f"looks like a {APPS[app]}"):
        read(text)
