"""A community whose members host weeks: they call commands, press buttons and write in channels, in virtual time."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.chat.content import Content
from bot.chat.events import Author, ButtonPressed, CommandCalled, MessageDeleted, MessagePosted
from bot.chat.ids import MemberId, MessageId, MessageRef, Person
from bot.prompting.occurrence import Occurrence
from storage.engine import Database
from tests.flows.planner import MONDAY_9, Planner, make_planner, prompts

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
WORDS = "What surprised you at your last fair?"
__all__ = ["DAY", "HOUR", "MINUTE", "MONDAY_9", "WORDS", "Hosted", "host_room"]


@dataclass(slots=True)
class Hosted:
    """`planner` has a schedule on Mondays at nine in #vienti; `bo` speaks English, as `anna` and `chief` do."""

    planner: Planner
    calls: int = 0
    said: list[MessagePosted] = field(default_factory=list[MessagePosted])

    async def calls_for(
        self, words: str, *, who: str = "bo", channel: str = "vienti", event_id: str = ""
    ) -> Content:
        """The private reply to a command given in a channel."""
        return await self._interact(
            CommandCalled(
                **self._who(who, channel, event_id),  # pyright: ignore[reportArgumentType]
                words=words,
            )
        )

    async def press(self, content: Content, label: str, *, who: str = "bo") -> Content:
        """Press the button under a reply or a note."""
        (button,) = [each for each in content.buttons if each.label == label]
        return await self._interact(
            ButtonPressed(
                **self._who(who, f"dm-{who}", ""),  # pyright: ignore[reportArgumentType]
                action=button.action,
                value=button.value,
            )
        )

    async def writes(
        self,
        text: str = WORDS,
        *,
        who: str = "bo",
        channel: str = "vienti",
        at: datetime | None = None,
        thread: MessageId | None = None,
        changes: dict[str, object] | None = None,
    ) -> bool:
        """Say something now, or so that the event says `at`; whether it is a week's question."""
        event = self.says(text, who=who, channel=channel, thread=thread)
        event = replace(event, at=at or event.at, **(changes or {}))  # pyright: ignore[reportArgumentType]
        self.said.append(event)
        return await self.planner.prompting.on(event)

    def says(
        self, text: str = WORDS, *, who: str = "bo", channel: str = "vienti", thread: MessageId | None = None
    ) -> MessagePosted:
        """The message is on the platform; nobody has told Vertti yet."""
        platform = self.planner.platform
        message = platform.say(who, platform.channel(channel), thread=thread, text=text)
        return MessagePosted(
            event_id=f"msg:{message.message}",
            space=platform.space,
            at=self.planner.house.clock.now(),
            message=message,
            author=Author(MemberId(who)),
            text=text,
        )

    async def deletes(self, event: MessagePosted) -> None:
        await self.planner.platform.delete(event.message)
        now = self.planner.house.clock.now()
        gone = MessageDeleted(
            event_id=f"del:{event.message.message}", space=event.space, at=now, message=event.message
        )
        await self.planner.prompting.on(gone)

    async def at(self, moment: datetime) -> None:
        await self.planner.at(moment)

    def notes(self, who: str = "bo") -> list[Content]:
        return [read(content) for member, content, _ in self.planner.platform.whispers if member == who]

    def told(self, who: str = "bo") -> list[str]:
        return [each.text for each in self.notes(who)]

    def posted(self, channel: str = "vienti") -> list[str]:
        """What Vertti has posted in the channel itself, and is still there."""
        return self.planner.said(channel)

    async def occurrence(self, channel: str = "vienti", *, day: str = "2026-11-30") -> Occurrence:
        (schedule, *_) = await self.planner.kept.schedules.all()
        found = await self.planner.kept.occurrences.of(schedule.id, occasion=day)
        return next(each for each in found if each.place.channel == channel)

    @property
    def last(self) -> MessageRef:
        """The message written last."""
        return self.said[-1].message

    async def _interact(self, event: CommandCalled | ButtonPressed) -> Content:
        await self.planner.desk.handle(event)
        _, content, private = self.planner.platform.replies[-1]
        assert private
        return read(content)

    def _who(self, who: str, channel: str, event_id: str) -> dict[str, object]:
        self.calls += 1
        platform = self.planner.platform
        return {
            "event_id": event_id or f"host-{self.calls}",
            "space": platform.space,
            "at": self.planner.house.clock.now(),
            "member": MemberId(who),
            "place": platform.channel(channel),
            "reply_handle": f"host-{self.calls}",
        }


def read(content: Content) -> Content:
    """As people read it, without the signs that keep names from becoming markup."""
    return replace(content, text=content.text.replace("\\", ""))


async def host_room(database: Database, *, channels: str = "#vienti", count: int = 20) -> Hosted:
    planner = await make_planner(database, library=prompts(count, languages=("fi", "en")))
    bo = Person(planner.platform.space, MemberId("bo"))
    await planner.chat.people.choose_language(bo, "en", now=planner.house.clock.now())
    await planner.says(f"schedule add monday 9:00 {channels}")
    return Hosted(planner)
