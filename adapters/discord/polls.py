"""A poll of Discord's own: the question and its options in `poll`, everything else beside it in the message's text.

Such a message cannot be edited, so what is in it stays. Its marker is in the question, which is always there, and
once more in the text beside it where there is one.
"""

from __future__ import annotations

from adapters.discord.api import Json
from adapters.discord.marker import SIZE, marked
from adapters.discord.outbound import MESSAGE, NO_PREVIEWS, NOBODY, cut, rows, written
from adapters.discord.rendering import clean, harmless, words
from bot.chat.content import Content, Poll, numbered, shortened
from bot.errors import Refused

OPEN_HOURS = 7 * 24
QUESTION, ANSWER, ANSWERS = 300, 55, 10
"""Discord's limits: characters of a question (its document) and of an answer (its app), and how many answers."""
LABEL = 80
"""Characters of a button, where a poll of Discord's own cannot be."""
_NO_POLLS_HERE = "520002"


def is_poll(message: Json) -> bool:
    """Whether a message as Discord gives it holds a poll."""
    return bool(message.get("poll"))


def question_of(message: Json) -> str:
    """The question of the poll in a message as Discord gives it, with its marker; empty where there is no poll."""
    poll: Json = message.get("poll") or {}
    question: Json = poll.get("question") or {}
    return str(question.get("text") or "")


def fits(poll: Poll) -> bool:
    return 0 < len(poll.options) <= ANSWERS


def cannot_be(error: Refused) -> bool:
    """Whether a poll was refused where an ordinary message may be taken: want of permission, or the sort of channel."""
    return error.reason == "no_permission" or error.detail == _NO_POLLS_HERE


def poll_message(content: Content, poll: Poll, *, mark: str) -> Json:
    """The one body with the poll."""
    asked = words(content.text) or "…"
    most = QUESTION - SIZE
    question = asked if len(asked) <= most else shortened(asked, most)
    body: Json = {"poll": _poll(_marked(question, mark), poll), "allowed_mentions": NOBODY}
    beside = written(_beside(content, whole=question == asked))
    if beside:
        body |= {"content": marked(cut(beside, MESSAGE - SIZE)[0], mark), "flags": NO_PREVIEWS}
    return body | ({"components": rows(content.buttons)} if content.buttons else {})


def _marked(question: str, mark: str) -> str:
    """Within the question also where that is one word: at its end a marker might be trimmed."""
    return marked(question, mark) if " " in question else f"{question[:1]}{mark}{question[1:]}"


def _beside(content: Content, *, whole: bool) -> Content:
    """What the poll does not say itself; the question too where it was cut."""
    text = "" if whole else content.text
    return Content(text=text, title=content.title, fields=content.fields, footer=content.footer)


def _poll(question: str, poll: Poll) -> Json:
    answers = [
        {"poll_media": {"text": numbered(number, harmless(clean(option)), ANSWER)}}
        for number, option in enumerate(poll.options, 1)
    ]
    return {
        "question": {"text": question},
        "answers": answers,
        "duration": OPEN_HOURS,
        "allow_multiselect": False,
        "layout_type": 1,
    }
