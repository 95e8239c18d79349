"""Deliveries that are looked at again for doubles, on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.ids import ChannelId, CommunityId, MessageId, MessageRef, Place, SpaceId
from bot.chat.ports import Claim, Doubt
from storage.chat import StoredDeliveries
from storage.engine import Database

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
SOON = NOW + timedelta(minutes=2)
LATER = NOW + timedelta(minutes=30)
LEASE = timedelta(minutes=1)
HOME = CommunityId("home")
PLACE = Place(SpaceId("fake:home"), ChannelId("c"))
THREAD = MessageId("t")
SENT = MessageRef(PLACE.space, PLACE.channel, MessageId("m1"), THREAD)


@pytest.fixture
def deliveries(database: Database) -> StoredDeliveries:
    return StoredDeliveries(database, HOME)


async def taken(deliveries: StoredDeliveries, now: datetime = NOW) -> Claim:
    claim = await deliveries.claim("k", PLACE, holder="one", now=now, lease=LEASE)
    assert isinstance(claim, Claim)
    return claim


async def doubted(deliveries: StoredDeliveries) -> Claim:
    """Intended, and then in doubt."""
    claim = await taken(deliveries)
    await deliveries.intend(claim, now=NOW, lease=LEASE)
    assert await deliveries.doubt(claim, since=NOW, thread=THREAD, audit_at=SOON)
    return claim


async def due(deliveries: StoredDeliveries, now: datetime) -> Doubt:
    (doubt,) = await deliveries.to_audit(now=now, most=9)
    return doubt


async def test_a_delivery_without_doubt_is_never_audited(deliveries: StoredDeliveries) -> None:
    claim = await taken(deliveries)
    await deliveries.intend(claim, now=NOW, lease=LEASE)
    await deliveries.complete(claim, SENT, now=NOW)

    assert await deliveries.to_audit(now=NOW + timedelta(days=9), most=9) == []


async def test_a_doubt_is_due_at_its_time_and_not_before(deliveries: StoredDeliveries) -> None:
    claim = await doubted(deliveries)
    await deliveries.complete(claim, SENT, now=NOW)

    assert await deliveries.to_audit(now=SOON - timedelta(seconds=1), most=9) == []
    assert await due(deliveries, SOON) == Doubt(
        key="k", place=PLACE, thread=THREAD, since=NOW, token=1, audits=0, settled=True, kept=SENT
    )


async def test_the_first_doubt_says_since_when(deliveries: StoredDeliveries) -> None:
    await doubted(deliveries)
    second = await taken(deliveries, NOW + LEASE)
    await deliveries.doubt(second, since=NOW + LEASE, thread=THREAD, audit_at=LATER)

    assert await deliveries.to_audit(now=SOON, most=9) == []
    assert (await due(deliveries, LATER)).since == NOW


async def test_a_stale_holder_cannot_doubt(deliveries: StoredDeliveries) -> None:
    stale = await taken(deliveries)
    await taken(deliveries, NOW + LEASE)

    assert not await deliveries.doubt(stale, since=NOW, thread=None, audit_at=SOON)


async def test_a_delivery_under_way_is_not_settled(deliveries: StoredDeliveries) -> None:
    claim = await doubted(deliveries)
    under_way = await due(deliveries, SOON)
    await deliveries.withdraw(claim)
    withdrawn = await due(deliveries, SOON)
    await taken(deliveries, SOON)
    claimed = await due(deliveries, SOON)

    assert [under_way.settled, withdrawn.settled, claimed.settled] == [False, True, False]


async def test_what_was_given_up_is_settled_and_keeps_nothing(deliveries: StoredDeliveries) -> None:
    await deliveries.give_up(await doubted(deliveries), "no_permission", now=NOW)
    doubt = await due(deliveries, SOON)

    assert (doubt.settled, doubt.kept) == (True, None)


async def test_a_claim_since_the_look_is_noticed(deliveries: StoredDeliveries) -> None:
    await deliveries.withdraw(await doubted(deliveries))
    doubt = await due(deliveries, SOON)
    before = await deliveries.unchanged(doubt)
    await taken(deliveries, SOON)

    assert (before, await deliveries.unchanged(doubt)) == (True, False)


async def test_of_two_who_have_looked_one_says_when_to_look_again(deliveries: StoredDeliveries) -> None:
    await deliveries.complete(await doubted(deliveries), SENT, now=NOW)
    doubt = await due(deliveries, SOON)

    assert await deliveries.audited(doubt, audits=1, audit_at=LATER)
    assert not await deliveries.audited(doubt, audits=1, audit_at=NOW)
    assert await deliveries.to_audit(now=SOON, most=9) == []
    assert (await due(deliveries, LATER)).audits == 1


async def test_after_the_last_look_there_is_no_other(deliveries: StoredDeliveries) -> None:
    await deliveries.complete(await doubted(deliveries), SENT, now=NOW)
    await deliveries.audited(await due(deliveries, SOON), audits=3, audit_at=None)

    assert await deliveries.to_audit(now=NOW + timedelta(days=9), most=9) == []


async def test_another_community_has_its_own_doubts(database: Database, deliveries: StoredDeliveries) -> None:
    await doubted(deliveries)

    assert await StoredDeliveries(database, CommunityId("other")).to_audit(now=LATER, most=9) == []
