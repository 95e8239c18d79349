"""What the shared room keeps, on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.events import Author, MessagePosted
from bot.chat.ids import ChannelId, CommunityId, MemberId, MessageId, MessageRef, Person, Place, SpaceId
from bot.chat.ports import Channel, Claim, Sent
from bot.chat.roles import Role
from storage.chat import StoredChannels, StoredDeliveries, StoredInbox, StoredPeople
from storage.engine import Database

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
LEASE = timedelta(minutes=1)
HOME = CommunityId("home")
SPACE = SpaceId("fake:home")
PLACE = Place(SPACE, ChannelId("c"))
ANNA = Person(SPACE, MemberId("anna"))
SENT = MessageRef(SPACE, ChannelId("c"), MessageId("m1"), MessageId("t"))


def event(event_id: str = "e1", text: str = "hei") -> MessagePosted:
    message = MessageRef(SPACE, ChannelId("c"), MessageId(event_id))
    return MessagePosted(
        event_id=event_id, space=SPACE, at=NOW, message=message, author=Author(MemberId("anna")), text=text
    )


async def test_an_event_is_accepted_once(database: Database) -> None:
    inbox = StoredInbox(database)
    accepted = await asyncio.gather(*(inbox.accept(event(), now=NOW, lease=LEASE) for _ in range(8)))

    assert sorted(accepted) == [False] * 7 + [True]


async def test_an_event_left_unfinished_is_taken_up_when_its_lease_ends(database: Database) -> None:
    inbox = StoredInbox(database)
    await inbox.accept(event(text="ähkä \ud83d"), now=NOW, lease=LEASE)

    assert await inbox.take_up(now=NOW + LEASE / 2, lease=LEASE, most=9) == []
    assert await inbox.take_up(now=NOW + LEASE, lease=LEASE, most=9) == [event(text="ähkä \ud83d")]
    assert await inbox.take_up(now=NOW + LEASE, lease=LEASE, most=9) == []


async def test_a_finished_event_is_neither_taken_up_nor_accepted_again(database: Database) -> None:
    inbox = StoredInbox(database)
    await inbox.accept(event(), now=NOW, lease=LEASE)
    await inbox.finish(event(), now=NOW)

    assert await inbox.take_up(now=NOW + 9 * LEASE, lease=LEASE, most=9) == []
    assert not await inbox.accept(event(), now=NOW + 9 * LEASE, lease=LEASE)


async def test_an_event_that_is_held_stays_with_its_holder_and_counts_no_try(database: Database) -> None:
    inbox = StoredInbox(database)
    await inbox.accept(event(), now=NOW, lease=LEASE)
    await inbox.accept(event("e2"), now=NOW, lease=LEASE)
    await inbox.finish(event("e2"), now=NOW)
    for turn in range(1, 9):
        await inbox.hold([event(), event("e2")], until=NOW + (turn + 1) * LEASE)

        assert await inbox.take_up(now=NOW + turn * LEASE, lease=LEASE, most=9) == []

    assert await inbox.take_up(now=NOW + 9 * LEASE, lease=LEASE, most=9) == [event()]


async def test_an_event_that_always_fails_is_given_up_after_five_tries(database: Database) -> None:
    inbox = StoredInbox(database)
    await inbox.accept(event(), now=NOW, lease=LEASE)
    tries = 1
    for turn in range(1, 9):
        tries += len(await inbox.take_up(now=NOW + turn * LEASE, lease=LEASE, most=9))

    assert tries == 5


async def test_finished_ids_are_forgotten_in_time(database: Database) -> None:
    inbox = StoredInbox(database)
    await inbox.accept(event(), now=NOW, lease=LEASE)
    await inbox.accept(event("e2"), now=NOW, lease=LEASE)
    await inbox.finish(event(), now=NOW)

    assert await inbox.forget(before=NOW + LEASE) == 1
    assert await inbox.accept(event(), now=NOW, lease=LEASE)
    assert not await inbox.accept(event("e2"), now=NOW, lease=LEASE)


async def claim(deliveries: StoredDeliveries, holder: str, now: datetime) -> Claim | Sent | None:
    return await deliveries.claim("k", PLACE, holder=holder, now=now, lease=LEASE)


async def held(deliveries: StoredDeliveries, holder: str, now: datetime) -> Claim:
    got = await claim(deliveries, holder, now)
    assert isinstance(got, Claim)
    return got


async def test_of_many_claims_one_is_granted(database: Database) -> None:
    deliveries = StoredDeliveries(database, HOME)
    got = await asyncio.gather(*(claim(deliveries, f"h{n}", NOW) for n in range(8)))

    assert [each for each in got if each is not None] == [Claim("k", 1, None)]


async def test_a_take_over_after_the_lease_gets_a_higher_token_and_the_old_intent(database: Database) -> None:
    deliveries = StoredDeliveries(database, HOME)
    first = await held(deliveries, "one", NOW)
    await deliveries.intend(first, now=NOW, lease=LEASE)

    assert await claim(deliveries, "two", NOW + LEASE / 2) is None
    assert await claim(deliveries, "two", NOW + LEASE) == Claim("k", 2, NOW)


async def test_a_stale_holder_can_neither_intend_nor_complete(database: Database) -> None:
    deliveries = StoredDeliveries(database, HOME)
    stale = await held(deliveries, "one", NOW)
    await held(deliveries, "two", NOW + LEASE)

    assert not await deliveries.intend(stale, now=NOW + LEASE, lease=LEASE)
    assert not await deliveries.complete(stale, SENT, now=NOW + LEASE)
    assert not await deliveries.withdraw(stale)
    assert not await deliveries.give_up(stale, "no_permission", now=NOW + LEASE)


async def test_a_completed_delivery_tells_its_message(database: Database) -> None:
    deliveries = StoredDeliveries(database, HOME)
    mine = await held(deliveries, "one", NOW)

    assert await deliveries.complete(mine, SENT, now=NOW)
    assert await claim(deliveries, "two", NOW + 9 * LEASE) == Sent(SENT)
    found = await deliveries.sent_message("k")
    assert found is not None
    assert found == SENT
    assert found.thread == "t"


async def test_a_delivery_given_up_stays_given_up(database: Database) -> None:
    deliveries = StoredDeliveries(database, HOME)
    mine = await held(deliveries, "one", NOW)
    await deliveries.give_up(mine, "no_permission", now=NOW)

    assert await claim(deliveries, "two", NOW + 9 * LEASE) == Sent(None)


async def test_a_withdrawn_intent_leaves_no_doubt(database: Database) -> None:
    deliveries = StoredDeliveries(database, HOME)
    mine = await held(deliveries, "one", NOW)
    await deliveries.intend(mine, now=NOW, lease=LEASE)

    assert await deliveries.doubtful(now=NOW + LEASE) == ["k"]
    assert await deliveries.withdraw(mine)
    assert await deliveries.doubtful(now=NOW + LEASE) == []
    assert await claim(deliveries, "two", NOW) == Claim("k", 2, None)


async def test_what_an_earlier_holder_began_is_still_in_doubt_when_the_next_has_sent_nothing(
    database: Database,
) -> None:
    deliveries = StoredDeliveries(database, HOME)
    await deliveries.intend(await held(deliveries, "one", NOW), now=NOW, lease=LEASE)
    second = await held(deliveries, "two", NOW + LEASE)
    await deliveries.intend(second, now=NOW + LEASE, lease=LEASE)
    await deliveries.withdraw(second, still_in_doubt=second.intended_at)

    assert await deliveries.doubtful(now=NOW + LEASE) == ["k"]
    assert await claim(deliveries, "one", NOW + LEASE) == Claim("k", 3, NOW)


async def test_a_channel_is_off_until_it_is_turned_on(database: Database) -> None:
    channels = StoredChannels(database, HOME)
    on = Channel(place=PLACE, questions=True, people_first=timedelta(0), language="sv")

    assert await channels.get(PLACE) == Channel(place=PLACE)
    assert await channels.put(on, by=ANNA, now=NOW)
    assert not await channels.put(on, by=ANNA, now=NOW)
    assert await channels.get(PLACE) == on
    assert await channels.all() == [on]


async def test_communities_do_not_see_each_other(database: Database) -> None:
    await StoredChannels(database, HOME).put(Channel(place=PLACE, questions=True), by=ANNA, now=NOW)
    other = CommunityId("other")

    assert await StoredChannels(database, other).all() == []


async def test_people_have_a_language_a_role_and_a_say_about_recording(database: Database) -> None:
    people = StoredPeople(database, HOME)
    assert await people.language(ANNA) is None
    assert await people.granted(ANNA) is None
    assert await people.recorded(ANNA)

    await people.choose_language(ANNA, "sv", now=NOW)
    await people.grant(ANNA, Role.MODERATOR, by=ANNA, now=NOW)
    await people.choose_recording(ANNA, recorded=False, now=NOW)

    assert await people.language(ANNA) == "sv"
    assert await people.grants() == [(ANNA, Role.MODERATOR)]
    assert not await people.recorded(ANNA)
    assert await people.revoke(ANNA, by=ANNA, now=NOW)
    assert not await people.revoke(ANNA, by=ANNA, now=NOW)


async def test_the_language_of_an_app_is_kept_until_its_owner_asks_not_to_be_recorded(
    database: Database,
) -> None:
    people = StoredPeople(database, HOME)
    await people.hear(ANNA, "fi", now=NOW)
    await people.hear(ANNA, "sv", now=NOW)
    heard = await people.heard(ANNA)
    await people.choose_recording(ANNA, recorded=False, now=NOW)
    forgotten = await people.heard(ANNA)
    await people.hear(ANNA, "sv", now=NOW)

    assert (heard, forgotten, await people.heard(ANNA)) == ("sv", None, None)
    assert await people.language(ANNA) is None


@pytest.mark.parametrize("times", [1, 3])
async def test_choosing_again_changes_the_choice(database: Database, times: int) -> None:
    people = StoredPeople(database, HOME)
    for turn in range(times):
        await people.choose_language(ANNA, "fi" if turn else "en", now=NOW)

    assert await people.language(ANNA) == ("en" if times == 1 else "fi")
