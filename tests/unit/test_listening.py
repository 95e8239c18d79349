"""What Vertti takes for a question, and what for people talking."""

from __future__ import annotations

import pytest

from bot.answering.listening import is_talk, looks_like_a_question

TALK = [
    "Kiitos paljon Liisa, tästä oli apua",
    "Tack så mycket!",
    "Thanks, that helped a lot",
    "Muistutus: aamukahvit perjantaina klo 9, linkki kutsussa https://example.org/?id=1",
    "Påminnelse: webbinarium på tisdag kl 10",
    "Reminder: the fair starts on Monday",
    "Hyvää joulua kaikille",
    "Glad påsk",
    "Onnea uudelle tehtaalle",
    "Grattis till priset",
    "Joo, niin meilläkin",
    "Precis så var det",
    "🎉🎉🎉",
    "...",
]
QUESTIONS = [
    "Kiitos. Tarvitaanko vielä terveystodistus?",
    "Tack, men vem betalar momsen?",
    "Thanks! And what about the label language?",
    "Muistutus: mihin mennessä EPR-ilmoitus pitää tehdä?",
    "Saksalainen ostaja pyytää LUCID-numeroa, mistä sen saa?",
    "Hur får vi ett EORI-nummer",
    "do we need a health certificate for jam",
    "Tarvitaanko vientiin lupa",
]


@pytest.mark.parametrize("text", TALK)
def test_talk_among_people_is_left_alone(text: str) -> None:
    assert is_talk(text)
    assert not looks_like_a_question(text)


@pytest.mark.parametrize("text", QUESTIONS)
def test_whatever_asks_something_is_heard(text: str) -> None:
    assert not is_talk(text)
    assert looks_like_a_question(text)


def test_a_situation_without_a_question_mark_is_no_talk() -> None:
    assert not is_talk("Asiakas Hampurissa ei ota tuotteita ilman jotain LUCID-numeroa")
