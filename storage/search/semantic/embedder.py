"""Turning texts into vectors: the port, and which embedder this machine can run."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from storage.search.lexical.ngrams import Floats

MOST_READ = 1000
"""Characters of a text that are read. The model's time grows with the square of the length; sense does not."""
_CPU_INFO = Path("/proc/cpuinfo")


class NoEmbedder(Exception):
    """This machine cannot run the model; the message is the reason, as a clause."""


class Embedder(Protocol):
    """Safe to be called from several threads at once."""

    @property
    def model(self) -> str:
        """Names the model and everything else that decides what a vector looks like; vectors of two names do not mix."""
        ...

    def questions(self, texts: Sequence[str]) -> Floats:
        """One vector of length 1 a text, rows in the texts' order: shape (texts, dimensions)."""
        ...

    def passages(self, texts: Sequence[str]) -> Floats:
        """The same for texts that answer questions."""
        ...


def open_embedder() -> Embedder:
    """The embedder of this machine. Raises `NoEmbedder`."""
    reason = cannot_run(platform.machine(), _CPU_INFO)
    if reason:
        raise NoEmbedder(reason)
    try:
        from storage.search.semantic.nano import NanoEmbedder

        return NanoEmbedder()
    except (ImportError, OSError, RuntimeError) as error:
        message = f"the model could not be loaded ({type(error).__name__})"
        raise NoEmbedder(message) from error


def cannot_run(machine: str, cpu_info: Path) -> str:
    """Why the model would crash here, or "". It is built for AVX2, and an illegal instruction cannot be caught."""
    if machine.lower() not in ("x86_64", "amd64") or not cpu_info.exists():
        return ""
    return "" if "avx2" in cpu_info.read_text(encoding="utf-8").split() else "the processor lacks AVX2"


def readable(text: str) -> str:
    """What of a text is read: its beginning, without half characters and zeros, which the model's C takes for an end."""
    return text[:MOST_READ].encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")
