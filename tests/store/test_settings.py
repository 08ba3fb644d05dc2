"""The settings file: typed by people, so anything can stand in it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.equipment import Equipment
from store.errors import HtrackError, StoreError, UsageError
from store.gym import standard_gym
from store.settings import Settings, read, set_value, settings_path

FULL = """\
# my settings
effort = "rir"   # Kuss
bell = false
formula = "brzycki"
week_goal = 4
equipment = ["barbell", "rack"]
bands = ["yellow", "red", "black"]
mood = "good"

[kg]
bar = 15
plates = { 20 = 2, "2.5" = 1, 10 = "unlimited" }
dumbbells = [12.5, 5]

[lb]
machine_step = 15
colour = "blue"
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "htrack.toml"


def written(config: Path, text: str) -> Path:
    config.write_text(text, encoding="utf-8")
    return config


# Where


def test_it_lies_in_the_config_folder(home: Path) -> None:
    assert settings_path(os.environ) == home / ".config" / "htrack" / "htrack.toml"


def test_a_variable_names_another(home: Path) -> None:
    assert settings_path({"HTRACK_CONFIG": "~/mine.toml"}) == home / "mine.toml"


# Reading


@pytest.mark.parametrize("text", [None, "", "# nothing yet\n", "\ufeff"])
def test_without_a_word_everything_is_as_usual(config: Path, text: str | None) -> None:
    if text is not None:
        written(config, text)
    assert read(config) == Settings()


def test_everything_can_be_set(config: Path) -> None:
    found = read(written(config, FULL))
    assert (found.effort, found.bell, found.formula) == ("rir", False, "brzycki")
    assert found.week_goal == 4
    assert found.equipment == frozenset({Equipment.BARBELL, Equipment.RACK})
    assert found.bands == ("yellow", "red", "black")
    assert found.kg.bar == 15
    assert found.kg.plates == {20: 2, 2.5: 1, 10: None}
    assert found.kg.dumbbells == (5, 12.5)
    assert found.gym("lb").machine_step == 15
    assert found.gym("lb").plates == standard_gym("lb").plates


def test_a_list_of_plates_means_as_many_as_it_takes(config: Path) -> None:
    found = read(written(config, "[kg]\nplates = [20, 2.5]"))
    assert found.kg.plates == {20: None, 2.5: None}


def test_quotes_around_a_decimal_may_be_forgotten(config: Path) -> None:
    found = read(written(config, "[kg.plates]\n20 = 2\n2.5 = 1\n1.25 = 3\n"))
    assert found.kg.plates == {20: 2, 2.5: 1, 1.25: 3}


@pytest.mark.parametrize(
    ("line", "key", "allowed"),
    [
        ('effort = "rpm"', "effort", '"rpe" or "rir"'),
        ("effort = 3", "effort", '"rpe" or "rir"'),
        ("effort = []", "effort", '"rpe" or "rir"'),
        ("bell = 1", "bell", "true or false"),
        ('formula = "guess"', "formula", "epley"),
        ("week_goal = -1", "week_goal", "0 to 14"),
        ("week_goal = true", "week_goal", "0 to 14"),
        ("week_goal = 2.5", "week_goal", "0 to 14"),
        ('equipment = ["barbel"]', "equipment", "barbell"),
        ('equipment = "barbell"', "equipment", "list"),
        ("equipment = [1]", "equipment", "list"),
        ("bands = 3", "bands", "list"),
        ("kg = 20", "kg", "table"),
        ("[kg]\nbar = 0", "kg.bar", "above 0"),
        ("[kg]\nbar = -20", "kg.bar", "above 0"),
        ("[kg]\nbar = nan", "kg.bar", "above 0"),
        ("[kg]\nbar = inf", "kg.bar", "above 0"),
        ("[kg]\nbar = true", "kg.bar", "above 0"),
        ('[kg]\nbar = "20"', "kg.bar", "above 0"),
        ("[kg]\nbar = 20.125", "kg.bar", "two decimals"),
        ("[lb]\nplates = [45, 0]", "lb.plates", "list"),
        ("[lb]\nplates = 45", "lb.plates", "pairs"),
        ("[lb]\nplates = { 45 = -1 }", "lb.plates", "pairs"),
        ("[lb]\nplates = { 45 = 1.5 }", "lb.plates", "pairs"),
        ("[lb]\nplates = { heavy = 1 }", "lb.plates", "pairs"),
        ('[lb]\nplates = { 45 = "many" }', "lb.plates", "unlimited"),
        ("[kg]\ndumbbells = [5, [10]]", "kg.dumbbells", "list"),
        ("week_goal = 0x" + "f" * 9000, "week_goal", "0 to 14"),
    ],
)
def test_a_bad_value_is_told_with_file_key_and_what_is_allowed(
    config: Path, line: str, key: str, allowed: str
) -> None:
    with pytest.raises(UsageError) as caught:
        read(written(config, line))
    message = str(caught.value)
    assert message.startswith(f"{config}: {key} ")
    assert allowed in message
    assert len(message) < 500


@pytest.mark.parametrize(
    "content",
    [
        b"effort = ",
        b"effort = 'rpe'\neffort = 'rir'",
        b"\xff\xfe",
        b"x = " + b"[" * 20_000,
        b"week_goal = " + b"9" * 5000,
        b"x = 1\n" * 200_000,
    ],
)
def test_what_is_no_settings_file_is_told(config: Path, content: bytes) -> None:
    config.write_bytes(content)
    with pytest.raises(UsageError, match=r"htrack\.toml"):
        read(config)


