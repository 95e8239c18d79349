"""Slash commands, buttons, forms and message shortcuts, as the core's interactions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypedDict

from adapters.slack.api import Json
from adapters.slack.commands import shortcuts
from adapters.slack.handles import Handle, Wish
from adapters.slack.links import permalink
from adapters.slack.outbound import INPUT
from adapters.slack.people import People
from adapters.slack.stamps import moment
from adapters.slack.text import clean, words
from adapters.slack.workspace import Workspace
from bot.chat.commands import Command
from bot.chat.events import ButtonPressed, CommandCalled, Event, FormSubmitted
from bot.chat.ids import MemberId, MessageId, Place, SpaceId


class _Common(TypedDict):
    event_id: str
    space: SpaceId
    at: datetime
    member: MemberId
    place: Place
    reply_handle: str
    thread: MessageId | None
    locale: str | None


@dataclass(frozen=True, slots=True)
class Interactions:
    workspace: Workspace
    people: People
    catalogue: Sequence[Command]

    async def event(self, body: Json) -> Event | None:
        """None for what Vertti has no use for. Raises KeyError or ValueError for what is not Slack's."""
        match body.get("type"):
            case None if "command" in body:
                return await self._command(body)
            case "block_actions":
                return await self._button(body)
            case "view_submission":
                return await self._form(body)
            case "message_action":
                return await self._shortcut(body)
            case _:
                return None

    async def _command(self, body: Json) -> Event:
        handle = Handle(
            member=str(body["user_id"]),
            channel=str(body["channel_id"]),
            response_url=str(body.get("response_url") or ""),
            trigger=str(body["trigger_id"]),
        )
        common = await self._common(f"command:{body['trigger_id']}", handle)
        return CommandCalled(**common, words=words(str(body.get("text") or "")))

    async def _button(self, body: Json) -> Event | None:
        pressed: Json = body["actions"][0]
        if pressed.get("type") != "button" or ":" not in str(pressed.get("value") or ""):
            return None
        at: Json = body.get("container") or {}
        message: Json = body.get("message") or {}
        where: Json = body.get("channel") or {}
        channel = str(where.get("id") or at["channel_id"])
        ts = str(at.get("message_ts") or message["ts"])
        thread = str(message.get("thread_ts") or at.get("thread_ts") or "")
        handle = _handle(body, channel, "" if thread == ts else thread)
        stamp = str(pressed["action_ts"])
        name = f"press:{channel}:{ts}:{handle.member}:{stamp}"
        action, _, value = str(pressed["value"]).partition(":")
        # A reply that one person alone sees is no message of the channel's: it cannot be changed by its id.
        ref = None if at.get("is_ephemeral") else self.workspace.ref(channel, ts, thread)
        common = await self._common(name, handle, moment(stamp))
        return ButtonPressed(**common, action=action, value=value, message=ref)

    async def _form(self, body: Json) -> Event:
        view: Json = body["view"]
        wish = Wish.read(str(view["private_metadata"]))
        trigger = str(body.get("trigger_id") or "")
        handle = replace(wish.handle, member=str(body["user"]["id"]), trigger=trigger)
        values: Json = view["state"]["values"]
        answers = {name: clean(str(said[INPUT].get("value") or "")) for name, said in values.items()}
        common = await self._common(f"form:{view['id']}", handle)
        return FormSubmitted(**common, action=str(view["callback_id"]), value=wish.value, answers=answers)

    async def _shortcut(self, body: Json) -> Event | None:
        option = shortcuts(self.catalogue).get(str(body["callback_id"]))
        if option is None:
            return None
        message: Json = body["message"]
        ref = self.workspace.ref(str(body["channel"]["id"]), str(message["ts"]), message.get("thread_ts"))
        handle = _handle(body, ref.channel, ref.thread or "")
        common = await self._common(f"shortcut:{body['trigger_id']}", handle)
        options = {option.name: permalink(self.workspace, ref)}
        return CommandCalled(**common, name=str(body["callback_id"]), options=options)

    async def _common(self, event_id: str, handle: Handle, at: datetime | None = None) -> _Common:
        locale = handle.locale or await self.people.locale(handle.member) or ""
        return _Common(
            event_id=event_id,
            space=self.workspace.space,
            # Slack does not say when a command was typed or a form was sent.
            at=at or datetime.now(UTC),
            member=MemberId(handle.member),
            place=self.workspace.place(handle.channel),
            reply_handle=str(replace(handle, locale=locale)),
            thread=MessageId(handle.thread) if handle.thread else None,
            locale=locale or None,
        )


def _handle(body: Json, channel: str, thread: str) -> Handle:
    return Handle(
        member=str(body["user"]["id"]),
        channel=channel,
        response_url=str(body.get("response_url") or ""),
        trigger=str(body.get("trigger_id") or ""),
        thread=thread,
    )
