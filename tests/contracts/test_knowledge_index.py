"""The knowledge index follows the store, on every replica, and keeps what it has read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from bot.answering.knowledge import Row
from bot.answering.ports import Ranking
from bot.chat.ids import CommunityId
from storage.answering import StoredKnowledge
from storage.engine import Database
from storage.search.index import HybridIndex
from storage.search.lexical.ngrams import Floats
from storage.search.semantic.embedder import Embedder
from storage.search.semantic.kept import KeptVectors
from storage.starter.starter import read_starter
from tests.finding import embedder, words
from tests.odd_texts import ODD

HOME = CommunityId("home")
NOW = datetime(2026, 11, 26, tzinfo=UTC)


def entry(name: str, question: str, answer: str = "Kysy Tullista.", **more: object) -> Row:
    return {"id": name, "question": {"fi": question}, "answer": {"fi": answer}, **more}


@dataclass(slots=True)
class CountingEmbedder:
    """The real one, and how many texts it was given."""

    real: Embedder
    read: int = 0

    @property
    def model(self) -> str:
        return self.real.model

    def questions(self, texts: Sequence[str]) -> Floats:
        self.read += len(texts)
        return self.real.questions(texts)

    def passages(self, texts: Sequence[str]) -> Floats:
        self.read += len(texts)
        return self.real.passages(texts)


@dataclass(frozen=True, slots=True)
class Place:
    database: Database
    knowledge: StoredKnowledge
    replica: Callable[[], HybridIndex]


@pytest.fixture
async def place(database: Database) -> AsyncIterator[Place]:
    opened: list[HybridIndex] = []

    def replica() -> HybridIndex:
        knowledge = StoredKnowledge(database, HOME)
        opened.append(HybridIndex(knowledge, KeptVectors(database, HOME), words(), embedder()))
        return opened[-1]

    yield Place(database, StoredKnowledge(database, HOME), replica)
    for each in opened:
        await each.close()


def names(ranking: Ranking) -> list[str]:
    return [match.entry for match in ranking.matches]


async def test_every_replica_finds_a_change_at_its_next_question(place: Place) -> None:
    one, two = place.replica(), place.replica()
    assert names(await one.rank("EORI")) == []
    await place.knowledge.put([entry("eori", "Miten saan EORI-numeron?")], by="t", now=NOW)
    assert [names(await each.rank("EORI-numero")) for each in (one, two)] == [["eori"], ["eori"]]

    await place.knowledge.put([entry("eori", "Mikä on lavapankki?")], by="t", now=NOW)
    await place.knowledge.put([entry("lucid", "Mikä on LUCID?")], by="t", now=NOW)
    assert [names(await each.rank("lavapankki"))[0] for each in (one, two)] == ["eori", "eori"]

    await place.knowledge.retire("eori", by="t", now=NOW)
    assert [names(await each.rank("lavapankki")) for each in (one, two)] == [["lucid"], ["lucid"]]


async def test_a_new_entry_is_found_by_its_letters_before_it_is_read(place: Place) -> None:
    rows = [entry(f"e{at}", f"Kysymys numero {at} kuormalavoista") for at in range(30)]
    await place.knowledge.put([*rows, entry("reindeer", "Miten poronliha viedään Koreaan?")], by="t", now=NOW)
    index = place.replica()

    assert names(await index.rank("poronlihan vienti"))[0] == "reindeer"


async def test_what_one_process_has_read_no_other_reads_again(place: Place) -> None:
    await place.knowledge.put([entry("a", "Mikä on EUR.1?"), entry("b", "Mikä on REX?")], by="t", now=NOW)
    await place.replica().catch_up()
    counting = CountingEmbedder(embedder())
    other = HybridIndex(place.knowledge, KeptVectors(place.database, HOME), words(), counting)
    await other.catch_up()

    assert counting.read == 0


async def test_only_what_changed_is_read(place: Place) -> None:
    counting = CountingEmbedder(embedder())
    index = HybridIndex(place.knowledge, KeptVectors(place.database, HOME), words(), counting)
    await place.knowledge.put([entry(f"e{at}", f"Kysymys {at}") for at in range(20)], by="t", now=NOW)
    await index.catch_up()
    before = counting.read
    await place.knowledge.put([entry("e3", "Aivan toinen asia")], by="t", now=NOW)
    await index.catch_up()

    assert counting.read - before == 1
    await index.close()


async def test_the_starter_comes_with_its_vectors(place: Place) -> None:
    rows, _ = read_starter()
    counting = CountingEmbedder(embedder())
    await place.knowledge.put(rows, by="t", now=NOW)
    index = HybridIndex(place.knowledge, KeptVectors(place.database, HOME), words(), counting)
    await index.catch_up()

    assert counting.read == 0
    assert names(await index.rank("Mistä EORI-numeron saa?"))[0] == "cus-eori"


async def test_a_question_about_one_market_is_not_answered_by_an_entry_about_another(place: Place) -> None:
    await place.knowledge.put(
        [
            entry("de", "Miten pakkausrekisteri toimii?", markets=["DE"]),
            entry("se", "Miten pakkausten rekisteröinti hoidetaan?", markets=["SE"]),
            entry("eu", "Miten pakkauksista ilmoitetaan?", markets=["EU"]),
            entry("any", "Kuka auttaa pakkauksissa?"),
        ],
        by="t",
        now=NOW,
    )
    index = place.replica()
    asked = await index.rank("Miten pakkausrekisteri toimii Ruotsissa?")

    assert "de" not in names(asked)
    assert names(asked)[0] == "se"


async def test_any_text_gets_a_ranking(place: Place) -> None:
    rows, _ = read_starter()
    await place.knowledge.put(rows[:20], by="t", now=NOW)
    index = place.replica()
    rankings = [await index.rank(text) for text in ODD]

    assert [text for text, found in zip(ODD, rankings, strict=True) if not 0 <= found.confidence <= 1] == []
    assert [text for text, found in zip(ODD, rankings, strict=True) if len(found.matches) > 10] == []


async def test_without_the_model_entries_are_found_by_their_letters(place: Place) -> None:
    rows, _ = read_starter()
    await place.knowledge.put(rows, by="t", now=NOW)
    index = HybridIndex(place.knowledge, KeptVectors(place.database, HOME), words(), None)

    ranking = await index.rank("Mistä EORI-numeron saa?")

    assert names(ranking)[0] == "cus-eori"
    assert ranking.confidence > 0


async def test_the_event_loop_goes_on_while_texts_are_read(place: Place) -> None:
    rows = [entry(f"e{at}", f"Pitkä kysymys {at} " + "viennistä ja lavoista " * 15) for at in range(40)]
    await place.knowledge.put(rows, by="t", now=NOW)
    index = place.replica()
    turns = 0
    reading = asyncio.create_task(index.catch_up())
    while not reading.done():
        await asyncio.sleep(0)
        turns += 1

    # A loop that waits for the model has a handful of turns; one that does not has thousands.
    assert turns > 1000
