"""Judging requests and events by Slack's own types, and by what those miss."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator, exceptions

from tests.standins.slack import limits
from tests.standins.slack.entities import Json

# The library leaves its element types open, so the judge is typed loosely here and only here.
_BEST: Any = getattr(exceptions, "best_match")  # noqa: B009

CONTRACTS = Path(__file__).parents[4] / "shared" / "contracts" / "slack"
_CHANNEL, _FLAG, _PAGES = {"channel": str}, {"exclude_archived": bool}, {"limit": int, "cursor": str}
WITHOUT_SCHEMA: Mapping[str, tuple[Mapping[str, type], Mapping[str, type]]] = {
    "auth.test": ({}, {}),
    "apps.connections.open": ({}, {}),
    "chat.delete": ({"channel": str, "ts": str}, {}),
    "chat.getPermalink": ({"channel": str, "message_ts": str}, {}),
    "conversations.info": (_CHANNEL, {"include_locale": bool, "include_num_members": bool}),
    "conversations.list": ({}, {"types": str, **_FLAG, **_PAGES}),
    "users.list": ({}, {"include_locale": bool, **_PAGES}),
}
"""The contracts hold nothing for these methods: what each must and may be given, from Slack's reference."""
ADDED_BY_SDKS = ("team_id", "token")
NUMBERS = {"limit", "callback_ts"}
TRUTHS = {
    "include_all_metadata", "inclusive", "full", "exclude_archived", "unfurl_links", "unfurl_media",
    "return_im", "include_locale", "mrkdwn", "as_user", "link_names", "reply_broadcast", "prevent_creation",
    "include_num_members",
}  # fmt: skip
OWN_OF_RESPONSES: Mapping[str, tuple[object, ...]] = {
    "response_type": ("ephemeral", "in_channel"),
    "replace_original": (True, False),
    "delete_original": (True, False),
}
"""What a response URL takes beyond what `chat.postEphemeral` takes, and the values."""


def present() -> bool:
    """Whether the contracts are beside the project."""
    return CONTRACTS.is_dir()


def plain_arguments(arguments: Json, *, as_text: bool) -> Json:
    """Without what SDKs add; texts of a query or form as the types they stand for."""
    kept = {name: value for name, value in arguments.items() if name not in ADDED_BY_SDKS}
    return {name: _typed(name, value) for name, value in kept.items()} if as_text else kept


def complaints(method: str, arguments: Json) -> list[str]:
    """What is wrong with a request, or nothing."""
    if method in WITHOUT_SCHEMA:
        return _own_complaints(method, arguments)
    found = list(limits.complaints(method, arguments))
    if not present():
        return found
    validator = _validator(schema_name(method))
    if validator is None:
        return [*found, f"{method} has no schema and is on no list"]
    return [*found, *_worst(validator, arguments)]


def response_complaints(asked: Json) -> list[str]:
    """What is wrong with a message to a response URL."""
    wrong = [
        f"{name} is {asked[name]!r}"
        for name, may in OWN_OF_RESPONSES.items()
        if asked.get(name, may[0]) not in may
    ]
    message = {name: value for name, value in asked.items() if name not in OWN_OF_RESPONSES}
    return [*wrong, *complaints("chat.postEphemeral", {"channel": "C", "user": "U", **message})]


def event_complaints(event: Json) -> list[str]:
    """What is wrong with an event we are about to send."""
    validator = _validator("Event.schema") if present() else None
    found = _worst(validator, event) if validator else []
    return [f"our event {event.get('type')}: {each}" for each in found]


def schema_name(method: str) -> str:
    """The file that holds the method's arguments, without its ending."""
    return "".join(part[:1].upper() + part[1:] for part in method.split(".")) + "Arguments"


def _worst(validator: Draft7Validator, instance: Json) -> list[str]:
    judge: Any = validator
    error: Any = _BEST(judge.iter_errors(instance))
    return [f"{error.json_path}: {error.message[:300]}"] if error else []


def _own_complaints(method: str, arguments: Json) -> list[str]:
    must, may = WITHOUT_SCHEMA[method]
    known = {**must, **may}
    return [
        *(f"{name} is missing" for name in must if name not in arguments),
        *(f"{name} is no argument of {method}" for name in arguments if name not in known),
        *(
            f"{name} is no {known[name].__name__}"
            for name, value in arguments.items()
            if name in known and not isinstance(value, known[name])
        ),
    ]


def _typed(name: str, value: Any) -> Any:  # noqa: ANN401 - any JSON
    if not isinstance(value, str):
        return value
    if name in NUMBERS and value.isdigit():
        return int(value)
    if name in TRUTHS and value.lower() in ("0", "1", "true", "false"):
        return value.lower() in ("1", "true")
    if value[:1] in "[{" and name in ("blocks", "metadata", "view", "attachments"):
        return json.loads(value)
    return value


@functools.cache
def _validator(name: str) -> Draft7Validator | None:
    path = CONTRACTS / f"{name}.json"
    return Draft7Validator(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None
