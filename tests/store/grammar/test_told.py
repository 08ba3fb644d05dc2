"""Sets in words, numbers and units as they were typed."""

from __future__ import annotations

import pytest

from store.grammar.parse import parse
from store.grammar.told import told
from store.models import Load, LoadMode, LoggedSet, Unit
from tests.builders import a_set


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("175lbx8 r8.5", "175 lb × 8 @8.5"),
        ("82,125x8", "82.125 kg × 8"),
        ("w L +10x6 t3-1-1-0", "w L +10 kg × 6 t3-1-1-0"),
        ("d R -15x6", "d R −15 kg × 6"),
        ("x12!", "bw × 12!"),
        ("bw82.5kgx12", "bw 82.5 kg × 12"),
        ("5 band", "band × 5"),
        ("5 red band", "red band × 5"),
        ('5 "Red Band 2" band', "Red Band 2 × 5"),
        ("1 reps", "1 rep"),
        ("8", "8 reps"),
        ("45s", "45 s"),
        ("1:30@20", "20 kg × 1:30"),
        ("90.5s", "90.5 s"),
        ("1:02:03", "1:02:03"),
        ("40m in 5.2s", "40 m in 5.2 s"),
        ("20kgx8 in 1:00 # easy", "20 kg × 8 in 1:00 # easy"),
    ],
)
def test_a_set(typed: str, said: str) -> None:
    (logged,) = parse(typed, unit=Unit.KG).sets
    assert told(logged) == said


def test_a_set_that_lacks_everything() -> None:
    assert told(LoggedSet()) == "–"
    assert told(LoggedSet(load=Load(mode=LoadMode.BODYWEIGHT))) == "bw × –"
    assert told(a_set(80, None)) == "80 kg × –"
