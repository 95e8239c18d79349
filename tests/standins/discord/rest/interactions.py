"""Answers to interactions: the first within three seconds, then follow-ups for fifteen minutes."""

from collections.abc import Callable
from datetime import timedelta

from tests.standins.discord.entities import (
    NO_FLAG,
    Draft,
    Json,
    Message,
    MessageFlag,
    MessageKind,
)
from tests.standins.discord.guild import Guild
from tests.standins.discord.message_payloads import message_json
from tests.standins.discord.payloads import user_json
from tests.standins.discord.refusals import Refused
from tests.standins.discord.rest.messages import change, draft_from
from tests.standins.discord.rest.operation import NO_CONTENT, Answer, Operation, Request
from tests.standins.discord.state import Interaction

FIRST_ANSWER = timedelta(seconds=3)
TOKEN_LIFE = timedelta(minutes=15)
COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
MESSAGE, DEFER, DEFER_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9


def respond(request: Request) -> Answer:
    """The first answer. Raises Refused 10062 when late, 40060 when it is the second."""
    interaction = _unanswered(request)
    kind: int = request.json["type"]
    if kind not in _ALLOWED[interaction.kind]:
        raise Refused(50035)
    message = _EFFECTS[kind](request, interaction, request.json.get("data") or {})
    interaction.answered = kind
    request.guild.changed()
    if not request.truth("with_response"):
        return NO_CONTENT
    return 200, _callback_json(request.guild, interaction, message)


def _unanswered(request: Request) -> Interaction:
    interaction = request.guild.interactions.get(request.id("interaction_id"))
    if interaction is None or interaction.token != request.path["interaction_token"]:
        raise Refused(10062)
    if interaction.answered is not None:
        raise Refused(40060)
    if interaction.expired or request.guild.clock.now() - interaction.created > FIRST_ANSWER:
        raise Refused(10062)
    return interaction


def _send(request: Request, interaction: Interaction, data: Json) -> Message | None:
    message = _post(request, interaction, data)
    interaction.original_id = message.id
    return message


def _defer(request: Request, interaction: Interaction, data: Json) -> Message | None:
    message = _post(request, interaction, data, MessageFlag.LOADING)
    interaction.original_id = message.id
    return message


def _defer_update(_request: Request, interaction: Interaction, _data: Json) -> Message | None:
    interaction.original_id = interaction.source.id if interaction.source else None
    return None


def _update(request: Request, interaction: Interaction, data: Json) -> Message | None:
    if interaction.source is None:
        raise Refused(50035)
    interaction.original_id = interaction.source.id
    change(request, interaction.source, data)
    return interaction.source


def _choices(_request: Request, interaction: Interaction, data: Json) -> Message | None:
    interaction.choices = data["choices"]
    return None


def _modal(_request: Request, interaction: Interaction, data: Json) -> Message | None:
    interaction.modal = data
    return None


def _post(
    request: Request,
    interaction: Interaction,
    data: Json,
    extra: MessageFlag = NO_FLAG,
) -> Message:
    guild = request.guild
    draft: Draft = draft_from(request, data)
    draft.interaction = _metadata(interaction)
    draft.kind = _kind(interaction)
    draft.flags |= extra
    if MessageFlag.EPHEMERAL in MessageFlag(data.get("flags") or 0):
        draft.flags |= MessageFlag.EPHEMERAL
        draft.only_for = interaction.user.id
    message = guild.post(guild.bot, interaction.channel, draft)
    interaction.reply_ids.append(message.id)
    return message


def _kind(interaction: Interaction) -> MessageKind:
    if interaction.kind != COMMAND:
        return MessageKind.DEFAULT
    on_message = "target_id" in interaction.data
    return MessageKind.CONTEXT_MENU_COMMAND if on_message else MessageKind.COMMAND


def _metadata(interaction: Interaction) -> Json:
    metadata: Json = {
        "id": str(interaction.id),
        "type": COMMAND if interaction.kind == MODAL_SUBMIT else interaction.kind,
        "user": user_json(interaction.user),
        "authorizing_integration_owners": {},
    }
    if interaction.kind == COMPONENT and interaction.source is not None:
        metadata["interacted_message_id"] = str(interaction.source.id)
    if interaction.kind == MODAL_SUBMIT:
        return {
            **metadata,
            "type": MODAL_SUBMIT,
            "triggering_interaction_metadata": metadata,
        }
    return metadata


