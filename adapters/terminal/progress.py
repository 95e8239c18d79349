"""How long work shows that it goes on: a line that is written over on a terminal, nothing where nobody watches."""

from __future__ import annotations

import sys


def show_left(left: int) -> None:
    """Texts that are still to be read by the model."""
    if sys.stderr.isatty():
        end = "" if left else "\n"
        print(f"\rReading new texts: {left} left ", end=end, file=sys.stderr, flush=True)
