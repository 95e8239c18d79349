"""What members share, on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.answering.knowledge import Row
from bot.answering.question import Question
from bot.answering.question import State as Asked
from bot.answering.sharing.ports import Approval
from bot.answering.sharing.proposal import Choice, Note, Proposal, State, Texts
from bot.chat.ids import ChannelId, CommunityId, MemberId, MessageId, MessageRef, Person, SpaceId
from storage.answering import StoredKnowledge, StoredQuestions
from storage.answering.knowledge import Position
from storage.answering.sharing import StoredSharing
from storage.engine import Database
from storage.search.semantic.packed import key_of
from storage.tables.answering import entry_revisions
from storage.tables.search import vectors

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
HOME = CommunityId("home")
SPACE = SpaceId("fake:home")
BO, MAIJA = (Person(SPACE, MemberId(each)) for each in ("bo", "maija"))
TEXTS = Texts("What is EORI?", "A number from Customs.", "https://tulli.fi/eori")
SAVED = Proposal(
    message=MessageRef(SPACE, ChannelId("c"), MessageId("m1"), MessageId("m0")),
    author=BO,
    saver=MemberId("cecilia"),
    language="en",
    texts=TEXTS,
    note=Note.ASK,
)


def another(number: int) -> Proposal:
    return replace(SAVED, message=MessageRef(SPACE, ChannelId("c"), MessageId(f"m{number}")))


@pytest.fixture
def kept(database: Database) -> StoredSharing:
    return StoredSharing(database, HOME)


@pytest.fixture
def knowledge(database: Database) -> StoredKnowledge:
    return StoredKnowledge(database, HOME)


async def allowed(kept: StoredSharing, choice: Choice = Choice.NAMED, proposal: Proposal = SAVED) -> Proposal:
    number = (await kept.propose(proposal, now=NOW)).proposal.number
    assert await kept.choose(number, choice, "Bo Berg", now=NOW)
    found = await kept.get(number)
    assert found is not None
    return found


async def approved(kept: StoredSharing, choice: Choice = Choice.NAMED) -> int:
    proposal = await allowed(kept, choice)
    done = await kept.approve(proposal, "member-1", TEXTS, by=MAIJA, now=NOW)
    assert done is Approval.DONE
    return proposal.number


async def test_a_message_is_proposed_once(kept: StoredSharing) -> None:
    first = await kept.propose(SAVED, now=NOW)
    second = await kept.propose(replace(SAVED, texts=Texts("Another", "text"), saver=MemberId("x")), now=NOW)

    assert (first.new, second.new) == (True, False)
    assert first.proposal == second.proposal == replace(SAVED, number=1)


async def test_many_at_once_have_numbers_of_their_own(kept: StoredSharing) -> None:
    found = await asyncio.gather(*(kept.propose(another(each), now=NOW) for each in range(4)))

    assert sorted(each.proposal.number for each in found) == [1, 2, 3, 4]


async def test_communities_do_not_see_one_another(kept: StoredSharing, database: Database) -> None:
    await approved(kept)
    other = StoredSharing(database, CommunityId("other"))

    assert await other.get(1) is None
    assert await other.credit("member-1") is None
    assert (await other.propose(SAVED, now=NOW)).proposal.number == 1


async def test_what_nobody_allowed_is_not_approved(kept: StoredSharing, knowledge: StoredKnowledge) -> None:
    proposal = (await kept.propose(SAVED, now=NOW)).proposal

    assert await kept.approve(proposal, "member-1", TEXTS, by=MAIJA, now=NOW) is Approval.CHANGED
    assert await knowledge.ids() == []


async def test_what_changed_after_it_was_read_is_not_approved(kept: StoredSharing) -> None:
    proposal = await allowed(kept)
    await kept.choose(proposal.number, Choice.UNNAMED, "", now=NOW)

    assert await kept.approve(proposal, "member-1", TEXTS, by=MAIJA, now=NOW) is Approval.CHANGED


async def test_an_approved_text_stands_in_the_entry_alone(
    kept: StoredSharing, knowledge: StoredKnowledge
) -> None:
    number = await approved(kept)
    found = await kept.get(number)

    assert found is not None
    assert (found.state, found.texts, found.name, found.note) == (State.APPROVED, None, "", Note.APPROVED)
    assert await knowledge.row("member-1") == {
        "id": "member-1",
        "question": {"en": TEXTS.question},
        "answer": {"en": TEXTS.answer},
        "sources": [TEXTS.source],
    }
    assert await kept.credit("member-1") == "Bo Berg"
    assert await kept.credits() == {"member-1": "Bo Berg"}


async def test_two_moderators_approve_it_once(kept: StoredSharing, knowledge: StoredKnowledge) -> None:
    proposal = await allowed(kept)
    done = await asyncio.gather(
        *(kept.approve(proposal, f"e{each}", TEXTS, by=MAIJA, now=NOW) for each in range(3))
    )

    assert sorted(done) == [Approval.DECIDED, Approval.DECIDED, Approval.DONE]
    assert len(await knowledge.ids()) == 1


async def test_an_id_in_use_is_not_taken(kept: StoredSharing, knowledge: StoredKnowledge) -> None:
    row: Row = {"id": "member-1", "question": "Another?", "answer": "Another."}
    await knowledge.put([row], by="import", now=NOW)
    await knowledge.retire("member-1", by="import", now=NOW)

    done = await kept.approve(await allowed(kept), "member-1", TEXTS, by=MAIJA, now=NOW)
    assert done is Approval.ID_TAKEN


async def test_a_choice_holds_at_once(kept: StoredSharing) -> None:
    number = await approved(kept)
    await kept.choose(number, Choice.UNNAMED, "Bo Berg", now=NOW)

    assert await kept.credit("member-1") is None
    await kept.choose(number, Choice.NAMED, "Bo B.", now=NOW)
    assert await kept.credit("member-1") == "Bo B."


async def test_without_a_name_none_is_kept(kept: StoredSharing) -> None:
    await allowed(kept, Choice.UNNAMED)
    [waiting] = await kept.waiting()

    assert waiting.name == ""


async def test_what_is_held_back_is_out_of_use_until_it_is_put_differently(
    kept: StoredSharing, knowledge: StoredKnowledge, database: Database
) -> None:
    number = await approved(kept)
    await kept.hold_back(number, now=NOW)
    assert await knowledge.get("member-1") is None
    assert await kept.credit("member-1") is None

    def change(row: Row) -> Row:
        return {**row, "answer": {"en": "Ask Customs."}}

    assert await kept.put_differently(number, TEXTS, change, now=NOW)
    entry = await knowledge.get("member-1")
    assert entry is not None
    assert entry.answer == {"en": "Ask Customs."}
    async with database.reading() as connection:
        revisions = (await connection.execute(select(entry_revisions.c.body, entry_revisions.c.by))).all()
    assert [("A number" in row.body, row.by) for row in revisions] == [(False, "author")]


async def test_what_moderators_took_out_of_use_stays_out(
    kept: StoredSharing, knowledge: StoredKnowledge
) -> None:
    number = await approved(kept)
    await knowledge.retire("member-1", by="maija", now=NOW)
    await kept.hold_back(number, now=NOW)
    await kept.put_differently(number, TEXTS, lambda row: row, now=NOW)

    assert await knowledge.get("member-1") is None


async def test_a_withdrawn_text_leaves_an_id_and_a_change(
    kept: StoredSharing, knowledge: StoredKnowledge, database: Database
) -> None:
    number = await approved(kept)
    await knowledge.put([{"id": "other", "question": "Who?", "answer": "They."}], by="x", now=NOW)
    await keep_vectors(database, [TEXTS.answer, "They."])
    before = await knowledge.latest_change()
    await kept.withdraw(number, now=NOW)

    changes = await knowledge.changed_since(Position(before, "~"), most=10)
    assert (changes.rows, changes.retired) == ([], ["member-1"])
    assert await knowledge.row("member-1") == {"id": "member-1"}
    assert await kept.credit("member-1") is None
    async with database.reading() as connection:
        revisions = await connection.scalar(select(func.count()).where(entry_revisions.c.entry == "member-1"))
        assert revisions == 0
    async with database.reading() as connection:
        assert await connection.scalar(select(func.count()).select_from(vectors)) == 1
    found = await kept.get(number)
    assert found is not None
    assert (found.choice, found.texts, found.note) == (Choice.NO, None, None)


async def test_it_is_known_which_answers_show_an_entry(kept: StoredSharing, database: Database) -> None:
    questions = StoredQuestions(database, HOME)
    for name, entry, suggested in (
        ("answered", "member-1", ()),
        ("suggested", None, ("x", "member-1")),
        ("other", "x", ("member-10",)),
    ):
        await settled(questions, name, entry, suggested)

    assert set(await kept.quoted_in("member-1")) == {"answered", "suggested"}


async def test_a_change_is_to_be_seen_in_messages_until_it_is(kept: StoredSharing) -> None:
    number = await approved(kept)
    assert await kept.stale() == []

    await kept.choose(number, Choice.UNNAMED, "", now=NOW)
    [seen] = await kept.stale()
    assert (seen.entry, seen.withdrawn) == ("member-1", False)
    await kept.withdraw(number, now=NOW + timedelta(seconds=1))
    await kept.fresh(seen)
    [seen] = await kept.stale()
    assert seen.withdrawn
    await kept.fresh(seen)
    assert await kept.stale() == []


async def test_only_its_author_proposes_again_what_was_not_to_be_shared(kept: StoredSharing) -> None:
    number = (await kept.propose(SAVED, now=NOW)).proposal.number
    await kept.withdraw(number, now=NOW)

    assert not (await kept.propose(SAVED, now=NOW)).new
    anew = await kept.propose(replace(SAVED, saver=BO.member, note=None), now=NOW)
    assert anew.new
    assert (anew.proposal.number, anew.proposal.choice, anew.proposal.texts) == (number, None, TEXTS)


async def test_a_refused_text_is_not_kept(kept: StoredSharing) -> None:
    number = (await allowed(kept)).number

    assert await kept.refuse(number, "We have it", by=MAIJA, now=NOW)
    assert not await kept.refuse(number, "We have it", by=MAIJA, now=NOW)
    found = await kept.get(number)
    assert found is not None
    assert (found.texts, found.note, found.reason) == (None, Note.REFUSED, "We have it")
    assert await kept.of_author(BO) == []
    assert not await kept.choose(number, Choice.NAMED, "Bo", now=NOW)


async def test_a_note_is_told_by_one(kept: StoredSharing) -> None:
    number = (await kept.propose(SAVED, now=NOW)).proposal.number
    claimed = await asyncio.gather(*(kept.claim(number, Note.ASK) for _ in range(3)))

    assert sorted(claimed) == [False, False, True]
    await kept.give_back(number, Note.ASK)
    assert [each.number for each in await kept.to_tell()] == [number]


async def test_questions_to_an_author_are_counted(kept: StoredSharing) -> None:
    number = (await kept.propose(SAVED, now=NOW)).proposal.number
    asked = MessageRef(SPACE, ChannelId("dm"), MessageId("d1"))
    await kept.asked(number, asked, now=NOW)

    assert await kept.asked_since(BO, NOW - timedelta(hours=1)) == 1
    assert await kept.asked_since(BO, NOW + timedelta(hours=1)) == 0
    assert await kept.asked_since(MAIJA, NOW - timedelta(hours=1)) == 0
    found = await kept.get(number)
    assert found is not None
    assert found.asked_in == asked


async def test_names_from_a_file_do_not_touch_a_members_choice(kept: StoredSharing) -> None:
    await approved(kept, Choice.UNNAMED)
    names = {"member-1": "Bo Berg", "foreign": "Åsa"}
    await kept.take_over(names, [*names, "nameless"], now=NOW)

    assert await kept.credits() == {"foreign": "Åsa"}
    assert await kept.authored() == {"member-1"}
    await kept.take_over({}, ["foreign"], now=NOW)
    assert await kept.credits() == {}


async def test_what_nobody_has_answered_is_forgotten_and_nothing_else(kept: StoredSharing) -> None:
    await allowed(kept)
    await kept.propose(another(2), now=NOW)
    await kept.propose(another(3), now=NOW + timedelta(days=2))

    assert await kept.forget_unanswered(before=NOW + timedelta(days=1)) == 1
    assert [each.number for each in await kept.waiting()] == [1, 3]
    found = await kept.about(another(3).message)
    assert found is not None
    assert found.number == 3


async def keep_vectors(database: Database, texts: list[str]) -> None:
    rows = [
        {"community": HOME, "model": "m", "text_key": key_of(text, answers=True), "vector": b"1"}
        for text in texts
    ]
    async with database.writing() as connection:
        await connection.execute(database.insert(vectors), rows)


async def settled(
    questions: StoredQuestions, name: str, entry: str | None, suggested: tuple[str, ...]
) -> None:
    asked_in = MessageRef(SPACE, ChannelId("c"), MessageId(f"q-{name}"))
    question = Question(
        id=name, asked_in=asked_in, asker=MAIJA, language="sv", text="Vad?", spoken_to=True, asked_at=NOW
    )
    await questions.open(question, now=NOW)
    answer = MessageRef(SPACE, ChannelId("c"), MessageId(f"a-{name}"))
    state = Asked.SUGGESTED if suggested else Asked.ANSWERED
    await questions.settle(name, state, now=NOW, entry=entry, suggested=suggested, answer=answer)
