"""Places and their kit, from one run of the program to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from catalog.equipment import Equipment
from store.errors import UsageError
from store.place import NOWHERE, chosen_place, keep_kit, keep_place, kit_at, place_named
from store.settings import read

if TYPE_CHECKING:
    from pathlib import Path

BANDS = frozenset({Equipment.BAND, Equipment.DUMBBELL})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_kit_and_choice_are_there_the_next_time(path: Path) -> None:
    keep_kit(path, "home", BANDS)
    keep_place(path, "home")
    again = read(path)
    assert chosen_place(again) == "home"
    assert kit_at(again, "home") == BANDS
    assert kit_at(again, NOWHERE) is None


def test_each_place_has_its_own_kit(path: Path) -> None:
    keep_kit(path, "home", BANDS)
    keep_kit(path, "my garage", [Equipment.BARBELL])
    settings = keep_kit(path, NOWHERE, [Equipment.SLIDERS])
    assert kit_at(settings, "home") == BANDS
    assert kit_at(settings, "my garage") == frozenset({Equipment.BARBELL})
    assert kit_at(settings, NOWHERE) == frozenset({Equipment.SLIDERS})


def test_what_a_person_wrote_beside_it_stays(path: Path) -> None:
    path.write_text('# mine\n[training]\nlevel = 3\n\n[places.home]\nequipment = ["band"]\n')
    keep_place(path, "home")
    settings = keep_kit(path, "home", [])
    assert settings.level == 3
    assert "# mine" in path.read_text()
    assert kit_at(settings, "home") == frozenset()


def test_no_place_is_chosen_any_more(path: Path) -> None:
    keep_kit(path, "home", BANDS)
    keep_place(path, "home")
    assert chosen_place(keep_place(path, NOWHERE)) == NOWHERE


@pytest.mark.parametrize(
    "text",
    [
        "",
        '[training]\nplace = "gone"\n',
        '\N{ZERO WIDTH NO-BREAK SPACE}[training]\nplace = "gone"\n',
    ],
)
def test_a_place_that_is_not_there_is_none(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    there = replace(read(path), places={"home": BANDS})
    assert chosen_place(there) == NOWHERE
    assert there.kit is None


def test_a_place_that_is_no_name_is_refused(path: Path) -> None:
    path.write_text("[training]\nplace = 7\n", encoding="utf-8")
    with pytest.raises(UsageError, match="place"):
        read(path)


@pytest.mark.parametrize("text", ["", "  ", "a.b", "x" * 41, "a\x1b[31mb", "\u200b", "a\u202eb"])
def test_names_that_can_be_no_key(text: str) -> None:
    with pytest.raises(UsageError):
        place_named(text)


@pytest.mark.parametrize("name", ["gym", "my garage", "Büro", "[bold]x[/]", "深蹲", '"quoted"'])
def test_any_other_name_is_a_place(path: Path, name: str) -> None:
    settings = keep_kit(path, place_named(f"  {name} "), BANDS)
    keep_place(path, name)
    assert dict(settings.places) == {name: BANDS}
    assert chosen_place(read(path)) == name
