"""A poll is shown, posted once, found again and voted in, as a poll of the platform's own or as buttons."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.content import VOTE, Content, Poll
from bot.chat.events import ButtonPressed, VoteChanged
from bot.chat.ids import MemberId, MessageRef
from bot.errors import OutcomeUnknown, Refused
from tests.contracts.rig import Rig
from tests.contracts.saying import heard, seen_in

OPTIONS = ("Pohjoismaat", "Saksa ja Keski-Eurooppa", "Kauemmas")
POLL = Content(
    text="Mihin suuntaan katsotte?", footer="Ehdotti Anna", poll=Poll(OPTIONS, "p0123456789abcdef0123")
)
LONG = "Ensimmäinen vienti oli vahinko, ja toinen suunniteltiin tarkasti"


async def test_a_poll_shows_its_question_numbered_options_and_footer(rig: Rig) -> None:
    posted = await rig.platform.post(rig.general, POLL, key="poll-1")
    (seen,) = await seen_in(rig, rig.general, "Mihin suuntaan katsotte?")

    assert seen.message == posted
    assert seen.options == (("1  Pohjoismaat", 0), ("2  Saksa ja Keski-Eurooppa", 0), ("3  Kauemmas", 0))
    assert "Ehdotti Anna" in seen.text


async def test_a_poll_is_found_by_its_key(rig: Rig) -> None:
    await rig.platform.post(rig.general, Content(text="Muuta"), key="poll-other")
    posted = await rig.platform.post(rig.general, POLL, key="poll-2")
    bare = await rig.platform.post(rig.general, replace(POLL, text="Vientiin?", footer=""), key="poll-3")
    since = await rig.platform.sent_at(posted) - timedelta(minutes=1)

    assert list(await rig.platform.find(rig.general, "poll-2", since=since)) == [posted]
    assert list(await rig.platform.find(rig.general, "poll-3", since=since)) == [bare]


async def test_a_poll_whose_answer_was_lost_is_found_once(rig: Rig) -> None:
    before = await rig.platform.post(rig.general, Content(text="Edellinen"), key="poll-4")
    since = await rig.platform.sent_at(before) - timedelta(minutes=1)
    await rig.lose_next_answer()
    with pytest.raises(OutcomeUnknown):
        await rig.platform.post(rig.general, POLL, key="poll-5")
    (seen,) = await seen_in(rig, rig.general, "Mihin suuntaan katsotte?")

    assert list(await rig.platform.find(rig.general, "poll-5", since=since)) == [seen.message]


async def test_a_vote_is_heard(rig: Rig) -> None:
    posted = await rig.platform.post(rig.general, POLL, key="poll-6")
    await rig.vote(rig.anna, posted, 2)

    assert await _vote(rig) == (posted, rig.anna, 2)


async def test_a_native_poll_tells_votes_that_move_and_can_be_asked(rig: Rig) -> None:
    if not rig.platform.abilities.native_polls:
        return
    posted = await rig.platform.post(rig.general, POLL, key="poll-7")
    for who, option in ((rig.anna, 2), (rig.bo, 1), (rig.anna, 3)):
        await rig.vote(who, posted, option)
    await rig.event(VoteChanged, count=4)
    told = [each for each in rig.events(VoteChanged) if isinstance(each, VoteChanged)]
    asked = await rig.platform.votes(posted)

    assert [(each.member, each.option, each.added) for each in told] == [
        (rig.anna, 2, True),
        (rig.bo, 1, True),
        (rig.anna, 2, False),
        (rig.anna, 3, True),
    ]
    assert [each.sequence for each in told] == sorted({each.sequence for each in told})
    assert len({each.event_id for each in told}) == 4
    assert {(each.member, each.option) for each in asked} == {(rig.anna, 3), (rig.bo, 1)}


async def test_counts_are_shown(rig: Rig) -> None:
    posted = await rig.platform.post(rig.general, POLL, key="poll-8")
    if rig.platform.abilities.native_polls:
        for who in (rig.anna, rig.bo):
            await rig.vote(who, posted, 2)
        assert await rig.platform.votes(posted) != frozenset()
    else:
        await rig.platform.edit(posted, _counting(0, 2, 0))
        assert await rig.platform.votes(posted) == frozenset()
    (seen,) = await seen_in(rig, rig.general, "Mihin suuntaan katsotte?")

    assert [count for _, count in seen.options] == [0, 2, 0]


async def test_a_poll_with_new_counts_is_still_found_and_voted_in_and_a_native_one_refuses(rig: Rig) -> None:
    posted = await rig.platform.post(rig.general, POLL, key="poll-9")
    since = await rig.platform.sent_at(posted) - timedelta(minutes=1)
    if rig.platform.abilities.native_polls:
        with pytest.raises(Refused) as refused:
            await rig.platform.edit(posted, _counting(0, 2, 0))
        assert refused.value.reason == "invalid"
    else:
        await rig.platform.edit(posted, _counting(0, 2, 0))
    await rig.vote(rig.bo, posted, 3)

    assert await _vote(rig) == (posted, rig.bo, 3)
    assert list(await rig.platform.find(rig.general, "poll-9", since=since)) == [posted]


async def test_a_poll_is_deleted_as_any_message(rig: Rig) -> None:
    posted = await rig.platform.post(rig.general, POLL, key="poll-10")
    await rig.platform.delete(posted)

    assert await seen_in(rig, rig.general, "Mihin suuntaan katsotte?") == []


async def test_a_thread_opens_under_a_poll(rig: Rig) -> None:
    posted = await rig.platform.post(rig.general, POLL, key="poll-11")
    below = Content(text="På svenska")
    await rig.platform.post(rig.general, below, key="poll-12", thread=posted.message)

    assert "På svenska" in [one.text for one in await rig.messages(rig.general, thread=posted)]


async def test_what_is_longer_than_the_platform_takes_is_cut_and_its_count_is_not(rig: Rig) -> None:
    asked = " ".join(["Pitkä kysymys viennistä"] * 20)
    content = replace(POLL, text=asked, poll=Poll((LONG, "@everyone <@U0ANNA> ``` **ei**"), "pkey", (12, 3)))
    posted = await rig.platform.post(rig.general, content, key="poll-13")
    seen = next(one for one in await rig.messages(rig.general) if one.message == posted)

    assert seen.options[0][0].startswith("1  Ensimmäinen vienti")
    assert asked in " ".join(seen.text.split())
    assert "<@U0ANNA>" not in seen.raw
    assert "@everyone" not in seen.raw or not rig.platform.abilities.native_polls
    if not rig.platform.abilities.native_polls:
        assert [count for _, count in seen.options] == [12, 3]
        assert LONG in seen.text or LONG in seen.options[0][0]


def _counting(*counts: int) -> Content:
    return replace(POLL, poll=Poll(OPTIONS, "p0123456789abcdef0123", counts))


async def _vote(rig: Rig) -> tuple[MessageRef | None, MemberId, int]:
    if rig.platform.abilities.native_polls:
        told = await heard(rig, VoteChanged)
        assert told.added
        return told.message, told.member, told.option
    pressed = await heard(rig, ButtonPressed)
    assert pressed.action == VOTE
    key, _, option = pressed.value.rpartition(":")
    assert key == "p0123456789abcdef0123"
    return pressed.message, pressed.member, int(option)
