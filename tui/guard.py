"""The one place outside the app where errors become a line on stderr and an exit status."""

from __future__ import annotations

import errno
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from store.errors import HtrackError, UsageError
from tui.streams import let_go_of_stdout, ready

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def guarded() -> Iterator[None]:
    """Exit 1 for what could not be done, 2 for wrong usage, quietly when the reader has gone.

    The standard streams are made ready first.
    """
    try:
        ready()
        yield
    except UsageError as error:
        say(str(error))
        sys.exit(2)
    except HtrackError as error:
        say(str(error))
        sys.exit(1)
    except BrokenPipeError:
        let_go_of_stdout()
        sys.exit(0)
    except OSError as error:
        if error.errno == errno.EPIPE:
            let_go_of_stdout()
            sys.exit(0)
        what = error.filename or "The output"
        say(f"{what} could not be read or written: {error.strerror or error}.")
        sys.exit(1)


def say(text: str) -> None:
    """A line on stderr, for a person."""
    from tui.text import showable

    print(f"htrack: {showable(text)}", file=sys.stderr)  # noqa: T201
