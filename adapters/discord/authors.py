"""Who wrote or reacted, and what of it is known without asking."""

from __future__ import annotations

import re

from adapters.discord.api import Json
from adapters.discord.server import Server
from bot.chat.events import Author, AuthorKind
from bot.chat.ids import MemberId

_VARIANTS = re.compile("[\U0001f3fb-\U0001f3ff\ufe0e\ufe0f]")
_MOST = 5000


def canonical(emoji: str) -> str:
    """A custom emoji's name, or the character without skin tone and presentation."""
    return _VARIANTS.sub("", emoji) or emoji


class Authors:
    """Remembers the kind of everybody met, so that an event with a bare id can say more."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._kinds: dict[int, AuthorKind] = {}

    def met(self, member: int, *, bot: bool) -> Author:
        """Somebody Discord has told about."""
        kind = AuthorKind.BOT if bot else AuthorKind.PERSON
        if len(self._kinds) >= _MOST:
            self._kinds.pop(next(iter(self._kinds)))
        self._kinds[member] = kind
        return self.named(member) or Author(MemberId(str(member)), kind)

    def named(self, member: int) -> Author | None:
        """Somebody of whom there is only an id; None when nothing else is known."""
        own = member == self._server.me
        kind = AuthorKind.VERTTI if own else self._kinds.get(member)
        return Author(MemberId(str(member)), kind) if kind else None

    def of(self, message: Json) -> Author:
        """The author of a message as Discord's API gives it; a webhook is a bot."""
        author = message["author"]
        bot = bool(author.get("bot") or message.get("webhook_id"))
        return self.met(int(author["id"]), bot=bot)
