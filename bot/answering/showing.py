"""How an answer looks, from top to bottom: the answer, where it comes from and when it was checked, three buttons."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from bot.answering.deciding import lapsed
from bot.answering.knowledge import Entry, Source
from bot.chat.content import Button, Content, Tone, literal
from bot.wording import Wording

HELPED, NOT_HELPED, ASK_PEOPLE, SHOW_AGAIN, SUGGESTED = (
    "answer.helped",
    "answer.nothelped",
    "answer.people",
    "answer.show",
    "answer.suggested",
)


def answer(entry: Entry, question: str, language: str, wording: Wording, *, today: dt.date) -> Content:
    """The stored answer to the question with id `question`; nothing in it is made up."""
    text = entry.in_language(entry.answer, language).strip()
    if not entry.speaks(language):
        text = f"*{wording.say(language, 'answer-other-language')}*\n\n{text}"
    if entry.sources:
        text = f"{text}\n\n{wording.say(language, 'answer-sources')}: {_sources(entry.sources)}"
    return Content(
        title=entry.in_language(entry.question, language),
        text=text,
        footer=_checked(entry, language, wording, today),
        buttons=(
            Button(HELPED, question, wording.say(language, "answer-helped"), Tone.PRIMARY),
            Button(NOT_HELPED, question, wording.say(language, "answer-not-helped")),
            _ask_people(question, language, wording),
        ),
    )


def withheld(entry: Entry, question: str, language: str, wording: Wording, *, today: dt.date) -> Content:
    """Past its review, and of a kind that changes: what it was about and where to look, not what it says."""
    about = literal(entry.in_language(entry.question, language))
    text = wording.say(language, "answer-withheld", about=about)
    if entry.sources:
        text = f"{text}\n\n{wording.say(language, 'answer-look-there')}: {_sources(entry.sources)}"
    footer = _checked(entry, language, wording, today)
    return Content(text=text, footer=footer, buttons=(_ask_people(question, language, wording),))


def suggestions(entries: Sequence[Entry], question: str, language: str, wording: Wording) -> Content:
    """Up to three entries, numbered, and a button a number; its value is the question's id and the place in `entries`."""
    asked = [entry.in_language(entry.question, language) for entry in entries]
    lines = "\n".join(f"{number}. {literal(text)}" for number, text in enumerate(asked, 1))
    buttons = [
        Button(SUGGESTED, f"{question}:{place}", f"{place + 1}", Tone.PRIMARY) for place in range(len(asked))
    ]
    return Content(
        text=f"{wording.say(language, 'answer-suggestions')}\n\n{lines}",
        buttons=(*buttons, _ask_people(question, language, wording, "answer-none-of-these")),
    )


def _ask_people(question: str, language: str, wording: Wording, label: str = "answer-ask-people") -> Button:
    return Button(ASK_PEOPLE, question, wording.say(language, label))


def folded(question: str, language: str, wording: Wording) -> Content:
    """The answer put away: the question is for people now."""
    return Content(
        text=wording.say(language, "answer-folded"),
        buttons=(Button(SHOW_AGAIN, question, wording.say(language, "answer-show-again")),),
    )


def nothing(language: str, wording: Wording) -> Content:
    """Said where there are no people to leave the question to."""
    return Content(text=wording.say(language, "answer-nothing"))


def unknown(language: str, wording: Wording, *, question: str | None = None) -> Content:
    """`question` is given where only the asker sees this: then people can be asked with a button."""
    buttons = (_ask_people(question, language, wording),) if question else ()
    sentence = "answer-unknown-private" if question else "answer-unknown"
    return Content(text=wording.say(language, sentence), buttons=buttons)


def _sources(sources: Sequence[Source]) -> str:
    """In one line, which a chat has room for: `[Tulli](…) · [Tulli 2](…) · [Logitrail](…)`."""
    shown: list[str] = []
    counts = Counter[str]()
    for source in sources:
        counts[source.authority] += 1
        count = counts[source.authority]
        name = literal(source.authority if count == 1 else f"{source.authority} {count}")
        shown.append(f"[{name}]({source.url})" if source.url else name)
    return " · ".join(shown)


def _checked(entry: Entry, language: str, wording: Wording, today: dt.date) -> str:
    if entry.checked is None:
        return wording.say(language, "answer-not-checked")
    day = spoken_date(entry.checked, language)
    if lapsed(entry, today):
        return wording.say(language, "answer-checked-lapsed", date=day)
    return wording.say(language, "answer-checked", date=day)


def spoken_date(day: dt.date, language: str) -> str:
    """As people write it: 24.11.2026 in Finnish and Swedish, 24 November 2026 in English."""
    if language in ("fi", "sv"):
        return f"{day.day}.{day.month}.{day.year}"
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    return f"{day.day} {months[day.month - 1]} {day.year}"
