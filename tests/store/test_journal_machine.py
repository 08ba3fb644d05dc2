"""Any sequence of changes, by two journals on one path, against a model of dicts.

The model knows the state as things by key, and of each step what these were before and after it.
"""

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
from store.models import Draft, LoggedSet, OwnExercise, Unit, Unlogged, Workout
from store.plan import BodyWeight, Preference, Routine, RoutineItem
from tests.builders import MONDAY, a_set, a_workout
from tests.store.turning import Clock, in_history, in_progress, stock

if TYPE_CHECKING:
    from collections.abc import Callable

EXERCISES = [Exercise("squat-back", "Squat"), Exercise("leg-curl-seated", "Leg Curl")]
OTHER = Exercise("nordic-curl", "Nordic")
IN_MEMORY = next((each for each in [Path("/dev/shm")] if each.is_dir()), None)
"""Where thousands of files cost little: what a disk does to them is another test's matter."""
KEPT = 50
"""Steps that each of the two stacks remembers, as the ledger says."""

Plain = dict[str, Any]
Key = tuple[str, str]
"""What a thing is, and its id; the workout in progress is `OPEN`."""
OPEN: Key = ("open", "")
UNIT: Key = ("unit", "")
State = dict[Key, Any]


@dataclass
class Step:
    """What a change did: the things that it touched, as they were before and after."""

    number: int
    kind: str
    stack: str
    before: State
    after: State


@dataclass
class Model:
    """The journal as a person would explain it."""

    state: State = field(default_factory=dict)
    steps: int = 0
    done: dict[str, list[Step]] = field(default_factory=lambda: {"open": [], "history": []})
    undone: list[Step] = field(default_factory=list)

    @property
    def opened(self) -> Plain | None:
        """The workout in progress."""
        found: Plain | None = self.state.get(OPEN)
        return found

    def of(self, what: str) -> dict[str, Any]:
        """The things of one sort, by id."""
        return {key[1]: value for key, value in self.state.items() if key[0] == what}

    def did(self, kind: str, stack: str, after: State) -> None:
        """Remember a change of some things (none: gone), and make it; nothing can be redone."""
        before = {key: copy.deepcopy(self.state.get(key)) for key in after}
        if before == after:
            return
        self.steps += 1
        self.done[stack].append(Step(self.steps, kind, stack, before, copy.deepcopy(after)))
        del self.done[stack][:-KEPT]
        self.undone.clear()
        self._put(after)

    def undo(self) -> Step | None:
        """Take the newest step back. Raises ConflictError as it should."""
        step = next(iter(self.standing()), None)
        if step is not None:
            self._refuse_odd(step)
        for stack in self.done.values():
            while stack and (step is None or stack[-1].number >= step.number):
                stack.pop()
        if step is not None:
            self.undone.append(step)
            self._put(step.before)
        return step

    def standing(self) -> list[Step]:
        """The steps that find the workout that they are about, the newest first."""
        steps = [step for stack in self.done.values() for step in stack]
        found, open_id = [], (self.opened or {}).get("id")
        for step in sorted(steps, key=lambda step: step.number, reverse=True):
            if OPEN in step.before:
                was, became = ((each[OPEN] or {}).get("id") for each in (step.before, step.after))
                if became not in {None, open_id}:
                    continue
                open_id = was
            found.append(step)
        return found

    def redo(self) -> Step | None:
        """Do again what was taken back last."""
        if not self.undone:
            return None
        step = self.undone.pop()
        self.done[step.stack].append(step)
        self._put(step.after)
        return step

    def _refuse_odd(self, step: Step) -> None:
        if OPEN not in step.before:
            return
        was, became = step.before[OPEN], step.after[OPEN]
        if was is not None and became is None and self.opened is not None:
            raise ConflictError("another workout is open")

    def _put(self, things: State) -> None:
        for key, value in copy.deepcopy(things).items():
            if value is None:
                self.state.pop(key, None)
            else:
                self.state[key] = value


def shape(workout: Workout | Plain) -> Plain:
    """What the model knows of a workout."""
    document = workout.document() if isinstance(workout, Workout) else workout
    entries = [
        {
            "id": entry["exercise_id"],
            "planned": entry.get("planned", 0),
            "reps": [each["reps"] for each in entry.get("sets", [])],
            "note": entry.get("note", ""),
            "superset": entry.get("superset"),
            "per_side": entry.get("per_side", False),
        }
        for entry in document.get("entries", [])
    ]
    return {
        "id": document["id"],
        "title": document.get("title", ""),
        "note": document.get("note", ""),
        "mood": document.get("mood"),
        "routine": document.get("routine_id", ""),
        "started_at": document["started_at"],
        "entries": entries,
    }


