"""Every request is judged by Discord's document and by the rules the document leaves out."""

import sys
from collections.abc import Callable, Sequence
from typing import cast

from tests.standins.discord.command_limits import command_set_complaints
from tests.standins.discord.document import DOCUMENT, Document, discord_document
from tests.standins.discord.entities import Json
from tests.standins.discord.limits import message_complaints
from tests.standins.discord.refusals import Complaint

EVENT_SCHEMAS = {
    "MESSAGE_CREATE": "MessageResponse",
    "MESSAGE_UPDATE": "MessageResponse",
    "THREAD_CREATE": "ThreadResponse",
    "THREAD_UPDATE": "ThreadResponse",
    "CHANNEL_CREATE": "GuildChannelResponse",
    "CHANNEL_UPDATE": "GuildChannelResponse",
    "CHANNEL_DELETE": "GuildChannelResponse",
    "GUILD_MEMBER_ADD": "GuildMemberResponse",
}
MESSAGE, UPDATE = 4, 7


class Checks:
    """The judge. Where the document is absent only our own rules are kept, said aloud."""

    def __init__(self, *, enabled: bool = True) -> None:
        self.document: Document | None = discord_document() if enabled else None
        if enabled and self.document is None:
            print(
                f"Discord stand-in: {DOCUMENT.name} is absent, shapes go unchecked.",
                file=sys.stderr,
            )

    def request(self, method: str, template: str, name: str, body: object, files: int) -> list[Complaint]:
        """Complaints about a request's body; none means it may pass."""
        found: list[Complaint] = []
        if self.document is not None:
            found = self.document.request_complaints(method, template, body)
        extra = _EXTRA.get(name)
        return found or (extra(body, files) if extra and body is not None else [])

    def query(self, method: str, template: str, names: Sequence[str]) -> list[Complaint]:
        """Complaints about query parameters the operation does not know."""
        if self.document is None:
            return []
        unknown = set(names) - self.document.query_names(method, template)
        return [Complaint((name,), "This query parameter is unknown.") for name in sorted(unknown)]

    def answer(self, method: str, template: str, status: int, payload: object) -> list[Complaint]:
        """Complaints about our own answer: the stand-in must not be wrong in silence."""
        if self.document is None:
            return []
        return self.document.answer_complaints(method, template, status, payload)

    def event(self, name: str, payload: Json) -> list[Complaint]:
        """Complaints about our own event, where the document describes its payload."""
        if self.document is None or name not in EVENT_SCHEMAS:
            return []
        return self.document.shape_complaints(EVENT_SCHEMAS[name], payload)


def _new_message(body: object, files: int) -> list[Complaint]:
    return message_complaints(cast("Json", body), new=True, files=files)


def _changed_message(body: object, files: int) -> list[Complaint]:
    return message_complaints(cast("Json", body), new=False, files=files)


def _callback(body: object, files: int) -> list[Complaint]:
    answer = cast("Json", body)
    data: Json = answer.get("data") or {}
    if answer.get("type") == MESSAGE:
        return message_complaints(data, new=True, files=files)
    return message_complaints(data, new=False) if answer.get("type") == UPDATE else []


def _commands(body: object, _files: int) -> list[Complaint]:
    return command_set_complaints(cast("list[Json]", body))


_EXTRA: dict[str, Callable[[object, int], list[Complaint]]] = {
    "create_message": _new_message,
    "update_message": _changed_message,
    "execute_webhook": _new_message,
    "update_original_webhook_message": _changed_message,
    "update_webhook_message": _changed_message,
    "create_interaction_response": _callback,
    "bulk_set_application_commands": _commands,
    "bulk_set_guild_application_commands": _commands,
}
