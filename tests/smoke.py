"""Does an installed htrack work? Run with its path: version, import, export, first screen, quit.

Uses nothing but the standard library, for it runs where only htrack is installed.
"""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLE = """\
Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;\
Seconds;Notes;Workout Notes
2026-03-02 18:00:00;"Legs";"Romanian Deadlift (Barbell)";1;80;kg;8;8;;;0;"";""
2026-03-02 18:00:00;"Legs";"Romanian Deadlift (Barbell)";2;80;kg;7;9;;;0;;
"""
PATIENCE = 30.0


def run(program: str, *arguments: str, data: Path) -> str:
    """What a command prints; raises when it fails."""
    environment = {**os.environ, "HTRACK_DATA": str(data)}
    done = subprocess.run(
        [program, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        said = f"ended with {done.returncode}: {done.stderr}"
        raise SystemExit(f"htrack {' '.join(arguments)} {said}")
    return done.stdout


def paints_and_quits(program: str, data: Path) -> None:
    """Open the app in a pseudo-terminal, wait for its first screen, quit."""
    child, terminal = pty.fork()
    if child == 0:
        environment = {**os.environ, "HTRACK_DATA": str(data), "TERM": "xterm-256color"}
        os.execve(program, [program], environment)
    seen, deadline = b"", time.monotonic() + PATIENCE
    while b"Legs" not in seen:
        if not select.select([terminal], [], [], max(0.0, deadline - time.monotonic()))[0]:
            raise SystemExit(f"no first screen; saw {seen[-300:]!r}")
        seen += os.read(terminal, 65536)
    os.write(terminal, b"q")
    status = _drained(child, terminal, deadline)
    if status != 0:
        raise SystemExit(f"the app ended with status {status}")


def _drained(child: int, terminal: int, deadline: float) -> int:
    while time.monotonic() < deadline:
        ready = select.select([terminal], [], [], 0.1)[0]
        try:
            if ready and not os.read(terminal, 65536):
                break
        except OSError:
            break
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main() -> None:
    """Try everything that an installation could break."""
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        data, sample = Path(folder) / "htrack.json", Path(folder) / "strong.csv"
        sample.write_text(SAMPLE, encoding="utf-8")
        print(run(program, "--version", data=data).strip())
        added = json.loads(run(program, "import", str(sample), "--json", data=data))
        if (added["workouts"], added["sets"]) != (1, 2):
            raise SystemExit(f"import said {added}")
        if len(run(program, "export", data=data).splitlines()) != 3:
            raise SystemExit("export did not print a head and two sets")
        paints_and_quits(program, data)
    print("smoke test passed")


if __name__ == "__main__":
    main()
