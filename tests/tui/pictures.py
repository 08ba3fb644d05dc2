"""Pictures of the app as plain text, compared with those that were looked at and committed."""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path

FOLDER = Path(__file__).parent / "goldens"
WRITING = os.environ.get("HTRACK_GOLDENS") == "write"
SIZES = ((45, 20), (80, 24), (120, 40), (200, 60))


def compare(picture: str, golden: Path) -> None:
    """Compare with what was drawn before, or write it down."""
    picture = "\n".join(line.rstrip() for line in picture.splitlines()) + "\n"
    if WRITING:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(picture, encoding="utf-8", newline="\n")
        return
    assert golden.exists(), f"no picture yet: HTRACK_GOLDENS=write draws {golden.name}"
    before = golden.read_text(encoding="utf-8")
    changed = unified_diff(
        before.splitlines(), picture.splitlines(), golden.name, "now", lineterm="", n=1
    )
    difference = "\n".join(changed)
    assert not difference, f"{golden.name} has changed:\n{difference}"
