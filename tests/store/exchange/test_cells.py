"""Single cells, however a phone, a spreadsheet or a person writes them."""

from __future__ import annotations

import pytest

from store.exchange import cells
from store.exchange.cells import BadCell


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12.5", 12.5), ("12,5", 12.5), (" 12 ", 12.0), ("-20", -20.0), (".5", 0.5), ("", None),
        ("1,234.5", 1234.5), ("1.234,5", 1234.5), ("1 234", 1234.0), ("1\u202f234,5", 1234.5),
        ("1'234.5", 1234.5), ("-1,234.5", -1234.5),
    ],
)  # fmt: skip
def test_numbers(text: str, value: float | None) -> None:
    assert cells.number(text, "weight") == value


@pytest.mark.parametrize("text", ["x", "1,23.4", "1 23", "1e3", "--1", "1,234,56"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(BadCell, match="is not a number"):
        cells.number(text, "weight")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("90", 90), ("90.5", 90.5), ("1:30", 90), ("0:01:30", 90), ("1:02:03", 3723),
        ("90s", 90), ("1m 30s", 90), ("2 min", 120), ("1h", 3600), ("1h 5m", 3900), ("", None),
    ],
)  # fmt: skip
def test_times(text: str, value: float | None) -> None:
    assert cells.seconds(text) == value


@pytest.mark.parametrize("text", ["s", "m", "10m30", "-5", "1:2:3:4", "25h"])
def test_what_is_no_time_of_a_set(text: str) -> None:
    with pytest.raises(BadCell):
        cells.seconds(text)


def test_units_of_length() -> None:
    assert all(map(cells.is_length, ("km", " mi. ", "Yards")))
    assert not any(map(cells.is_length, ("kg", "parsec", "")))