def test_a_folder_or_a_pipe_in_its_place_is_told(config: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="folder"):
        read(tmp_path)
    os.mkfifo(config)
    with pytest.raises(StoreError, match="pipe"):
        read(config)


def test_a_name_that_can_be_no_path_is_told() -> None:
    with pytest.raises(UsageError):
        read(Path("/a\0b"))


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["plates", "bar", "5", "2.5"]), inner, max_size=2)
    ),
    max_leaves=5,
)
KEYS = [
    *("effort", "bell", "formula", "week_goal", "equipment", "bands", "kg"),
    *("lb.bar", "lb.plates", "kg.dumbbells", "kg.machine_step", "x.y.z"),
]


@given(st.sampled_from(KEYS), values)
def test_whatever_is_set_it_is_taken_or_told_and_the_file_stays_readable(
    tmp_path_factory: pytest.TempPathFactory, key: str, value: object
) -> None:
    config = written(tmp_path_factory.mktemp("any") / "htrack.toml", FULL)
    try:
        now = set_value(config, key, value)
    except HtrackError:
        assert config.read_text(encoding="utf-8") == FULL
    else:
        assert read(config) == now


# Writing


def test_a_new_file_is_made_private_with_its_folder(config: Path) -> None:
    there = config.parent / "new" / "htrack.toml"
    assert set_value(there, "effort", "rir").effort == "rir"
    assert read(there).effort == "rir"
    assert stat.S_IMODE(there.stat().st_mode) == 0o600


def test_comments_order_and_strange_keys_stay(config: Path) -> None:
    written(config, FULL)
    set_value(config, "effort", "rpe")
    assert config.read_text(encoding="utf-8") == FULL.replace('"rir"', '"rpe"')


def test_a_key_in_a_table_that_is_not_there_yet(config: Path) -> None:
    written(config, "[lb]\nbar = 35 # short\n")
    set_value(config, "kg.bar", 10)
    set_value(config, "bell", False)
    found = read(config)
    assert (found.kg.bar, found.lb.bar, found.bell) == (10, 35, False)
    assert "bar = 35 # short" in config.read_text(encoding="utf-8")


def test_none_goes_back_to_the_default(config: Path) -> None:
    written(config, FULL)
    assert set_value(config, "kg.bar", None).kg.bar == 20
    assert set_value(config, "bell", None).bell is True
    assert set_value(config, "nowhere.at.all", None).week_goal == 4
    assert "bar = 15" not in config.read_text(encoding="utf-8")


def test_line_ends_of_windows_stay(config: Path) -> None:
    config.write_bytes(b'# mine\r\neffort = "rpe"\r\nbell = true\r\n')
    set_value(config, "effort", "rir")
    assert config.read_bytes() == b'# mine\r\neffort = "rir"\r\nbell = true\r\n'


def test_a_bad_value_leaves_the_file_as_it_was(config: Path) -> None:
    written(config, FULL)
    with pytest.raises(UsageError, match="week_goal"):
        set_value(config, "week_goal", 99)
    assert config.read_text(encoding="utf-8") == FULL


def test_a_file_that_cannot_be_read_is_not_overwritten(config: Path) -> None:
    written(config, "effort = ")
    with pytest.raises(UsageError, match="not valid TOML"):
        set_value(config, "effort", "rpe")
    assert config.read_text(encoding="utf-8") == "effort = "


def test_a_link_stays_a_link(config: Path, tmp_path: Path) -> None:
    target = written(tmp_path / "dotfiles.toml", "bell = false\n")
    config.symlink_to(target)
    set_value(config, "week_goal", 5)
    assert config.is_symlink()
    assert read(target).week_goal == 5


def test_without_a_home_nothing_is_written_anywhere() -> None:
    with pytest.raises(UsageError, match="HTRACK_CONFIG"):
        set_value(Path("~/.config/htrack/htrack.toml"), "bell", False)


# Keys that nobody asks for

ODD = 'efort = "rir"\nlevel = 3\nmood = 1\n[kg]\nbars = 20\n[what]\nx = 1\n'


def unknown(config: Path, text: str) -> list[str]:
    return [each.removeprefix(f"{config}: ") for each in read(written(config, text)).unknown]


def test_a_key_that_htrack_does_not_know_is_told_with_the_nearest(config: Path) -> None:
    assert unknown(config, ODD) == [
        "efort is no setting of htrack (the nearest is effort).",
        "level is no setting of htrack (the nearest is training.level).",
        "mood is no setting of htrack.",
        "what is no setting of htrack.",
        "kg.bars is no setting of htrack (the nearest is kg.bar).",
    ]


def test_all_that_htrack_knows_is_no_news(config: Path) -> None:
    known = FULL.replace('mood = "good"\n', 'theme = "htrack"\n').replace('colour = "blue"\n', "")
    places = '[training]\nplace = "home"\nnudge_days = 1\n[places.home]\nequipment = ["band"]\n'
    assert unknown(config, known + places) == []


def test_a_key_of_a_place_and_one_without_end_are_told(config: Path) -> None:
    assert unknown(config, f'[places.home]\nequipmnt = ["band"]\n{"x" * 5000} = 1\n') == [
        "places.home.equipmnt is no setting of htrack (the nearest is places.home.equipment).",
        f"places.home.{'x' * 27}… is no setting of htrack.",
    ]


def test_of_many_some_are_told(config: Path) -> None:
    assert len(unknown(config, "\n".join(f"key{n} = 1" for n in range(99)))) == 5
