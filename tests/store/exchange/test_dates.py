"""Dates as phones, spreadsheets and people in many countries write them."""

from __future__ import annotations

from datetime import datetime

import pytest

from store.exchange.dates import Dates
from store.exchange.months import month_of


def read(text: str) -> str:
    found = Dates([text]).read(text)
    return found.isoformat() if found else ""


@pytest.mark.parametrize(
    "text",
    [
        "2024. 3. 5. 18:00", "2024. 3. 5. 오후 6:00", "2024년 3월 5일 오후 6:00",
        "5 3월 2024, 18:00",
        "2024/3/5 下午6:00:00", "2024年3月5日 下午6:00", "5 3月 2024, 18:00", "5 三月 2024, 18:00",
        "2024年3月5日 午後6:00", "5 thg 3, 2024 18:00", "5 Th03 2024, 18:00",
        "5 de março de 2024 às 18:00", "5 mars 2024 à 18:00", "5. März 2024 um 18:00",
        "5. März 2024, 18:00 Uhr", "5 mar 2024, 6:00 p. m.", "5 марта 2024 г. в 18:00",
        "5.3.2024 klo 18.00", "5 Μαρ 2024, 18:00", "5 мар 2024, 18:00", "5 març 2024, 18:00",
        "5 מרץ 2024, 18:00", "5 مارس 2024, 18:00", "05-Mar-24 18:00", "3/5/24 6:00 PM",
        "Tue, 5 Mar 2024 18:00", "5 mar '24 18:00", "5th March 2024 18:00",
    ],
)  # fmt: skip
def test_one_evening_in_many_countries(text: str) -> None:
    assert read(text) == "2024-03-05T18:00:00"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024/3/5 上午12:15", "2024-03-05T00:15:00"),
        ("2024. 3. 5. 오후 12:15", "2024-03-05T12:15:00"),
        ("Tue Mar 5 2024 18:00:00 GMT+0100", "2024-03-05T18:00:00+01:00"),
        ("2024-03-05 18:00:00 GMT", "2024-03-05T18:00:00+00:00"),
        ("2024-03-05T17:00:00.123456Z", "2024-03-05T17:00:00+00:00"),
    ],
)
def test_halves_of_a_day_and_offsets(text: str, moment: str) -> None:
    assert read(text) == moment


@pytest.mark.parametrize(
    "text",
    ["", "soon", "31 Feb 2024, 18:00", "5 13月 2024", "5 Mar 2024, 25:00", "5 Mar 2024 下午13:00"],
)
def test_what_is_no_date(text: str) -> None:
    assert read(text) == ""


@pytest.mark.parametrize(
    ("texts", "unclear"),
    [
        (["2026-01-01", "04/07/2026"], "04/07/2026"),
        (["5 Mar 2026", "06/06/2026", "04/07/2026"], "04/07/2026"),
        (["13/04/2026", "05/07/2026", "04/14/2026"], "05/07/2026"),
    ],
)
def test_of_two_ways_to_read_a_date_one_that_has_them_is_told(
    texts: list[str], unclear: str
) -> None:
    assert f"whether {unclear} has the day or the month first" in Dates(texts).warning


def test_a_day_without_a_time_is_at_noon() -> None:
    assert Dates([]).read("5 12月 2024") == datetime(2024, 12, 5, 12)  # noqa: DTZ001  as in a file


def test_no_language_takes_a_month_from_another() -> None:
    words = {"mar": 3, "mart": 3, "set": 9, "ago": 8, "juin": 6, "juil": 7, "lip": 7, "agt": 8}
    assert {word: month_of(word) for word in words} == words
    assert month_of("jui") is None
