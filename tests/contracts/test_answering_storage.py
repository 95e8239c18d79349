"""Knowledge and questions, on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.answering.knowledge import Row
from bot.answering.question import Question, State
from bot.chat.ids import ChannelId, CommunityId, MemberId, MessageId, MessageRef, Person, SpaceId
from storage.answering import StoredKnowledge, StoredQuestions
from storage.engine import Database

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
HOME = CommunityId("home")
SPACE = SpaceId("fake:home")
ANNA = Person(SPACE, MemberId("anna"))
ROW: Row = {"id": "eori", "question": "What is EORI?", "answer": "A number.", "odd": {"kept": [1]}}
QUESTION = Question(
    id="q1",
    asked_in=MessageRef(SPACE, ChannelId("c"), MessageId("m")),
    asker=ANNA,
    language="fi",
    text="Mikä on EORI?",
    spoken_to=False,
    asked_at=NOW,
    due_at=NOW + timedelta(minutes=10),
)


async def test_entries_come_back_as_they_went_in(database: Database) -> None:
    knowledge = StoredKnowledge(database, HOME)

    assert await knowledge.put([ROW], by="anna", now=NOW) == 1
    assert await knowledge.rows() == [ROW]
    assert await knowledge.put([ROW], by="anna", now=NOW) == 0


async def test_every_change_is_counted_so_that_indexes_notice(database: Database) -> None:
    knowledge = StoredKnowledge(database, HOME)
    counts = [await knowledge.latest_change()]
    await knowledge.put([ROW], by="anna", now=NOW)
    counts.append(await knowledge.latest_change())
    await knowledge.put([{**ROW, "answer": "Another."}], by="anna", now=NOW)
    counts.append(await knowledge.latest_change())
    await knowledge.retire("eori", by="anna", now=NOW)
    counts.append(await knowledge.latest_change())

    assert counts == [0, 1, 2, 3]


async def test_a_retired_entry_is_out_of_use_until_it_is_added_again(database: Database) -> None:
    knowledge = StoredKnowledge(database, HOME)
    await knowledge.put([ROW], by="anna", now=NOW)

    assert await knowledge.retire("eori", by="anna", now=NOW)
    assert not await knowledge.retire("eori", by="anna", now=NOW)
    assert await knowledge.get("eori") is None
    assert await knowledge.ids() == []
    assert await knowledge.put([ROW], by="anna", now=NOW) == 1
    assert await knowledge.ids() == ["eori"]


async def test_the_starter_brings_new_texts_but_never_over_what_people_changed(database: Database) -> None:
    knowledge = StoredKnowledge(database, HOME)
    other = {**ROW, "id": "rex"}
    await knowledge.put_starter([ROW, other], ["h1", "h1"], now=NOW)
    await knowledge.put([{**ROW, "answer": "Ours."}], by="anna", now=NOW)
    newer = [{**ROW, "answer": "Shipped."}, {**other, "answer": "Shipped."}]

    assert await knowledge.put_starter(newer, ["h2", "h2"], now=NOW) == 1
    assert [row["answer"] for row in await knowledge.rows()] == ["Ours.", "Shipped."]


async def test_a_retired_starter_entry_does_not_come_back(database: Database) -> None:
    knowledge = StoredKnowledge(database, HOME)
    await knowledge.put_starter([ROW], ["h1"], now=NOW)
    await knowledge.retire("eori", by="anna", now=NOW)
    await knowledge.put_starter([ROW], ["h2"], now=NOW)

    assert await knowledge.ids() == []


async def test_one_message_is_one_question(database: Database) -> None:
    questions = StoredQuestions(database, HOME)
    opened = await asyncio.gather(*(questions.open(QUESTION, now=NOW) for _ in range(8)))

    assert sorted(opened) == [False] * 7 + [True]
    assert await questions.get("q1") == QUESTION


async def test_a_question_is_due_when_its_time_has_come(database: Database) -> None:
    questions = StoredQuestions(database, HOME)
    await questions.open(QUESTION, now=NOW)
    due_at = QUESTION.due_at
    assert due_at is not None

    assert await questions.next_due() == due_at
    assert await questions.due(now=NOW, most=9) == []
    assert await questions.due(now=due_at, most=9) == [QUESTION]
    await questions.put_off("q1", until=due_at + timedelta(hours=1), now=NOW)
    assert await questions.due(now=due_at, most=9) == []


async def test_an_answered_question_is_found_by_its_answer(database: Database) -> None:
    questions = StoredQuestions(database, HOME)
    await questions.open(QUESTION, now=NOW)
    answer = MessageRef(SPACE, ChannelId("c"), MessageId("a"), MessageId("m"))
    await questions.settle("q1", State.ANSWERED, now=NOW, entry="eori", confidence=0.9, answer=answer)

    found = await questions.answered_by(answer)
    assert found is not None
    assert (found.state, found.entry, found.answer) == (State.ANSWERED, "eori", answer)
    assert await questions.next_due() is None


async def test_a_settled_question_does_not_fall_silent_afterwards(database: Database) -> None:
    questions = StoredQuestions(database, HOME)
    await questions.open(QUESTION, now=NOW)
    await questions.settle("q1", State.ANSWERED, now=NOW, entry="eori")
    await questions.settle("q1", State.STOOD_DOWN, now=NOW, reason="people answered")
    await questions.put_off("q1", until=NOW, now=NOW)

    kept = await questions.get("q1")
    assert kept is not None
    assert (kept.state, kept.due_at) == (State.ANSWERED, None)


async def test_texts_are_forgotten_when_their_time_is_up(database: Database) -> None:
    questions = StoredQuestions(database, HOME)
    await questions.open(QUESTION, now=NOW)
    late = replace(QUESTION, id="q2", asked_at=NOW + timedelta(days=1))
    await questions.open(late, now=NOW)

    assert await questions.forget_texts(before=NOW + timedelta(hours=1)) == 1
    kept = [await questions.get(each) for each in ("q1", "q2")]
    assert [each.text for each in kept if each] == ["", "Mikä on EORI?"]


async def test_odd_text_is_kept_as_far_as_a_database_can(database: Database) -> None:
    questions = StoredQuestions(database, HOME)
    await questions.open(replace(QUESTION, text="a\x00b\ud83dc"), now=NOW)

    kept = await questions.get("q1")
    assert kept is not None
    assert kept.text == "abc"


async def test_the_last_word_of_a_person_about_an_answer_counts(database: Database) -> None:
    questions = StoredQuestions(database, HOME)
    await questions.label("q1", ANNA, entry="eori", helped=True, now=NOW)
    await questions.label("q1", ANNA, entry="eori", helped=False, now=NOW)

    assert await questions.labels("q1") == [(ANNA, False)]
    await questions.unlabel("q1", ANNA)
    assert await questions.labels("q1") == []
