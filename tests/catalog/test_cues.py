"""What a coach says has to suit the exercise of which it is said."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from catalog.builtin import read_builtin
from catalog.cues import TEXT, cues, read_cues
from catalog.equipment import Equipment
from catalog.vocabulary import Contraction, Laterality, LoadKind

if TYPE_CHECKING:
    from catalog.exercise import Exercise

EXERCISES = read_builtin()
POSTERIOR = [exercise for exercise in EXERCISES if exercise.posterior]
CUES = read_cues()

LONGEST = 90
TYPOGRAPHY = "×–½°"

PROMISES = re.compile(
    r"\b(prevent\w*|injur\w*|heal(s|ed|ing)?|cure[sd]?|safe(r|ly)?|protect\w*|rehab\w*"
    r"|therap\w*|pain(s|ful|less)?|bulletproof\w*)\b",
    re.IGNORECASE,
)

SAID = {
    Equipment.BARBELL: r"barbell",
    Equipment.DUMBBELL: r"dumbbells?",
    Equipment.KETTLEBELL: r"kettlebell",
    Equipment.TRAP_BAR: r"trap bar",
    Equipment.SAFETY_BAR: r"safety bar",
    Equipment.PLATE: r"plates?",
    Equipment.RACK: r"(un)?rack",
    Equipment.BENCH: r"bench",
    Equipment.BOX: r"box",
    Equipment.BAND: r"band",
    Equipment.MINIBAND: r"mini band",
    Equipment.CABLE: r"cable|pulley",
    Equipment.SMITH: r"smith",
    Equipment.LANDMINE: r"landmine",
    Equipment.SLIDERS: r"sliders?",
    Equipment.SWISS_BALL: r"swiss ball",
    Equipment.SUSPENSION: r"straps",
    Equipment.ANKLE_ANCHOR: r"anchor",
    Equipment.GHD: r"ghd",
    Equipment.BACK_EXT_BENCH: r"back-extension bench",
    Equipment.BACK_EXT_MACHINE: r"back-extension machine",
    Equipment.REVERSE_HYPER: r"reverse hyper",
    Equipment.LEG_CURL_LYING: r"lying machine|leg-curl machine|lying leg curl",
    Equipment.LEG_CURL_SEATED: r"seated machine|seated leg curl",
    Equipment.LEG_CURL_STANDING: r"leg-curl machine",
    Equipment.LEG_CURL_KNEELING: r"machine",
    Equipment.HIP_THRUST_MACHINE: r"hip-thrust machine",
    Equipment.KICKBACK_MACHINE: r"kickback machine",
    Equipment.SANDBAG: r"sandbag",
    Equipment.SLED: r"sled",
    Equipment.STICK: r"stick|dowel",
    Equipment.PARTNER: r"partner",
    Equipment.FOAM_ROLLER: r"foam roller",
}
"""How the cues name each item of kit."""

TELLS = {
    r"barbell": {Equipment.BARBELL},
    r"dumbbells?": {Equipment.DUMBBELL},
    r"kettlebells?": {Equipment.KETTLEBELL},
    r"trap bar": {Equipment.TRAP_BAR},
    r"safety bar": {Equipment.SAFETY_BAR},
    r"smith": {Equipment.SMITH},
    r"landmine": {Equipment.LANDMINE},
    r"swiss ball": {Equipment.SWISS_BALL},
    r"sliders?": {Equipment.SLIDERS},
    r"sandbag": {Equipment.SANDBAG},
    r"sled": {Equipment.SLED},
    r"box": {Equipment.BOX},
    r"bands?": {Equipment.BAND, Equipment.MINIBAND},
    r"cables?|pulleys?": {Equipment.CABLE, Equipment.LAT_PULLDOWN},
    r"machine": {item for item in Equipment if "machine" in item.label},
    r"partner": {Equipment.PARTNER},
    r"foam roller": {Equipment.FOAM_ROLLER},
    r"bench": {item for item in Equipment if "bench" in item.label} | {Equipment.LEG_CURL_LYING},
}
"""Words that give kit away, and what an exercise must need for them to be said."""

ONE_SIDE = re.compile(
    r"\b(one|other|opposite|each|free|working|standing|planted|front|back|banded|top|that|single)"
    r" (bent |straight |near |hooked )?(leg|side|foot|heel|knee|thigh|shin|hip|hand|arm|ankle"
    r"|buttock)\b|\bside\b|\bsides\b|\bthe other\b|\bin turn\b|\bleft, right\b|\b(one|each) foot\b",
    re.IGNORECASE,
)
OTHER_SIDE = re.compile(
    r"\b(the other (leg|foot|heel|knee|thigh|hand|arm|side)|(standing|free|working|planted) "
    r"(leg|foot|heel|knee|thigh)|change (legs|sides|hands)|one leg|on each side)\b",
    re.IGNORECASE,
)
SECONDS = re.compile(r"\b(three|four|five) seconds\b", re.IGNORECASE)
WAY_BACK = re.compile(
    r"\b(push\w*|come|comes|get|bring|bends?|pull|both legs|two legs|unroll)\b.*"
    r"\b(up|back|in|again|it|standing|down)\b|\bunroll\b|\bcurl them in\b|\bboth legs lift\b",
    re.IGNORECASE,
)
HELD = re.compile(r"\b(hold|holding|held|stay|stays|still|whole time|seconds?)\b", re.IGNORECASE)

posterior = pytest.mark.parametrize("exercise", POSTERIOR, ids=lambda exercise: exercise.id)


def said(exercise: Exercise) -> str:
    return "\n".join(cues(exercise.id))


def test_every_cue_belongs_to_an_exercise() -> None:
    assert set(CUES) <= {exercise.id for exercise in EXERCISES}


def test_every_exercise_has_a_line_and_the_back_of_the_body_two_to_four() -> None:
    counts = {exercise.id: len(cues(exercise.id)) for exercise in EXERCISES}
    assert [each for each, number in counts.items() if not 1 <= number <= 4] == []
    assert [each.id for each in POSTERIOR if counts[each.id] < 2] == []


def test_the_back_of_the_body_is_written_in_the_order_of_the_table() -> None:
    order = [exercise.id for exercise in POSTERIOR]
    assert [each for each in CUES if each in set(order)] == order


def test_an_exercise_of_ones_own_has_none() -> None:
    assert cues("something-of-my-own") == ()


def test_no_id_is_written_twice() -> None:
    ids = [line for line in TEXT.read_text(encoding="utf-8").splitlines() if line[:1].isalnum()]
    assert [each for each, times in Counter(ids).items() if times > 1] == []


def test_lines_read_well() -> None:
    for line in (line for lines in CUES.values() for line in lines):
        assert len(line) <= LONGEST, line
        assert line[0].isupper(), line
        assert line[-1] in ".!?", line
        assert "  " not in line, line
        assert all(" " <= c <= "~" or c in TYPOGRAPHY for c in line), line


def test_no_line_promises_health_or_gives_a_figure() -> None:
    for line in (line for lines in CUES.values() for line in lines):
        assert not PROMISES.search(line), line
        assert not re.search(r"\d", line), line


def test_no_exercise_borrows_the_words_of_another() -> None:
    written = [
        (frozenset(re.findall(r"[a-z]+", line.lower())), line)
        for lines in CUES.values()
        for line in lines
    ]
    alike = [
        (line, other)
        for (words, line), (theirs, other) in combinations(written, 2)
        if len(words & theirs) > 0.7 * len(words | theirs)
    ]
    assert alike == []


@posterior
def test_all_the_kit_is_named(exercise: Exercise) -> None:
    for item in exercise.equipment:
        assert re.search(rf"\b({SAID[item]})\b", said(exercise), re.IGNORECASE), item


@pytest.mark.parametrize("tell", TELLS)
def test_no_other_kit_is_named(tell: str) -> None:
    strays = [
        exercise.id
        for exercise in EXERCISES
        if re.search(rf"\b({tell})\b", said(exercise), re.IGNORECASE)
        and not TELLS[tell].intersection(exercise.equipment)
    ]
    assert strays == []


@posterior
def test_sides_are_told_apart_where_they_take_turns(exercise: Exercise) -> None:
    if exercise.laterality is Laterality.BILATERAL:
        assert not OTHER_SIDE.search(said(exercise))
    else:
        assert ONE_SIDE.search(said(exercise))


@posterior
def test_lowering_is_timed_and_has_a_way_back(exercise: Exercise) -> None:
    if exercise.contraction is Contraction.ECCENTRIC:
        assert SECONDS.search(said(exercise))
        assert WAY_BACK.search(said(exercise))


@posterior
def test_what_stands_still_is_held(exercise: Exercise) -> None:
    if exercise.contraction is Contraction.ISOMETRIC or exercise.load_kind is LoadKind.HOLD:
        assert HELD.search(said(exercise))


def test_the_text_is_read_when_asked_for_and_once() -> None:
    script = """
import sys
opened = []
sys.addaudithook(lambda event, args: event == "open" and opened.append(str(args[0])))
from catalog.library import Catalog
from catalog.cues import cues
Catalog.builtin()
print(sum(path.endswith("cues.txt") for path in opened))
cues("rdl-barbell"), cues("nordic-curl"), cues("unknown")
print(sum(path.endswith("cues.txt") for path in opened))
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["0", "1"]
