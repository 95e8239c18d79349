"""The guild as tests hold it, with the people who live there."""

from tests.standins.discord.clock import StandInClock
from tests.standins.discord.entities import Emoji
from tests.standins.discord.gateway import Gateway
from tests.standins.discord.invoking import Invoking
from tests.standins.discord.permissions import MANAGER, MEMBER, READ_ONLY


class Guild(Invoking):
    """State (state.py), what can happen (changes.py), people (people.py) and what they call.

    People: `olga` owns the guild, `mikko` may manage it, `anna`, `bertil` and `cecilia` are plain
    members, `kalle` is one with a closed inbox, `kalenteri` is another bot, `dara` has not joined.
    Channels: `#general`, `#questions`, and `#board`, where the bot may read but not write.
    """

    def __init__(self, clock: StandInClock | None = None, gateway: Gateway | None = None) -> None:
        super().__init__("Vientikerho", clock or StandInClock(), gateway or Gateway())
        self.add_people()
        self.emojis.append(Emoji("helpful", self.snowflakes.next()))
        self.new_channel("general", topic="Everything")
        self.new_channel("questions", topic="Ask here")
        self.new_channel("board", topic="Read here", denied_to_bot=READ_ONLY)

    def add_people(self) -> None:
        """Everybody named in the class's description."""
        managers = self.add_role("Managers", MANAGER)
        own = self.add_role("Vertti", MEMBER)
        own.bot_id = self.bot.id
        self.bot.roles.append(own.id)
        self.owner = self.add_user("Olga")
        for name in ("Mikko", "Anna", "Bertil", "Cecilia", "Kalle", "Dara"):
            self.add_user(name)
        self.add_user("Kalenteri", bot=True)
        self.owner.roles.append(managers.id)
        self.user("mikko").roles.append(managers.id)
        self.user("kalle").inbox_open = False
        self.user("dara").member = False
