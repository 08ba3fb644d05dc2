"""The settings of the coach: level, places, and when to say something unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from catalog.equipment import Equipment
from store.errors import UsageError
from store.settings import Settings, read, set_value

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
[training]
level = 3
nudge_days = 5

[places.gym]
equipment = ["barbell", "rack"]

[places."my sister's"]
"""


def test_what_is_said(tmp_path: Path) -> None:
    config = tmp_path / "htrack.toml"
    config.write_text(TEXT, encoding="utf-8")
    found = read(config)
    assert (found.level, found.nudge_days) == (3, 5)
    assert found.places == {
        "gym": {Equipment.BARBELL, Equipment.RACK},
        "my sister's": frozenset(),
    }


def test_what_is_not_said() -> None:
    assert (Settings().level, Settings().nudge_days, Settings().places) == (2, 0, {})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[training]\nlevel = 0", "training.level = 0 can't be used: it has to be a whole number"),
        ("[training]\nlevel = 4", "from 1 to 3"),
        ("[training]\nnudge_days = -1", "from 0 to 365"),
        ("training = 2", "a table, which begins with [training]"),
        ("places = 2", "a table, which begins with [places]"),
        ("[places]\ngym = 2", "places.gym = 2 can't be used"),
        ('[places.gym]\nequipment = ["barbel"]', "places.gym.equipment names 'barbel'"),
    ],
)
def test_what_cannot_be_used(tmp_path: Path, text: str, said: str) -> None:
    config = tmp_path / "htrack.toml"
    config.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        read(config)
    assert said in str(refused.value)


def test_a_place_is_added_to_the_file(tmp_path: Path) -> None:
    config = tmp_path / "htrack.toml"
    config.write_text(TEXT, encoding="utf-8")
    found = set_value(config, "places.hotel.equipment", ["band"])
    assert found.places["hotel"] == {Equipment.BAND}
    assert read(config) == found
    assert config.read_text(encoding="utf-8").startswith(TEXT)
