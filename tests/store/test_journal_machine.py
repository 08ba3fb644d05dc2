"""Any sequence of changes, by two journals on one path, against a model of lists and dicts."""

from __future__ import annotations

import copy
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from catalog.exercise import Exercise
from store.errors import ConflictError
from store.journal import Journal
from store.models import LoggedSet, OwnExercise, Workout
from tests.builders import MONDAY, a_set, a_workout
from tests.store.turning import Clock, in_history, in_progress

if TYPE_CHECKING:
    from collections.abc import Callable

EXERCISES = [Exercise("squat-back", "Squat"), Exercise("leg-curl-seated", "Leg Curl")]
KEPT = 50
"""Steps that each of the two stacks remembers, as the ledger says."""

Plain = dict[str, Any]
Entry = list[Any]
"""Exercise id, planned sets, the reps of the sets that were done."""


@dataclass
class Step:
    """What a change did, so that it can be taken back: the open workout as it was before."""

    number: int
    kind: str
    opened: Plain | None = None
    ids: tuple[str, ...] = ()


@dataclass
class Model:
    """The journal as a person would explain it."""

    opened: Plain | None = None
    history: dict[str, Plain] = field(default_factory=dict)
    own: list[str] = field(default_factory=list)
    steps: int = 0
    in_open: list[Step] = field(default_factory=list)
    in_history: list[Step] = field(default_factory=list)

    def did(self, stack: list[Step], kind: str, ids: tuple[str, ...] = ()) -> None:
        """Remember the state before a change; the oldest beyond what is kept is forgotten."""
        self.steps += 1
        stack.append(Step(self.steps, kind, copy.deepcopy(self.opened), ids))
        del stack[:-KEPT]

    def undo(self) -> str | None:
        """Take the newest step back, and say what it was. Raises ConflictError as it should."""
        stacks = [stack for stack in (self.in_open, self.in_history) if stack]
        if not stacks:
            return None
        stack = max(stacks, key=lambda stack: stack[-1].number)
        self._take_back(stack[-1])
        return stack.pop().kind

    def _take_back(self, step: Step) -> None:
        if step.kind in {"finish", "discard"} and self.opened is not None:
            raise ConflictError("another workout is open")
        if step.kind == "edit" and (
            self.opened is None or step.opened is None or self.opened["id"] != step.opened["id"]
        ):
            raise ConflictError("the workout is gone")
        if step.kind == "import":
            self.own = [each for each in self.own if each not in step.ids]
        if step.kind in {"import", "finish"}:
            self.history = {k: v for k, v in self.history.items() if k not in step.ids}
        if step.kind == "delete":
            (removed,) = step.ids
            self.history[removed] = DELETED[removed]
        if step.kind in {"start", "edit", "finish", "discard"}:
            self.opened = step.opened


DELETED: dict[str, Plain] = {}
"""What a deleted workout held; ids are never used for another one in a run."""


def shape(workout: Workout | Plain) -> Plain:
    """What the model knows of a workout."""
    document = workout.document() if isinstance(workout, Workout) else workout
    entries = [
        [
            entry["exercise_id"],
            entry.get("planned", 0),
            [each["reps"] for each in entry.get("sets", [])],
        ]
        for entry in document.get("entries", [])
    ]
    return {
        "id": document["id"],
        "title": document.get("title", ""),
        "note": document.get("note", ""),
        "mood": document.get("mood"),
        "started_at": document["started_at"],
        "entries": entries,
    }


