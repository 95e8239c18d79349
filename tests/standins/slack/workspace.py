"""One Slack workspace: its people, channels and messages."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from tests.standins.slack.entities import BOT, Channel, Json, Message, Refusal, Response, User

SCOPES = frozenset(
    {
        "app_mentions:read", "channels:history", "channels:read", "chat:write", "commands", "groups:history",
        "groups:read", "im:history", "im:read", "im:write", "reactions:read", "reactions:write", "users:read",
    }
)  # fmt: skip
EVENTS = frozenset(
    {
        "app_mention", "message.channels", "message.groups", "message.im", "reaction_added",
        "reaction_removed", "team_join",
    }
)  # fmt: skip


class Workspace:
    """`users` and `channels` by id; both are found by id or name. `calls` and `violations` grow.

    `scopes` and `subscriptions` are what the app was installed with.
    """

    def __init__(self) -> None:
        people = [
            User(BOT, "vertti", bot=True), User("U0ANNA", "anna"), User("U0BO", "bo", locale="sv-SE"),
            User("U0CHIEF", "chief", admin=True), User("U0OLGA", "olga", owner=True),
            User("U0KALENTERI", "kalenteri", bot=True), User("U0HERMIT", "hermit", closed=True),
        ]  # fmt: skip
        self.users = {user.id: user for user in people}
        everybody = set(self.users)
        self.channels = {
            channel.id: channel
            for channel in (
                Channel("C0GENERAL", "general", members=set(everybody)),
                Channel("C0EXPORT", "export", members=set(everybody)),
                Channel("C0BOARD", "board", members=everybody - {BOT}),
                Channel("C0INNER", "inner", kind="group", members=set(everybody)),
            )
        }
        self.scopes, self.subscriptions = SCOPES, EVENTS
        self.views: dict[str, Json] = {}
        """Forms that are open, by id; `for` is who has them before them."""
        self.triggers: dict[str, str] = {}
        """Who may be shown a form, by the trigger they made."""
        self.responses: dict[str, Response] = {}
        """Response URLs by their last part."""
        self.calls: list[tuple[str, Json]] = []
        self.violations: list[str] = []
        self._more = asyncio.Condition()
        self._latest = 0
        self._count = 0

    def user(self, who: str) -> User:
        for user in self.users.values():
            if who.lstrip("@") in (user.id, user.name):
                return user
        raise Refusal("user_not_found")

    def channel(self, where: str) -> Channel:
        for channel in self.channels.values():
            if where.lstrip("#") in (channel.id, channel.name):
                return channel
        raise Refusal("channel_not_found")

    def direct(self, who: str) -> Channel:
        """The private conversation of `who` with Vertti, made on first use."""
        user = self.user(who)
        made = Channel(f"D0{user.id[2:]}", user.name, kind="im", members={user.id, BOT})
        return self.channels.setdefault(made.id, made)

    def message(self, where: str, ts: str) -> Message:
        found = self.channel(where).messages.get(ts)
        if found is None:
            raise Refusal("message_not_found")
        return found

    def open_views(self, who: str) -> list[str]:
        """Ids of the forms `who` has before them, oldest first."""
        user = self.user(who).id
        return [name for name, view in self.views.items() if view["for"] == user]

    def called(self, method: str) -> list[Json]:
        """The arguments of each call of the method, oldest first."""
        return [arguments for name, arguments in self.calls if name == method]

    def new_ts(self) -> str:
        """Later than every one before, in microseconds of real time."""
        self._latest = max(self._latest + 1, time.time_ns() // 1000)
        return f"{self._latest // 1_000_000}.{self._latest % 1_000_000:06}"

    def new_id(self, letter: str) -> str:
        self._count += 1
        return f"{letter}0{self._count:06}"

    async def changed(self) -> None:
        async with self._more:
            self._more.notify_all()

    async def wait_for(self, holds: Callable[[Workspace], object], timeout: float | None = 10) -> None:
        """Return when `holds` is true of the workspace. Raises TimeoutError with the calls so far."""
        try:
            async with asyncio.timeout(timeout), self._more:
                await self._more.wait_for(lambda: bool(holds(self)))
        except TimeoutError:
            message = f"did not come; calls: {[name for name, _ in self.calls]}"
            raise TimeoutError(message) from None

    def messages(self, where: str, thread_ts: str | None = None) -> list[Message]:
        """Everybody's view of the channel's top level, or of a thread without its first message."""
        found = [each for each in self.channel(where).messages.values() if each.only_for is None]
        if thread_ts:
            return [each for each in found if each.thread_ts == thread_ts and each.ts != thread_ts]
        return [each for each in found if each.thread_ts in (None, each.ts)]

    def ephemerals(self, who: str) -> list[Message]:
        """What only `who` has been shown, in any channel, oldest first."""
        reader = self.user(who).id
        found = [
            each
            for channel in self.channels.values()
            for each in channel.messages.values()
            if each.only_for == reader
        ]
        return sorted(found, key=lambda each: each.ts)
