"""Questions, what became of them, and what people said of the answers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select, update

from bot.answering.question import Question, State
from bot.chat.ids import (
    ChannelId,
    CommunityId,
    MemberId,
    MessageId,
    MessageRef,
    Person,
    SpaceId,
)
from storage.engine import Database
from storage.tables.answering import labels, questions

_ONLY_FROM_WAITING = (State.SILENT, State.STOOD_DOWN, State.GONE)


class StoredQuestions:
    """See `bot.answering.ports.Questions`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community

    async def open(self, question: Question, *, now: datetime) -> bool:
        row = (
            self._database.insert(questions)
            .values(
                community=self._community,
                question=question.id,
                space=question.asked_in.space,
                channel=question.asked_in.channel,
                message=question.asked_in.message,
                thread=question.asked_in.thread,
                asker=question.asker.member,
                language=question.language,
                text=_storable(question.text),
                spoken_to=question.spoken_to,
                state=question.state,
                asked_at=question.asked_at,
                due_at=question.due_at,
                entry=question.entry,
                suggested=json.dumps(list(question.suggested)) if question.suggested else None,
                confidence=question.confidence,
                changed_at=now,
            )
            .on_conflict_do_nothing()
            .returning(questions.c.question)
        )
        async with self._database.writing() as connection:
            return (await connection.execute(row)).first() is not None

    async def get(self, question: str) -> Question | None:
        return await self._one(self._this(question))

    async def answered_by(self, message: MessageRef) -> Question | None:
        return await self._one(
            (questions.c.community == self._community)
            & (questions.c.space == message.space)
            & (questions.c.channel == message.channel)
            & (questions.c.answer == message.message)
        )

    async def due(self, *, now: datetime, most: int) -> Sequence[Question]:
        query = (
            select(questions)
            .where(self._waiting(), questions.c.due_at <= now)
            .order_by(questions.c.due_at)
            .limit(most)
        )
        async with self._database.reading() as connection:
            return [_question(row) for row in (await connection.execute(query)).all()]

    async def next_due(self) -> datetime | None:
        async with self._database.reading() as connection:
            return await connection.scalar(select(func.min(questions.c.due_at)).where(self._waiting()))

    async def put_off(self, question: str, *, until: datetime, now: datetime) -> None:
        await self._update(self._this(question) & self._waiting(), due_at=until, changed_at=now)

    async def reword(self, question: Question, *, now: datetime) -> None:
        await self._update(
            self._this(question.id),
            text=_storable(question.text),
            language=question.language,
            changed_at=now,
        )

    async def settle(
        self,
        question: str,
        state: State,
        *,
        now: datetime,
        entry: str | None = None,
        suggested: Sequence[str] = (),
        confidence: float | None = None,
        answer: MessageRef | None = None,
        reason: str = "",
    ) -> None:
        this = self._this(question)
        if state in _ONLY_FROM_WAITING:
            this &= self._waiting()
        values: dict[str, object] = {
            "state": state,
            "due_at": None,
            "reason": reason,
            "changed_at": now,
        }
        if state in (State.ANSWERED, State.UNKNOWN, State.SUGGESTED):
            values |= {"entry": entry, "confidence": confidence}
        if suggested:
            values |= {"suggested": json.dumps(list(suggested))}
        if answer is not None:
            values |= {"answer": answer.message, "answer_thread": answer.thread}
        await self._update(this, **values)

    async def forget_text(self, question: str, *, now: datetime) -> None:
        await self._update(self._this(question), text=None, changed_at=now)

    async def forget_texts(self, *, before: datetime) -> int:
        old = (
            (questions.c.community == self._community)
            & (questions.c.asked_at < before)
            & questions.c.text.is_not(None)
        )
        return await self._update(old, text=None)

    async def label(self, question: str, person: Person, *, entry: str, helped: bool, now: datetime) -> None:
        said = {"entry": entry, "helped": helped, "at": now}
        row = self._database.insert(labels).values(
            community=self._community,
            question=question,
            space=person.space,
            member=person.member,
            **said,
        )
        row = row.on_conflict_do_update(
            index_elements=["community", "question", "space", "member"], set_=said
        )
        async with self._database.writing() as connection:
            await connection.execute(row)

    async def labels(self, question: str) -> Sequence[tuple[Person, bool]]:
        query = select(labels).where(labels.c.community == self._community, labels.c.question == question)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        return [(Person(SpaceId(row.space), MemberId(row.member)), row.helped) for row in rows]

    async def unlabel(self, question: str, person: Person) -> None:
        """Take back what the person said of the answer."""
        this = (
            (labels.c.community == self._community)
            & (labels.c.question == question)
            & (labels.c.space == person.space)
            & (labels.c.member == person.member)
        )
        async with self._database.writing() as connection:
            await connection.execute(labels.delete().where(this))

    async def _one(self, this: ColumnElement[bool]) -> Question | None:
        async with self._database.reading() as connection:
            row = (await connection.execute(select(questions).where(this))).first()
        return _question(row) if row is not None else None

    async def _update(self, this: ColumnElement[bool], **values: object) -> int:
        async with self._database.writing() as connection:
            done = await connection.execute(update(questions).where(this).values(**values))
            return done.rowcount

    def _this(self, question: str) -> ColumnElement[bool]:
        return (questions.c.community == self._community) & (questions.c.question == question)

    def _waiting(self) -> ColumnElement[bool]:
        return (questions.c.community == self._community) & (questions.c.state == State.WAITING)


def _storable(text: str) -> str:
    """Neither database takes lone surrogates, and PostgreSQL takes no zero bytes."""
    return text.encode("utf-8", "ignore").decode("utf-8").replace("\x00", "")


def _question(row: Row[Any]) -> Question:
    space, channel = SpaceId(row.space), ChannelId(row.channel)
    answer = None
    if row.answer is not None:
        thread = MessageId(row.answer_thread) if row.answer_thread else None
        answer = MessageRef(space, channel, MessageId(row.answer), thread)
    return Question(
        id=row.question,
        asked_in=MessageRef(
            space,
            channel,
            MessageId(row.message),
            MessageId(row.thread) if row.thread else None,
        ),
        asker=Person(space, MemberId(row.asker)),
        language=row.language,
        text=row.text or "",
        spoken_to=row.spoken_to,
        asked_at=row.asked_at,
        due_at=row.due_at,
        state=State(row.state),
        entry=row.entry,
        suggested=tuple(json.loads(row.suggested)) if row.suggested else (),
        confidence=row.confidence,
        answer=answer,
        reason=row.reason or "",
    )
