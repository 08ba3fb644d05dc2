"""The page on the hamstrings says only what has been checked."""

from __future__ import annotations

import re

from catalog.learn import TEXT, learn_page

PAGE = TEXT.read_text(encoding="utf-8")
WIDEST = 76

FIGURES = {
    "0.6": "conventional ratio of peak torques, Coombs & Garbutt 2002",
    "12": "weeks, Maeo 2021",
    "14": "per cent, whole hamstrings seated, Maeo 2021",
    "9": "per cent, whole hamstrings lying, Maeo 2021",
    "45": "degrees of the bench, Bourne 2017",
    "4": "the repetition from which force falls, JAT 2021",
    "18": "per cent, lengthened lowering, Maeo 2024",
    "11": "per cent, Nordic, Maeo 2024",
    "2": "weeks until the fibres were as before, Presland 2018; sets, as below",
    "5": "repetitions of each set in the first week, Petersen 2011",
}
"""Every figure that the page may print, and what it was checked against."""

CHECKED = {
    "Alt 2023",
    "Bourne 2017",
    "Coombs 2002",
    "JAT 2021",
    "Maeo 2021",
    "Maeo 2024",
    "Petersen 2011",
    "Plotkin 2023",
    "Presland 2018",
}
"""Papers whose abstract, table or page was read for what is said of them."""

RECALLED = (
    "Aagaard", "Coleman", "Ebben", "Helms", "Iversen", "Kubo", "LeSuer", "Pelland", "Remmert",
    "Suprak", "Zourdos",
)  # fmt: skip
"""Known from memory or at second hand only, in whole or in part."""

SECTIONS = [
    "Three muscles",
    "Two jobs",
    "Why squats leave them out",
    "Front first",
    "Sitting, and feeling stiff",
    "Long is strong",
    "The way down, and the Nordic",
    "Slot one in",
    "Sources",
]


def section(title: str) -> str:
    [found] = [section for section in learn_page() if section.title == title]
    return " ".join(found.lines)


def body() -> str:
    return " ".join(section(title) for title in SECTIONS[:-1])


def cited() -> set[str]:
    return {match.group() for match in re.finditer(r"\b[A-Z]\w+ (19|20)\d\d\b", body())}


def test_it_fits_a_page() -> None:
    lines = PAGE.splitlines()
    assert 60 <= len(lines) <= 90
    assert max(map(len, lines)) <= WIDEST
    assert [section.title for section in learn_page()] == SECTIONS
    assert all(section.lines for section in learn_page())


def test_it_names_the_muscles_and_what_they_do() -> None:
    for name in ("biceps femoris", "two heads", "semitendinosus", "semimembranosus"):
        assert name in section("Three muscles")
    for job in ("extend the hip", "flex the knee"):
        assert job in section("Two jobs")


def test_every_figure_was_checked() -> None:
    without_years = re.sub(r"\b(19|20)\d\d\b", "", body())
    without_steps = re.sub(r"(?<=[ .])\d\. ", "", f" {without_years}")
    assert set(re.findall(r"\d+(?:\.\d+)?", without_steps)) == set(FIGURES)


def test_every_paper_was_checked_and_is_listed() -> None:
    assert cited() == CHECKED
    for paper in CHECKED:
        name, year = paper.split()
        assert re.search(rf"{name}\b.{{0,15}} {year}", section("Sources")), paper


def test_what_is_only_recalled_is_not_printed() -> None:
    assert [name for name in RECALLED if name in PAGE] == []


def test_it_plans_and_does_not_treat() -> None:
    assert not re.search(r"injur|prevent|\bheal|\bcure|\brisk|protect|\bsafe", PAGE, re.IGNORECASE)
    assert "planning guidance" in section("Slot one in")
    assert "see a professional" in section("Slot one in")