def an_entry_of(exercise_id: str, **known: Any) -> Plain:
    usual = {"planned": 0, "reps": [], "note": "", "superset": None, "per_side": False}
    return {"id": exercise_id, **usual, **known}


class JournalMachine(RuleBasedStateMachine):
    """Drives a journal, or another one on the same path, and asks both after each step."""

    steps: ClassVar[int] = 0
    undone: ClassVar[Counter[str]] = Counter()
    redone: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(dir=IN_MEMORY)
        self.path = Path(self.folder.name) / "htrack.json"
        self.clock = Clock()
        self.made = 0
        self.model = Model()
        self.kinds: Counter[str] = Counter()
        self.journals = [self.opened_journal(), self.opened_journal()]

    def opened_journal(self) -> Journal:
        return Journal(self.path, clock=self.clock, ids=self.new_id)

    def new_id(self) -> str:
        self.made += 1
        return f"w{self.made:04}"

    def teardown(self) -> None:
        self.folder.cleanup()

    def done(self, who: int, change: Callable[[Journal], object]) -> object:
        JournalMachine.steps += 1
        return change(self.journals[who])

    def refused(self, who: int, change: Callable[[Journal], object]) -> None:
        with pytest.raises(ConflictError):
            self.done(who, change)

    def did(self, kind: str, stack: str, after: State) -> None:
        """Tell the model; the first change of each kind in a run goes back and forth at once."""
        steps = self.model.steps
        self.model.did(kind, stack, after)
        if self.model.steps == steps:
            return
        self.kinds[kind] += 1
        if self.kinds[kind] == 1:
            self.undo(0)
            self.everyone_sees_the_same_training()
            self.everyone_sees_the_same_plans()
            self.redo(1)

    # The model's hand on the workout in progress

    def entries(self) -> list[Plain]:
        assert self.model.opened is not None
        entries: list[Plain] = copy.deepcopy(self.model.opened["entries"])
        return entries

    def some_entry(self, data: st.DataObject) -> tuple[int, str]:
        index = data.draw(st.integers(0, len(self.entries()) - 1), label="index")
        return index, self.entries()[index]["id"]

    def per_side(self, exercise_id: str) -> bool:
        return bool(self.model.of("preference").get(exercise_id, {}).get("per_side"))

    def edit(self, kind: str, entries: list[Plain] | None = None, **changes: Any) -> None:
        assert self.model.opened is not None
        if entries is not None:
            changes["entries"] = entries
        self.did(kind, "open", {OPEN: {**self.model.opened, **changes}})

    def new(self, workout: object, title: str = "") -> Plain:
        assert isinstance(workout, Workout)
        return {"id": workout.id, "title": title, "note": "", "mood": None, "routine": "",
                "started_at": workout.started_at.isoformat(), "entries": []}  # fmt: skip

    def with_logged(self, workout: Plain, exercise_id: str, reps: list[int]) -> Plain:
        """The sets in the last entry of an exercise, or in a new one."""
        entries = copy.deepcopy(workout["entries"])
        if not any(entry["id"] == exercise_id for entry in entries):
            entries.append(an_entry_of(exercise_id, per_side=self.per_side(exercise_id)))
        next(each for each in reversed(entries) if each["id"] == exercise_id)["reps"] += reps
        return {**workout, "entries": entries}

    @initialize(notes=st.sampled_from([0, 0, 0, 0, KEPT - 3]), exercises=st.sampled_from([0, 3]))
    def in_the_middle_of_a_day(self, notes: int, exercises: int) -> None:
        """Now and then a workout is open, or the stack is nearly full, when the rest begins."""
        if notes or exercises:
            self.start(0, "Legs")
        for number in range(notes):
            self.rename_or_annotate(0, "note", f"note {number}")
        for number in range(exercises):
            self.add_exercise(0, EXERCISES[number % 2], number)

    # The workout in progress

    @rule(who=st.integers(0, 1), title=st.sampled_from(["", "Legs", "=1+1"]))
    def start(self, who: int, title: str) -> None:
        if self.model.opened is not None:
            self.refused(who, lambda journal: journal.start(title))
            return
        workout = self.done(who, lambda journal: journal.start(title))
        self.did("start", "open", {OPEN: self.new(workout, title)})

    @precondition(lambda self: self.model.opened is not None)
    @rule(who=st.integers(0, 1), exercise=st.sampled_from(EXERCISES), planned=st.integers(0, 3))
    def add_exercise(self, who: int, exercise: Exercise, planned: int) -> None:
        self.done(who, lambda journal: journal.add_exercise(exercise, planned))
        per_side = self.per_side(exercise.id)
        added = an_entry_of(exercise.id, planned=planned, per_side=per_side)
        self.edit("add", [*self.entries(), added])

    @precondition(lambda self: self.model.opened and self.model.opened["entries"])
    @rule(
        who=st.integers(0, 1),
        data=st.data(),
        reps=st.lists(st.integers(1, 9), min_size=1),
        rest=st.sampled_from([None, None, 0, 90]),
    )
    def log_sets(self, who: int, data: st.DataObject, reps: list[int], rest: int | None) -> None:
        index, exercise_id = self.some_entry(data)
        sets = [a_set(reps=each) for each in reps]
        self.done(who, lambda j: j.log_sets(index, exercise_id, sets, rest_seconds=rest))
        entries = self.entries()
        entries[index]["reps"] += reps
        self.edit("log", entries)

    @precondition(lambda self: self.model.opened and self.model.opened["entries"])
    @rule(who=st.integers(0, 1), data=st.data(), reps=st.integers(1, 9))
    def insert_sets(self, who: int, data: st.DataObject, reps: int) -> None:
        index, exercise_id = self.some_entry(data)
        entries = self.entries()
        at = data.draw(st.integers(0, len(entries[index]["reps"])), label="at")
        sets = [a_set(reps=reps)]
        self.refused(who, lambda j: j.insert_sets(index, exercise_id, 99, sets))
        self.done(who, lambda j: j.insert_sets(index, exercise_id, at, sets))
        entries[index]["reps"].insert(at, reps)
        self.edit("insert", entries)

    @rule(who=st.integers(0, 1), exercise=st.sampled_from(EXERCISES), reps=st.integers(1, 9))
    def log_under(self, who: int, exercise: Exercise, reps: int) -> None:
        workout = self.done(who, lambda journal: journal.log_under(exercise, [a_set(reps=reps)]))
        before = self.model.opened or self.new(workout)
        after = self.with_logged(before, exercise.id, [reps])
        self.did("log_under" if self.model.opened else "start", "open", {OPEN: after})

    @precondition(
        lambda self: self.model.opened and any(e["reps"] for e in self.model.opened["entries"])
    )
    @rule(
        who=st.integers(0, 1),
        data=st.data(),
        reps=st.none() | st.integers(10, 19),
        stale=st.booleans(),
    )
    def change_set(self, who: int, data: st.DataObject, reps: int | None, stale: bool) -> None:
        entries = self.entries()
        full = [place for place, entry in enumerate(entries) if entry["reps"]]
        index = data.draw(st.sampled_from(full), label="index")
        exercise_id, sets = entries[index]["id"], entries[index]["reps"]
        at = data.draw(st.integers(0, len(sets) - 1), label="at")
        was = self.logged(who, index, at)
        now = [] if reps is None else [was.model_copy(update={"reps": reps})]
        if stale:
            was = was.model_copy(update={"reps": 99})
            self.refused(who, lambda j: j.replace_sets(index, exercise_id, at, [was], now))
            return
        self.done(who, lambda j: j.replace_sets(index, exercise_id, at, [was], now))
        sets[at : at + 1] = [] if reps is None else [reps]
        self.edit("change", entries)

    def logged(self, who: int, index: int, at: int) -> LoggedSet:
        workout = self.journals[who].open_workout()
        assert workout is not None
        return workout.entries[index].sets[at]

    @precondition(lambda self: self.model.opened and self.model.opened["entries"])
    @rule(who=st.integers(0, 1), data=st.data())
    def remove_exercise(self, who: int, data: st.DataObject) -> None:
        index, exercise_id = self.some_entry(data)
        self.refused(who, lambda journal: journal.remove_exercise(index, "another"))
        self.done(who, lambda journal: journal.remove_exercise(index, exercise_id))
        entries = self.entries()
        del entries[index]
        self.edit("remove", entries)

    @precondition(lambda self: self.model.opened is not None)
    @rule(
        who=st.integers(0, 1),
        what=st.sampled_from(["title", "note"]),
        text=st.sampled_from(["", "\x1b[31m", "深蹲"]),
    )
    def rename_or_annotate(self, who: int, what: str, text: str) -> None:
        change = Journal.rename if what == "title" else Journal.annotate
        self.done(who, lambda journal: change(journal, text))
        assert self.model.opened is not None
        self.did("describe", "open", {OPEN: {**self.model.opened, what: text}})

    @precondition(lambda self: self.model.opened and self.model.opened["entries"])
    @rule(who=st.integers(0, 1), data=st.data())
    def swap_exercise(self, who: int, data: st.DataObject) -> None:
        index, exercise_id = self.some_entry(data)
        self.refused(who, lambda journal: journal.swap_exercise(index, "another", OTHER))
        self.done(who, lambda journal: journal.swap_exercise(index, exercise_id, OTHER))
        entries = self.entries()
        old = entries[index]
        new = an_entry_of(
            OTHER.id,
            planned=max(0, old["planned"] - len(old["reps"])),
            superset=old["superset"],
            per_side=self.per_side(OTHER.id),
        )
        kept = [{**old, "planned": len(old["reps"])}] if old["reps"] else []
        entries[index : index + 1] = [*kept, new]
        self.edit("swap", entries)

    @precondition(lambda self: self.model.opened and self.model.opened["entries"])
    @rule(who=st.integers(0, 1), data=st.data(), by=st.sampled_from([-9, -1, 1, 2]))
    def move_exercise(self, who: int, data: st.DataObject, by: int) -> None:
        index, exercise_id = self.some_entry(data)
        self.done(who, lambda journal: journal.move_exercise(index, exercise_id, by))
        entries = self.entries()
        entry = entries.pop(index)
        entries.insert(min(max(index + by, 0), len(entries)), entry)
        self.edit("move", entries)

    @precondition(lambda self: self.model.opened and len(self.model.opened["entries"]) > 1)
    @rule(who=st.integers(0, 1), data=st.data(), linked=st.booleans())
    def link_or_unlink(self, who: int, data: st.DataObject, linked: bool) -> None:
        """The model only takes over which exercises are together; the law is another test's."""
        entries = self.entries()
        index = data.draw(st.integers(0, len(entries) - 2), label="index")
        exercise_id = entries[index]["id"]
        change = Journal.link_superset if linked else Journal.unlink_superset
        workout = self.done(who, lambda journal: change(journal, index, exercise_id))
        assert isinstance(workout, Workout)
        for entry, now in zip(entries, workout.entries, strict=True):
            entry["superset"] = now.superset
        if linked:
            assert entries[index]["superset"] == entries[index + 1]["superset"] is not None
        else:
            assert entries[index]["superset"] is None
        self.edit("superset", entries)

    @precondition(lambda self: self.model.opened and self.model.opened["entries"])
    @rule(who=st.integers(0, 1), data=st.data(), way=st.integers(0, 2), value=st.integers(0, 2))
    def change_exercise(self, who: int, data: st.DataObject, way: int, value: int) -> None:
        index, exercise_id = self.some_entry(data)
        changes: list[Callable[[Journal], Workout]] = [
            lambda journal: journal.note_exercise(index, exercise_id, f"[b]{value}"),
            lambda journal: journal.plan_sets(index, exercise_id, value),
            lambda journal: journal.set_per_side(index, exercise_id, value > 0),
        ]
        self.done(who, changes[way])
        known: list[Plain] = [{"note": f"[b]{value}"}, {"planned": value}, {"per_side": value > 0}]
        entries = self.entries()
        entries[index] |= known[way]
        self.edit("change_exercise", entries)

    @precondition(lambda self: self.model.opened is not None)
    @rule(who=st.integers(0, 1), seconds=st.none() | st.integers(1, 300))
    def rest(self, who: int, seconds: int | None) -> None:
        """Another process sees it; nothing is to be taken back, and redo stays possible."""
        until = None if seconds is None else self.clock() + timedelta(seconds=seconds)
        self.done(who, lambda journal: journal.rest(until, seconds))
        workout = self.journals[1 - who].open_workout()
        assert workout is not None
        assert (workout.rest_until, workout.rest_seconds) == (until, seconds)

    @precondition(lambda self: self.model.opened is not None)
    @rule(who=st.integers(0, 1), reps=st.none() | st.integers(1, 30))
    def type_without_logging(self, who: int, reps: int | None) -> None:
        """The same of what is typed into a row that is still to be done."""
        opened = self.model.opened
        assert opened is not None
        draft = Draft(exercise_id="leg-curl-seated", rows=((LoggedSet(reps=reps),),))
        unlogged = Unlogged(drafts=() if reps is None else (draft,))
        self.done(who, lambda journal: journal.keep_unlogged(opened["id"], unlogged))
        workout = self.journals[1 - who].open_workout()
        assert workout is not None
        assert workout.unlogged == unlogged

    @rule(who=st.integers(0, 1), then_undo=st.booleans(), forgotten=st.booleans())
    def finish(self, who: int, then_undo: bool, forgotten: bool) -> None:
        opened = self.model.opened
        change = Journal.finish_as_of_last_set if forgotten else Journal.finish
        if opened is None or not any(entry["reps"] for entry in opened["entries"]):
            self.refused(who, change)
            return
        done = self.done(who, change)
        assert isinstance(done, Workout)
        assert done.rest_until is None
        assert done.unlogged == Unlogged()
        kept = [{**entry, "planned": 0} for entry in opened["entries"] if entry["reps"]]
        finished = {OPEN: None, ("workout", opened["id"]): {**opened, "entries": kept}}
        self.did("finish", "history", finished)
        if then_undo:
            self.undo(1 - who)

    @rule(who=st.integers(0, 1), then_undo=st.booleans())
    def discard(self, who: int, then_undo: bool) -> None:
        if self.model.opened is None:
            self.refused(who, Journal.discard)
            return
        self.done(who, Journal.discard)
        self.did("discard", "open", {OPEN: None})
        if then_undo:
            self.undo(1 - who)

    # The history

    @rule(who=st.integers(0, 1), days=st.lists(st.integers(-9, 9), min_size=1, max_size=3))
    def add_workouts(self, who: int, days: list[int]) -> None:
        """What is imported is partly there already."""
        workouts = [
            a_workout(id=f"i{day:+}", started_at=MONDAY + timedelta(days=day), mood="good")
            for day in days
        ]
        own = OwnExercise(id=f"own{days[0]:+}", name="Own").document()
        fresh: State = {("workout", each.id): shape(each) for each in workouts}
        fresh[("own", own["id"])] = own
        documents = [each.document() for each in workouts]
        self.done(who, lambda journal: journal.add_workouts(documents, [own], "imported"))
        new = {key: value for key, value in fresh.items() if key not in self.model.state}
        self.did("import", "history", new)

    @precondition(lambda self: self.model.of("workout"))
    @rule(who=st.integers(0, 1), data=st.data(), then_undo=st.booleans())
    def delete_workout(self, who: int, data: st.DataObject, then_undo: bool) -> None:
        gone = data.draw(st.sampled_from(sorted(self.model.of("workout"))))
        self.done(who, lambda journal: journal.delete_workout(gone))
        self.did("delete", "history", {("workout", gone): None})
        self.refused(who, lambda journal: journal.delete_workout(gone))
        if then_undo:
            self.undo(1 - who)

    @rule(
        who=st.integers(0, 1),
        days_ago=st.integers(0, 9),
        exercise=st.sampled_from(EXERCISES),
        reps=st.integers(1, 9),
        title=st.sampled_from(["", "Later"]),
    )
    def log_on(self, who: int, days_ago: int, exercise: Exercise, reps: int, title: str) -> None:
        today = self.clock().date()
        day = today - timedelta(days=days_ago)
        sets = [a_set(reps=reps)]
        done = self.done(who, lambda journal: journal.log_on(day, exercise, sets, title))
        opened = self.model.opened
        if opened and day.isoformat() in {opened["started_at"][:10], today.isoformat()}:
            after = self.with_logged(opened, exercise.id, [reps])
            self.edit("log_on", after["entries"], title=opened["title"] or title)
            return
        of_day = [each for each in self.expected() if each["started_at"][:10] == day.isoformat()]
        before = of_day[0] if of_day else self.new(done)
        after = self.with_logged(before, exercise.id, [reps])
        after["title"] = before["title"] or title
        self.did("log_on", "history", {("workout", before["id"]): after})

    # Routines, preferences, body weight, unit

    @rule(who=st.integers(0, 1), sets=st.integers(1, 3), data=st.data())
    def save_routine(self, who: int, sets: int, data: st.DataObject) -> None:
        known = self.model.of("routine")
        id_ = data.draw(st.sampled_from(["", *sorted(known)]), label="id")
        order = known[id_]["order"] if id_ else 0
        item = RoutineItem(exercise_id=EXERCISES[0].id, name="Squat", sets=sets)
        name = known[id_]["name"] if id_ else "Lower"
        given = Routine(id=id_, name=name, items=(item,), order=order)
        saved = self.done(who, lambda journal: journal.save_routine(given))
        assert isinstance(saved, Routine)
        last = max((each["order"] for each in known.values()), default=0)
        now = {"name": name, "sets": sets, "order": order or last + 1}
        self.did("routine", "history", {("routine", saved.id): now})

    @precondition(lambda self: self.model.of("routine"))
    @rule(who=st.integers(0, 1), data=st.data())
    def delete_routine(self, who: int, data: st.DataObject) -> None:
        gone = data.draw(st.sampled_from(sorted(self.model.of("routine"))))
        self.done(who, lambda journal: journal.delete_routine(gone))
        self.did("routine", "history", {("routine", gone): None})
        self.refused(who, lambda journal: journal.delete_routine(gone))

    @precondition(lambda self: self.model.of("routine"))
    @rule(who=st.integers(0, 1), data=st.data(), by=st.sampled_from([-1, 1, 5]))
    def move_routine(self, who: int, data: st.DataObject, by: int) -> None:
        known = self.model.of("routine")
        ids = sorted(known, key=lambda each: (known[each]["order"], known[each]["name"], each))
        place = data.draw(st.integers(0, len(ids) - 1))
        moved = ids.pop(place)
        self.done(who, lambda journal: journal.move_routine(moved, by))
        ids.insert(min(max(place + by, 0), len(ids)), moved)
        after = {("routine", id_): {**known[id_], "order": n} for n, id_ in enumerate(ids, 1)}
        changed = {key: each for key, each in after.items() if each != known[key[1]]}
        self.did("routine", "history", changed)

    @precondition(lambda self: self.model.of("routine"))
    @rule(who=st.integers(0, 1), data=st.data())
    def start_routine(self, who: int, data: st.DataObject) -> None:
        id_ = data.draw(st.sampled_from(sorted(self.model.of("routine"))))
        routine = next(each for each in self.journals[who].routines() if each.id == id_)
        if self.model.opened is not None:
            self.refused(who, lambda journal: journal.start_routine(routine))
            return
        workout = self.done(who, lambda journal: journal.start_routine(routine))
        squat = EXERCISES[0].id
        planned = self.model.of("routine")[id_]["sets"]
        entry = an_entry_of(squat, planned=planned, per_side=self.per_side(squat))
        started = self.new(workout, routine.name) | {"routine": id_, "entries": [entry]}
        self.did("start_routine", "open", {OPEN: started})

    @rule(
        who=st.integers(0, 1),
        exercise=st.sampled_from([*EXERCISES, OTHER]),
        note=st.sampled_from(["", "seat 4"]),
        per_side=st.sampled_from([None, False, True]),
    )
    def set_preference(
        self, who: int, exercise: Exercise, note: str, per_side: bool | None
    ) -> None:
        preference = Preference(id=exercise.id, note=note, per_side=per_side)
        self.done(who, lambda journal: journal.set_preference(preference))
        usual = not note and per_side is None
        now = None if usual else {"note": note, "per_side": per_side}
        self.did("preference", "history", {("preference", exercise.id): now})

    @rule(who=st.integers(0, 1), value=st.integers(60, 90))
    def weigh(self, who: int, value: int) -> None:
        weight = self.done(who, lambda journal: journal.log_body_weight(value, Unit.KG))
        assert isinstance(weight, BodyWeight)
        self.did("weigh", "history", {("body", weight.id): value})

    @precondition(lambda self: self.model.of("body"))
    @rule(who=st.integers(0, 1), data=st.data())
    def delete_body_weight(self, who: int, data: st.DataObject) -> None:
        gone = data.draw(st.sampled_from(sorted(self.model.of("body"))))
        self.done(who, lambda journal: journal.delete_body_weight(gone))
        self.did("weigh", "history", {("body", gone): None})

    @rule(who=st.integers(0, 1), unit=st.sampled_from(Unit))
    def set_unit(self, who: int, unit: Unit) -> None:
        self.done(who, lambda journal: journal.set_unit(unit))
        self.did("unit", "history", {UNIT: unit})

    # Both

    @rule(who=st.integers(0, 1))
    def undo(self, who: int) -> None:
        try:
            step = self.model.undo()
        except ConflictError:
            self.refused(who, Journal.undo)
            return
        words = self.done(who, Journal.undo)
        assert (words is None) == (step is None)
        JournalMachine.undone[step.kind if step else "nothing"] += 1

    @rule(who=st.integers(0, 1))
    def redo(self, who: int) -> None:
        step = self.model.redo()
        words = self.done(who, Journal.redo)
        assert (words is None) == (step is None)
        JournalMachine.redone[step.kind if step else "nothing"] += 1

    @rule(who=st.integers(0, 1), steps=st.integers(1, 6), again=st.integers(0, 6))
    def back_and_forth(self, who: int, steps: int, again: int) -> None:
        for _ in range(steps):
            self.undo(who)
        for _ in range(again):
            self.redo(1 - who)

    @rule(who=st.integers(0, 1))
    def kill_and_reopen(self, who: int) -> None:
        """Nothing is ever only in memory: a new journal on the path knows it all."""
        self.journals[who] = self.opened_journal()

    @rule(hours=st.integers(-30, 60))
    def time_passes(self, hours: int) -> None:
        """Or seems to go back, where a clock is put right."""
        self.clock.turn(hours=hours)

    def expected(self) -> list[Plain]:
        """The workouts of the history, the newest first."""
        return sorted(
            self.model.of("workout").values(),
            key=lambda each: (each["started_at"], each["id"]),
            reverse=True,
        )

    @invariant()
    def everyone_sees_the_same_training(self) -> None:
        for journal in self.journals:
            current = journal.open_workout()
            assert (current and shape(current)) == self.model.opened
            expected = self.expected()
            rows = journal.rows()
            assert [row.id for row in rows] == [each["id"] for each in expected]
            assert [shape(journal.workout(row.id)) for row in rows] == expected
            own = {each["id"]: each for each in journal.own_exercises()}
            assert own == self.model.of("own")

    @invariant()
    def everyone_sees_the_same_plans(self) -> None:
        for journal in self.journals:
            routines = {
                each.id: {"name": each.name, "sets": each.items[0].sets, "order": each.order}
                for each in journal.routines()
            }
            assert routines == self.model.of("routine")
            weights = {each.id: each.value for each in journal.body_weights()}
            assert weights == self.model.of("body")
            assert journal.unit() == self.model.state.get(UNIT, Unit.KG)
            for exercise in (*EXERCISES, OTHER):
                found = journal.preference(exercise.id)
                kept = self.model.of("preference").get(exercise.id, {})
                assert (found.note, found.per_side) == (kept.get("note", ""), kept.get("per_side"))

    @invariant()
    def everyone_lists_the_same_steps(self) -> None:
        for journal in self.journals:
            assert len(journal.steps()) == len(self.model.standing())
            assert len(journal.redo_steps()) == len(self.model.undone)

    @invariant()
    def plain_tinydb_reads_the_same(self) -> None:
        found = {each["id"]: shape(each) for each in in_history(self.path)}
        assert found == self.model.of("workout")
        opened = self.model.opened
        assert [shape(each) for each in in_progress(self.path)] == ([opened] if opened else [])
        kept = {each["id"] for each in stock(self.path, "preferences")}
        assert kept == set(self.model.of("preference"))


KINDS = {
    "start", "add", "log", "insert", "log_under", "change", "remove", "describe", "swap", "move",
    "superset", "change_exercise", "finish", "discard", "import", "delete", "log_on", "routine",
    "start_routine", "preference", "weigh", "unit",
}  # fmt: skip


def test_two_journals_and_a_model_never_disagree() -> None:
    JournalMachine.steps = 0
    JournalMachine.undone.clear()
    JournalMachine.redone.clear()
    run_state_machine_as_test(
        JournalMachine,
        settings=settings(
            max_examples=90,
            stateful_step_count=60,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert JournalMachine.steps >= 2000, "too little was tried to say anything"
    never = KINDS - set(JournalMachine.undone)
    assert len(never) <= 2, f"never taken back: {never}"
    assert sum(JournalMachine.redone.values()) - JournalMachine.redone["nothing"] >= 100
