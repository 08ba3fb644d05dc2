"""The words of an exercise's name, in the one form in which names are compared.

What is levelled out can't change the meaning: case and punctuation, a plural, the order of the
words, how a compound is written (`pull-up`, `pullup`, `Pull Ups`), what lifters write for a word
(`DB`, `RDL`), and words that say the same of a movement (a rear delt fly is a reverse fly). Every
other word counts: a name with one word more is another exercise.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from catalog.text import plain

EQUIPMENT: Final = frozenset({
    "band", "barbell", "bodyweight", "cable", "dumbbell", "ez", "kettlebell", "landmine",
    "machine", "medicineball", "plate", "plateloaded", "ring", "safetybar", "sandbag", "sled",
    "slider", "smith", "suspension", "swissball", "trapbar",
})  # fmt: skip
"""The words that tell what an exercise is done with."""

MODIFIERS: Final = frozenset({
    "alternating", "assisted", "behind", "bent", "bentover", "box", "chestsupported", "close",
    "closegrip", "decline", "deficit", "eccentric", "elevated", "front", "high", "hold", "incline",
    "isolateral", "jump", "kneeling", "low", "lying", "negative", "neutralgrip", "one", "overhead",
    "partial", "pause", "preacher", "prone", "reverse", "reversegrip", "seated", "single",
    "singlearm", "singleleg", "standing", "sumo", "supported", "tempo", "underhand", "unilateral",
    "walking", "weighted", "wide", "widegrip",
})  # fmt: skip
"""Words that make another exercise of one; listed for tests and suggestions, not for matching."""

_IDLE: Final = frozenset({"a", "an", "and", "on", "the", "using", "with"})

_INSTEAD: Final = {
    "abdominal": "ab",
    "abs": "ab",
    "abductor": "abduction",
    "adductor": "adduction",
    "alternate": "alternating",
    "banded": "band",
    "barbel": "barbell",
    "bb": "barbell",
    "benchpress": "bench press",
    "bw": "bodyweight",
    "calve": "calf",
    "cgbp": "closegrip bench press",
    "db": "dumbbell",
    "declined": "decline",
    "deltoid": "delt",
    "dumbbel": "dumbbell",
    "dumbell": "dumbbell",
    "elastic": "band",
    "extention": "extension",
    "flye": "fly",
    "hammerstrength": "plateloaded",
    "hyper": "hyperextension",
    "inclined": "incline",
    "kb": "kettlebell",
    "latpulldown": "lat pulldown",
    "laying": "lying",
    "legpress": "leg press",
    "ohp": "overhead press",
    "paused": "pause",
    "pressdown": "pushdown",
    "pressup": "pushup",
    "pulley": "cable",
    "rdl": "romanian deadlift",
    "sa": "singlearm",
    "skullcrush": "skullcrusher",
    "sl": "singleleg",
    "sldl": "stiffleg deadlift",
    "ssb": "safetybar",
    "trx": "suspension",
    "dbs": "dumbbell",
    "ups": "up",
}

_JOINED: Final = {
    "body weight": "bodyweight",
    "e z": "ez",
    "e z bar": "ez",
    "e z curl bar": "ez",
    "ez bar": "ez",
    "ez curl bar": "ez",
    "ezbar": "ez",
    "ez barbell": "ez",
    "hex bar": "trapbar",
    "trap bar": "trapbar",
    "safety bar": "safetybar",
    "safety squat bar": "safetybar",
    "smith machine": "smith",
    "cable machine": "cable",
    "plate loaded": "plateloaded",
    "hammer strength": "plateloaded",
    "machine plate": "plateloaded",
    "weight plate": "plate",
    "leverage machine": "machine",
    "medicine ball": "medicineball",
    "med ball": "medicineball",
    "swiss ball": "swissball",
    "stability ball": "swissball",
    "exercise ball": "swissball",
    "physio ball": "swissball",
    "gym ball": "swissball",
    "resistance band": "band",
    "loop band": "band",
    "suspension trainer": "suspension",
    "gymnastic ring": "ring",
    "single arm": "singlearm",
    "single armed": "singlearm",
    "one arm": "singlearm",
    "one armed": "singlearm",
    "one hand": "singlearm",
    "1 arm": "singlearm",
    "single leg": "singleleg",
    "single legged": "singleleg",
    "one leg": "singleleg",
    "one legged": "singleleg",
    "1 leg": "singleleg",
    "bent over": "bentover",
    "chest supported": "chestsupported",
    "close grip": "closegrip",
    "wide grip": "widegrip",
    "reverse grip": "reversegrip",
    "neutral grip": "neutralgrip",
    "underhand grip": "underhand",
    "iso lateral": "isolateral",
    "low to high": "lowtohigh",
    "high to low": "hightolow",
    "knee to elbow": "kneetoelbow",
    "up to down": "uptodown",
    "down to up": "downtoup",
    "stiff leg": "stiffleg",
    "stiff legged": "stiffleg",
    "straight leg": "straightleg",
    "straight legged": "straightleg",
    "push up": "pushup",
    "press up": "pushup",
    "pull up": "pullup",
    "chin up": "chinup",
    "sit up": "situp",
    "step up": "stepup",
    "muscle up": "muscleup",
    "v up": "vup",
    "pull down": "pulldown",
    "push down": "pushdown",
    "press down": "pushdown",
    "pull over": "pullover",
    "pull through": "pullthrough",
    "cross over": "crossover",
    "cross body": "crossbody",
    "kick back": "kickback",
    "dead lift": "deadlift",
    "dead hang": "deadhang",
    "skull crusher": "skullcrusher",
    "jack knife": "jackknife",
    "t bar": "tbar",
    "v bar": "vbar",
    "v grip": "vgrip",
    "turkish getup": "turkish get up",
}
_SAME: Final = {
    frozenset(said.split()): frozenset(meant.split())
    for said, meant in {
        "rear delt fly": "reverse fly",
        "hamstring curl": "leg curl",
        "bicep curl": "curl",
        "tricep pushdown": "pushdown",
        "tricep skullcrusher": "skullcrusher",
        "lat pulldown": "pulldown",
        "shoulder shrug": "shrug",
        "ab crunch": "crunch",
        "chest fly": "fly",
        "pec fly": "fly",
    }.items()
}
"""Words that say of a movement what others say, or what goes without saying, in any order."""
_SAME_WITH_KIT: Final = {
    frozenset(said.split()): frozenset(meant.split())
    for said, meant in {
        "rear delt raise": "reverse fly",
        "side lateral raise": "lateral raise",
        "shoulder press": "overhead press",
        "military press": "overhead press",
    }.items()
}
"""Likewise where it is said what it is done with: alone, an overhead press is a barbell's."""
_TELLING: Final = frozenset({
    "crunch", "curl", "fly", "press", "pulldown", "pushdown", "raise", "shrug", "skullcrusher",
})  # fmt: skip
_LONGEST: Final = 4
_STARTS: Final = frozenset(phrase.split()[0] for phrase in _JOINED)


