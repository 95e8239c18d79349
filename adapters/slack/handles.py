"""What `reply_handle` holds: enough to answer an interaction even after a restart or a late moment."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any, cast

from bot.errors import Refused


@dataclass(frozen=True, slots=True)
class Handle:
    """`response_url` works five times within half an hour; `trigger` opens one form within three seconds."""

    member: str
    channel: str
    response_url: str = ""
    trigger: str = ""
    thread: str = ""
    locale: str = ""

    def __str__(self) -> str:
        return _written({name: value for name, value in asdict(self).items() if value})

    @classmethod
    def read(cls, text: str) -> Handle:
        """Raises `Refused` for anything `str` of a handle has not made."""
        said, names = _read(text), {field.name for field in fields(cls)}
        if not {"member", "channel"} <= set(said) <= names:
            raise Refused("invalid", "reply handle")
        return cls(**{name: str(value) for name, value in said.items()})


@dataclass(frozen=True, slots=True)
class Wish:
    """What a form carries to bring back: where its answer goes, and what the form was about."""

    handle: Handle
    value: str

    def __str__(self) -> str:
        return _written({"handle": str(self.handle), "value": self.value})

    @classmethod
    def read(cls, text: str) -> Wish:
        said = _read(text)
        return cls(Handle.read(str(said.get("handle", ""))), str(said.get("value", "")))


def _written(said: dict[str, str]) -> str:
    return json.dumps(said, separators=(",", ":"), ensure_ascii=False)


def _read(text: str) -> dict[str, Any]:
    try:
        said = json.loads(text)
    except ValueError as error:
        raise Refused("invalid", "reply handle") from error
    if not isinstance(said, dict):
        raise Refused("invalid", "reply handle")
    return cast("dict[str, Any]", said)
