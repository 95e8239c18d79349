"""What upkeep keeps, on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.answering.knowledge import Row
from bot.answering.question import Question, State
from bot.answering.upkeep.ports import Candidate, Fate, Labelled, Unanswered
from bot.chat.ids import ChannelId, CommunityId, MemberId, MessageId, MessageRef, Person, SpaceId
from storage.answering import StoredKnowledge, StoredQuestions
from storage.answering.upkeep import StoredUpkeep
from storage.engine import Database

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
HOME = CommunityId("home")
SPACE = SpaceId("fake:home")
ANNA, BO, MAIJA = (Person(SPACE, MemberId(each)) for each in ("anna", "bo", "maija"))
ROW: Row = {"id": "eori", "question": "What is EORI?", "answer": "A number."}
REX: Row = {"id": "rex", "question": "What is REX?", "answer": "A system."}
QUESTION = Question(
    id="q1",
    asked_in=MessageRef(SPACE, ChannelId("c"), MessageId("m1")),
    asker=ANNA,
    language="fi",
    text="Mikä on EORI?",
    spoken_to=True,
    asked_at=NOW,
    state=State.ANSWERED,
    entry="eori",
    confidence=0.75,
)
UNANSWERED = replace(QUESTION, id="q2", text="Mikä on REX?", state=State.UNKNOWN, entry=None, confidence=None)


def with_mark(row: Row) -> Row:
    return {**row, "marks": row.get("marks", 0) + 1}


@pytest.fixture
async def kept(database: Database) -> StoredUpkeep:
    await StoredKnowledge(database, HOME).put([ROW, REX], by="import", now=NOW)
    return StoredUpkeep(database, HOME)


@pytest.fixture
def questions(database: Database) -> StoredQuestions:
    return StoredQuestions(database, HOME)


@pytest.fixture
def knowledge(database: Database) -> StoredKnowledge:
    return StoredKnowledge(database, HOME)


async def test_a_revision_is_in_force_at_once_and_the_one_before_is_kept(
    kept: StoredUpkeep, knowledge: StoredKnowledge
) -> None:
    changes = await knowledge.latest_change()
    row = await kept.revisions.revise("eori", with_mark, by=MAIJA, now=NOW, texts=False)
    history = await kept.revisions.history("eori")

    assert row == await knowledge.row("eori") == {**ROW, "marks": 1}
    assert [(each.number, each.row, each.by) for each in history] == [
        (1, ROW, "import"),
        (2, {**ROW, "marks": 1}, MAIJA.key),
    ]
    assert await knowledge.latest_change() > changes


async def test_revisions_made_at_once_are_all_kept(kept: StoredUpkeep, knowledge: StoredKnowledge) -> None:
    revise = kept.revisions.revise
    await asyncio.gather(*(revise("eori", with_mark, by=MAIJA, now=NOW, texts=False) for _ in range(6)))

    assert await knowledge.row("eori") == {**ROW, "marks": 6}
    assert [each.number for each in await kept.revisions.history("eori")] == [1, 2, 3, 4, 5, 6, 7]


async def test_what_changes_nothing_is_no_revision(kept: StoredUpkeep) -> None:
    assert await kept.revisions.revise("eori", lambda row: row, by=MAIJA, now=NOW, texts=True) == ROW
    assert len(await kept.revisions.history("eori")) == 1


async def test_an_entry_that_is_not_in_force_is_not_revised(
    kept: StoredUpkeep, knowledge: StoredKnowledge
) -> None:
    await knowledge.retire("eori", by="maija", now=NOW)

    for name in ("eori", "never"):
        assert await kept.revisions.revise(name, with_mark, by=MAIJA, now=NOW, texts=True) is None
    assert await kept.revisions.history("never") == []


@pytest.mark.parametrize(("texts", "answer"), [(False, "Newer."), (True, "A number.")])
async def test_a_confirmed_starter_entry_still_follows_the_starter_and_a_changed_one_does_not(
    kept: StoredUpkeep, knowledge: StoredKnowledge, *, texts: bool, answer: str
) -> None:
    shipped = {**ROW, "id": "shipped"}
    await knowledge.put_starter([shipped], ["h1"], now=NOW)
    await kept.revisions.revise("shipped", with_mark, by=MAIJA, now=NOW, texts=texts)
    await knowledge.put_starter([shipped], ["h1"], now=NOW)
    assert (await knowledge.row("shipped") or {})["marks"] == 1

    await knowledge.put_starter([{**shipped, "answer": "Newer."}], ["h2"], now=NOW)
    assert (await knowledge.row("shipped") or {})["answer"] == answer


async def test_unanswered_is_what_nobody_was_helped_with(
    kept: StoredUpkeep, questions: StoredQuestions
) -> None:
    states = {
        "unknown": (State.UNKNOWN, ""),
        "open": (State.OPEN, "people asked"),
        "silent": (State.SILENT, "nothing fits"),
        "too late": (State.SILENT, "too late"),
        "people answered": (State.STOOD_DOWN, "people answered"),
        "answered": (State.ANSWERED, ""),
    }
    for at, (text, (state, reason)) in enumerate(states.items()):
        asked = replace(
            UNANSWERED, id=text, text=text, state=State.WAITING, asked_at=NOW + timedelta(minutes=at)
        )
        await questions.open(asked, now=NOW)
        await questions.settle(text, state, now=NOW, reason=reason)
    found = await kept.asked.unanswered(since=NOW, most=9)

    assert [each.text for each in found] == ["silent", "open", "unknown"]
    assert [each.text for each in await kept.asked.unanswered(since=NOW, most=1)] == ["silent"]
    assert await kept.asked.unanswered(since=NOW + timedelta(days=1), most=9) == []


async def test_an_answer_is_no_help_when_its_asker_says_so_and_nobody_else(
    kept: StoredUpkeep, questions: StoredQuestions
) -> None:
    await questions.open(QUESTION, now=NOW)
    await questions.label("q1", BO, entry="eori", helped=False, now=NOW)
    assert await kept.asked.unanswered(since=NOW, most=9) == []

    await questions.label("q1", ANNA, entry="eori", helped=False, now=NOW)
    assert await kept.asked.unanswered(since=NOW, most=9) == [
        Unanswered(text="Mikä on EORI?", language="fi", asked_at=NOW, entry="eori")
    ]


async def test_labels_go_out_without_persons_and_only_while_the_question_is_kept(
    kept: StoredUpkeep, questions: StoredQuestions
) -> None:
    for each in (QUESTION, UNANSWERED):
        await questions.open(each, now=NOW)
    await questions.label("q1", ANNA, entry="eori", helped=False, now=NOW)
    await questions.label("q1", BO, entry="eori", helped=True, now=NOW)
    await kept.learning.right("q1", "rex", instead_of="eori", by=MAIJA, now=NOW)
    await kept.learning.right("q2", "rex", instead_of=None, by=MAIJA, now=NOW)
    await questions.forget_text("q2", now=NOW)
    label = Labelled(text="Mikä on EORI?", language="fi", entry="eori", verdict="helped", confidence=0.75)

    assert await kept.asked.labelled() == [
        replace(label, verdict="did not help"),
        label,
        replace(label, verdict="wrong"),
        replace(label, entry="rex", verdict="right", confidence=None),
    ]


async def test_the_last_word_on_what_is_right_counts_and_the_first_answer_is_remembered(
    kept: StoredUpkeep, questions: StoredQuestions
) -> None:
    await questions.open(QUESTION, now=NOW)
    await kept.learning.right("q1", "rex", instead_of="eori", by=MAIJA, now=NOW)
    await kept.learning.right("q1", "other", instead_of="rex", by=BO, now=NOW)

    assert [(each.entry, each.verdict) for each in await kept.asked.labelled()] == [
        ("eori", "wrong"),
        ("other", "right"),
    ]


async def test_only_what_the_asker_or_a_moderator_confirms_becomes_a_candidate(
    kept: StoredUpkeep, questions: StoredQuestions
) -> None:
    for each in (QUESTION, UNANSWERED, replace(QUESTION, id="q3", text="Kuka?")):
        await questions.open(each, now=NOW)
    await questions.label("q3", BO, entry="eori", helped=True, now=NOW)
    assert await kept.learning.gather(now=NOW) == []

    await questions.label("q1", ANNA, entry="eori", helped=True, now=NOW)
    await kept.learning.right("q2", "rex", instead_of=None, by=MAIJA, now=NOW)
    first = await kept.learning.gather(now=NOW)
    assert {(each.text, each.entry) for each in first} == {("Mikä on EORI?", "eori"), ("Mikä on REX?", "rex")}
    assert await kept.learning.gather(now=NOW) == first
    assert [await kept.learning.candidate(each.number) for each in first] == first


async def test_a_moderators_word_counts_for_more_than_the_askers(
    kept: StoredUpkeep, questions: StoredQuestions
) -> None:
    await questions.open(QUESTION, now=NOW)
    await questions.label("q1", ANNA, entry="eori", helped=True, now=NOW)
    await kept.learning.gather(now=NOW)
    await kept.learning.right("q1", "rex", instead_of="eori", by=MAIJA, now=NOW)

    assert [(each.number, each.entry) for each in await kept.learning.gather(now=NOW)] == [(1, "rex")]


async def test_a_question_whose_text_is_forgotten_is_no_candidate_any_more(
    kept: StoredUpkeep, questions: StoredQuestions
) -> None:
    await questions.open(QUESTION, now=NOW)
    await questions.label("q1", ANNA, entry="eori", helped=True, now=NOW)
    assert len(await kept.learning.gather(now=NOW)) == 1

    await questions.forget_text("q1", now=NOW)
    assert await kept.learning.gather(now=NOW) == []
    assert await kept.learning.candidate(1) is None
    assert not await kept.learning.accept(1, with_mark, by=MAIJA, now=NOW)


async def test_a_candidate_of_an_entry_out_of_use_is_left_out(
    kept: StoredUpkeep, questions: StoredQuestions, knowledge: StoredKnowledge
) -> None:
    await questions.open(QUESTION, now=NOW)
    await questions.label("q1", ANNA, entry="eori", helped=True, now=NOW)
    await knowledge.retire("eori", by="maija", now=NOW)

    assert await kept.learning.gather(now=NOW) == []


async def test_a_candidate_is_accepted_once_together_with_its_entry(
    kept: StoredUpkeep, questions: StoredQuestions, knowledge: StoredKnowledge
) -> None:
    await questions.open(QUESTION, now=NOW)
    await questions.label("q1", ANNA, entry="eori", helped=True, now=NOW)
    [candidate] = await kept.learning.gather(now=NOW)
    accept = kept.learning.accept
    done = await asyncio.gather(*(accept(candidate.number, with_mark, by=MAIJA, now=NOW) for _ in range(4)))

    assert sorted(done) == [False, False, False, True]
    assert (await knowledge.row("eori") or {})["marks"] == 1
    assert await kept.learning.candidate(1) == replace(candidate, fate=Fate.ACCEPTED)
    assert await kept.learning.gather(now=NOW) == []
    assert not await kept.learning.drop(1, by=MAIJA, now=NOW)


async def test_what_was_dropped_stays_away(kept: StoredUpkeep, questions: StoredQuestions) -> None:
    await questions.open(QUESTION, now=NOW)
    await questions.label("q1", ANNA, entry="eori", helped=True, now=NOW)
    await kept.learning.gather(now=NOW)

    assert await kept.learning.drop(1, by=MAIJA, now=NOW)
    assert not await kept.learning.drop(2, by=MAIJA, now=NOW)
    assert await kept.learning.gather(now=NOW) == []


async def test_an_accepted_change_that_is_no_entry_leaves_the_candidate_waiting(
    kept: StoredUpkeep, questions: StoredQuestions
) -> None:
    await questions.open(QUESTION, now=NOW)
    await questions.label("q1", ANNA, entry="eori", helped=True, now=NOW)
    await kept.learning.gather(now=NOW)
    with pytest.raises(ValueError, match="'answer'"):
        await kept.learning.accept(1, lambda row: {**row, "answer": ""}, by=MAIJA, now=NOW)

    assert isinstance(kept_still := await kept.learning.candidate(1), Candidate)
    assert kept_still.fate is Fate.WAITING


async def test_a_moderator_is_told_once_a_week_by_whoever_is_first(kept: StoredUpkeep) -> None:
    week = date(2026, 11, 30)
    claims = await asyncio.gather(*(kept.notes.claim(week, MAIJA, now=NOW) for _ in range(5)))

    assert sorted(claims) == [False] * 4 + [True]
    assert await kept.notes.claim(week, BO, now=NOW)
    assert await kept.notes.claim(week + timedelta(days=7), MAIJA, now=NOW)
    await kept.notes.give_back(week, MAIJA)
    assert await kept.notes.claim(week, MAIJA, now=NOW)


async def test_communities_do_not_see_each_other(
    kept: StoredUpkeep, questions: StoredQuestions, database: Database
) -> None:
    elsewhere = StoredUpkeep(database, CommunityId("elsewhere"))
    await questions.open(QUESTION, now=NOW)
    await questions.label("q1", ANNA, entry="eori", helped=True, now=NOW)
    await kept.learning.gather(now=NOW)

    assert await elsewhere.learning.gather(now=NOW) == []
    assert await elsewhere.asked.labelled() == []
    assert await elsewhere.revisions.history("eori") == []
