"""Rules Discord keeps and its document does not say, for application commands."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tests.standins.discord.entities import Json
from tests.standins.discord.refusals import Complaint

COMMANDS = 100
OPTIONS = 25
CHOICES = 25
NAME = 32
DESCRIPTION = 100
CHARACTERS = 8000
CHAT_INPUT, SUBCOMMAND, GROUP = 1, 1, 2


def command_set_complaints(commands: Sequence[Json]) -> list[Complaint]:
    """What Discord would have against overwriting the commands with these."""
    found: list[Complaint] = []
    kinds = Counter(command.get("type") or CHAT_INPUT for command in commands)
    if kinds[CHAT_INPUT] > COMMANDS:
        found.append(Complaint((), f"At most {COMMANDS} chat commands."))
    twice = Counter((c.get("type") or CHAT_INPUT, c.get("name")) for c in commands)
    found += [Complaint((), f"{name} stands twice.") for (_, name), n in twice.items() if n > 1]
    for index, command in enumerate(commands):
        found += _command_complaints(command, (index,))
    return found


def _command_complaints(command: Json, path: tuple[str | int, ...]) -> Iterator[Complaint]:
    if (command.get("type") or CHAT_INPUT) != CHAT_INPUT:
        if command.get("options") or command.get("description"):
            yield Complaint(path, "A context menu command has no description and no options.")
        return
    yield from _node_complaints(command, path)
    if _characters(command) > CHARACTERS:
        yield Complaint(path, f"Name, descriptions and values exceed {CHARACTERS} characters.")


def _node_complaints(node: Json, path: tuple[str | int, ...]) -> Iterator[Complaint]:
    local: Json = node.get("name_localizations") or {}
    names: Json = {"name": node.get("name"), **local}
    for locale, name in names.items():
        if not is_command_name(str(name)):
            yield Complaint((*path, "name"), f"{locale}: {name!r} is no command name.")
    if not 1 <= len(node.get("description") or "") <= DESCRIPTION:
        yield Complaint((*path, "description"), f"Must be 1 to {DESCRIPTION} characters.")
    if len(node.get("choices") or []) > CHOICES:
        yield Complaint((*path, "choices"), f"At most {CHOICES} choices.")
    yield from _option_complaints(node.get("options") or [], (*path, "options"))


def _option_complaints(options: Sequence[Json], path: tuple[str | int, ...]) -> Iterator[Complaint]:
    if len(options) > OPTIONS:
        yield Complaint(path, f"At most {OPTIONS} options.")
    nested = [option.get("type") in {SUBCOMMAND, GROUP} for option in options]
    if any(nested) and not all(nested):
        yield Complaint(path, "Subcommands and plain options do not mix.")
    if len({option.get("name") for option in options}) < len(options):
        yield Complaint(path, "Two options have one name.")
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        yield Complaint(path, "Required options come before optional ones.")
    for index, option in enumerate(options):
        yield from _node_complaints(option, (*path, index))


def is_command_name(name: str) -> bool:
    """Discord's rule: 1 to 32 of letters, digits, - and _; lower case where case exists."""
    fits = all(character in "-_" or character.isalnum() for character in name)
    return fits and 1 <= len(name) <= NAME and name == name.lower()


def _characters(node: Json) -> int:
    own = len(node.get("name") or "") + len(node.get("description") or "")
    choices: list[Json] = node.get("choices") or []
    own += sum(len(str(choice["name"])) + len(str(choice["value"])) for choice in choices)
    return own + sum(map(_characters, node.get("options") or []))
