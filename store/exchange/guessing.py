"""What an exercise that nobody has described probably trains, guessed from the words of its name.

A guess is worth having because weekly volume would miss such sets altogether; it is marked as one
wherever it is kept, so that the user can see and correct it. Where the file itself names muscles or
a category, that only fills in what the name leaves open: "Legs" says less than "leg curl".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from catalog.equipment import Equipment
from catalog.muscle import Muscle
from catalog.vocabulary import Laterality, LoadKind, Pattern
from store.exchange.hinting import CARDIO, HAMSTRINGS, heads_of
from store.exchange.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterable

Rule = tuple[str, str, str, str]
"""Words that must all be there, pattern, primary and secondary heads."""

_HIP_HEADS: Final = "bflh st sm"

_RULES: Final[tuple[Rule, ...]] = (
    ("stretch", "mobility", "", ""),
    ("mobilization", "mobility", "", ""),
    ("mobility", "mobility", "", ""),
    ("foam roll", "mobility", "", ""),
    ("roller", "mobility", "", ""),
    ("run", "cardio", "", ""),
    ("running", "cardio", "", ""),
    ("treadmill", "cardio", "", ""),
    ("cycling", "cardio", "", ""),
    ("bike", "cardio", "", ""),
    ("elliptical", "cardio", "", ""),
    ("swimming", "cardio", "", ""),
    ("cardio", "cardio", "", ""),
    ("aerobic", "cardio", "", ""),
    ("boxing", "cardio", "", ""),
    ("hiit", "cardio", "", ""),
    ("skating", "cardio", "", ""),
    ("skiing", "cardio", "", ""),
    ("snowboarding", "cardio", "", ""),
    ("high knee", "cardio", "", ""),
    ("stretching", "mobility", "", ""),
    ("yoga", "mobility", "", ""),
    ("pilates", "mobility", "", ""),
    ("neck", "", "neck", ""),
    ("wrist", "wrist", "forearms", ""),
    ("grip hang", "pull-v", "forearms", "lats"),
    ("forearm", "wrist", "forearms", ""),
    ("rotator", "raise", "rotcuff", "delt_r"),
    ("external rotation", "raise", "rotcuff", "delt_r"),
    ("serratus", "push-h", "serratus", ""),
    ("tibialis", "dorsiflexion", "tibialis", ""),
    ("tib raise", "dorsiflexion", "tibialis", ""),
    ("calf", "calf-raise", "gastroc soleus", ""),
    ("nordic", "knee-flex-closed", HAMSTRINGS, ""),
    ("ham raise", "knee-flex-closed", HAMSTRINGS, "gmax"),
    ("leg curl", "knee-flex-open", HAMSTRINGS, ""),
    ("hamstring", "knee-flex-open", HAMSTRINGS, ""),
    ("leg extension", "knee-ext", "vasti rf", ""),
    ("knee extension", "knee-ext", "vasti rf", ""),
    ("adduction", "adduction", "adductors amag", ""),
    ("abduction", "abduction", "gmed", "gmax"),
    ("hip thrust", "bridge", "gmax", _HIP_HEADS),
    ("glute bridge", "bridge", "gmax", _HIP_HEADS),
    ("glute", "hip-ext-open", "gmax", _HIP_HEADS),
    ("tricep", "elbow-ext", "triceps", ""),
    ("skullcrusher", "elbow-ext", "triceps", ""),
    ("pushdown", "elbow-ext", "triceps", ""),
    ("french press", "elbow-ext", "triceps", ""),
    ("hammer curl", "elbow-flex", "biceps forearms", ""),
    ("reverse curl", "elbow-flex", "forearms biceps", ""),
    ("leg raise", "core-flex", "abs", "hipflexors"),
    ("knee raise", "core-flex", "abs", "hipflexors"),
    ("crunch", "core-flex", "abs", ""),
    ("situp", "core-flex", "abs", "hipflexors"),
    ("plank", "core-anti-ext", "abs", "obliques"),
    ("rollout", "core-anti-ext", "abs", "lats"),
    ("hollow", "core-anti-ext", "abs", "hipflexors"),
    ("twist", "core-rotation", "obliques", "abs"),
    ("oblique", "core-rotation", "obliques", "abs"),
    ("side bend", "core-lateral", "obliques", ""),
    ("hip flexor", "core-flex", "hipflexors", ""),
    ("ab", "core-flex", "abs", ""),
    ("core", "core-flex", "abs", "obliques"),
    ("romanian deadlift", "hinge", _HIP_HEADS, "gmax erectors forearms"),
    ("stiffleg deadlift", "hinge", _HIP_HEADS, "gmax erectors forearms"),
    ("deadlift", "deadlift", f"gmax {_HIP_HEADS} erectors", "vasti forearms"),
    ("good morning", "hinge", _HIP_HEADS, "gmax erectors"),
    ("hyperextension", "hinge", f"{_HIP_HEADS} erectors", "gmax"),
    ("back extension", "hinge", f"{_HIP_HEADS} erectors", "gmax"),
    ("swing", "ballistic", f"gmax {_HIP_HEADS}", "erectors"),
    ("clean", "ballistic", "gmax vasti", "traps erectors"),
    ("snatch", "ballistic", f"gmax {_HIP_HEADS}", "traps erectors"),
    ("lunge", "lunge", "vasti gmax", "adductors gmed"),
    ("split squat", "lunge", "vasti gmax", "adductors gmed"),
    ("stepup", "lunge", "vasti gmax", "gmed"),
    ("leg press", "squat", "vasti gmax", "rf adductors"),
    ("squat", "squat", "vasti gmax", "rf adductors"),
    ("reverse fly", "raise", "delt_r", "upperback"),
    ("rear delt", "raise", "delt_r", "upperback"),
    ("pull apart", "pull-h", "delt_r upperback", "traps"),
    ("face pull", "pull-h", "delt_r upperback", "rotcuff"),
    ("lateral raise", "raise", "delt_s", "delt_f traps"),
    ("front raise", "raise", "delt_f", "delt_s"),
    ("y raise", "raise", "delt_s", "upperback delt_r"),
    ("upright row", "raise", "delt_s traps", "biceps"),
    ("shrug", "shrug", "traps", "forearms"),
    ("chest press", "push-h", "chest", "triceps delt_f"),
    ("bench press", "push-h", "chest", "triceps delt_f"),
    ("fly", "fly", "chest", "delt_f"),
    ("crossover", "fly", "chest", "delt_f"),
    ("pec", "fly", "chest", "delt_f"),
    ("shoulder press", "push-v", "delt_f triceps", "delt_s"),
    ("overhead press", "push-v", "delt_f triceps", "delt_s"),
    ("military press", "push-v", "delt_f triceps", "delt_s"),
    ("pushup", "push-h", "chest", "triceps delt_f"),
    ("dip", "push-v", "chest triceps", "delt_f"),
    ("pullover", "pull-v", "lats chest", "triceps"),
    ("pulldown", "pull-v", "lats", "biceps upperback"),
    ("pullup", "pull-v", "lats", "biceps upperback"),
    ("chinup", "pull-v", "lats biceps", "upperback"),
    ("row", "pull-h", "upperback lats", "biceps delt_r"),
    ("curl", "elbow-flex", "biceps", "forearms"),
    ("bicep", "elbow-flex", "biceps", "forearms"),
    ("carry", "carry", "forearms traps", "abs erectors"),
    ("farmer walk", "carry", "forearms traps", "abs erectors"),
    ("sled", "loco", "vasti gmax", "gastroc"),
    ("incline press", "push-h", "chest delt_f", "triceps"),
    ("chest", "push-h", "chest", "triceps"),
    ("lat", "pull-v", "lats", "biceps"),
    ("upper back", "pull-h", "upperback lats", "biceps"),
    ("delt", "raise", "delt_s", ""),
    ("shoulder", "raise", "delt_s", "delt_f"),
)
"""The first rule whose words are all there decides, so the particular stands before the plain."""

_KIT: Final = {
    "barbell": Equipment.BARBELL,
    "dumbbell": Equipment.DUMBBELL,
    "kettlebell": Equipment.KETTLEBELL,
    "ez": Equipment.EZ_BAR,
    "trapbar": Equipment.TRAP_BAR,
    "safetybar": Equipment.SAFETY_BAR,
    "band": Equipment.BAND,
    "cable": Equipment.CABLE,
    "smith": Equipment.SMITH,
    "landmine": Equipment.LANDMINE,
    "suspension": Equipment.SUSPENSION,
    "ring": Equipment.RINGS,
    "swissball": Equipment.SWISS_BALL,
    "plate": Equipment.PLATE,
    "sandbag": Equipment.SANDBAG,
    "sled": Equipment.SLED,
    "medicineball": Equipment.MEDICINE_BALL,
}
_ONE_SIDE: Final = frozenset({"singlearm", "singleleg", "unilateral"})
_OF_THE_BODY: Final = frozenset({"dip", "pullup", "chinup", "pushup", "bodyweight"})


# A word of the rules that the catalogue doesn't know is found out as soon as this is loaded.
def _pattern(word: str) -> str:
    return Pattern(word).value if word else ""


def _heads(named: str) -> tuple[str, ...]:
    return tuple(Muscle(head).value for head in named.split())


_READY: Final = tuple(
    (frozenset(needs.split()), _pattern(pattern), _heads(primary), _heads(secondary))
    for needs, pattern, primary, secondary in _RULES
)

Guess = dict[str, Any]
"""The fields of an exercise's document that were guessed, `guessed` among them; or nothing."""


