"""What went wrong, for whoever sits at the terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def say_problems(problems: Sequence[str], code: int) -> int:
    """Print each on a line of standard error; returns `code`, the exit code."""
    for problem in problems:
        print(problem, file=sys.stderr)
    return code