def _callback_json(guild: Guild, interaction: Interaction, message: Message | None) -> Json:
    about: Json = {"id": str(interaction.id), "type": interaction.kind}
    if message is None:
        return {"interaction": about}
    about["response_message_id"] = str(message.id)
    about["response_message_loading"] = message.loading
    about["response_message_ephemeral"] = message.ephemeral
    kind = UPDATE if interaction.answered == UPDATE else MESSAGE
    return {
        "interaction": about,
        "resource": {"type": kind, "message": message_json(guild, message)},
    }


def follow_up(request: Request) -> Answer:
    """Another message; after a deferral the first one takes the place of the notice."""
    interaction = _by_token(request)
    original = request.guild.messages.get(interaction.original_id or 0)
    if original is not None and original.loading and not original.deleted:
        return 200, _rewritten(request, original)
    return 200, message_json(request.guild, _post(request, interaction, request.json))


def get_original(request: Request) -> Answer:
    """The first answer."""
    return 200, message_json(request.guild, _original(request))


def edit_original(request: Request) -> Answer:
    """Change the first answer, or fill in a deferred one."""
    return 200, _rewritten(request, _original(request))


def delete_original(request: Request) -> Answer:
    """Delete the first answer."""
    request.guild.remove(_original(request))
    return NO_CONTENT


def get_reply(request: Request) -> Answer:
    """One of the answers."""
    return 200, message_json(request.guild, _reply(request))


def edit_reply(request: Request) -> Answer:
    """Change one of the answers."""
    return 200, _rewritten(request, _reply(request))


def delete_reply(request: Request) -> Answer:
    """Delete one of the answers."""
    request.guild.remove(_reply(request))
    return NO_CONTENT


def _rewritten(request: Request, message: Message) -> Json:
    before = message.flags
    message.flags &= ~MessageFlag.LOADING
    try:
        change(request, message, request.json)
    except Refused:
        message.flags = before
        raise
    return message_json(request.guild, message)


def _by_token(request: Request) -> Interaction:
    for interaction in reversed(request.guild.interactions.values()):
        if interaction.token == request.path["webhook_token"]:
            break
    else:
        raise Refused(50027)
    if request.guild.clock.now() - interaction.created > TOKEN_LIFE:
        raise Refused(50027)
    if interaction.answered is None:
        raise Refused(10015)
    return interaction


def _original(request: Request) -> Message:
    message = request.guild.messages.get(_by_token(request).original_id or 0)
    if message is None or message.deleted:
        raise Refused(10008)
    return message


def _reply(request: Request) -> Message:
    interaction = _by_token(request)
    number = request.id("message_id")
    own = {*interaction.reply_ids, interaction.original_id}
    message = request.guild.messages.get(number)
    if number not in own or message is None or message.deleted:
        raise Refused(10008)
    return message


_EFFECTS: dict[int, Callable[[Request, Interaction, Json], Message | None]] = {
    MESSAGE: _send,
    DEFER: _defer,
    DEFER_UPDATE: _defer_update,
    UPDATE: _update,
    CHOICES: _choices,
    MODAL: _modal,
}
_ALLOWED = {
    COMMAND: {MESSAGE, DEFER, MODAL},
    COMPONENT: {MESSAGE, DEFER, DEFER_UPDATE, UPDATE, MODAL},
    AUTOCOMPLETE: {CHOICES},
    MODAL_SUBMIT: {MESSAGE, DEFER, DEFER_UPDATE, UPDATE},
}
_HOOK = "/webhooks/{webhook_id}/{webhook_token}"
_ORIGINAL = _HOOK + "/messages/@original"
_ONE = _HOOK + "/messages/{message_id}"
OPERATIONS = tuple(
    Operation(method, template, name, handle, needs_token=False)
    for method, template, name, handle in (
        (
            "POST",
            "/interactions/{interaction_id}/{interaction_token}/callback",
            "create_interaction_response",
            respond,
        ),
        ("POST", _HOOK, "execute_webhook", follow_up),
        ("GET", _ORIGINAL, "get_original_webhook_message", get_original),
        ("PATCH", _ORIGINAL, "update_original_webhook_message", edit_original),
        ("DELETE", _ORIGINAL, "delete_original_webhook_message", delete_original),
        ("GET", _ONE, "get_webhook_message", get_reply),
        ("PATCH", _ONE, "update_webhook_message", edit_reply),
        ("DELETE", _ONE, "delete_webhook_message", delete_reply),
    )
)
