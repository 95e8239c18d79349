"""Polls: who chose an answer, page by page, and ending one before its time."""

from tests.standins.discord.payloads import user_json
from tests.standins.discord.permissions import Permission
from tests.standins.discord.rest.operation import Answer, Operation, Request


def voters(request: Request) -> Answer:
    """Who chose the answer, by rising id."""
    message = request.message(Permission.READ_MESSAGE_HISTORY)
    limit = request.number("limit", 25, 1, 100)
    after = request.number("after", 0, 0, 1 << 63)
    chosen = sorted(message.voters.get(int(request.path["answer_id"]), []))
    page = [number for number in chosen if number > after][:limit]
    return 200, {"users": [user_json(request.guild.users[number]) for number in page]}


_ANSWER = "/channels/{channel_id}/polls/{message_id}/answers/{answer_id}"
OPERATIONS = (Operation("GET", _ANSWER, "get_answer_voters", voters),)
