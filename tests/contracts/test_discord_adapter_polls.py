"""Discord's own polls: where the marker lives, what Discord says about them later, and where there can be none."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.discord.marker import SIZE, marker
from adapters.discord.polls import ANSWER, OPEN_HOURS, QUESTION
from bot.chat.content import Content, Poll
from bot.chat.events import ButtonPressed, MessagePosted, VoteChanged
from bot.errors import Refused
from tests.contracts.rigs.discord import DiscordRig, open_rig
from tests.contracts.saying import heard
from tests.standins.discord.changes import NONCE_WINDOW
from tests.standins.discord.entities import Json, Message
from tests.standins.discord.permissions import Permission

POLL = Content(text="Mihin suuntaan *katsotte*?", poll=Poll(("Pohjoismaat", "Saksa"), "key"))


@pytest.fixture
async def rig() -> AsyncIterator[DiscordRig]:
    async with open_rig() as opened:
        yield opened

    assert opened.violations() == []


async def test_a_poll_is_one_message_of_discords_own_open_for_a_week(rig: DiscordRig) -> None:
    await rig.platform.post(rig.general, POLL, key="poll-1")
    poll = _poll(_last(rig))

    assert poll["question"]["text"].replace(marker("poll-1"), "") == "Mihin suuntaan katsotte?"
    assert [each["poll_media"]["text"] for each in poll["answers"]] == ["1  Pohjoismaat", "2  Saksa"]
    assert not poll["allow_multiselect"]
    assert rig.guild.calls[-1].body["poll"]["duration"] == OPEN_HOURS == 168  # type: ignore[index]
    assert (_last(rig).content, _last(rig).buttons) == ("", [])


async def test_the_marker_is_in_the_question_and_in_the_line_beside_it(rig: DiscordRig) -> None:
    await rig.platform.post(rig.general, replace(POLL, footer="Ehdotti Anna"), key="poll-1")

    assert marker("poll-1") in _poll(_last(rig))["question"]["text"]
    assert _last(rig).content.replace(marker("poll-1"), "") == "-# Ehdotti Anna"
    assert marker("poll-1") in _last(rig).content


async def test_a_question_that_is_too_long_stands_whole_beside_its_beginning(rig: DiscordRig) -> None:
    asked = " ".join(["kysymys"] * 36) + " loppu"
    await rig.platform.post(rig.general, replace(POLL, text=asked), key="poll-1")
    question = _poll(_last(rig))["question"]["text"]

    assert QUESTION - SIZE < len(asked) < QUESTION
    assert len(question) <= QUESTION
    assert question.endswith("…")
    assert marker("poll-1") in question
    assert _last(rig).content.replace(marker("poll-1"), "") == asked


async def test_a_long_option_is_cut_with_an_ellipsis(rig: DiscordRig) -> None:
    await rig.platform.post(
        rig.general, replace(POLL, poll=Poll(("a" * 90, "\u202e@here"), "key")), key="poll-1"
    )
    first, second = (each["poll_media"]["text"] for each in _poll(_last(rig))["answers"])

    assert len(first) == ANSWER
    assert first.endswith("…")
    assert "@here" not in second


async def test_after_the_nonces_minutes_a_poll_is_still_found_and_its_result_is_not_taken_for_it(
    rig: DiscordRig,
) -> None:
    posted = await rig.platform.post(rig.general, POLL, key="poll-1")
    since = await rig.platform.sent_at(posted) - timedelta(minutes=1)
    again = await rig.platform.post(rig.general, POLL, key="poll-1")
    rig.standin.clock.advance(NONCE_WINDOW.total_seconds() + 1)
    await rig.guild.end_poll(posted.channel, int(posted.message))

    assert again == posted
    assert list(await rig.platform.find(rig.general, "poll-1", since=since)) == [posted]
    assert len(rig.guild.history(posted.channel)) == 2


async def test_what_discord_says_when_a_poll_ends_is_nobodys_message(rig: DiscordRig) -> None:
    posted = await rig.platform.post(rig.general, POLL, key="poll-1")
    await rig.guild.end_poll(posted.channel, int(posted.message))
    await rig.say(rig.anna, rig.general, "Hei")
    heard_first = await heard(rig, MessagePosted)
    heard_next = await heard(rig, MessagePosted, count=2)

    assert [heard_first.message, heard_next.text] == [posted, "Hei"]
    assert await rig.platform.speakers_after(posted) == frozenset()


async def test_more_voters_than_a_page_holds_are_all_read(rig: DiscordRig) -> None:
    posted = await rig.platform.post(rig.general, POLL, key="poll-1")
    voters = [rig.guild.add_user(f"voter{number}") for number in range(130)]
    for number, user in enumerate(voters):
        await rig.guild.vote(user, posted.channel, int(posted.message), number % 120 // 119 + 1)
    votes = await rig.platform.votes(posted)

    assert len({vote.member for vote in votes}) == 130
    assert sum(vote.option == 2 for vote in votes) == 1


async def test_the_thread_under_a_poll_is_named_after_its_question(rig: DiscordRig) -> None:
    poll = replace(POLL, footer="Ehdotti Anna")
    posted = await rig.platform.post(rig.general, poll, key="poll-1")
    await rig.platform.post(rig.general, Content(text="Hej"), key="poll-2", thread=posted.message)
    said = await rig.platform.read(posted)

    assert rig.guild.channel(int(posted.message)).name == "Mihin suuntaan katsotte?"
    assert said is not None
    assert said.text == "Mihin suuntaan katsotte?"


async def test_where_vertti_may_make_no_polls_the_options_are_buttons_whose_counts_can_change(
    rig: DiscordRig,
) -> None:
    await rig.guild.change_channel(rig.general.channel, denied_to_bot=Permission.SEND_POLLS)
    posted = await rig.platform.post(rig.general, POLL, key="poll-1")
    await rig.press(rig.anna, posted, "2  Saksa · 0")
    pressed = await heard(rig, ButtonPressed)
    await rig.platform.edit(posted, replace(POLL, poll=Poll(("Pohjoismaat", "Saksa"), "key", (0, 1))))
    (seen,) = await rig.messages(rig.general)

    assert pressed.value == "key:2"
    assert seen.options == (("1  Pohjoismaat", 0), ("2  Saksa", 1))
    assert rig.events(VoteChanged) == []


async def test_where_vertti_may_not_write_a_poll_is_refused(rig: DiscordRig) -> None:
    board = replace(rig.general, channel=type(rig.general.channel)(str(rig.guild.channel("board").id)))
    with pytest.raises(Refused) as refused:
        await rig.platform.post(board, POLL, key="poll-1")

    assert refused.value.reason == "no_permission"


async def test_the_missing_permission_is_named(rig: DiscordRig) -> None:
    before = await rig.platform.problems()
    for role in rig.guild.roles.values():
        role.permissions &= ~Permission.SEND_POLLS
    await rig.platform.stop()
    await rig.platform.start(rig.receive)

    assert before == []
    assert [problem for problem in await rig.platform.problems() if "Send polls" in problem] != []


def _last(rig: DiscordRig) -> Message:
    return rig.guild.history(rig.general.channel)[-1]


def _poll(message: Message) -> Json:
    assert message.poll is not None
    return message.poll
