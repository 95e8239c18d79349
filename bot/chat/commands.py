"""Commands as data. Discord, Slack, the local page and the command line are renderings of these.

A command's words in three languages and its help are wordings: `command-<name>` (attributes `word`, `help`)
and `option-<name>` (attributes `word`, `help`), with spaces and underscores turned into hyphens.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.chat.content import Content, Form
from bot.chat.events import Interaction
from bot.chat.ids import MessageRef, Person, Place
from bot.chat.roles import Role


class Kind(StrEnum):
    TEXT = "text"
    """The rest of the line."""
    WORD = "word"
    NUMBER = "number"
    CHOICE = "choice"
    PLACE = "place"
    PLACES = "places"
    """One or more channels, on any platform, separated by commas: `#export,discord:#vienti`."""
    PERSON = "person"
    MESSAGE = "message"
    """A link to a message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    name: str
    kind: Kind = Kind.WORD
    required: bool = True
    choices: tuple[str, ...] = ()
    most: int = 200
    """Characters at most, or the largest number."""
    words_before: tuple[str, ...] = ()
    """In small letters: such a word belongs to the value after it, as in `klo 9`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """`name` is one or two English words (`schedule add`). Private: only the caller sees the reply."""

    name: str
    role: Role = Role.MEMBER
    options: tuple[Option, ...] = ()
    private: bool = True

    @property
    def wording(self) -> str:
        return f"command-{self.name.replace(' ', '-')}"


def option_wording(option: Option) -> str:
    return f"option-{option.name.replace('_', '-')}"


Value = str | int | Place | tuple[Place, ...] | Person | MessageRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A command, button or form that passed the role check. `key` is the same if it is handled again."""

    caller: Person
    role: Role
    place: Place
    language: str
    key: str
    event: Interaction
    options: Mapping[str, Value] = field(default_factory=dict[str, Value])
    value: str = ""
    """A button's or form's value."""
    answers: Mapping[str, str] = field(default_factory=dict[str, str])

    def text(self, name: str, default: str = "") -> str:
        found = self.options.get(name, default)
        return found if isinstance(found, str) else default

    def number(self, name: str, default: int) -> int:
        found = self.options.get(name, default)
        return found if isinstance(found, int) else default

    def place_option(self, name: str) -> Place | None:
        found = self.options.get(name)
        return found if isinstance(found, Place) else None

    def places(self, name: str) -> tuple[Place, ...]:
        found = self.options.get(name)
        return found if isinstance(found, tuple) else ()

    def person(self, name: str) -> Person | None:
        found = self.options.get(name)
        return found if isinstance(found, Person) else None

    def message(self, name: str) -> MessageRef | None:
        found = self.options.get(name)
        return found if isinstance(found, MessageRef) else None


Reply = Content | Form | None
"""None: nothing more to say (the handler has edited a message, say)."""
Handler = Callable[[Call], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Action:
    """A button or a form, by the first half of its id, and who may use it."""

    name: str
    role: Role = Role.MEMBER
    private: bool = True


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All commands, buttons and forms with their handlers; what is not here does not exist."""

    commands: Mapping[str, tuple[Command, Handler]]
    actions: Mapping[str, tuple[Action, Handler]]

    @classmethod
    def of(cls, *parts: Mapping[Command | Action, Handler]) -> Catalogue:
        commands: dict[str, tuple[Command, Handler]] = {}
        actions: dict[str, tuple[Action, Handler]] = {}
        for part in parts:
            for what, handler in part.items():
                if isinstance(what, Command):
                    commands[what.name] = (what, handler)
                else:
                    actions[what.name] = (what, handler)
        return cls(commands, actions)

    def declared(self) -> tuple[Command, ...]:
        return tuple(command for command, _ in self.commands.values())