class JournalMachine(RuleBasedStateMachine):
    """Drives a journal, or another one on the same path, and asks both after each step."""

    steps: ClassVar[int] = 0
    undone: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "htrack.json"
        self.clock = Clock()
        self.made = 0
        self.model = Model()
        self.journals = [self.opened_journal(), self.opened_journal()]
        DELETED.clear()

    def opened_journal(self) -> Journal:
        return Journal(self.path, clock=self.clock, ids=self.new_id)

    def new_id(self) -> str:
        self.made += 1
        return f"w{self.made:04}"

    def teardown(self) -> None:
        self.folder.cleanup()

    def entries(self) -> list[Entry]:
        assert self.model.opened is not None
        entries: list[Entry] = self.model.opened["entries"]
        return entries

    def done(self, who: int, change: Callable[[Journal], object]) -> object:
        JournalMachine.steps += 1
        return change(self.journals[who])

    def refused(self, who: int, change: Callable[[Journal], object]) -> None:
        with pytest.raises(ConflictError):
            self.done(who, change)

    def edit(self, who: int, change: Callable[[Journal], Workout]) -> None:
        """Remember the state before an edit that changes something, and do it."""
        self.model.did(self.model.in_open, "edit")
        self.done(who, change)

    @initialize(notes=st.sampled_from([0, 0, 0, 0, KEPT - 3]))
    def after_a_long_day(self, notes: int) -> None:
        """Now and then the stack is nearly full when the rest begins."""
        if notes:
            self.start(0, "Legs")
        for number in range(notes):
            self.rename_or_annotate(0, "note", f"note {number}")

    # The workout in progress

    @rule(who=st.integers(0, 1), title=st.sampled_from(["", "Legs", "=1+1"]))
    def start(self, who: int, title: str) -> None:
        if self.model.opened is not None:
            self.refused(who, lambda journal: journal.start(title))
            return
        self.model.did(self.model.in_open, "start")
        workout = self.done(who, lambda journal: journal.start(title))
        assert isinstance(workout, Workout)
        self.model.opened = self.new(workout, title)

    def new(self, workout: Workout, title: str = "") -> Plain:
        started = self.clock().isoformat()
        entries: list[Entry] = []
        return {"id": workout.id, "title": title, "note": "", "mood": None,
                "started_at": started, "entries": entries}  # fmt: skip

    @precondition(lambda self: self.model.opened is not None)
    @rule(who=st.integers(0, 1), exercise=st.sampled_from(EXERCISES), planned=st.integers(0, 3))
    def add_exercise(self, who: int, exercise: Exercise, planned: int) -> None:
        self.edit(who, lambda journal: journal.add_exercise(exercise, planned))
        self.entries().append([exercise.id, planned, []])

    @precondition(lambda self: self.model.opened and self.model.opened["entries"])
    @rule(who=st.integers(0, 1), data=st.data(), reps=st.lists(st.integers(1, 9), min_size=1))
    def log_sets(self, who: int, data: st.DataObject, reps: list[int]) -> None:
        index = data.draw(st.integers(0, len(self.entries()) - 1))
        exercise_id = self.entries()[index][0]
        sets = [a_set(reps=each) for each in reps]
        self.edit(who, lambda journal: journal.log_sets(index, exercise_id, sets))
        self.entries()[index][2].extend(reps)

    @rule(who=st.integers(0, 1), exercise=st.sampled_from(EXERCISES), reps=st.integers(1, 9))
    def log_under(self, who: int, exercise: Exercise, reps: int) -> None:
        self.model.did(self.model.in_open, "edit" if self.model.opened else "start")
        workout = self.done(who, lambda journal: journal.log_under(exercise, [a_set(reps=reps)]))
        assert isinstance(workout, Workout)
        if self.model.opened is None:
            self.model.opened = self.new(workout)
        mine = [entry for entry in self.entries() if entry[0] == exercise.id]
        if not mine:
            mine = [[exercise.id, 0, []]]
            self.entries().extend(mine)
        mine[-1][2].append(reps)

    @precondition(
        lambda self: self.model.opened and any(e[2] for e in self.model.opened["entries"])
    )
    @rule(
        who=st.integers(0, 1),
        data=st.data(),
        reps=st.none() | st.integers(10, 19),
        stale=st.booleans(),
    )
    def change_set(self, who: int, data: st.DataObject, reps: int | None, stale: bool) -> None:
        full = [i for i, entry in enumerate(self.entries()) if entry[2]]
        index = data.draw(st.sampled_from(full))
        exercise_id, _, sets = self.entries()[index]
        at = data.draw(st.integers(0, len(sets) - 1))
        was = self.logged(who, index, at)
        now = None if reps is None else was.model_copy(update={"reps": reps})
        if stale:
            was = was.model_copy(update={"reps": 99})
            self.refused(who, lambda j: j.change_set(index, exercise_id, at, was, now))
            return
        if reps != sets[at]:
            self.model.did(self.model.in_open, "edit")
        self.done(who, lambda j: j.change_set(index, exercise_id, at, was, now))
        sets[at : at + 1] = [] if reps is None else [reps]

    def logged(self, who: int, index: int, at: int) -> LoggedSet:
        workout = self.journals[who].open_workout()
        assert workout is not None
        return workout.entries[index].sets[at]

    @precondition(lambda self: self.model.opened and self.model.opened["entries"])
    @rule(who=st.integers(0, 1), data=st.data())
    def remove_exercise(self, who: int, data: st.DataObject) -> None:
        index = data.draw(st.integers(0, len(self.entries()) - 1))
        exercise_id = self.entries()[index][0]
        self.refused(who, lambda journal: journal.remove_exercise(index, "another"))
        self.edit(who, lambda journal: journal.remove_exercise(index, exercise_id))
        del self.entries()[index]

    @precondition(lambda self: self.model.opened is not None)
    @rule(
        who=st.integers(0, 1),
        what=st.sampled_from(["title", "note"]),
        text=st.sampled_from(["", "\x1b[31m", "深蹲"]),
    )
    def rename_or_annotate(self, who: int, what: str, text: str) -> None:
        assert self.model.opened is not None
        change = Journal.rename if what == "title" else Journal.annotate
        if self.model.opened[what] != text:
            self.model.did(self.model.in_open, "edit")
        self.done(who, lambda journal: change(journal, text))
        self.model.opened[what] = text

    @rule(who=st.integers(0, 1), then_undo=st.booleans())
    def finish(self, who: int, then_undo: bool) -> None:
        opened = self.model.opened
        if opened is None or not any(entry[2] for entry in opened["entries"]):
            self.refused(who, Journal.finish)
            return
        self.model.did(self.model.in_history, "finish", (opened["id"],))
        self.done(who, Journal.finish)
        kept = [[entry[0], 0, entry[2]] for entry in opened["entries"] if entry[2]]
        self.model.history[opened["id"]] = {**opened, "entries": kept}
        self.model.opened = None
        if then_undo:
            self.undo(1 - who)

    @rule(who=st.integers(0, 1), then_undo=st.booleans())
    def discard(self, who: int, then_undo: bool) -> None:
        if self.model.opened is None:
            self.refused(who, Journal.discard)
            return
        self.model.did(self.model.in_open, "discard")
        self.done(who, Journal.discard)
        self.model.opened = None
        if then_undo:
            self.undo(1 - who)

    # The history

    @rule(who=st.integers(0, 1), days=st.lists(st.integers(-9, 9), min_size=1, max_size=3))
    def add_workouts(self, who: int, days: list[int]) -> None:
        """What is imported is partly there already."""
        workouts = [
            a_workout(
                id=f"i{day:+}",
                started_at=MONDAY + timedelta(days=day),
                mood="good",
            )
            for day in days
        ]
        own = [OwnExercise(id=f"own{days[0]:+}", name="Own").document()]
        fresh = {each.id: each for each in workouts if each.id not in self.model.history}
        new = [each["id"] for each in own if each["id"] not in self.model.own]
        if fresh or new:
            self.model.did(self.model.in_history, "import", (*fresh, *new))
        documents = [each.document() for each in workouts]
        self.done(who, lambda journal: journal.add_workouts(documents, own, "imported"))
        self.model.history.update({each.id: shape(each) for each in fresh.values()})
        self.model.own += new

    @precondition(lambda self: self.model.history)
    @rule(who=st.integers(0, 1), data=st.data(), then_undo=st.booleans())
    def delete_workout(self, who: int, data: st.DataObject, then_undo: bool) -> None:
        gone = data.draw(st.sampled_from(sorted(self.model.history)))
        self.model.did(self.model.in_history, "delete", (gone,))
        self.done(who, lambda journal: journal.delete_workout(gone))
        DELETED[gone] = self.model.history.pop(gone)
        self.refused(who, lambda journal: journal.delete_workout(gone))
        if then_undo:
            self.undo(1 - who)

    # Both

    @rule(who=st.integers(0, 1))
    def undo(self, who: int) -> None:
        before = copy.deepcopy(self.model)
        try:
            kind = self.model.undo()
        except ConflictError:
            self.model = before
            self.refused(who, Journal.undo)
            return
        words = self.done(who, Journal.undo)
        assert (words is None) == (kind is None)
        JournalMachine.undone[kind or "nothing"] += 1

    @rule(who=st.integers(0, 1))
    def kill_and_reopen(self, who: int) -> None:
        """Nothing is ever only in memory: a new journal on the path knows it all."""
        self.journals[who] = self.opened_journal()

    @rule(hours=st.integers(-30, 60))
    def time_passes(self, hours: int) -> None:
        """Or seems to go back, where a clock is put right."""
        self.clock.turn(hours=hours)

    @invariant()
    def everyone_sees_the_same(self) -> None:
        for journal in self.journals:
            current = journal.open_workout()
            assert (current and shape(current)) == self.model.opened
            expected = sorted(
                self.model.history.values(),
                key=lambda each: (each["started_at"], each["id"]),
                reverse=True,
            )
            rows = journal.rows()
            assert [row.id for row in rows] == [each["id"] for each in expected]
            assert [shape(journal.workout(row.id)) for row in rows] == expected
            assert sorted(each["id"] for each in journal.own_exercises()) == sorted(self.model.own)

    @invariant()
    def plain_tinydb_reads_the_same(self) -> None:
        found = {each["id"]: shape(each) for each in in_history(self.path)}
        assert found == self.model.history
        opened = self.model.opened
        assert [shape(each) for each in in_progress(self.path)] == ([opened] if opened else [])


def test_two_journals_and_a_model_never_disagree() -> None:
    JournalMachine.steps = 0
    JournalMachine.undone.clear()
    run_state_machine_as_test(
        JournalMachine,
        settings=settings(
            max_examples=70,
            stateful_step_count=60,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert JournalMachine.steps >= 2000, "too little was tried to say anything"
    kinds = {"edit", "finish", "discard", "delete"}
    assert kinds <= set(JournalMachine.undone), "some kind of step was never taken back"
