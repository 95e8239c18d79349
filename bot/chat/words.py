"""Commands typed as words: `schedule add monday 09:00 #vienti language:sv`.

The command's name comes first, in English or the person's language; its words go with a hyphen or a space between
them. Options follow in their order, or as `name:value`. An option of kind TEXT takes all that is left but other options
that are named in it: quotes keep words together, and keep `name:value` a part of the text.
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
_NEVER_NAMED = (Kind.NUMBER, Kind.CHOICE, Kind.WORD)
"""Values of these kinds have no `word:` in front, save web addresses: there it is a name that is not known."""
MOST = 4000
"""Characters of one command line at most."""


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    start: int
    end: int
    quoted: bool


def read_words(line: str, commands: Iterable[Command], wording: Wording) -> tuple[Command, dict[str, str]]:
    """The command and its raw options. Raises `UsageError` that names the nearest command or the missing option."""
    if len(line) > MOST:
        raise UsageError("command-too-long", most=str(MOST))
    pieces = [
        _Piece(
            next(group for group in match.groups() if group is not None),
            match.start(),
            match.end(),
            not match[4],
        )
        for match in _PIECE.finditer(line)
    ]
    names = _names(commands, wording)
    for length in range(max((len(name.split()) for name in names), default=0), 0, -1):
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
    # A space is as good as a hyphen, unless that is another command's name.
    return {name.replace("-", " "): command for name, command in names.items()} | names


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
            value, pieces = _with_word_before(option, named[2], pieces)
            # A value in quotes was cut at its first space; an empty one stands behind a space.
            if value[:1] in _CLOSING or (not value and pieces and option.kind is not Kind.TEXT):
                value, pieces = _quoted_value(line, piece, pieces)
                piece = _Piece(value, piece.start, piece.end, quoted=True)
        elif waiting:
            option = waiting[0]
            if named is not None and option.kind in _NEVER_NAMED and not named[2].startswith("//"):
                raise UsageError("option-unknown", option=named[1][:60], command=command.name)
            value, pieces = _with_word_before(option, piece.text, pieces)
            while option.kind is Kind.PLACES and value.endswith(",") and pieces:
                value += pieces.pop(0).text
        else:
            raise UsageError("option-too-many", word=piece.text[:60], command=command.name)
        waiting = [other for other in waiting if other is not option]
        if option.kind is Kind.TEXT and pieces and not (piece.quoted and _is_named(pieces[0], by_word)):
            start = piece.start + (0 if piece.quoted else len(piece.text) - len(value))
            value, pieces = _text_and_options(line, start, pieces, by_word, waiting)
        found[option.name] = value
    return found


def _with_word_before(option: Option, value: str, rest: list[_Piece]) -> tuple[str, list[_Piece]]:
    """`klo 9` is one value."""
    if rest and value.casefold() in option.words_before:
        return f"{value} {rest[0].text}", rest[1:]
    return value, rest


def _text_and_options(
    line: str, start: int, rest: list[_Piece], by_word: Mapping[str, Option], waiting: list[Option]
) -> tuple[str, list[_Piece]]:
    """The line from `start` on without the options that are named in it, and their pieces.

    A word before a colon and a space is a word of the text.
    """
    parts: list[str] = []
    named: list[_Piece] = []
    while rest:
        piece, rest = rest[0], rest[1:]
        found = None if piece.quoted else _NAMED.match(piece.text)
        if found is None or not found[2] or by_word.get(found[1].casefold()) not in waiting:
            continue
        parts.append(line[start : piece.start].strip())
        named.append(piece)
        start = piece.end
        if found[2][0] in _CLOSING:
            _, after = _quoted_value(line, piece, rest)
            start = after[0].start if after else len(line)
            named += rest[: len(rest) - len(after)]
            rest = after
    return " ".join(filter(None, [*parts, line[start:].strip()])), named


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
