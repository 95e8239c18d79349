"""People using what the bot offers: commands, context menus, buttons and forms."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from tests.standins.discord.entities import (
    Channel,
    ChannelKind,
    Json,
    Message,
    User,
    walk_components,
)
from tests.standins.discord.message_payloads import message_json
from tests.standins.discord.options import CHAT_INPUT, Filling, NotOffered, focused
from tests.standins.discord.payloads import channel_json, member_json, user_json
from tests.standins.discord.permissions import Permission
from tests.standins.discord.polling import Polling
from tests.standins.discord.state import Interaction, Where, Who

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
ON_MESSAGE = 3
GUILD_CONTEXT, DIRECT_CONTEXT = 0, 1
ATTACHMENT_LIMIT = 10 * 1024 * 1024


class Invoking(Polling):
    """Each verb returns the interaction's id at once; `replies_to` and `reply` tell what came."""

    async def command(
        self,
        who: Who,
        where: Where,
        words: str,
        options: Mapping[str, Any] | None = None,
    ) -> int:
        """Call `schedule add` with its options. Raises NotOffered for what is not registered."""
        user, channel = self.user(who), self.channel(where)
        name, *path = words.split()
        registered = self._registered(name, CHAT_INPUT, user, channel)
        data = Filling(self).chosen(registered, path, options or {})
        return self._invoke(COMMAND, user, channel, data)

    async def complete(self, who: Who, where: Where, words: str, option: str, typed: str) -> list[Json]:
        """The choices the bot offers while somebody types in an option."""
        user, channel = self.user(who), self.channel(where)
        name, *path = words.split()
        registered = self._registered(name, CHAT_INPUT, user, channel)
        loose = _without_required(registered)
        data = Filling(self).chosen(loose, path, {option: typed})
        focused(data["options"], option)
        number = self._invoke(AUTOCOMPLETE, user, channel, data)
        await self.wait_for(lambda g: g.interactions[number].answered)
        return self.interactions[number].choices or []

    async def context(self, who: Who, where: Where, message_id: int, name: str) -> int:
        """Choose a command from a message's menu."""
        user, channel = self.user(who), self.channel(where)
        message = self.message(channel, message_id)
        command = self._registered(name, ON_MESSAGE, user, channel)
        data: Json = {"id": command["id"], "name": name, "type": ON_MESSAGE}
        data["target_id"] = str(message.id)
        data["resolved"] = {"messages": {str(message.id): message_json(self, message)}}
        return self._invoke(COMMAND, user, channel, data)

    async def press(
        self,
        who: Who,
        where: Where,
        message_id: int,
        custom_id: str,
        *,
        values: Sequence[str] = (),
    ) -> int:
        """Press a button, or pick values in a select. Raises NotOffered if it is not there."""
        message = self.message(where, message_id)
        user = self.user(who)
        if message.only_for not in {None, user.id}:
            raise NotOffered(f"{user.name} does not see this message.")
        for component in message.buttons:
            if component["custom_id"] == custom_id and not component.get("disabled"):
                data = {"custom_id": custom_id, "component_type": component["type"]}
                data |= {"id": component["id"]} | ({"values": list(values)} if values else {})
                return self._invoke(COMPONENT, user, self.channel(where), data, message)
        there = [component["custom_id"] for component in message.buttons]
        raise NotOffered(f"Message {message_id} has no {custom_id} to press; it has {there}.")

    async def submit_modal(self, who: Who, interaction_id: int, values: Mapping[str, str]) -> int:
        """Fill in and send the form this interaction opened. Raises NotOffered if it did not."""
        opener = self.interactions[int(interaction_id)]
        user = self.user(who)
        if opener.modal is None or opener.user is not user:
            raise NotOffered(f"{user.name} has no open form.")
        inputs = [c for c in walk_components(opener.modal["components"]) if "custom_id" in c]
        unknown = set(values) - {component["custom_id"] for component in inputs}
        if unknown:
            raise NotOffered(f"The form has no {sorted(unknown)}.")
        sent = [_filled(component, values) for component in opener.modal["components"]]
        data = {"custom_id": opener.modal["custom_id"], "components": sent}
        return self._invoke(MODAL, user, opener.channel, data, opener.source)

    def replies_to(self, interaction_id: int) -> list[Message]:
        """What the person can read in answer, oldest first; not the notice that it is thinking."""
        interaction = self.interactions[int(interaction_id)]
        replies = [self.messages[number] for number in interaction.reply_ids]
        return [message for message in replies if not message.loading and not message.deleted]

    async def reply(self, interaction_id: int, *, timeout: float = 10.0) -> Message:
        """The first answer, as soon as it is there."""
        await self.wait_for(lambda g: g.replies_to(interaction_id), timeout)
        return self.replies_to(interaction_id)[0]

    def expire(self, interaction_id: int) -> None:
        """Let the three seconds pass without an answer: the bot will be told 10062."""
        self.interactions[int(interaction_id)].expired = True

    def _registered(self, name: str, kind: int, user: User, channel: Channel) -> Json:
        private = channel.kind is ChannelKind.DIRECT
        everywhere = [
            *([] if private else self.commands["guild"]),
            *self.commands["global"],
        ]
        for command in everywhere:
            if command["name"] == name and command["type"] == kind:
                self._may_call(command, user, private=private)
                return command
        names = [command["name"] for command in everywhere]
        raise NotOffered(f"No command {name} is registered; there are {names}.")

    def _may_call(self, command: Json, user: User, *, private: bool) -> None:
        contexts = command.get("contexts")
        context = DIRECT_CONTEXT if private else GUILD_CONTEXT
        if contexts is not None and context not in contexts:
            raise NotOffered(f"{command['name']} is not offered here.")
        if private and command.get("dm_permission") is False:
            raise NotOffered(f"{command['name']} is not offered in direct messages.")
        needed = command.get("default_member_permissions")
        held = self.permissions_of(user)
        if needed is not None and not private and Permission(int(needed)) & ~held:
            raise NotOffered(f"{user.name} does not see {command['name']}.")

    def _invoke(
        self,
        kind: int,
        user: User,
        channel: Channel,
        data: Json,
        source: Message | None = None,
    ) -> int:
        number = self.snowflakes.next()
        made = Interaction(number, uuid4().hex, kind, user, channel, self.clock.now(), data, source)
        self.interactions[number] = made
        self.gateway.dispatch("INTERACTION_CREATE", self._interaction_json(made))
        self.changed()
        return number

    def _interaction_json(self, made: Interaction) -> Json:
        channel, user = made.channel, made.user
        permissions = self.permissions_of(self.bot, channel)
        payload: Json = {
            "id": str(made.id),
            "application_id": str(self.bot.id),
            "type": made.kind,
            "data": made.data,
            "token": made.token,
            "version": 1,
            "channel_id": str(channel.id),
            "channel": channel_json(self, channel),
            "app_permissions": str(int(permissions)),
            "locale": user.locale,
            "entitlements": [],
            "authorizing_integration_owners": {"0": str(self.id)},
            "attachment_size_limit": ATTACHMENT_LIMIT,
        }
        if made.source is not None:
            payload["message"] = message_json(self, made.source)
        if channel.kind is ChannelKind.DIRECT:
            return {**payload, "user": user_json(user), "context": DIRECT_CONTEXT}
        payload |= {
            "guild_id": str(self.id),
            "guild_locale": "fi",
            "context": GUILD_CONTEXT,
        }
        payload["guild"] = {"id": str(self.id), "locale": "fi", "features": []}
        held = str(int(self.permissions_of(user, channel)))
        return {**payload, "member": {**member_json(self, user), "permissions": held}}


def _without_required(node: Json) -> Json:
    options: list[Json] = node.get("options") or []
    children = [_without_required(child) for child in options]
    return {**node, "required": False, "options": children}


def _filled(component: Json, values: Mapping[str, str]) -> Json:
    kept: Json = {key: component[key] for key in ("type", "id", "custom_id") if key in component}
    if "custom_id" in component:
        kept["value"] = values.get(component["custom_id"], component.get("value") or "")
    if "components" in component:
        kept["components"] = [_filled(child, values) for child in component["components"]]
    if "component" in component:
        kept["component"] = _filled(component["component"], values)
    return kept
