"""Events survive the inbox."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.chat.codec import read_event, write_event
from bot.chat.events import (
    Author,
    AuthorKind,
    ButtonPressed,
    CaughtUp,
    CommandCalled,
    Event,
    FormSubmitted,
    MemberJoined,
    MessageDeleted,
    MessageEdited,
    MessagePosted,
    ReactionChanged,
    VoteChanged,
)
from bot.chat.ids import ChannelId, MemberId, MessageId, MessageRef, Place, SpaceId

SPACE = SpaceId("fake:home")
AT = datetime(2026, 11, 24, 9, 0, 0, 123456, tzinfo=UTC)
MESSAGE = MessageRef(SPACE, ChannelId("c"), MessageId("m"), MessageId("t"))
ANNA = Author(MemberId("anna"))
WHO: dict[str, Any] = {"event_id": "1", "space": SPACE, "at": AT}
DID: dict[str, Any] = {**WHO, "member": MemberId("anna"), "place": MESSAGE.place, "reply_handle": "h"}

EVENTS: list[Event] = [
    MessagePosted(**WHO, message=MESSAGE, author=ANNA, text="ähkä \ud83d 💡", addressed=True),
    MessageEdited(**WHO, message=MESSAGE, author=Author(MemberId("x"), AuthorKind.BOT), text=""),
    MessageDeleted(**WHO, message=MESSAGE),
    ReactionChanged(**WHO, message=MESSAGE, member=ANNA, emoji="✅", added=True, sequence="1"),
    ReactionChanged(
        **WHO, message=MESSAGE, member=ANNA, emoji="✅", added=False, sequence="2", message_author=ANNA
    ),
    VoteChanged(**WHO, message=MESSAGE, member=MemberId("anna"), option=2, added=True, sequence="1"),
    CommandCalled(**DID, words="ask"),
    CommandCalled(**DID, name="ask", options={"question": "?"}, thread=MessageId("t"), locale="sv"),
    ButtonPressed(**DID, action="a", value="v", message=MESSAGE),
    FormSubmitted(**DID, action="a", value="v", answers={"x": "y"}),
    MemberJoined(**WHO, member=MemberId("bo")),
    CaughtUp(**WHO),
]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_an_event_comes_back_as_it_went_in(event: Event) -> None:
    back = read_event(write_event(event))

    assert back == event
    assert type(back) is type(event)


def test_a_thread_comes_back_although_it_does_not_count_in_comparison() -> None:
    back = read_event(write_event(EVENTS[2]))

    assert isinstance(back, MessageDeleted)
    assert back.message.thread == "t"


@pytest.mark.parametrize("text", ["{}", '{"kind": "Rumour"}', "[]", "nonsense"])
def test_what_is_no_event_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_event(text)


def test_a_place_is_the_same_after_the_way() -> None:
    back = read_event(write_event(EVENTS[6]))

    assert isinstance(back, CommandCalled)
    assert back.place == Place(SPACE, ChannelId("c"))
