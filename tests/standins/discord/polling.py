"""People vote in polls, and polls end."""

from tests.standins.discord.entities import Draft, Json, Message, MessageKind, Reference, User
from tests.standins.discord.gateway import Intents
from tests.standins.discord.people import People
from tests.standins.discord.refusals import Refused
from tests.standins.discord.state import Where, Who


class Polling(People):
    """Only polls of one choice: whoever chooses anew takes the old choice back first, and both are told."""

    async def vote(self, who: Who, where: Where, message_id: int, answer: int) -> None:
        """Choose an answer. Raises Refused 520001 once the poll has ended."""
        user, message = self.user(who), self._open(where, message_id)
        for other, chosen in message.voters.items():
            if user.id in chosen and other != answer:
                self._withdraw(user, message, other)
        chosen = message.voters.setdefault(answer, [])
        if user.id not in chosen:
            chosen.append(user.id)
            self._tell_vote("MESSAGE_POLL_VOTE_ADD", user, message, answer)

    async def unvote(self, who: Who, where: Where, message_id: int, answer: int) -> None:
        """Take the choice back."""
        self._withdraw(self.user(who), self._open(where, message_id), answer)

    async def end_poll(self, where: Where, message_id: int) -> int:
        """Its time is over: the counts are final, and a message of Discord's in its author's name says so."""
        message = self._open(where, message_id)
        message.poll_ended = True
        self.announce("MESSAGE_UPDATE", message)
        assert message.poll is not None
        question = {"name": "poll_question_text", "value": message.poll["question"]["text"], "inline": False}
        embed: Json = {"type": "poll_result", "fields": [question]}
        draft = Draft(
            kind=MessageKind.POLL_RESULT,
            embeds=[embed],
            reference=Reference(message.channel_id, message.id),
        )
        return self.post(message.author, self.channel(where), draft).id

    def _open(self, where: Where, message_id: int) -> Message:
        message = self.message(where, message_id)
        if message.poll is None or message.poll_ended:
            raise Refused(520001)
        return message

    def _withdraw(self, user: User, message: Message, answer: int) -> None:
        if user.id in message.voters.get(answer, []):
            message.voters[answer].remove(user.id)
            self._tell_vote("MESSAGE_POLL_VOTE_REMOVE", user, message, answer)

    def _tell_vote(self, event: str, user: User, message: Message, answer: int) -> None:
        payload: Json = {
            "user_id": str(user.id),
            "channel_id": str(message.channel_id),
            "message_id": str(message.id),
            "guild_id": str(self.id),
            "answer_id": answer,
        }
        self.gateway.dispatch(event, payload, Intents.GUILD_MESSAGE_POLLS)
        self.changed()
