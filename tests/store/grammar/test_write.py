"""What is written is what is read."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.vocabulary import LoadKind
from store.errors import UsageError
from store.grammar.error import GrammarError
from store.grammar.parse import Line, parse
from store.grammar.write import write
from store.models import Load, LoadMode, LoggedSet, SetKind, Side, Unit
from tests.builders import HOSTILE, MONDAY, a_set, kg
from tests.store.grammar.test_mistakes import LINES

WEIGHED = (LoadMode.EXTERNAL, LoadMode.ADDED, LoadMode.ASSISTED)
CHARACTERS = st.characters(exclude_categories=["Cs"])


def numbers(most: float, least: float = 0.0) -> st.SearchStrategy[float]:
    """Steps that people use, and every other number there is, down to the last bit."""
    steps = st.integers(0, int(most * 4)).map(lambda quarters: quarters / 4)
    return (steps | st.floats(0, most)).filter(lambda value: value >= least)


def texts() -> st.SearchStrategy[str]:
    lines = st.text(st.sampled_from(" \t,#\"'!@rwxLR81.-+bandkg"), max_size=12)
    return st.one_of(st.just(""), st.text(CHARACTERS, max_size=12), lines, st.sampled_from(HOSTILE))


def loads(modes: tuple[LoadMode, ...]) -> st.SearchStrategy[Load]:
    weighed = st.sampled_from([mode for mode in WEIGHED if mode in modes] or WEIGHED)
    units = st.sampled_from(Unit)
    of_mode = {
        LoadMode.BODYWEIGHT: st.just(Load(mode=LoadMode.BODYWEIGHT))
        | st.builds(Load, mode=st.just(LoadMode.BODYWEIGHT), value=numbers(10_000), unit=units),
        LoadMode.BAND: st.builds(Load, mode=st.just(LoadMode.BAND), label=texts()),
    }
    plain = st.builds(Load, mode=weighed, value=numbers(10_000), unit=units)
    return st.one_of(*{id(s): s for s in (of_mode.get(mode, plain) for mode in modes)}.values())


@st.composite
def sets(
    draw: st.DrawFn,
    modes: tuple[LoadMode, ...] = tuple(LoadMode),
    amounts: tuple[str, ...] = ("reps", "seconds", "metres"),
    *,
    loaded: bool = False,
) -> LoggedSet:
    """Sets that can be said: one amount, or reps or metres within a time."""
    kind = draw(st.sampled_from(SetKind))
    amount = draw(st.sampled_from(amounts))
    least = 0 if kind is SetKind.FAILURE else 1
    time = numbers(86_400, least=1e-9)
    values = {
        "reps": st.integers(least, 10_000),
        "seconds": time,
        "metres": numbers(500_000, least=1e-9),
    }
    given_load = loads(modes) if loaded else st.none() | loads(modes)
    within = None if amount == "seconds" else draw(st.none() | time)
    return LoggedSet.model_validate(
        {
            "seconds": within,
            "kind": kind,
            "load": draw(given_load),
            amount: draw(values[amount]),
            "side": draw(st.sampled_from(Side)),
            "rpe": draw(st.none() | st.integers(2, 20).map(lambda halves: halves / 2)),
            "tempo": draw(st.sampled_from(["", "5", "3-1-1-0", "30X1", "10-0-X-0"])),
            "note": draw(texts()),
        }
    )


def lines(each: st.SearchStrategy[LoggedSet]) -> st.SearchStrategy[Line]:
    several = st.lists(each, min_size=1, max_size=4).map(tuple)
    return st.builds(Line, exercise=texts(), sets=several)


@given(lines(sets()), st.sampled_from(Unit))
def test_what_is_written_is_what_is_read(line: Line, unit: Unit) -> None:
    assert parse(write(line), unit=unit) == line


@settings(max_examples=300)
@given(LINES, st.sampled_from(Unit))
def test_what_is_read_can_be_written(text: str, unit: Unit) -> None:
    with contextlib.suppress(GrammarError):
        line = parse(text, unit=unit)
        assert parse(write(line), unit=unit) == line


BODY = (LoadMode.BODYWEIGHT, LoadMode.ADDED, LoadMode.ASSISTED, LoadMode.BAND)
OF_KIND = {
    LoadKind.EXTERNAL: sets((LoadMode.EXTERNAL, LoadMode.BODYWEIGHT, LoadMode.BAND), loaded=True),
    LoadKind.BODYWEIGHT: sets(BODY, loaded=True),
    LoadKind.BODYWEIGHT_PLUS: sets(BODY, loaded=True),
    LoadKind.ASSISTED: sets(BODY),
    LoadKind.BAND: sets((LoadMode.BAND, LoadMode.BODYWEIGHT), loaded=True),
    LoadKind.HOLD: sets(amounts=("seconds",)),
    LoadKind.DISTANCE: sets((LoadMode.EXTERNAL, LoadMode.BODYWEIGHT), amounts=("metres",)),
}


@pytest.mark.parametrize("kind", LoadKind)
def test_and_so_it_is_for_an_exercise_of_a_kind(kind: LoadKind) -> None:
    @given(lines(OF_KIND[kind]))
    def law(line: Line) -> None:
        assert parse(write(line), unit=Unit.LB, load_kind=lambda _: kind) == line

    law()


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (Line("rdl", (a_set(80, 8, rpe=8.5), a_set(82.5, 6))), "rdl 80kgx8 rpe8.5, 82.5kgx6"),
        (Line("", (a_set(80, 5, kind=SetKind.FAILURE),)), "80kgx5!"),
        (Line("", (a_set(80, 8, note="x"), a_set(80, 7, note="y"))), '80kgx8 #"x", 80kgx7 # y'),
        (Line('"a" b', (a_set(80, 8),)), '"""a"" b" 80kgx8'),
        (Line("Squat 21", (a_set(80, 8),)), '"Squat 21" 80kgx8'),
        (
            Line("", (LoggedSet(load=Load(mode=LoadMode.BAND, label="a band"), reps=5),)),
            '5 "a band" band',
        ),
        (
            Line("", (a_set(1e-07, 8, load=kg(1e-07)),)),
            "0.0000001kgx8",
        ),
    ],
)
def test_it_is_written_as_a_person_would(line: Line, text: str) -> None:
    assert write(line) == text


def test_when_a_set_was_logged_is_not_written() -> None:
    assert write(Line("rdl", (a_set(80, 8, logged_at=MONDAY),))) == "rdl 80kgx8"


@pytest.mark.parametrize(
    "said",
    [
        (),
        (LoggedSet(),),
        (a_set(80, None),),
        (a_set(80, 0),),
        (a_set(80, 8, metres=40),),
        (a_set(80, 8, tempo="slow"),),
        (a_set(20_000, 8),),
    ],
)
def test_what_no_line_can_say_is_refused(said: tuple[LoggedSet, ...]) -> None:
    with pytest.raises(UsageError, match="can't be written in a line"):
        write(Line("rdl", said))
