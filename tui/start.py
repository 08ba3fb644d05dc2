"""The entry point: straight into the app where nothing is asked for, else to the command line.

Click costs a tenth of the time to the first frame, and a bare `htrack` has no need of it.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run htrack on the arguments of this process."""
    if len(sys.argv) == 1 and sys.stdin.isatty() and sys.stdout.isatty():
        from tui.guard import guarded
        from tui.launch import launch

        with guarded():
            sys.exit(launch(None))
    from tui.cli import main as commands

    commands()
