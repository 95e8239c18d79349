"""How a proposal looks: the text as it was written, and the buttons under it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.knowledge import MOST_ANSWER, MOST_QUESTION
from bot.answering.sharing.proposal import MOST_SOURCE, Choice, Proposal, Texts
from bot.chat.content import Button, Form, FormField, Tone, literal, shortened
from bot.wording import Wording

NAMED, UNNAMED, NO = "share.named", "share.unnamed", "share.no"
_ACTIONS = {Choice.NAMED: NAMED, Choice.UNNAMED: UNNAMED, Choice.NO: NO}


def quoted(texts: Texts) -> str:
    """Question, answer and source, line by line as they were written."""
    parts = [f"**{literal(texts.question)}**", _lines(texts.answer)]
    if texts.source:
        parts.append(literal(texts.source))
    return "\n>\n".join("\n".join(f"> {line}" for line in part.split("\n")) for part in parts)


def in_short(texts: Texts, most: int) -> str:
    return literal(shortened(texts.question, most))


def choices(proposal: Proposal, language: str, wording: Wording) -> tuple[Button, ...]:
    """All three, without the one that holds already."""
    withdraw = "share-withdraw" if proposal.allowed else "share-choose-no"
    labels = {
        Choice.NAMED: "share-choose-named",
        Choice.UNNAMED: "share-choose-unnamed",
        Choice.NO: withdraw,
    }
    return tuple(
        Button(_ACTIONS[choice], str(proposal.number), wording.say(language, label))
        for choice, label in labels.items()
        if choice is not proposal.choice
    )


def again(number: int, language: str, wording: Wording) -> tuple[Button, ...]:
    """To go on with a text that still names its author."""
    return (Button(UNNAMED, str(number), wording.say(language, "share-go-on"), Tone.PRIMARY),)


def text_form(
    action: str,
    value: str,
    texts: Texts,
    language: str,
    wording: Wording,
    *,
    title: str,
    first: Sequence[FormField] = (),
    unnamed: bool = False,
) -> Form:
    """A form filled in with the texts; `title` is a wording. `unnamed`: for taking names out."""

    def field(name: str, given: str, most: int, **rest: bool) -> FormField:
        label = wording.say(
            language, f"share-form-{'answer-unnamed' if unnamed and name == 'answer' else name}"
        )
        return FormField(name=name, label=label, value=shortened(given, most), max_length=most, **rest)

    fields = (
        *first,
        field("question", " ".join(texts.question.split()), MOST_QUESTION),
        field("answer", texts.answer, MOST_ANSWER, long=True),
        field("source", texts.source, MOST_SOURCE, required=False),
    )
    return Form(action=action, value=value, title=wording.say(language, title), fields=fields)


def _lines(text: str) -> str:
    return "\n".join(literal(line) for line in text.strip().split("\n"))
