"""Giving memory back that is not needed any more."""

from __future__ import annotations

import contextlib
import ctypes
import sys


def give_back() -> None:
    """After much has been taken in at once. glibc keeps what short-lived arrays leave behind until it is told not to."""
    if sys.platform == "linux":
        # Another C library has no such function, and then nothing to be told.
        with contextlib.suppress(AttributeError, OSError):
            ctypes.CDLL(None).malloc_trim(0)
