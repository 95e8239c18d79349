"""`knowledge check` and `knowledge labels`, as the command line does them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.terminal import upkeep
from bot.answering.question import Question, State
from bot.chat.ids import ChannelId, MemberId, MessageId, MessageRef, Person, SpaceId
from storage.answering import StoredKnowledge, StoredQuestions
from storage.answering.upkeep import StoredUpkeep
from storage.engine import Database
from tests.contracts.whole import HOME, put_together
from tests.flows.house import make_house
from tests.flows.upkeep_room import EORI, LABEL

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
SPACE = SpaceId("fake:home")
ANNA, MAIJA = Person(SPACE, MemberId("anna")), Person(SPACE, MemberId("maija"))


async def test_checking_prints_all_of_it_and_fails(
    sqlite: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    knowledge = StoredKnowledge(sqlite, HOME)
    await knowledge.put([{**EORI, "id": f"e{at}", "sources": []} for at in range(40)], by="test", now=NOW)

    assert await upkeep.check(knowledge, make_house(sqlite).chat) == upkeep.FAILED
    said = capsys.readouterr().out
    assert "Lähde puuttuu." in said
    assert [line for line in said.splitlines() if line.startswith("- e39")]


async def test_checking_what_is_in_order_says_so(
    sqlite: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    knowledge = StoredKnowledge(sqlite, HOME)
    sound = {
        **EORI,
        "question": {**EORI["question"], "sv": "Var?"},
        "answer": {**EORI["answer"], "sv": "Tullen."},
    }
    await knowledge.put([sound], by="test", now=NOW)

    assert await upkeep.check(knowledge, make_house(sqlite).chat) == upkeep.DONE
    assert capsys.readouterr().out == "Kaikki vastaukset ovat kunnossa.\n"


async def test_labels_hold_question_entry_and_verdict_and_no_person(sqlite: Database, tmp_path: Path) -> None:
    bot, _ = put_together(sqlite)
    questions = StoredQuestions(sqlite, HOME)
    await StoredKnowledge(sqlite, HOME).put([EORI, LABEL], by="test", now=NOW)
    asked = Question(
        id="q1", asked_in=MessageRef(SPACE, ChannelId("c"), MessageId("m1")), asker=ANNA, language="fi",
        text="Mikä on EORI?", spoken_to=True, asked_at=NOW, state=State.ANSWERED, entry="eori", confidence=0.5,
    )  # fmt: skip
    await questions.open(asked, now=NOW)
    await questions.label("q1", ANNA, entry="eori", helped=True, now=NOW)
    right = StoredUpkeep(sqlite, HOME).learning.right
    await right("q1", "label", instead_of="eori", by=MAIJA, now=NOW)
    target = tmp_path / "labels.jsonl"

    assert await upkeep.labels(bot, target) == upkeep.DONE
    written = target.read_text(encoding="utf-8")
    rows = [json.loads(line) for line in written.splitlines()]
    assert [(row["text"], row["entry"], row["verdict"]) for row in rows] == [
        ("Mikä on EORI?", "eori", "helped"),
        ("Mikä on EORI?", "eori", "wrong"),
        ("Mikä on EORI?", "label", "right"),
    ]
    assert not any(word in written for word in ("anna", "maija", "m1", "fake:home"))


async def test_labels_that_cannot_be_written_are_an_error_in_a_sentence(
    sqlite: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bot, _ = put_together(sqlite)

    assert await upkeep.labels(bot, tmp_path / "nowhere" / "labels.jsonl") == upkeep.FAILED
    assert "labels.jsonl" in capsys.readouterr().err
