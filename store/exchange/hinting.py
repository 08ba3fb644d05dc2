"""The muscles and categories that other apps file an exercise under, as heads of muscles.

FitNotes has a category, GymBook a region and muscles in the phone's language, Liftosaur anatomical
names. What isn't known here tells nothing.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from catalog.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

CARDIO: Final = "cardio"
"""Stands for no muscle: what is trained is the heart."""
HAMSTRINGS: Final = "bflh bfsh st sm"
HEADS: Final = {
    "abs": "abs, abdominals, core, rectus abdominis, stomach; addominali, addome, retto addominale;"
    " bauch, bauchmuskeln, gerade bauchmuskeln",
    "obliques": "obliques; obliqui; schräge bauchmuskeln, seitliche bauchmuskeln",
    "hipflexors": "hip flexors, iliopsoas, sartorius, pectineus, pectineous; flessori dell'anca,"
    " ileopsoas; hüftbeuger",
    "lats upperback": "back, back muscles, dorsal muscles; schiena, muscoli della schiena;"
    " rücken, rückenmuskeln, rückenmuskulatur",
    "lats": "lats, latissimus, latissimus dorsi, teres major; dorsali, muscoli dorsali,"
    " gran dorsale; breiter rückenmuskel",
    "upperback": "upper back, middle back, rhomboids, trapezius lower fibers,"
    " trapezius middle fibers; romboidi, parte alta della schiena; oberer rücken, rhomboiden",
    "erectors": "lower back, erector spinae, spinal erectors, lumbar muscles, lumbar; muscoli"
    " lombari, lombari, zona lombare; unterer rücken, rückenstrecker, lendenmuskeln",
    "traps": "traps, trapezius, trapezius upper fibers; trapezio; trapez, trapezmuskel,"
    " kapuzenmuskel",
    "chest": "chest, pectorals, pecs, pectoralis major, pectoralis major sternal head,"
    " pectoralis major clavicular head; pettorali, petto, torace; brust, brustmuskeln, brustmuskel,"
    " brustmuskulatur",
    "delt_f delt_s": "shoulders, shoulder, deltoids, delts, shoulder muscles; spalle, deltoidi,"
    " muscoli della spalla; schultern, schulter, schultermuskeln, deltamuskel",
    "delt_f": "front delts, deltoid anterior; deltoide anteriore; vordere schulter",
    "delt_s": "side delts, deltoid lateral; deltoide laterale; seitliche schulter",
    "delt_r": "rear delts, deltoid posterior; deltoide posteriore; hintere schulter",
    "rotcuff": "rotator cuff, infraspinatus, teres minor; cuffia dei rotatori; rotatorenmanschette",
    "biceps triceps": "arms, upper arms; braccia; arme, oberarme",
    "biceps": "biceps, biceps brachii, brachialis, arm flexors; bicipiti, bicipite, flessori del"
    " braccio; bizeps, armbeuger",
    "triceps": "triceps, triceps brachii, arm extensors; tricipiti, tricipite, estensori del"
    " braccio; trizeps, armstrecker",
    "forearms": "forearms, forearm, brachioradialis, wrist flexors, wrist extensors; avambracci,"
    " avambraccio; unterarme, unterarm, unterarmmuskeln",
    "vasti gmax": "legs, upper legs, thighs; gambe, cosce; beine, oberschenkel",
    "vasti rf": "quads, quadriceps, thigh extensors; quadricipite, quadricipiti, estensori della"
    " coscia; quadrizeps, beinstrecker, oberschenkelstrecker",
    HAMSTRINGS: "hamstrings, hamstring, biceps femoris, thigh flexors, leg flexors; flessori della"
    " coscia, bicipite femorale, femorali; beinbeuger, beinbizeps, oberschenkelbeuger",
    "gmax": "glutes, gluteus maximus, gluteal muscles, buttocks; glutei, muscoli glutei, gluteo;"
    " gesäß, gesäßmuskeln, gesäßmuskel, po",
    "gmed": "gluteus medius, abductors, tensor fasciae latae; abduttori; abduktoren",
    "adductors amag": "adductors, inner thighs; adduttori; adduktoren",
    "adductors": "adductor longus, adductor brevis",
    "amag": "adductor magnus",
    "gastroc soleus": "calves, calf, calf muscles, lower legs; polpacci, polpaccio; waden,"
    " wadenmuskeln, wade, unterschenkel",
    "gastroc": "gastrocnemius",
    "soleus": "soleus",
    "tibialis": "tibialis anterior, shins; tibiale anteriore; schienbeinmuskel",
    "serratus": "serratus anterior; dentato anteriore; sägemuskel",
    "neck": "neck, sternocleidomastoid, splenius, levator scapulae; collo; nacken, hals",
    CARDIO: "cardio, endurance, aerobic; allenamento cardio, resistenza; ausdauer, kardio",
}
"""Heads of muscles <- what other apps call them or their category: English; Italian; German."""


def heads_of(hints: Iterable[str]) -> list[str]:
    """The heads that the hints name, in their order, and `CARDIO`; a hint may have commas."""
    found: dict[str, None] = {}
    for hint in hints:
        for part in hint.split(","):
            found |= dict.fromkeys(_named().get(plain(part), "").split())
    return list(found)


@cache
def _named() -> dict[str, str]:
    """What other apps call a muscle or a category -> its heads."""
    return {
        plain(name): heads
        for heads, names in HEADS.items()
        for name in names.replace(";", ",").split(",")
    }
