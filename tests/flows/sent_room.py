"""A community in which a question was posted and staff change their minds about it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.chat.delivery import LEASE
from bot.prompting.prompt import Prompt
from storage.engine import Database
from storage.prompting import StoredPrompts
from tests.flows.fakes import Posted
from tests.flows.house import HOME
from tests.flows.planner import Killed, Planner, make_planner, prompts

ADD = "schedule add monday 9:00 #vienti,#export"
SAID = 'schedule edit 1 "Mitä opit?" language:fi'


CORRECTED = {
    "vienti": "Mitä opit?",
    "export": "Question 2 in en",
    "vienti thread": "*In English*\n\nQuestion 2 in en",
    "export thread": "*Suomeksi*\n\nMitä opit?",
}
POLL = Prompt(
    id="p01",
    week=49,
    text={"fi": "Mihin suuntaan?", "en": "Which way?"},
    options=({"fi": "Itään", "en": "East"}, {"fi": "Länteen", "en": "West"}),
)


@dataclass(slots=True)
class Scene:
    """Channels in Finnish (#vienti) and English (#export), where a question in both was posted on Monday."""

    planner: Planner

    def question(self, channel: str) -> Posted:
        (found,) = self.planner.in_channel(channel)
        return found

    def thread(self, channel: str) -> Posted:
        (found,) = [
            each
            for each in self.planner.platform.said()
            if each.message.thread is not None and each.message.channel == channel
        ]
        return found

    def texts(self) -> dict[str, str]:
        """What stands in both channels and their threads, in short."""
        found = {name: self.question(name).content.text for name in ("vienti", "export")}
        return found | {f"{name} thread": self.thread(name).content.text for name in ("vienti", "export")}

    async def states(self) -> dict[str, str]:
        (schedule,) = await self.planner.kept.schedules.all()
        rows = await self.planner.kept.occurrences.of(schedule.id)
        return {each.place.channel: each.state.value for each in rows}

    async def rounds(self, planner: Planner | None = None, *, count: int = 3) -> None:
        for _ in range(count):
            self.planner.house.clock.move(LEASE)
            await (planner or self.planner).tick()


async def planned(database: Database) -> Planner:
    planner = await make_planner(database, library=prompts(8, languages=("fi", "en")))
    await planner.turn("vienti", language="fi")
    await planner.turn("export", language="en")
    await planner.says(ADD)
    return planner


class Dying:
    """Passes everything on to `behind`, and dies at the `at_call`-th call of one step: before it, or after it."""

    def __init__(self, behind: Any, step: str, *, after: bool, at_call: int = 1) -> None:  # noqa: ANN401 - any part
        self._behind = behind
        self._step = step
        self._after = after
        self._left = at_call

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever is behind
        found = getattr(self._behind, name)
        return self._dying(found) if name == self._step else found

    def _dying(self, found: Any) -> Any:  # noqa: ANN401 - a method
        async def dying(*args: object, **fields: object) -> object:
            self._left -= 1
            its_turn = self._left == 0
            if its_turn and not self._after:
                raise Killed
            done = await found(*args, **fields)
            if its_turn:
                raise Killed
            return done

        return dying


class Meanwhile:
    """Passes everything on to `behind`; just before the `at_call`-th call of one step something else happens."""

    def __init__(
        self,
        behind: Any,  # noqa: ANN401 - any part
        step: str,
        happens: Callable[[], Awaitable[object]],
        *,
        at_call: int = 1,
    ) -> None:
        self._behind = behind
        self._step = step
        self._happens = happens
        self._left = at_call

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever is behind
        found = getattr(self._behind, name)
        return self._interrupted(found) if name == self._step else found

    def _interrupted(self, found: Any) -> Any:  # noqa: ANN401 - a method
        async def interrupted(*args: object, **fields: object) -> object:
            self._left -= 1
            if self._left == 0:
                await self._happens()
            return await found(*args, **fields)

        return interrupted


def with_platform(planner: Planner, platform: Any) -> Planner:  # noqa: ANN401 - a platform with something in front
    chat = planner.another_process("one").chat
    chat.platforms.running[:] = [platform]
    return planner.with_chat(chat)


def dying(planner: Planner, part: str, step: str, *, after: bool, at_call: int) -> Planner:
    if part == "platform":
        return with_platform(planner, Dying(planner.platform, step, after=after, at_call=at_call))
    kept = StoredPrompts(planner.house.database, HOME)
    setattr(kept, part, Dying(getattr(kept, part), step, after=after, at_call=at_call))
    return planner.with_kept(kept)