def guess(name: str, hints: Iterable[str] = ()) -> Guess:
    """What the name tells of an exercise, in the words of the catalogue's vocabularies.

    `hints` are muscles or a category that the file gives for it, the main ones first, several in
    one cell divided by commas; in English, Italian or German. Empty when neither tells anything.
    """
    said = words(name)
    pattern, primary, secondary = _by_words(said)
    if not primary and pattern not in {Pattern.MOBILITY, Pattern.CARDIO}:
        primary = heads_of(hints)
    if CARDIO in primary:
        pattern, primary = pattern or Pattern.CARDIO.value, []
    if not pattern and not primary:
        return {}
    fields: Guess = {
        "pattern": pattern,
        "primary": primary,
        "secondary": [head for head in secondary if head not in primary],
        "equipment": [_KIT[word].value for word in sorted(said) if word in _KIT],
        "load_kind": _load_kind(said, pattern),
        "laterality": Laterality.UNILATERAL.value if said & _ONE_SIDE else "",
    }
    return {key: value for key, value in fields.items() if value} | {"guessed": True}


def _by_words(said: frozenset[str]) -> tuple[str, list[str], list[str]]:
    for needs, pattern, primary, secondary in _READY:
        if needs <= said:
            return pattern, [*primary], [*secondary]
    return "", [], []


def _load_kind(said: frozenset[str], pattern: str) -> str:
    """How it is loaded, where the name tells; "" leaves it to the numbers."""
    if "assisted" in said:
        return LoadKind.ASSISTED.value
    if "band" in said:
        return LoadKind.BAND.value
    if pattern == Pattern.CARDIO:
        return LoadKind.DISTANCE.value
    if "hold" in said or "hang" in said or "plank" in said:
        return LoadKind.HOLD.value
    if said & _OF_THE_BODY and not said & (_KIT.keys() | {"machine"}):
        return LoadKind.BODYWEIGHT_PLUS.value
    return ""
