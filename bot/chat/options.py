"""Raw option texts to values, with a sentence for everything that does not fit."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from bot.chat.chat import Chat
from bot.chat.commands import Command, Kind, Option, Value
from bot.chat.ids import Person, Place
from bot.errors import UsageError
from bot.wording import LANGUAGES, Wording


async def read_options(
    command: Command, raw: Mapping[str, str], chat: Chat, caller: Person
) -> dict[str, Value]:
    """Raises `UsageError` for a missing, unknown or unreadable option."""
    known = {option.name: option for option in command.options}
    for name in raw:
        if name not in known:
            raise UsageError("option-unknown", option=name[:60], command=command.name)
    values: dict[str, Value] = {}
    for option in command.options:
        text = raw.get(option.name, "").strip()
        if text:
            values[option.name] = await _value(command, option, text, chat, caller)
        elif option.required:
            raise UsageError("option-missing", option=option.name, command=command.name)
    return values


async def _value(command: Command, option: Option, text: str, chat: Chat, caller: Person) -> Value:
    match option.kind:
        case Kind.TEXT | Kind.WORD:
            return _short_enough(command, option, text)
        case Kind.NUMBER:
            return _number(command, option, text)
        case Kind.CHOICE:
            return _choice(option, text, chat.wording)
        case Kind.PLACE:
            return await _place(text, chat, caller)
        case Kind.PLACES:
            return tuple([await _place(part, chat, caller) for part in text.replace(",", " ").split()])
        case Kind.PERSON:
            return await _person(text, chat, caller)
        case Kind.MESSAGE:
            found = chat.platforms.read_link(text.strip("<>"))
            if found is None:
                raise UsageError("option-not-a-link")
            return found


def _short_enough(command: Command, option: Option, text: str) -> str:
    if len(text) > option.most:
        raise UsageError(
            "option-too-long",
            command=command.name,
            option=option.name,
            most=str(option.most),
            length=str(len(text)),
        )
    return text


def _number(command: Command, option: Option, text: str) -> int:
    digits = text.lstrip("#")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 9) or int(digits) > option.most:
        raise UsageError(
            "option-not-a-number", command=command.name, option=option.name, most=str(option.most)
        )
    return int(digits)


def _choice(option: Option, text: str, wording: Wording) -> str:
    wanted = text.casefold()
    spoken = {choice: choice for choice in option.choices}
    short: dict[str, str] = {}
    for choice in option.choices:
        for language in LANGUAGES:
            if wording.knows(language, f"choice-{choice}"):
                spoken[wording.say(language, f"choice-{choice}").casefold()] = choice
            if wording.knows(language, f"choice-{choice}.also"):
                also = wording.say(language, f"choice-{choice}.also")
                short |= dict.fromkeys(also.casefold().split(", "), choice)
    found = spoken.get(wanted) or short.get(wanted)
    if found is not None:
        return found
    near = difflib.get_close_matches(wanted, spoken, n=1)
    if near:
        return_to = ", ".join(option.choices)
        raise UsageError("option-choice-near", word=text[:60], near=near[0], choices=return_to)
    raise UsageError("option-choice", word=text[:60], choices=", ".join(option.choices))


async def _place(text: str, chat: Chat, caller: Person) -> Place:
    place = await chat.platforms.find_place(text, near=caller.space)
    if place is None:
        raise UsageError("option-no-channel", channel=text[:80])
    return place


async def _person(text: str, chat: Chat, caller: Person) -> Person:
    for platform in sorted(chat.platforms.running, key=lambda each: each.space != caller.space):
        person = await platform.find_person(text)
        if person is not None:
            return person
    raise UsageError("option-no-member", member=text[:80])
