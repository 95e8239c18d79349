"""What its author takes back is gone: from the store, from answers, from files."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from adapters.terminal.knowledge_files import export_file, import_file
from bot.answering.question import Question, State
from bot.chat.content import Content
from bot.errors import TryLater
from storage.answering import StoredQuestions
from storage.engine import Database
from tests.finding import make_index
from tests.flows.sharing_room import ASKED, CLEARED, HOME, Room, button, open_room

UNUSUAL = "Quixotic customs officers stamp it on Thursdays, says everybody at the warehouse."


@pytest.fixture
async def room(sqlite: Database) -> AsyncIterator[Room]:
    async with open_room(sqlite) as opened:
        yield opened


async def withdraw(room: Room) -> str:
    mine = await room.says("knowledge mine", "bo")
    return (await room.presses_and_reads(button(mine, "Take it back"), "bo")).text


async def test_a_withdrawn_answer_is_taken_out_of_the_channel(room: Room) -> None:
    await room.shared()
    assert CLEARED in (await room.asks(ASKED)).text

    assert "taken it back" in await withdraw(room)
    posted = room.house.platform.said()[-1].content
    assert posted.text == "This answer has been withdrawn."
    assert CLEARED not in (await room.asks(ASKED, "cecilia")).text


async def test_a_name_goes_from_answers_that_were_given(room: Room) -> None:
    await room.shared()
    assert "Shared by Bo" in (await room.asks(ASKED)).text

    mine = await room.says("knowledge mine", "bo")
    await room.opens_with(button(mine, "Without my name or company"), "bo")
    await room.bot.tick()
    posted = room.house.platform.said()[-1].content
    assert (CLEARED in posted.text, "Bo" in posted.text) == (True, False)


async def test_what_a_platform_puts_off_is_taken_out_later(room: Room) -> None:
    await room.shared()
    await room.asks(ASKED)
    room.house.platform.fail_editing = TryLater("busy")
    await withdraw(room)
    assert CLEARED in room.house.platform.said()[-1].content.text

    room.house.platform.fail_editing = None
    await room.bot.tick()
    assert CLEARED in room.house.platform.said()[-1].content.text
    room.house.clock.move(TryLater("busy").after)
    await room.bot.tick()
    assert room.house.platform.said()[-1].content.text == "This answer has been withdrawn."


async def test_where_it_was_only_offered_it_goes_too(room: Room) -> None:
    entry = await room.shared()
    now, platform = room.house.clock.now(), room.house.platform
    asked = platform.say("anna", room.place, text="Norway?")
    offered = await platform.post(room.place, Content(text=f"Is it {ASKED}?"), key="offer")
    question = Question(
        id="q",
        asked_in=asked,
        asker=room.person("anna"),
        language="sv",
        text="Norway?",
        spoken_to=True,
        asked_at=now,
    )
    questions = StoredQuestions(room.house.database, HOME)
    await questions.open(question, now=now)
    await questions.settle("q", State.SUGGESTED, now=now, suggested=("eori", entry), answer=offered)
    await withdraw(room)

    assert platform.said()[-1].content.text == "Det här svaret har tagits tillbaka."


async def test_an_answer_that_was_given_often_goes_everywhere(room: Room) -> None:
    await room.shared()
    for _ in range(12):
        await room.asks(ASKED)
    await withdraw(room)
    await room.bot.tick()

    texts = {each.content.text for each in room.house.platform.said()}
    assert texts == {"This answer has been withdrawn."}


async def test_another_replica_hears_that_it_is_gone(room: Room) -> None:
    entry = await room.shared()
    other = make_index(room.house.database, HOME)
    assert [each.entry for each in (await other.rank(ASKED)).matches] == [entry]

    await withdraw(room)
    assert (await other.rank(ASKED)).matches == ()


async def test_the_text_is_in_no_file_of_the_data_folder(room: Room, tmp_path: Path) -> None:
    await room.shared(text=UNUSUAL)
    await room.index.catch_up()
    await room.says(f"knowledge edit member-1 also {UNUSUAL[:60]}", "maija")
    await room.says("knowledge edit member-1 answer Something else altogether", "maija")
    assert stands_in(tmp_path, UNUSUAL[:20])

    await withdraw(room)
    assert not stands_in(tmp_path, UNUSUAL[:20])
    async with room.house.database.reading() as connection:
        left = (await connection.execute(text("SELECT count(*) FROM vectors"))).scalar_one()
    assert left == 0


async def test_a_text_that_was_never_approved_goes_as_completely(room: Room, tmp_path: Path) -> None:
    await room.saves(await room.answered(UNUSUAL))
    assert stands_in(tmp_path, UNUSUAL[:20])

    await room.presses(button(room.told("bo")[0], "Not at all"), "bo")
    assert not stands_in(tmp_path, UNUSUAL[:20])


async def test_the_name_is_in_no_file_once_it_is_not_wanted(room: Room, tmp_path: Path) -> None:
    await room.shared(text="Bartholomew stamps it at the harbour, every Thursday before noon.")
    assert stands_in(tmp_path, "Bartholomew")

    mine = await room.says("knowledge mine", "bo")
    form = await room.opens_with(button(mine, "Without my name or company"), "bo")
    await room.fills_in(form, "bo", answer="Customs stamps it at the harbour, every Thursday before noon.")

    assert not stands_in(tmp_path, "Bartholomew")


async def test_who_has_withdrawn_may_share_it_again(room: Room) -> None:
    await room.shared()
    await withdraw(room)
    [message] = {each.message for each in room.house.platform.posted if each.content.text == CLEARED}
    asked = await room.saves(message, "bo")
    await room.presses(button(asked, "With my name"), "bo")
    await room.says("knowledge approve 1", "maija")

    assert "Shared by Bo" in (await room.asks(ASKED)).text


async def test_a_file_carries_the_name_only_when_it_is_wanted(room: Room, tmp_path: Path) -> None:
    await room.shared()
    await room.shared(named=False, text="The chamber of commerce gives out the forms for it.")
    rows = await exported(room, tmp_path)

    assert [row.get("credit") for row in rows] == ["Bo", None]
    mine = await room.says("knowledge mine", "bo")
    one = await room.presses_and_reads(button(mine, "1"), "bo")
    await room.opens_with(button(one, "Without my name or company"), "bo")
    assert "Bo" not in {row.get("credit") for row in await exported(room, tmp_path)}


async def test_an_imported_name_is_shown_and_stands_in_no_revision(room: Room, tmp_path: Path) -> None:
    await room.shared()
    rows = await exported(room, tmp_path)
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({**rows[0], "id": "from-elsewhere", "credit": "Åsa"}), encoding="utf-8")
    await import_file(room.knowledge, path, now=room.house.clock.now(), authors=room.kept)

    assert await room.kept.credit("from-elsewhere") == "Åsa"
    assert "credit" not in (await room.knowledge.row("from-elsewhere") or {})


async def test_no_file_overrules_the_authors_choice(room: Room, tmp_path: Path) -> None:
    await room.shared()
    path = tmp_path / "out.jsonl"
    await exported(room, tmp_path)
    mine = await room.says("knowledge mine", "bo")
    await room.opens_with(button(mine, "Without my name or company"), "bo")
    await import_file(room.knowledge, path, now=room.house.clock.now(), authors=room.kept)

    assert await room.kept.credit("member-1") is None


async def test_a_withdrawn_text_does_not_come_back_from_a_file(room: Room, tmp_path: Path) -> None:
    await room.shared()
    await exported(room, tmp_path)
    await withdraw(room)
    now = room.house.clock.now()
    _, changed, remarks = await import_file(
        room.knowledge, tmp_path / "out.jsonl", now=now, authors=room.kept
    )

    assert changed == 0
    assert "member-1" in remarks[0]
    assert await room.knowledge.get("member-1") is None


async def exported(room: Room, folder: Path) -> list[dict[str, object]]:
    path = folder / "out.jsonl"
    await export_file(room.knowledge, path, authors=room.kept)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def stands_in(folder: Path, words: str) -> bool:
    """Whether one of the folder's files has the words in it."""
    return any(words.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())
