"""Commands typed as words: `schedule add monday 09:00 #vienti language:sv`.

The command's name comes first, in English or the person's language. Options follow in their order, or as
`name:value`; an option of kind TEXT takes all that is left. Quotes keep words together.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.chat.commands import Command, Kind, Option, option_wording
from bot.errors import UsageError
from bot.wording import LANGUAGES, Wording

_PIECE = re.compile(r'"([^"]*)"|“([^”]*)”|”([^”]*)”|(\S+)')
"""Finnish and Swedish keyboards write ” at both ends."""
_CLOSING = {'"': '"', "“": "”", "”": "”"}
_NAMED = re.compile(r"^([^\W\d][\w-]*)[:=](.*)$", re.DOTALL)
MOST = 4000
"""Characters of one command line at most."""


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    start: int
    quoted: bool


def read_words(line: str, commands: Iterable[Command], wording: Wording) -> tuple[Command, dict[str, str]]:
    """The command and its raw options. Raises `UsageError` that names the nearest command or the missing option."""
    if len(line) > MOST:
        raise UsageError("command-too-long", most=str(MOST))
    pieces = [
        _Piece(
            next(group for group in match.groups() if group is not None),
            match.start(),
            not match[4],
        )
        for match in _PIECE.finditer(line)
    ]
    names = _names(commands, wording)
    for length in (2, 1):
        name = " ".join(piece.text for piece in pieces[:length]).casefold().lstrip("/")
        if len(pieces) >= length and name in names:
            command = names[name]
            return command, _options(command, line, pieces[length:], wording)
    raise _unknown(pieces, names)


def _names(commands: Iterable[Command], wording: Wording) -> dict[str, Command]:
    names: dict[str, Command] = {}
    for command in commands:
        names[command.name] = command
        first, _, second = command.name.partition(" ")
        for language in LANGUAGES:
            word = _word(wording, language, command.wording) or second or first
            group = (_word(wording, language, f"group-{first}") or first) if second else ""
            for beginning in {group, first} if second else {""}:
                for ending in {word, second or first}:
                    names[f"{beginning} {ending}".strip().casefold()] = command
    return names


def _word(wording: Wording, language: str, sentence: str) -> str | None:
    return wording.say(language, f"{sentence}.word") if wording.knows(language, f"{sentence}.word") else None


def _unknown(pieces: list[_Piece], names: Mapping[str, Command]) -> UsageError:
    typed = " ".join(piece.text for piece in pieces[:2])
    if not typed:
        return UsageError("command-empty")
    group = {names[name].name for name in names if name.split()[0] == pieces[0].text.casefold().lstrip("/")}
    if group:
        return UsageError("command-group", group=pieces[0].text, names=", ".join(sorted(group)))
    near = difflib.get_close_matches(typed.casefold(), names, n=1, cutoff=0.5)
    near = near or difflib.get_close_matches(pieces[0].text.casefold(), names, n=1, cutoff=0.5)
    if near:
        return UsageError("command-unknown-near", typed=typed[:60], near=near[0])
    return UsageError("command-unknown", typed=typed[:60])


def _options(command: Command, line: str, pieces: list[_Piece], wording: Wording) -> dict[str, str]:
    by_word = {word: option for option in command.options for word in _option_words(option, wording)}
    found: dict[str, str] = {}
    waiting = list(command.options)
    while pieces:
        piece = pieces.pop(0)
        named = None if piece.quoted else _NAMED.match(piece.text)
        option = by_word.get(named[1].casefold()) if named else None
        if option is not None and named is not None:
            value = named[2]
            # A value in quotes was cut at its first space; an empty one stands behind a space.
            if value[:1] in _CLOSING or (not value and pieces and option.kind is not Kind.TEXT):
                value, pieces = _quoted_value(line, piece, pieces)
                piece = _Piece(value, piece.start, quoted=True)
        elif waiting:
            option, value = waiting[0], piece.text
            while option.kind is Kind.PLACES and value.endswith(",") and pieces:
                value += pieces.pop(0).text
        else:
            raise UsageError("option-too-many", word=piece.text[:60], command=command.name)
        if option.kind is Kind.TEXT and pieces and not (piece.quoted and _is_named(pieces[0], by_word)):
            cut = 0 if piece.quoted else len(piece.text) - len(value)
            value = line[piece.start + cut :].strip()
            pieces = []
        found[option.name] = value
        waiting = [other for other in waiting if other is not option]
    return found


def _is_named(piece: _Piece, by_word: Mapping[str, Option]) -> bool:
    named = None if piece.quoted else _NAMED.match(piece.text)
    return named is not None and named[1].casefold() in by_word


def _quoted_value(line: str, piece: _Piece, rest: list[_Piece]) -> tuple[str, list[_Piece]]:
    """`reason:"two words"` was cut at the space: put it together again."""
    found = re.compile(r'["“”]').search(line, piece.start)
    opening = found.start() if found else -1
    closing = line.find(_CLOSING[line[opening]], opening + 1) if found else -1
    if closing < 0:
        return (rest[0].text, rest[1:]) if rest else ("", rest)
    return line[opening + 1 : closing], [other for other in rest if other.start > closing]


def _option_words(option: Option, wording: Wording) -> set[str]:
    own = option_wording(option)
    spoken = {_word(wording, language, own) for language in LANGUAGES}
    return {option.name.casefold(), *(word.casefold() for word in spoken if word)}
