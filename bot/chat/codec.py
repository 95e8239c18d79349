"""Events as JSON and back, for the inbox."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from datetime import datetime
from enum import Enum
from typing import Any, cast

from bot.chat import events
from bot.chat.events import Event

_KINDS: dict[str, type[Event]] = {
    kind.__name__: kind
    for kind in vars(events).values()
    if isinstance(kind, type) and issubclass(kind, Event) and kind is not Event
}


def write_event(event: Event) -> str:
    """JSON with the event's kind; lone surrogates are kept as escapes."""
    return json.dumps({"kind": type(event).__name__, **dataclasses.asdict(event)}, default=_plain)


def read_event(text: str) -> Event:
    """The event `write_event` wrote. Raises ValueError for anything else."""
    read: object = json.loads(text)
    fields = cast("dict[str, Any]", read) if isinstance(read, dict) else {}
    kind = _KINDS.get(fields.pop("kind", ""))
    if kind is None:
        message = "not an event of this version"
        raise ValueError(message)
    return cast("Event", _build(kind, fields))


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _build(kind: type[Any], fields: dict[str, Any]) -> object:
    hints = typing.get_type_hints(kind)
    return kind(**{name: _value(hints[name], value) for name, value in fields.items() if name in hints})


def _value(hint: Any, value: Any) -> Any:  # noqa: ANN401 - JSON in, any field's type out
    if value is None:
        return None
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        hint = next(part for part in typing.get_args(hint) if part is not types.NoneType)
    if isinstance(hint, typing.NewType):
        return value
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _build(hint, value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    return datetime.fromisoformat(value) if hint is datetime else value
