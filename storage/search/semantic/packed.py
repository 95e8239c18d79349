"""Vectors as they are kept: a byte a dimension and one scale, which costs no accuracy that could be measured."""

from __future__ import annotations

import hashlib

import numpy as np

from storage.search.lexical.ngrams import Floats


def pack(vector: Floats) -> bytes:
    """Little-endian scale (float32), then a signed byte a dimension."""
    scale = max(float(np.abs(vector).max()), 1e-9) / 127
    return np.float32(scale).astype("<f4").tobytes() + np.rint(vector / scale).astype(np.int8).tobytes()


def unpack(packed: bytes) -> Floats:
    scale = np.frombuffer(packed, "<f4", 1)[0]
    return np.frombuffer(packed, np.int8, offset=4).astype(np.float32) * scale


def key_of(text: str, *, answers: bool) -> str:
    """Names a text and the way it was read: 32 hexadecimal digits."""
    return hashlib.sha256(
        f"{'passage' if answers else 'query'}: {text}".encode("utf-8", "ignore")
    ).hexdigest()[:32]
