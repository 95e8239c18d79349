"""The local page with people who click on it over HTTP."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import aiosqlite

from adapters.local import inbound
from adapters.local.adapter import LocalPlatform
from adapters.local.people import SPACE
from adapters.local.room import Room
from bot.chat.commands import Command
from bot.chat.events import Event
from bot.chat.ids import ChannelId, MemberId, MessageId, MessageRef, Place
from bot.chat.platform import Platform, Receive
from bot.errors import OutcomeUnknown
from bot.wording import Wording
from tests.contracts import reading_page
from tests.contracts.catalogue import CATALOGUE
from tests.contracts.listening import Ears
from tests.contracts.reading_page import Read
from tests.contracts.rig import Rig, Seen, on_buttons, typed

_CHANNELS = ("general", "export", "questions")


class _LossyRoom(Room):
    """A room whose answer can be lost after the change was made."""

    lose_next = False

    @asynccontextmanager
    async def change(self, *, quiet: bool = False) -> AsyncGenerator[aiosqlite.Connection]:
        async with super().change(quiet=quiet) as db:
            yield db
        if self.lose_next and not quiet:
            self.lose_next = False
            message = "lost"
            raise OutcomeUnknown(message)


class LocalRig:
    name = "local"
    anna = MemberId("anna")
    bo = MemberId("bo")
    chief = MemberId("sari")
    robot = MemberId("bot-echo")
    hermit: MemberId | None = MemberId("maija")
    general = Place(SPACE, ChannelId("general"))
    export = Place(SPACE, ChannelId("export"))

    def __init__(
        self,
        data: Path,
        browser: aiohttp.ClientSession,
        catalogue: Sequence[Command] = CATALOGUE,
        core: Receive | None = None,
    ) -> None:
        self._ears = Ears(core)
        self._room = _LossyRoom(data / "local.db")
        self._local = LocalPlatform(
            data=data, port=0, catalogue=catalogue, wording=Wording(), room=self._room
        )
        self.platform: Platform = self._local
        self._browser = browser
        self._violations: list[str] = []

    async def start(self) -> None:
        await self._local.start(self._ears.receive)
        await self._do(MemberId("maija"), "dm-maija", "writing", may="no")

    async def event(self, kind: type[Event], *, count: int = 1, timeout: float = 10) -> Event:
        return await self._ears.event(kind, count=count, timeout=timeout)

    def events(self, kind: type[Event]) -> Sequence[Event]:
        return self._ears.events(kind)

    async def say(
        self,
        who: MemberId,
        place: Place,
        text: str,
        *,
        thread: MessageRef | None = None,
        mention: bool = False,
    ) -> MessageRef:
        text = f"@Vertti {text}" if mention else text
        if who == self.robot:  # nobody can choose to be another bot on the page
            start = int(thread.conversation) if thread else None
            return await inbound.say(self._room, who, place.channel, text, thread=start)
        side = {"thread": thread.conversation, "in_thread": "yes"} if thread else {}
        where = await self._do(who, place.channel, "say", text=text, **side)
        return self._ref(place.channel, where.rpartition("#m")[2], thread.conversation if thread else None)

    async def edit(self, who: MemberId, message: MessageRef, text: str) -> None:
        await self._do(who, message.channel, "edit", message=message.message, text=text)

    async def remove(self, who: MemberId, message: MessageRef) -> None:
        await self._do(who, message.channel, "remove", message=message.message)

    async def react(self, who: MemberId, message: MessageRef, emoji: str) -> None:
        await self._do(who, message.channel, "react", message=message.message, emoji=emoji)

    unreact = react

    async def direct(self, who: MemberId, text: str) -> MessageRef:
        return await self.say(who, Place(SPACE, ChannelId(f"dm-{who}")), text)

    async def command(self, who: MemberId, place: Place, name: str, options: dict[str, str]) -> None:
        await self._do(who, place.channel, "say", text=f"/vertti {typed(name, options)}")

    async def mention(self, who: MemberId) -> str:
        return f"@{who}"

    async def press(self, who: MemberId, message: MessageRef, label: str) -> None:
        seen = await self._look(who, message.channel, message.conversation)
        found = next(one for one in seen if one.number == message.message)
        await self._do(who, message.channel, "press", message=message.message, button=found.buttons[label])

    async def vote(self, who: MemberId, message: MessageRef, option: int) -> None:
        seen = await self._look(who, message.channel, message.conversation)
        found = next(one for one in seen if one.number == message.message)
        await self.press(who, message, next(one for one in found.buttons if one.startswith(f"{option}  ")))

    async def fill_in(self, who: MemberId, answers: dict[str, str]) -> None:
        number = reading_page.form_number(await self._page(who, "general"))
        assert number is not None
        await self._do(
            who, "general", "submit", form=number, **{f"answer-{name}": a for name, a in answers.items()}
        )

    async def messages(self, place: Place, *, thread: MessageRef | None = None) -> Sequence[Seen]:
        seen = await self._look(self.chief, place.channel, thread.conversation if thread else None)
        return [self._seen(place.channel, one) for one in seen if one.in_thread == (thread is not None)]

    async def private_replies(self, who: MemberId, *, count: int = 1, timeout: float = 10) -> Sequence[Seen]:
        where = (*_CHANNELS, f"dm-{who}")
        await self._kept_for(who, count, timeout)
        return await self._wait_for(who, where, lambda one: one.only_me, count, timeout)

    async def inbox(self, who: MemberId, *, count: int = 1, timeout: float = 10) -> Sequence[Seen]:
        return await self._wait_for(who, [f"dm-{who}"], lambda one: "face robot" in one.raw, count, timeout)

    async def lose_next_answer(self) -> None:
        self._room.lose_next = True

    async def refuse_next_post(self) -> None:
        for channel in _CHANNELS:
            await self._do(self.chief, channel, "writing", may="no")

    async def interrupt(self) -> None:
        await self._local.stop()
        await self._local.start(self._ears.receive)

    def violations(self) -> Sequence[str]:
        return self._violations

    async def _do(self, who: MemberId, channel: str, what: str, **fields: str) -> str:
        """Send a form of the page as a browser would; the address it leads to."""
        token = reading_page.token(await self._page(who, channel))
        base = self._local.address.rstrip("/")
        async with self._browser.post(
            f"{base}/{who}/{channel}/{what}",
            data={"token": token, **fields},
            headers={"Origin": base},
            allow_redirects=False,
        ) as answer:
            if answer.status != 303:
                self._violations.append(f"{what}: {answer.status}")
            return answer.headers.get("Location", "")

    async def _page(self, who: MemberId, channel: str, thread: str | None = None) -> str:
        side = f"?thread={thread}" if thread else ""
        async with self._browser.get(f"{self._local.address}{who}/{channel}{side}") as answer:
            if answer.status != 200:
                self._violations.append(f"page: {answer.status}")
            return await answer.text()

    async def _look(self, who: MemberId, channel: str, thread: str | None = None) -> Sequence[Read]:
        return reading_page.messages(await self._page(who, channel, thread))

    async def _kept_for(self, who: MemberId, count: int, timeout: float) -> None:
        """Return when there is that much to see: a look at every page is dear."""
        async with asyncio.timeout(timeout):
            while True:
                heard = self._room.news.count
                if len(await self._room.rows("SELECT 1 FROM message WHERE only_for = ?", who)) >= count:
                    return
                await self._room.news.after(heard)

    async def _wait_for(
        self,
        who: MemberId,
        channels: Sequence[str],
        wanted: Callable[[Read], bool],
        count: int,
        timeout: float,
    ) -> Sequence[Seen]:
        async with asyncio.timeout(timeout):
            while True:
                heard = self._room.news.count
                found = [
                    self._seen(channel, one)
                    for channel in channels
                    for one in await self._look(who, channel)
                    if wanted(one)
                ]
                if len(found) >= count:
                    return found
                await self._room.news.after(heard)

    def _seen(self, channel: str, one: Read) -> Seen:
        options = on_buttons(one.buttons)
        return Seen(self._ref(channel, one.number), one.text, tuple(one.buttons), one.raw, options)

    @staticmethod
    def _ref(channel: str, number: str, thread: MessageId | None = None) -> MessageRef:
        return MessageRef(SPACE, ChannelId(channel), MessageId(number), thread)


@asynccontextmanager
async def open_rig(
    *, catalogue: Sequence[Command] = CATALOGUE, core: Receive | None = None
) -> AsyncGenerator[Rig]:
    # Cookies of an address without a name are kept only by a jar that is told to.
    jar = aiohttp.CookieJar(unsafe=True)
    with tempfile.TemporaryDirectory() as folder:
        async with aiohttp.ClientSession(cookie_jar=jar) as browser:
            rig = LocalRig(Path(folder), browser, catalogue, core)
            await rig.start()
            try:
                yield rig
            finally:
                await rig.platform.stop()
