"""The commands and the words that every rig gives its adapter."""

from bot.chat.commands import Command, Kind, Option
from bot.chat.roles import Role

CATALOGUE = (
    Command(name="help"),
    Command(name="ask", options=(Option(name="question", kind=Kind.TEXT, most=1000),)),
    Command(
        name="schedule add",
        role=Role.STAFF,
        options=(
            Option(name="weekday", kind=Kind.CHOICE, choices=("monday", "tuesday")),
            Option(name="time"),
            Option(name="channels", kind=Kind.PLACES),
            Option(name="language", kind=Kind.CHOICE, choices=("fi", "sv", "en"), required=False),
        ),
    ),
    Command(name="schedule list", role=Role.STAFF),
)