@lru_cache(maxsize=8192)
def words(name: str) -> frozenset[str]:
    """The words of a name that count, levelled out; empty for a name without any."""
    spelt = plain(name.replace("´", "'"))
    found = _joined([form for word in spelt.split() for form in _forms(word)])
    found = [word for word in found if word not in _IDLE]
    if "flat" in found and ("press" in found or "fly" in found):
        found = [word for word in found if word != "flat"]
    return _levelled(frozenset(found))


def equipment(of: frozenset[str]) -> frozenset[str]:
    """Those of the words that tell what an exercise is done with."""
    return of & EQUIPMENT


@lru_cache(maxsize=1024)
def spellings(word: str) -> frozenset[str]:
    """Letters of which each name that has the word in `words` must hold at least one.

    For looking through many names at once without taking each apart.
    """
    found = {word.removesuffix("y") or word}
    for said, instead in (*_INSTEAD.items(), *_JOINED.items()):
        if word in instead.split() and word != (first := said.split()[0]):
            found |= spellings(first)
    for needs, meant in (*_SAME.items(), *_SAME_WITH_KIT.items()):
        if word in meant - needs:
            found |= spellings(min(needs))
    return frozenset(found)


def _levelled(found: frozenset[str]) -> frozenset[str]:
    if found.isdisjoint(_TELLING):
        return found
    with_kit = () if found.isdisjoint(EQUIPMENT) else _SAME_WITH_KIT.items()
    for said, meant in (*_SAME.items(), *with_kit):
        if said <= found:
            found = found - said | meant
    return found


def _forms(word: str) -> list[str]:
    word = _singular(word)
    return _INSTEAD[word].split() if word in _INSTEAD else [word]


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1]


def _joined(found: list[str]) -> list[str]:
    if _STARTS.isdisjoint(found):
        return found
    joined: list[str] = []
    at = 0
    while at < len(found):
        for length in range(_LONGEST, 0, -1):
            phrase = " ".join(found[at : at + length])
            if phrase in _JOINED:
                joined.extend(_JOINED[phrase].split())
                at += length
                break
        else:
            joined.append(found[at])
            at += 1
    return joined
