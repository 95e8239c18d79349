"""One question a week, the host's or Vertti's, whoever is quicker and wherever a process stops."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from bot.chat.content import Content
from bot.chat.delivery import LEASE
from bot.chat.events import MessagePosted
from bot.chat.ids import MessageId, MessageRef, Place
from bot.errors import OutcomeUnknown
from storage.engine import Database
from storage.prompting import StoredPrompts
from tests.flows.fakes import FakePlatform
from tests.flows.hosting_room import HOUR, MINUTE, MONDAY_9, Hosted, host_room
from tests.flows.planner import Killed
from tests.flows.test_prompting_once import Dying, dying_at

NOON = MONDAY_9 + 4 * HOUR
LAST_MOMENT = NOON - timedelta(seconds=1)
QUESTION = "Question 2 in fi"
TOOK = "as this week's question"


@pytest.fixture
async def room(database: Database) -> Hosted:
    """`bo` hosts the first Monday, and has been given the draft."""
    made = await host_room(database)
    await made.calls_for("host")
    return made


async def test_when_vertti_was_quicker_nothing_is_taken(room: Hosted) -> None:
    await room.at(MONDAY_9)
    await room.at(NOON)
    taken = await room.writes(at=LAST_MOMENT)
    await room.at(NOON + MINUTE)

    assert not taken
    assert room.posted() == [QUESTION]
    assert (await room.occurrence()).state == "posted"


@dataclass(slots=True)
class Meanwhile(FakePlatform):
    """Tells Vertti of the host's message while a post is under way: before it shows, or after it does."""

    room: Hosted | None = None
    event: MessagePosted | None = None
    before: bool = False
    then: BaseException | None = None
    heard: list[bool] = field(default_factory=list[bool])

    async def post(
        self, place: Place, content: Content, *, key: str, thread: MessageId | None = None
    ) -> MessageRef:
        event, self.event = self.event, None
        if event is None or self.room is None:
            return await FakePlatform.post(self, place, content, key=key, thread=thread)
        if self.before:
            self.heard.append(await self.room.planner.prompting.on(event))
        message = await FakePlatform.post(self, place, content, key=key, thread=thread)
        if not self.before:
            self.heard.append(await self.room.planner.prompting.on(event))
        if self.then is not None:
            raise self.then
        return message


def meanwhile(room: Hosted, *, before: bool = False, then: BaseException | None = None) -> Meanwhile:
    """The same platform, on which the host's last-moment message is heard in the middle of Vertti's post."""
    old = room.planner.platform
    made = Meanwhile(
        clock=old.clock,
        abilities=old.abilities,
        posted=old.posted,
        whispers=old.whispers,
        whispered=old.whispered,
        replies=old.replies,
        staff=old.staff,
        places=old.places,
        room=room,
        before=before,
        then=then,
    )
    made._counter = old._counter  # pyright: ignore[reportPrivateUsage]
    room.planner.chat.platforms.running[:] = [made]
    return made


@pytest.mark.parametrize("before", [True, False], ids=["before-it-shows", "after-it-shows"])
async def test_a_message_heard_during_the_send_wins_and_vertti_takes_its_own_away(
    room: Hosted, *, before: bool
) -> None:
    await room.at(MONDAY_9)
    room.planner.house.clock.move_to(LAST_MOMENT)
    heard = room.says()
    platform = meanwhile(room, before=before)
    # It is on its way to Vertti: nobody finds it by looking yet.
    platform.posted.remove(said := platform.posted[-1])
    platform.event = heard
    await room.at(NOON)
    right_away = platform.said()
    platform.posted.append(said)
    for minutes in (1, 2, 30):
        await room.at(NOON + minutes * MINUTE)

    assert platform.heard == [True]
    assert right_away == []
    assert [each for each in platform.said() if each.message.thread is None] == []
    assert (await room.occurrence()).state == "hosted"
    assert sum(TOOK in each for each in room.told()) == 1


@pytest.mark.parametrize("then", [Killed(), OutcomeUnknown("cut")], ids=["killed", "cut"])
async def test_stopped_before_it_makes_way_another_process_takes_it_away(
    room: Hosted, then: BaseException
) -> None:
    await room.at(MONDAY_9)
    room.planner.house.clock.move_to(LAST_MOMENT)
    heard = room.says()
    platform = meanwhile(room, then=then)
    platform.posted.remove(said := platform.posted[-1])
    platform.event = heard
    room.planner.house.clock.move_to(NOON)
    if isinstance(then, Killed):
        with pytest.raises(Killed):
            await room.planner.tick()
    else:
        await room.planner.tick()
    platform.posted.append(said)
    await _take_over(room)

    assert platform.heard == [True]
    assert [each for each in platform.said() if each.message.thread is None] == []
    assert (await room.occurrence()).state == "hosted"


async def test_what_made_way_is_not_undone_into_silence(room: Hosted) -> None:
    await room.at(MONDAY_9)
    room.planner.house.clock.move_to(LAST_MOMENT)
    heard = room.says()
    platform = meanwhile(room)
    platform.posted.remove(said := platform.posted[-1])
    platform.event = heard
    await room.at(NOON)
    platform.posted.append(said)
    await room.at(NOON + MINUTE)
    hosts_note = next(each for each in room.notes() if TOOK in each.text)
    reply = await room.press(hosts_note, "Undo")

    assert reply.text.startswith("That cannot be undone: I had just posted the draft")
    assert (await room.occurrence()).state == "hosted"


