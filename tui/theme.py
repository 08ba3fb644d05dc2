"""Colours by meaning: two themes, and defaults that make every built-in theme work too.

Surfaces are exact greys of the 256-colour cube, accents exact cube colours: what has to be
rounded turns navy or olive on a terminal that can't do better.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="htrack-dark",
    primary="#ffaf5f",
    secondary="#5fafff",
    accent="#ffaf5f",
    warning="#ffd75f",
    error="#ff5f5f",
    success="#5fd787",
    foreground="#e4e4e4",
    background="#121212",
    surface="#262626",
    panel="#262626",
    dark=True,
    variables={
        "muted": "#949494",
        "faint": "#585858",
        "row": "#303030",
        "cell": "#ffaf5f",
        "on-cell": "#121212",
        "record": "#ffd75f",
        "done": "#5fd787",
        "hamstrings": "#ffaf5f",
        "quads": "#5fafff",
        "glutes": "#af87ff",
        "calves": "#5fd7d7",
        "trunk": "#d7d787",
        "upper": "#afafaf",
    },
)

LIGHT = Theme(
    name="htrack-light",
    primary="#af5f00",
    secondary="#005faf",
    accent="#af5f00",
    warning="#875f00",
    error="#af0000",
    success="#00875f",
    foreground="#121212",
    background="#ffffff",
    surface="#eeeeee",
    panel="#eeeeee",
    dark=False,
    variables={
        "muted": "#585858",
        "faint": "#9e9e9e",
        "row": "#e4e4e4",
        "cell": "#af5f00",
        "on-cell": "#ffffff",
        "record": "#875f00",
        "done": "#00875f",
        "hamstrings": "#af5f00",
        "quads": "#005faf",
        "glutes": "#8700af",
        "calves": "#008787",
        "trunk": "#5f5f00",
        "upper": "#4e4e4e",
    },
)

LIKE = {
    "muted": "foreground-muted",
    "faint": "foreground-disabled",
    "row": "surface",
    "cell": "primary",
    "on-cell": "background",
    "record": "warning",
    "done": "success",
    "hamstrings": "primary",
    "quads": "secondary",
    "glutes": "accent",
    "calves": "success",
    "trunk": "warning",
    "upper": "foreground-muted",
}
"""Our colours in themes that are not ours: the nearest of their own."""

HUES = {
    "hamstrings": "hamstrings",
    "quads": "quads",
    "glutes": "glutes",
    "adductors": "glutes",
    "abductors": "glutes",
    "calves": "calves",
    "tibialis": "calves",
    "erectors": "trunk",
    "abs": "trunk",
    "obliques": "trunk",
    "hip-flexors": "trunk",
}
"""Muscle group -> theme variable; whatever is above the hips shares one."""


def hue(group: str) -> str:
    """The theme variable that colours a muscle group, as it is used in styles: `$quads`."""
    return f"${HUES.get(group, 'upper')}"
