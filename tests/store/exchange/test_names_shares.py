"""How much of real files is understood, and that it is understood rightly."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from catalog.library import Catalog
from store.exchange.names import match
from tests.samples import samples_folder
from tests.store.exchange.match_shares import main, shares

REVIEWED = Path(__file__).with_name("reviewed_matches.tsv")
"""Two hundred random matches of the sample files, each looked at by a person."""


@pytest.mark.parametrize(
    ("app", "least"),
    [
        ("strong", 90),
        ("hevy", 90),
        ("fitnotes", 80),
        ("fitbod", 80),
        ("liftosaur", 90),
        ("stronglifts", 100),
        ("gymbook", 90),
    ],
)
def test_most_sets_are_matched(app: str, least: float) -> None:
    apps, _ = shares()
    if not apps:
        pytest.skip("no folder with sample files beside the repository")
    assert apps[app].percent >= least


def test_the_script_prints_every_app(capsys: pytest.CaptureFixture[str]) -> None:
    if samples_folder() is None:
        pytest.skip("no folder with sample files beside the repository")
    main()
    printed = capsys.readouterr().out
    assert all(app in printed for app in shares()[0])


def test_reviewed_matches_stay_right() -> None:
    catalog = Catalog.builtin()
    with REVIEWED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len({(row["foreign name"], row["app"]) for row in rows}) == 200
    wrong = {}
    for row in rows:
        name, app = row["foreign name"], row["app"]
        found = match([name], catalog, app=app)[name]
        if found is not catalog[row["exercise"]]:
            wrong[app, name] = found and found.id
    assert wrong == {}