async def test_while_it_is_not_known_whether_the_draft_is_out_an_undo_says_so(room: Hosted) -> None:
    await room.at(MONDAY_9)
    room.planner.house.clock.move_to(LAST_MOMENT)
    heard = room.says()
    platform = meanwhile(room, then=Killed())
    platform.posted.remove(said := platform.posted[-1])
    platform.event = heard
    room.planner.house.clock.move_to(NOON)
    with pytest.raises(Killed):
        await room.planner.tick()
    platform.posted.append(said)
    hosts_note = next(each for each in room.notes() if TOOK in each.text)
    other = Hosted(room.planner.another_process(), calls=500)
    other.planner.chat.platforms.running[:] = [platform]
    soon = await other.press(hosts_note, "Undo")
    await _take_over(room)
    later = await other.press(hosts_note, "Undo")

    assert soon.text.startswith("I cannot undo that just now")
    assert later.text.startswith("That cannot be undone: I had just posted the draft")
    assert platform.said() == []


HEARING = [("hostings", "take"), ("notes", "leave"), ("notes", "take")]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("part", "step"), HEARING, ids=[f"{part}-{step}" for part, step in HEARING])
async def test_stopped_while_hearing_the_message_is_taken_once_and_told_at_most_once(
    room: Hosted, part: str, step: str, *, after: bool
) -> None:
    await room.at(MONDAY_9)
    event = room.says()
    dying = dying_at(room.planner, part, step, after=after)
    with pytest.raises(Killed):
        await dying.prompting.on(event)
    # The platform, or the inbox, tells of it again.
    again = Hosted(room.planner.another_process())
    taken = await again.planner.prompting.on(event)
    await _take_over(room)

    assert taken
    assert room.posted() == []
    assert (await room.occurrence()).message == event.message
    assert sum(TOOK in each for each in room.told()) == (
        0 if (step, after) == ("take", True) and part == "notes" else 1
    )


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
async def test_stopped_while_hearing_and_never_told_again_the_question_is_still_one(
    room: Hosted, *, after: bool
) -> None:
    await room.at(MONDAY_9)
    event = room.says()
    with pytest.raises(Killed):
        await dying_at(room.planner, "hostings", "take", after=after).prompting.on(event)
    await _take_over(room)
    room.planner.house.clock.move_to(NOON)
    await _take_over(room)

    assert room.posted() == []
    assert (await room.occurrence()).message == event.message
    assert sum(TOOK in each for each in room.told()) == 1


DRAFT = [("occurrences", "choose"), ("notes", "leave"), ("occurrences", "put_off"), ("notes", "take")]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("part", "step"), DRAFT, ids=[f"{part}-{step}" for part, step in DRAFT])
async def test_stopped_while_sending_the_draft_it_is_told_at_most_once_and_posted_on_lapse(
    room: Hosted, part: str, step: str, *, after: bool
) -> None:
    room.planner.house.clock.move_to(MONDAY_9)
    with pytest.raises(Killed):
        await dying_at(room.planner, part, step, after=after).tick()
    await _take_over(room)
    drafts = [each for each in room.told() if "Here is a draft" in each]
    room.planner.house.clock.move_to(NOON)
    await _take_over(room)

    assert len(drafts) == (0 if (part, step, after) == ("notes", "take", True) else 1)
    assert room.posted() == [QUESTION]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
async def test_stopped_in_an_undo_the_week_has_its_question(room: Hosted, *, after: bool) -> None:
    await room.at(MONDAY_9)
    await room.writes("Good morning")
    note = room.notes()[-1]
    dying = Hosted(dying_at(room.planner, "hostings", "untake", after=after), calls=500)
    with pytest.raises(Killed):
        await dying.press(note, "Undo")
    await room.press(note, "Undo")
    room.planner.house.clock.move_to(NOON)
    await _take_over(room)

    assert room.posted() == [QUESTION]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
async def test_stopped_at_the_lapse_one_question_is_posted(room: Hosted, *, after: bool) -> None:
    await room.at(MONDAY_9)
    room.planner.house.clock.move_to(NOON)
    with pytest.raises(Killed):
        await dying_at(room.planner, "deliveries", "complete", after=after).tick()
    await _take_over(room)

    assert room.posted() == [QUESTION]


@pytest.mark.parametrize("at_call", [1, 2])
async def test_stopped_while_staff_free_a_week_it_is_freed(room: Hosted, at_call: int) -> None:
    kept: Any = StoredPrompts(room.planner.house.database, room.planner.chat.community)
    kept.hostings = Dying(kept.hostings, "give_back", after=at_call == 2)
    with pytest.raises(Killed):
        await room.planner.with_kept(kept).says("schedule unhost 1 30.11.", event_id="free")
    await room.planner.says("schedule unhost 1 30.11.", event_id="free")
    await room.planner.tick()
    (schedule,) = await room.planner.kept.schedules.all()

    assert await room.planner.kept.hostings.get(schedule.id, MONDAY_9.date()) is None
    assert len(room.told()) == 1


async def _take_over(room: Hosted) -> None:
    """Another process, once leases have ended and again a little later."""
    other = room.planner.another_process()
    other.chat.platforms.running[:] = room.planner.chat.platforms.running
    for _ in range(3):
        room.planner.house.clock.move(LEASE)
        await other.tick()
