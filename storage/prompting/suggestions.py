"""What members suggest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.ids import CommunityId, MemberId, Person, SpaceId, derived_id
from bot.prompting.prompt import Suggestion, SuggestionState, same_words, suggestion_behind
from bot.prompting.suggesting.ports import Decided
from storage.engine import Database
from storage.tables.prompting import suggestions

_OPEN = suggestions.c.state.in_([SuggestionState.WAITING, SuggestionState.APPROVED])


class StoredSuggestions:
    """See `bot.prompting.ports.Suggestions`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community
        self._ours = suggestions.c.community == community

    async def add(self, suggestion: Suggestion) -> Suggestion:
        # A number taken by another process meanwhile is no error: the next round takes the one after it.
        while True:
            async with self._database.writing() as connection:
                kept = await self._same(connection, suggestion)
                if kept is None:
                    await connection.execute(self._row(suggestion))
                    kept = await self._same(connection, suggestion)
            if kept is not None:
                return kept

    async def numbered(self, number: int) -> Suggestion | None:
        query = select(suggestions).where(self._ours, suggestions.c.number == number)
        async with self._database.reading() as connection:
            row = (await connection.execute(query)).first()
        return suggestion_from(row) if row is not None else None

    async def open(self) -> Sequence[Suggestion]:
        query = (
            select(suggestions)
            .where(self._ours, _OPEN)
            .order_by(suggestions.c.created_at, suggestions.c.number)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        return [suggestion_from(row) for row in rows]

    async def behind(self, prompts: Sequence[str]) -> Sequence[Suggestion]:
        ids = [suggestion_behind(each) for each in prompts]
        query = select(suggestions).where(self._ours, suggestions.c.suggestion.in_(ids))
        async with self._database.reading() as connection:
            rows = (await connection.execute(query.order_by(suggestions.c.number))).all()
        return [suggestion_from(row) for row in rows]

    async def decide(self, suggestion: Suggestion, decided: Decided, *, now: datetime) -> bool:
        as_read = (suggestions.c.suggestion == suggestion.id) & (
            func.coalesce(suggestions.c.decided_in, "") == suggestion.decided_in
        )
        change = (
            update(suggestions)
            .where(self._ours, as_read)
            .values(
                state=decided.state,
                reason=decided.reason,
                decided_by=decided.by.key,
                decided_in=decided.call,
                decided_at=now,
            )
        )
        async with self._database.writing() as connection:
            return (await connection.execute(change)).rowcount == 1

    async def _same(self, connection: AsyncConnection, suggestion: Suggestion) -> Suggestion | None:
        """The one kept under this id, else an open one with the same words."""
        this = suggestions.c.suggestion == suggestion.id
        alike = _OPEN & (suggestions.c.same_words == _words(suggestion))
        for wanted in (this, alike):
            query = select(suggestions).where(self._ours, wanted).limit(1)
            row = (await connection.execute(query)).first()
            if row is not None:
                return suggestion_from(row)
        return None

    def _row(self, suggestion: Suggestion) -> Any:  # noqa: ANN401 - an INSERT of either engine
        columns = {
            name: literal(value, suggestions.c[name].type)
            for name, value in {
                "community": self._community,
                "suggestion": suggestion.id,
                "space": suggestion.suggested_by.space,
                "member": suggestion.suggested_by.member,
                "language": suggestion.language,
                "text": suggestion.text,
                "same_words": _words(suggestion),
                "state": suggestion.state.value,
                "created_at": suggestion.created_at,
            }.items()
        }
        latest = select(func.coalesce(func.max(suggestions.c.number), 0) + 1).where(self._ours)
        return (
            self._database.insert(suggestions)
            .values(number=latest.scalar_subquery(), **columns)
            .on_conflict_do_nothing()
        )


def suggestion_from(row: Row[Any]) -> Suggestion:
    return Suggestion(
        id=row.suggestion,
        number=row.number,
        text=row.text,
        language=row.language,
        suggested_by=Person(SpaceId(row.space), MemberId(row.member)),
        state=SuggestionState(row.state),
        created_at=row.created_at,
        decided_in=row.decided_in or "",
    )


def _words(suggestion: Suggestion) -> str:
    return derived_id(same_words(suggestion.text), length=20)
