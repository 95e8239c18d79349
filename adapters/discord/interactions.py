"""Commands, buttons and forms as the gateway tells them, as events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

import discord

from adapters.discord.api import Json
from adapters.discord.commands import called, in_menu, message_option
from adapters.discord.handles import Handle, Style
from adapters.discord.server import Server
from adapters.discord.whereabouts import Spot, Whereabouts
from bot.chat.commands import Command
from bot.chat.events import ButtonPressed, CommandCalled, FormSubmitted, Interaction
from bot.chat.ids import MemberId, MessageId
from bot.errors import PlatformError
from bot.wording import Wording

_SUBCOMMAND, _GROUP, _USER, _CHANNEL = 1, 2, 6, 7
_MESSAGE_MENU = 3


class Interactions:
    def __init__(
        self, server: Server, whereabouts: Whereabouts, catalogue: Sequence[Command], wording: Wording
    ) -> None:
        self._server = server
        self._whereabouts = whereabouts
        self._commands = {command.name: command for command in catalogue}
        self._menu = in_menu(catalogue, wording)

    async def read(self, raw: discord.Interaction[Any]) -> Interaction | None:
        """The event; None for what is not ours: another server's, autocompletion."""
        if raw.guild_id not in {None, self._server.id} or raw.channel_id is None:
            return None
        data = cast("Json", raw.data or {})
        spot = await self._spot(raw, raw.channel_id)
        common = self._common(raw, spot)
        match raw.type:
            case discord.InteractionType.application_command:
                return await self._command(raw, data, common)
            case discord.InteractionType.component:
                return self._button(raw, data, common, spot)
            case discord.InteractionType.modal_submit:
                return self._form(raw, data, common)
            case _:
                return None

    def _common(self, raw: discord.Interaction[Any], spot: Spot) -> Json:
        return {
            "event_id": f"interaction:{raw.id}",
            "space": self._server.space,
            "at": raw.created_at,
            "member": MemberId(str(raw.user.id)),
            "place": self._whereabouts.place(spot),
            "thread": MessageId(str(spot.thread)) if spot.thread else None,
            "locale": raw.locale.value,
        }

    async def _command(self, raw: discord.Interaction[Any], data: Json, common: Json) -> CommandCalled:
        if data.get("type") == _MESSAGE_MENU:
            name, options = self._about(raw, data)
        else:
            name, options = _called(data)
            name = called(name, self._commands)
        for value in options.values():
            await self._learn(value)
        command = self._commands.get(name)
        private = command is None or command.private
        handle = _handle(raw, Style.PRIVATE if private else Style.PUBLIC)
        return CommandCalled(**common, reply_handle=handle, name=name, options=options)

    def _button(self, raw: discord.Interaction[Any], data: Json, common: Json, spot: Spot) -> ButtonPressed:
        action, _, value = str(data["custom_id"]).partition(":")
        pressed = self._whereabouts.ref(spot, raw.message.id) if raw.message else None
        handle = _handle(raw, Style.BESIDE)
        return ButtonPressed(**common, reply_handle=handle, action=action, value=value, message=pressed)

    def _form(self, raw: discord.Interaction[Any], data: Json, common: Json) -> FormSubmitted:
        action, _, value = str(data["custom_id"]).partition(":")
        answers = dict(_answers(data.get("components") or ()))
        handle = _handle(raw, Style.BESIDE if raw.message else Style.PRIVATE)
        return FormSubmitted(**common, reply_handle=handle, action=action, value=value, answers=answers)

    def _about(self, raw: discord.Interaction[Any], data: Json) -> tuple[str, dict[str, str]]:
        """The message menu hands over a message: the command takes its link."""
        # A name of an earlier version is passed on as it is: the core says that it knows none such.
        command = self._menu.get(str(data["name"]))
        option = message_option(command) if command else None
        server = raw.guild_id or "@me"
        link = f"https://discord.com/channels/{server}/{raw.channel_id}/{data['target_id']}"
        if command is None or option is None:
            return str(data["name"]), {}
        return command.name, {option.name: link}

    async def _learn(self, value: str) -> None:
        try:
            await self._whereabouts.get_to_know(value)
        except PlatformError:
            return  # the core will say that there is no such message

    async def _spot(self, raw: discord.Interaction[Any], number: int) -> Spot:
        """From what came along: there are three seconds, and asking takes time."""
        channel = raw.channel
        if isinstance(channel, discord.Thread):
            self._whereabouts.learn(
                channel.id, Spot(channel.parent_id, channel.id, secluded=channel.is_private())
            )
        elif raw.guild_id is None:
            self._whereabouts.learn(number, Spot(number, private=True))
        return await self._whereabouts.of(number)


def _handle(raw: discord.Interaction[Any], style: Style) -> str:
    return str(Handle(raw.application_id, raw.id, style, raw.token))


def _called(data: Json) -> tuple[str, dict[str, str]]:
    """The command's name, with its subcommand's, and the options as texts."""
    names = [str(data["name"])]
    options: list[Json] = data.get("options") or []
    while options and options[0]["type"] in {_SUBCOMMAND, _GROUP}:
        names.append(str(options[0]["name"]))
        options = options[0].get("options") or []
    return " ".join(names), {option["name"]: _value(option) for option in options}


def _value(option: Json) -> str:
    value = str(option["value"])
    shapes = {_CHANNEL: f"<#{value}>", _USER: f"<@{value}>"}
    return shapes.get(option["type"], value)


def _answers(components: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Inputs stand in a label or in a row."""
    for component in components:
        if "value" in component and "custom_id" in component:
            yield str(component["custom_id"]), str(component["value"] or "")
        inner = [component["component"]] if component.get("component") else []
        yield from _answers([*inner, *(component.get("components") or ())])
