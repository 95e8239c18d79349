"""Shelves to choose from, in a week in March."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from bot.chat.ids import ChannelId, MemberId, Person, Place, SpaceId
from bot.prompting.choosing.choosing import Choice, choose
from bot.prompting.choosing.ports import Outcome
from bot.prompting.choosing.shelf import Promise, Shelf, Wanted
from bot.prompting.prompt import Prompt, Suggestion, SuggestionState

WEEK_10 = date(2026, 3, 2)
WEEK = timedelta(weeks=1)
RECENTLY = WEEK_10 - 8 * WEEK
LONG_AGO = datetime(2025, 1, 1, tzinfo=UTC)
PLACE = Place(SpaceId("fake:home"), ChannelId("vienti"))
KINDS_OF_PROMPTS = ("poll", "win", "failure", "help", "tip", "whatwouldyoudo")
WANTED = Wanted(on=WEEK_10, languages=frozenset({"fi"}), anywhere=frozenset({"fi", "en"}))
LIBRARY = [
    Prompt(id=f"p{week:02}", week=week, kind=KINDS_OF_PROMPTS[week % 6], text={"fi": f"viikko {week}"})
    for week in range(1, 53)
]


def shelf(
    *approved: Suggestion,
    seen: dict[str, date] | None = None,
    taken: set[str] | None = None,
    promised: Sequence[Promise] = (),
    outcomes: Sequence[Outcome] = (),
) -> Shelf:
    return Shelf(
        seen=seen or {},
        taken=frozenset(taken or ()),
        approved=approved,
        promised=promised,
        outcomes=outcomes,
    )


def suggestion(name: str, language: str = "fi") -> Suggestion:
    return Suggestion(
        id=name,
        number=1,
        text=name,
        language=language,
        suggested_by=Person(SpaceId("fake:home"), MemberId("anna")),
        state=SuggestionState.APPROVED,
        created_at=LONG_AGO,
    )


def answered(
    prompt: str, *members: int, kind: str = "", last: date = RECENTLY, place: Place = PLACE
) -> list[Outcome]:
    """Uses of a prompt a week apart, the last one on `last`."""
    kinds = {each.id: each.kind for each in LIBRARY}
    return [
        Outcome(
            prompt=prompt,
            kind=kind or kinds[prompt],
            place=place,
            local_date=last - ago * WEEK,
            members=each,
            staff=0,
        )
        for ago, each in enumerate(reversed(members))
    ]


def choice(
    on: Shelf, library: Sequence[Prompt] = LIBRARY, wanted: Wanted = WANTED, *, before: str | None = None
) -> Choice:
    found = choose(on, library, wanted, before)
    assert found is not None
    return found


def chosen(
    on: Shelf, library: Sequence[Prompt] = LIBRARY, wanted: Wanted = WANTED, *, before: str | None = None
) -> str:
    return choice(on, library, wanted, before=before).prompt.id
