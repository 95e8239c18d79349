"""A proposal as a row, and which row it is."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.answering.sharing.proposal import Choice, Note, Proposal, State, Texts
from bot.chat.ids import ChannelId, CommunityId, MemberId, MessageId, MessageRef, Person, SpaceId
from storage.tables.sharing import proposals

NO_TEXTS: dict[str, None] = {"question": None, "answer": None, "source": None}


def columns_of(texts: Texts) -> dict[str, str]:
    return {
        "question": storable(texts.question),
        "answer": storable(texts.answer),
        "source": storable(texts.source),
    }


def storable(text: str) -> str:
    """Neither database takes lone surrogates, and PostgreSQL takes no zero bytes."""
    return text.encode("utf-8", "ignore").decode("utf-8").replace("\x00", "")


def numbered(community: CommunityId, number: int) -> ColumnElement[bool]:
    return (proposals.c.community == community) & (proposals.c.number == number)


def about(community: CommunityId, message: MessageRef) -> ColumnElement[bool]:
    return (
        (proposals.c.community == community)
        & (proposals.c.space == message.space)
        & (proposals.c.channel == message.channel)
        & (proposals.c.message == message.message)
    )


async def found(
    connection: AsyncConnection, this: ColumnElement[bool], *, lock: bool = False
) -> Proposal | None:
    """`lock`: nobody else changes it before the transaction ends."""
    query = select(proposals).where(this)
    row = (await connection.execute(query.with_for_update() if lock else query)).first()
    return proposal_of(row) if row is not None else None


def proposal_of(row: Row[Any]) -> Proposal:
    space, channel = SpaceId(row.space), ChannelId(row.channel)
    thread = MessageId(row.thread) if row.thread else None
    texts = Texts(row.question, row.answer, row.source or "") if row.answer is not None else None
    return Proposal(
        number=row.number,
        message=MessageRef(space, channel, MessageId(row.message), thread),
        author=Person(space, MemberId(row.author)),
        saver=MemberId(row.saver),
        language=row.language,
        texts=texts,
        choice=Choice(row.choice) if row.choice else None,
        state=State(row.state),
        entry=row.entry,
        name=row.name or "",
        note=Note(row.note) if row.note else None,
        reason=row.reason or "",
        asked_in=_asked_in(space, row),
    )


def _asked_in(space: SpaceId, row: Row[Any]) -> MessageRef | None:
    if row.asked_message is None:
        return None
    return MessageRef(space, ChannelId(row.asked_channel), MessageId(row.asked_message))
