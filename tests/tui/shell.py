"""`htrack` on the command line in tests: over a file of its own, while the clock stands still."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from click.testing import CliRunner, Result

from store.journal import Journal
from tests.builders import MONDAY, a_set, a_workout, an_entry
from tui.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from store.models import ExerciseEntry, Workout

WEDNESDAY = datetime(2026, 11, 18, 18, 30, tzinfo=UTC)


def clock_at(now: datetime) -> object:
    """A fixture for a whole module: the clock stands still until a test shifts it."""

    @pytest.fixture(autouse=True)
    def clock() -> Iterator[time_machine.Traveller]:
        with time_machine.travel(now, tick=False) as traveller:
            yield traveller

    return clock


@dataclass
class Shell:
    data: Path

    @property
    def settings(self) -> Path:
        return self.data.with_suffix(".toml")

    @property
    def journal(self) -> Journal:
        return Journal(self.data)

    def run(self, *arguments: str, stdin: str | bytes | None = None) -> Result:
        given = {"HTRACK_CONFIG": str(self.settings)}
        whole = ["--data", str(self.data), *arguments]
        return CliRunner().invoke(main, whole, input=stdin, env=given)

    def log(self, *arguments: str, stdin: str | bytes | None = None) -> Result:
        return self.run("log", *arguments, stdin=stdin)

    def json(self, *arguments: str) -> Any:
        result = self.run(*arguments, "--json")
        assert (result.exit_code, result.stderr) == (0, "")
        return json.loads(result.stdout)

    def lines(self, *arguments: str) -> list[list[str]]:
        """The cells of what is printed in a pipe."""
        result = self.run(*arguments)
        assert (result.exit_code, result.stderr) == (0, "")
        return [line.split("\t") for line in result.stdout.splitlines()]

    def refused(self, *arguments: str) -> str:
        result = self.run(*arguments)
        assert result.exit_code == 2
        return result.stderr

    def add(self, *entries: ExerciseEntry, days: int, id: str, **fields: Any) -> None:  # noqa: A002
        """A workout so many days after a Monday."""
        self._put(a_workout(*entries, id=id, started_at=MONDAY + timedelta(days=days), **fields))

    def did(self, *logged: tuple[int, str, int]) -> None:
        """Workouts of days ago, exercise and hard sets."""
        now = datetime.now(UTC)
        self._put(
            *(
                a_workout(
                    an_entry(exercise_id, *[a_set(60, 8, rpe=8) for _ in range(sets)]),
                    id=f"w{number}",
                    started_at=now - timedelta(days=ago),
                )
                for number, (ago, exercise_id, sets) in enumerate(logged)
            )
        )

    def _put(self, *workouts: Workout) -> None:
        self.journal.add_workouts([each.document() for each in workouts], [], "put in")


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "htrack.json")
