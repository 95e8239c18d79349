"""How a command is written, in the words of a language: `ajastus lisää <viikonpäivä> <aika> [kieli:…]`."""

from __future__ import annotations

from bot.chat.commands import Command, Option, option_wording
from bot.wording import Wording


def spoken_name(command: Command, wording: Wording, language: str) -> str:
    """The command's name; English where the language has no word of its own."""
    first, _, second = command.name.partition(" ")
    word = _word(wording, language, command.wording, second or first)
    return f"{_word(wording, language, f'group-{first}', first)} {word}" if second else word


def spoken_option(option: Option, wording: Wording, language: str) -> str:
    return _word(wording, language, option_wording(option), option.name)


def spoken_options(command: Command, wording: Wording, language: str) -> str:
    """In their order, the required ones in angle brackets and the others in square ones."""
    names = ((spoken_option(each, wording, language), each.required) for each in command.options)
    return " ".join(f"<{name}>" if required else f"[{name}:…]" for name, required in names)


def usage(command: Command, wording: Wording, language: str) -> str:
    parts = (spoken_name(command, wording, language), spoken_options(command, wording, language))
    return " ".join(part for part in parts if part)


def _word(wording: Wording, language: str, sentence: str, otherwise: str) -> str:
    known = wording.knows(language, f"{sentence}.word")
    return wording.say(language, f"{sentence}.word") if known else otherwise
