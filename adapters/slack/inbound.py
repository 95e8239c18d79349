"""What Slack's Events API says, as the core's events."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from adapters.slack.api import Json
from adapters.slack.emoji import canonical
from adapters.slack.people import People
from adapters.slack.stamps import in_order, moment
from adapters.slack.text import plain
from adapters.slack.threads import Threads
from adapters.slack.workspace import Workspace
from bot.chat.events import (
    Author,
    Event,
    MemberJoined,
    MessageDeleted,
    MessageEdited,
    MessagePosted,
    ReactionChanged,
)
from bot.chat.ids import MemberId

SPOKEN = {None, "file_share", "thread_broadcast", "me_message", "bot_message"}
"""Subtypes of messages somebody wrote; the rest Slack writes by itself."""


@dataclass(frozen=True, slots=True)
class Inbound:
    workspace: Workspace
    people: People
    threads: Threads

    async def event(self, body: Json) -> Event | None:
        """None for what Vertti has no use for. Raises KeyError or ValueError for what is no event of Slack's."""
        said: Json = body["event"]
        match said["type"]:
            case "message" | "app_mention":
                return self._message(said)
            case "reaction_added" | "reaction_removed":
                return await self._reaction(body, said)
            case "team_join":
                return self._joined(body, said["user"])
            case _:
                return None

    def _message(self, said: Json) -> Event | None:
        match said.get("subtype"):
            case "message_changed":
                return self._edited(said)
            case "message_deleted":
                before: Json = said.get("previous_message") or {}
                return self._deleted(said, said["deleted_ts"], before.get("thread_ts"))
            case kind if kind in SPOKEN:
                return self._posted(said)
            case _:
                return None

    def _posted(self, said: Json) -> Event | None:
        author = self.workspace.wrote(said)
        # A mention that came with an edit is told by the edit; it is no new message.
        if author is None or (said["type"] == "app_mention" and said.get("edited")):
            return None
        message = self.threads.learn(str(said["channel"]), said)
        text, addressed = self._text(said)
        return MessagePosted(
            event_id=f"msg:{message.channel}:{message.message}",
            space=self.workspace.space,
            at=moment(message.message),
            message=message,
            author=author,
            text=text,
            addressed=addressed or said["type"] == "app_mention",
            direct=_is_direct(said),
        )

    def _edited(self, said: Json) -> Event | None:
        new: Json = said["message"]
        if new.get("subtype") == "tombstone":
            # So Slack tells that a message with replies is gone.
            return self._deleted(said, new["ts"], new.get("thread_ts"))
        author = self.workspace.wrote(new)
        edited: Json = new.get("edited") or {}
        # Link previews and reply counts change a message too, without anybody editing it.
        if author is None or not edited.get("ts") or new.get("subtype") not in SPOKEN:
            return None
        message = self.threads.learn(str(said["channel"]), new)
        text, addressed = self._text(new)
        return MessageEdited(
            event_id=f"edit:{message.channel}:{message.message}:{edited['ts']}",
            space=self.workspace.space,
            at=moment(edited["ts"]),
            message=message,
            author=author,
            text=text,
            addressed=addressed,
            direct=_is_direct(said),
        )

    def _deleted(self, said: Json, ts: str, thread: str | None) -> Event:
        message = self.workspace.ref(str(said["channel"]), ts, thread)
        return MessageDeleted(
            event_id=f"del:{message.channel}:{message.message}",
            space=self.workspace.space,
            at=moment(said.get("event_ts") or said["ts"]),
            message=message,
        )

    async def _reaction(self, body: Json, said: Json) -> Event | None:
        item: Json = said["item"]
        if item.get("type") != "message":
            return None
        # All at once: each look may take half of the time there is for the acknowledgement.
        message, member, author = await asyncio.gather(
            self.threads.ref(str(item["channel"]), str(item["ts"])),
            self.people.author(str(said["user"])),
            self._item_author(said),
        )
        return ReactionChanged(
            event_id=str(body["event_id"]),
            space=self.workspace.space,
            at=moment(said["event_ts"]),
            message=message,
            member=member,
            emoji=canonical(str(said["reaction"])),
            added=said["type"] == "reaction_added",
            sequence=in_order(said["event_ts"]),
            message_author=author,
        )

    async def _item_author(self, said: Json) -> Author | None:
        return await self.people.author(str(said["item_user"])) if said.get("item_user") else None

    def _joined(self, body: Json, user: Json) -> Event | None:
        if user.get("is_bot"):
            return None
        return MemberJoined(
            event_id=str(body["event_id"]),
            space=self.workspace.space,
            at=moment(str(body["event_time"])),
            member=MemberId(str(user["id"])),
        )

    def _text(self, message: Json) -> tuple[str, bool]:
        return plain(str(message.get("text") or ""), own=self.workspace.user, name_of=self.people.name_of)


def _is_direct(said: Json) -> bool:
    return said.get("channel_type") == "im" or str(said["channel"]).startswith("D")
