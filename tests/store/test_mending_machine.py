"""Any sequence of changes to the past, by two journals on one path, against a plain model.

The model is a list of states, each a dict of what a person would say of every workout; taking a
change back is going one state back. Whatever is done, the workout in progress stays as it is, and
an import of what was there at first adds only what was deleted whole.
"""

from __future__ import annotations

import copy
import tempfile
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

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
from store.journal import Journal
from tests.builders import MONDAY, a_set, a_workout, an_entry
from tests.store.turning import Clock, in_history, in_progress

if TYPE_CHECKING:
    from store.models import Workout

IN_MEMORY = next((each for each in [Path("/dev/shm")] if each.is_dir()), None)
LIFTS = [Exercise("squat-back", "Squat"), Exercise("leg-curl-seated", "Leg Curl")]
NORDIC = Exercise("nordic-curl", "Nordic")
KEPT = 50

Plain = dict[str, Any]
State = dict[str, Plain]
"""Workout id -> title, note, start and end, exercises with their reps, what it took in."""


def seeds() -> list[Workout]:
    """Four imported workouts, two of them on one day."""
    return [
        a_workout(
            an_entry("squat-back", a_set(reps=n + 1), a_set(reps=n + 2), name="Squat"),
            an_entry("leg-curl-seated", a_set(reps=n + 3), name="Leg Curl"),
            id=f"i{n}",
            title=f"Day {n}",
            note=f"Note {n}",
            started_at=MONDAY - timedelta(days=n // 2, hours=n),
        )
        for n in range(4)
    ]


def plain(workout: Workout) -> Plain:
    """What the model says of a workout."""
    return {
        "title": workout.title,
        "note": workout.note,
        "from": workout.started_at,
        "to": workout.ended_at,
        "lifts": [
            [each.exercise_id, [one.reps for one in each.sets], each.note, each.per_side]
            for each in workout.entries
        ],
        "holds": {each.id for each in workout.absorbed},
    }


class MendingMachine(RuleBasedStateMachine):
    """Drives one of two journals, and compares both with the model after each step."""

    changes: ClassVar[Counter[str]] = Counter()
    turned: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(dir=IN_MEMORY)
        self.path = Path(self.folder.name) / "htrack.json"
        self.clock = Clock()
        self.made = 0
        self.journals = [self.opened_journal(), self.opened_journal()]
        self.done: list[State] = []
        self.state: State = {}
        self.undone: list[State] = []

    def opened_journal(self) -> Journal:
        return Journal(self.path, clock=self.clock, ids=self.new_id)

    def new_id(self) -> str:
        self.made += 1
        return f"n{self.made:03}"

    def teardown(self) -> None:
        self.folder.cleanup()

    @initialize()
    def imported_with_a_workout_open(self) -> None:
        self.journals[0].start("Now")
        self.current = in_progress(self.path)
        self.journals[0].add_workouts([each.document() for each in seeds()], [], "imported")
        self.state = {each.id: plain(each) for each in seeds()}

    def did(self, kind: str, after: State) -> None:
        if after == self.state:
            return
        MendingMachine.changes[kind] += 1
        self.done.append(self.state)
        self.state = after
        self.undone.clear()

    def with_changed(self, id_: str, **changes: Any) -> State:
        return {**self.state, id_: {**self.state[id_], **changes}}

    def some(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(sorted(self.state)), label="workout")

    def a_lift(self, data: st.DataObject, id_: str) -> tuple[int, list[Any]]:
        lifts = copy.deepcopy(self.state[id_]["lifts"])
        index = data.draw(st.integers(0, len(lifts) - 1), label="index")
        return index, lifts

    def has_lift(self, data: st.DataObject) -> str | None:
        full = sorted(id_ for id_, each in self.state.items() if each["lifts"])
        return data.draw(st.sampled_from(full), label="workout") if full else None

    # One workout

    @precondition(lambda self: self.state)
    @rule(who=st.integers(0, 1), data=st.data(), text=st.sampled_from(["", "A", "\x1b[31m"]))
    def describe(self, who: int, data: st.DataObject, text: str) -> None:
        id_, title = self.some(data), data.draw(st.booleans())
        bench = self.journals[who].bench(id_)
        (bench.rename if title else bench.annotate)(text)
        self.did("describe", self.with_changed(id_, **{"title" if title else "note": text}))

    @precondition(lambda self: self.state)
    @rule(who=st.integers(0, 1), data=st.data(), exercise=st.sampled_from(LIFTS))
    def add(self, who: int, data: st.DataObject, exercise: Exercise) -> None:
        id_ = self.some(data)
        self.journals[who].bench(id_).add_exercise(exercise)
        lifts = [*self.state[id_]["lifts"], [exercise.id, [], "", False]]
        self.did("add", self.with_changed(id_, lifts=lifts))

    @rule(who=st.integers(0, 1), data=st.data(), reps=st.lists(st.integers(10, 19), max_size=2))
    def sets(self, who: int, data: st.DataObject, reps: list[int]) -> None:
        """Any run of sets gives way to any other, an empty one included: add, change, delete."""
        id_ = self.has_lift(data)
        if id_ is None:
            return
        index, lifts = self.a_lift(data, id_)
        exercise_id, old = lifts[index][:2]
        start = data.draw(st.integers(0, len(old)), label="start")
        end = data.draw(st.integers(start, len(old)), label="end")
        was = self.journals[who].workout(id_).entries[index].sets[start:end]
        now = [a_set(reps=each) for each in reps]
        self.journals[who].bench(id_).replace_sets(index, exercise_id, start, was, now)
        lifts[index][1][start:end] = reps
        self.did("sets", self.with_changed(id_, lifts=lifts))

    @rule(who=st.integers(0, 1), data=st.data(), way=st.integers(0, 4))
    def rearrange(self, who: int, data: st.DataObject, way: int) -> None:
        id_ = self.has_lift(data)
        if id_ is None:
            return
        index, lifts = self.a_lift(data, id_)
        lift, bench = lifts[index], self.journals[who].bench(id_)
        if way == 0:
            bench.remove_exercise(index, lift[0])
            del lifts[index]
        elif way == 1:
            bench.swap_exercise(index, lift[0], NORDIC)
            lift[0] = NORDIC.id
        elif way == 2:
            bench.move_exercise(index, lift[0], -1)
            lifts.insert(max(0, index - 1), lifts.pop(index))
        elif way == 3:
            bench.note_exercise(index, lift[0], "seat 4")
            lift[2] = "seat 4"
        else:
            bench.set_per_side(index, lift[0], not lift[3])
            lift[3] = not lift[3]
        self.did("rearrange", self.with_changed(id_, lifts=lifts))

    # When it was

    @precondition(lambda self: self.state)
    @rule(who=st.integers(0, 1), data=st.data(), ago=st.integers(0, 9))
    def move(self, who: int, data: st.DataObject, ago: int) -> None:
        id_ = self.some(data)
        was, day = self.state[id_]["from"], MONDAY.date() - timedelta(days=ago)
        self.journals[who].move_workout(id_, was, day)
        self.did("move", self.with_changed(id_, **self.on(id_, day)))

    def on(self, id_: str, day: date) -> Plain:
        by = datetime.combine(day, self.state[id_]["from"].timetz()) - self.state[id_]["from"]
        return {"from": self.state[id_]["from"] + by, "to": self.state[id_]["to"] + by}

    @precondition(lambda self: self.state)
    @rule(who=st.integers(0, 1), data=st.data(), later=st.integers(-90, 0), long=st.integers(0, 90))
    def time(self, who: int, data: st.DataObject, later: int, long: int) -> None:
        id_ = self.some(data)
        was = self.state[id_]["from"]
        start = was + timedelta(minutes=later)
        end = start + timedelta(minutes=long)
        self.journals[who].time_workout(id_, was, start, end)
        self.did("time", self.with_changed(id_, **{"from": start, "to": end}))

    # More or fewer workouts

    @precondition(lambda self: self.state)
    @rule(who=st.integers(0, 1), data=st.data(), ago=st.integers(0, 9))
    def duplicate(self, who: int, data: st.DataObject, ago: int) -> None:
        id_, day = self.some(data), MONDAY.date() - timedelta(days=ago)
        new = self.journals[who].duplicate_workout(id_, day)
        copied = {**copy.deepcopy(self.state[id_]), **self.on(id_, day), "holds": set()}
        self.did("duplicate", {**self.state, new.id: copied})

    @precondition(lambda self: len(self.state) > 1)
    @rule(who=st.integers(0, 1), data=st.data())
    def merge(self, who: int, data: st.DataObject) -> None:
        pick = st.lists(st.sampled_from(sorted(self.state)), min_size=2, max_size=2, unique=True)
        one, other = data.draw(pick, label="both")
        self.journals[who].merge_workouts(one, other)
        first, second = sorted((one, other), key=lambda id_: (self.state[id_]["from"], id_))
        after = {id_: copy.deepcopy(each) for id_, each in self.state.items() if id_ != second}
        here, there = after[first], copy.deepcopy(self.state[second])
        here["title"] = here["title"] or there["title"]
        here["note"] = "\n".join(dict.fromkeys(n for n in (here["note"], there["note"]) if n))
        here["to"] = max(here["to"], there["to"])
        here["holds"] = (here["holds"] | there["holds"] | {second}) - {first}
        lifts, behind = here["lifts"], there["lifts"]
        if lifts and behind and lifts[-1][0] == behind[0][0]:
            seam, next_ = lifts[-1], behind.pop(0)
            seam[1] += next_[1]
            seam[2] = seam[2] or next_[2]
            seam[3] = seam[3] or next_[3]
        lifts += behind
        self.did("merge", after)

    @rule(who=st.integers(0, 1), data=st.data())
    def split(self, who: int, data: st.DataObject) -> None:
        """None of the sets says when it was done: the second half has no time of its own."""
        long = sorted(id_ for id_, each in self.state.items() if len(each["lifts"]) > 1)
        if not long:
            return
        id_ = data.draw(st.sampled_from(long), label="workout")
        index = data.draw(st.integers(1, len(self.state[id_]["lifts"]) - 1), label="index")
        lift = self.state[id_]["lifts"][index]
        _, new = self.journals[who].split_workout(id_, index, lift[0])
        whole = copy.deepcopy(self.state[id_])
        first = {**whole, "lifts": whole["lifts"][:index]}
        same_day = whole["from"].date() == whole["to"].date()
        behind = whole["to"] if same_day else whole["from"]
        second = {
            **whole,
            "lifts": whole["lifts"][index:],
            "from": behind,
            "to": behind,
            "note": "",
            "holds": whole["holds"] | {id_},
        }
        self.did("split", {**self.state, id_: first, new.id: second})

    @rule(who=st.integers(0, 1), ago=st.integers(1, 9))
    def add_past(self, who: int, ago: int) -> None:
        day = MONDAY.date() - timedelta(days=ago)
        new = self.journals[who].add_past_workout(day, "Empty")
        noon = datetime.combine(day, MONDAY.replace(hour=12, minute=0).timetz())
        made = {"title": "Empty", "note": "", "from": noon, "to": noon, "lifts": []}
        self.did("add_past", {**self.state, new.id: {**made, "holds": set()}})

    @precondition(lambda self: self.state)
    @rule(who=st.integers(0, 1), data=st.data())
    def delete(self, who: int, data: st.DataObject) -> None:
        id_ = self.some(data)
        self.journals[who].delete_workout(id_)
        self.did("delete", {each: now for each, now in self.state.items() if each != id_})

    @rule(who=st.integers(0, 1))
    def import_again(self, who: int) -> None:
        there = set(self.state).union(*(each["holds"] for each in self.state.values()))
        fresh = {each.id: plain(each) for each in seeds() if each.id not in there}
        added = self.journals[who].add_workouts([each.document() for each in seeds()], [], "again")
        assert added.workouts == len(fresh)
        self.did("import", {**self.state, **fresh})

    # Back and forth

    @rule(who=st.integers(0, 1), back=st.integers(1, 5), forth=st.integers(0, 5))
    def back_and_forth(self, who: int, back: int, forth: int) -> None:
        for _ in range(min(back, len(self.done))):
            assert self.journals[who].undo() is not None
            self.undone.append(self.state)
            self.state = self.done.pop()
            MendingMachine.turned["back"] += 1
        for _ in range(min(forth, len(self.undone))):
            assert self.journals[1 - who].redo() is not None
            self.done.append(self.state)
            self.state = self.undone.pop()
            MendingMachine.turned["forth"] += 1

    @rule(who=st.integers(0, 1))
    def kill_and_reopen(self, who: int) -> None:
        self.journals[who] = self.opened_journal()

    @rule(minutes=st.integers(1, 9))
    def time_passes(self, minutes: int) -> None:
        self.clock.turn(minutes=minutes)

    @invariant()
    def both_journals_and_the_file_say_what_the_model_says(self) -> None:
        newest = sorted(self.state, key=lambda id_: (self.state[id_]["from"], id_), reverse=True)
        for journal in self.journals:
            assert [row.id for row in journal.rows()] == newest
            assert {id_: plain(journal.workout(id_)) for id_ in newest} == self.state
        assert {each["id"] for each in in_history(self.path)} == set(self.state)

    @invariant()
    def the_workout_in_progress_is_as_it_was(self) -> None:
        assert in_progress(self.path) == getattr(self, "current", [])


KINDS = {
    "describe", "add", "sets", "rearrange", "move", "time", "duplicate", "merge", "split",
    "add_past", "delete", "import",
}  # fmt: skip


def test_the_past_is_mended_as_the_model_says() -> None:
    MendingMachine.changes.clear()
    MendingMachine.turned.clear()
    run_state_machine_as_test(
        MendingMachine,
        settings=settings(
            max_examples=80,
            stateful_step_count=KEPT - 5,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert MendingMachine.changes.total() >= 400, "too little was tried to say anything"
    assert set(MendingMachine.changes) == KINDS
    assert min(MendingMachine.turned.values()) >= 40
