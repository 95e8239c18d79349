"""Whose name stands under an answer: only who wants that, and only as long."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.sharing.ports import CreditStore
from bot.chat.content import Content, literal
from bot.wording import Wording


class StoredCredits:
    """See `bot.answering.sharing.ports.Credits`. Nothing is remembered: a choice holds at once, on every platform."""

    def __init__(self, kept: CreditStore) -> None:
        self._kept = kept

    async def of(self, entry: str) -> str | None:
        return await self._kept.credit(entry)


def credited(content: Content, name: str | None, language: str, wording: Wording) -> Content:
    """An answer with its author's name below the text; as it is without one."""
    if not name:
        return content
    line = wording.say(language, "share-credit", name=literal(name))
    return replace(content, text=f"{content.text}\n\n{line}")
