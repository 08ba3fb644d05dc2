"""What every field of our own JSON means, in words for whoever reads the file without htrack."""

from __future__ import annotations

_ID = "Never changes; unique among its kind."
_INSTANT = "ISO 8601 with its offset from UTC, which is that of the place."

FIELDS: dict[str, dict[str, str]] = {
    "Workout": {
        "id": _ID,
        "title": "What the lifter calls it.",
        "started_at": f"When it began. {_INSTANT}",
        "ended_at": "When it ended, never before the start; missing while it is in progress, or "
        "when nobody knows.",
        "zone": "Name of the time zone on the spot, such as Europe/Vienna.",
        "entries": "The exercises in the order in which they were begun.",
        "note": "About the whole workout.",
        "routine_id": "The routine that it was started from.",
        "source": "Where it was imported from; missing for what was tracked in htrack.",
        "absorbed": "Workouts that were merged into it, or split off to it.",
        "updated_at": f"When it was last changed. {_INSTANT}",
    },
    "ExerciseEntry": {
        "exercise_id": "A built-in exercise of htrack, or one of the list of exercises.",
        "name": "The name that the exercise had when it was done, or that the other app gave it.",
        "superset": "Number shared by the exercises of a superset.",
        "note": "About the exercise in this workout.",
        "rest_seconds": "The rest between its sets, in seconds.",
        "planned": "How many sets were meant to be done; a left and a right one are one of them.",
        "per_side": "Whether the two sides are written down apart, side by side.",
        "target": "What the routine asked for.",
        "sets": "What was done, in order.",
    },
    "LoggedSet": {
        "kind": "What the set was for; warm-ups count nowhere.",
        "load": "What was lifted; missing when nothing was recorded.",
        "reps": "Repetitions; 0 for a lift that failed.",
        "seconds": "How long it took or was held.",
        "metres": "How far it went.",
        "side": "Which side did it.",
        "rpe": "Rate of perceived exertion, in half steps; 10 is nothing left.",
        "tempo": "Seconds down, paused, up, paused; X is as fast as possible.",
        "logged_at": f"When it was done. {_INSTANT}",
        "note": "About this set.",
    },
    "Load": {
        "mode": "How the load relates to the body: the weight itself, the body alone, hung on the "
        "body, taken off the body, or a band.",
        "value": "The number as it was typed, never converted. Beside bodyweight: the weight of "
        "the body with whatever hung on it.",
        "unit": "The unit in which it was typed.",
        "label": "What the band is called.",
    },
    "Target": {
        "low": "Least repetitions of a set, or seconds of a hold.",
        "high": "Most of them; not below the least.",
        "rpe_cap": "Where to stop.",
    },
    "Source": {
        "app": "The app.",
        "key": "By what the workout is known there.",
    },
    "Origin": {
        "id": "The id that the workout had.",
        "source": "Where that was imported from.",
    },
    "OwnExercise": {
        "id": _ID,
        "name": "As it is shown; at least one character of it can be seen.",
        "aliases": "Other names for it.",
        "created_at": f"When it was made. {_INSTANT}",
        "pattern": "The movement, such as hinge.",
        "primary": "Muscles that do the work.",
        "secondary": "Muscles that help.",
        "equipment": "What is needed for it.",
        "load_kind": "How it is loaded.",
        "laterality": "Whether both sides work at once, in turn or apart.",
        "guessed": "Whether the description was worked out from the name, and nobody confirmed it.",
    },
    "Routine": {
        "id": _ID,
        "name": "What the lifter calls it.",
        "items": "Its exercises in the order in which they are to be done.",
        "note": "About the routine.",
        "created_at": f"When it was made. {_INSTANT}",
        "updated_at": f"When it was last changed. {_INSTANT}",
        "order": "Its place among the routines, from 1.",
    },
    "RoutineItem": {
        "exercise_id": "A built-in exercise of htrack, or one of the list of exercises.",
        "name": "The name that the exercise had when it was put here.",
        "sets": "How many sets to do.",
        "low": "Least repetitions of a set, or seconds of a hold.",
        "high": "Most of them; not below the least.",
        "rpe_cap": "Where to stop.",
        "rest_seconds": "The rest between its sets, in seconds.",
        "superset": "Number shared by the exercises of a superset.",
        "note": "About the exercise in this routine.",
    },
    "Preference": {
        "id": "The exercise.",
        "note": "Shown each time it is done, such as the place of the seat.",
        "unit": "The unit in which its weights are typed.",
        "rest_seconds": "The rest between its sets, in seconds.",
        "per_side": "Whether its sides are written down apart.",
        "increment": "The smallest step of its load, in its unit.",
    },
    "BodyWeight": {
        "id": _ID,
        "at": f"When. {_INSTANT}",
        "value": "What the scales said, never converted.",
        "unit": "The unit in which they said it.",
    },
    "NameDecision": {
        "id": "A name from another app, in the form in which names are compared.",
        "exercise_id": "The exercise that it means; null for one of the user's own.",
    },
}
"""Model -> field -> one sentence or two."""

LISTS: dict[str, str] = {
    "exercises": "Exercises of the user's own, by id.",
    "workouts": "Everything that was trained, oldest first, by instant and id.",
    "routines": "By id. Missing when there are none, and in an export of a part of the history.",
    "preferences": "How the user does an exercise, by exercise. Missing as routines are.",
    "body": "The body's weight, oldest first. Missing as routines are.",
    "names": "What the user has said that names of other apps mean. Missing as routines are.",
}
"""The lists of the whole."""
