"""`knowledge reviews|confirm|history`: what has to be checked again, that it is still true, and who said so when."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.answering.knowledge import Row, read_entry
from bot.answering.ports import Knowledge
from bot.answering.showing import spoken_date
from bot.answering.upkeep.history import Change, Changed, what_changed
from bot.answering.upkeep.ports import Revision, Revisions
from bot.answering.upkeep.reviewing import Due, confirmed, due
from bot.chat.chat import Chat
from bot.chat.commands import Action, Call, Command, Handler, Option, Reply
from bot.chat.content import Content, literal, shortened
from bot.chat.ids import MemberId, Person, SpaceId
from bot.chat.roles import Role
from bot.errors import PlatformError, UsageError
from bot.wording import Wording

_ID = Option(name="id", most=80)
REVIEWS = Command(name="knowledge reviews", role=Role.MODERATOR)
CONFIRM = Command(name="knowledge confirm", role=Role.MODERATOR, options=(_ID,))
HISTORY = Command(name="knowledge history", role=Role.MODERATOR, options=(_ID,))
MOST_LISTED = 20


class Confirming:
    def __init__(self, chat: Chat, knowledge: Knowledge, revisions: Revisions) -> None:
        self._chat = chat
        self._knowledge = knowledge
        self._revisions = revisions

    def commands(self) -> dict[Command | Action, Handler]:
        return {REVIEWS: self._reviews, CONFIRM: self._confirm, HISTORY: self._history}

    async def _reviews(self, call: Call) -> Reply:
        found = due(await self._knowledge.rows(), today=self._chat.clock.now().date())
        return review_list(found, call.language, self._chat.wording)

    async def _confirm(self, call: Call) -> Reply:
        """Handled again it changes nothing: the period is what it was."""
        name, now = call.text("id"), self._chat.clock.now()

        def still_true(row: Row) -> Row:
            return confirmed(row, today=now.date())

        row = await self._revisions.revise(name, still_true, by=call.caller, now=now, texts=False)
        if row is None:
            raise UsageError("knowledge-missing", id=name)
        await self._chat.audit.record(who=call.caller, what="knowledge confirm", about=name, now=now)
        until = read_entry(row).review_by or now.date()
        return self._say(
            call,
            "confirm-thanks",
            name=await self._name(call.caller.key, call.language),
            id=name,
            date=spoken_date(until, call.language),
        )

    async def _history(self, call: Call) -> Reply:
        name = call.text("id")
        revisions = await self._revisions.history(name)
        if not revisions:
            raise UsageError("knowledge-missing", id=name)
        lines = [await self._line(call, each, before) for before, each in _with_the_one_before(revisions)]
        more = len(lines) - MOST_LISTED
        shown = lines[::-1][:MOST_LISTED]
        if more > 0:
            shown.append(f"- {self._chat.wording.say(call.language, 'upkeep-more', count=more)}")
        heading = self._chat.wording.say(call.language, "history-of", id=name)
        return Content(text="\n".join([heading, "", *shown]))

    async def _line(self, call: Call, revision: Revision, before: Row | None) -> str:
        changes = "; ".join(self._change(each, call.language) for each in what_changed(before, revision.row))
        day = spoken_date(revision.at.date(), call.language)
        return f"- {day}, {await self._name(revision.by, call.language)}: {changes}"

    def _change(self, changed: Changed, language: str) -> str:
        say = self._chat.wording.say
        if changed.what not in (Change.QUESTION, Change.ANSWER):
            return say(language, f"change-{changed.what}", count=changed.count)
        spoken = [say(language, f"choice-{each}") for each in changed.languages if each in ("fi", "sv", "en")]
        what = say(language, f"change-{changed.what}")
        return f"{what} ({', '.join(spoken)})" if spoken else what

    async def _name(self, by: str, language: str) -> str:
        """Of a person by their key; of what was not done by a person here."""
        if by in ("starter", "import"):
            return self._chat.wording.say(language, f"history-{by}")
        space, _, member = by.rpartition("/")
        person = Person(SpaceId(space), MemberId(member))
        platform = self._chat.platforms.of(person.space)
        try:
            name = await platform.member_name(person.member) if platform else ""
        except PlatformError:
            name = ""
        return literal(name) or self._chat.wording.say(language, "history-somebody")

    def _say(self, call: Call, sentence: str, **fields: str) -> Content:
        return Content(text=self._chat.wording.say(call.language, sentence, **fields))


def review_list(found: Sequence[Due], language: str, wording: Wording) -> Content:
    """What has lapsed, then what is about to, with what to do."""
    if not found:
        return Content(text=wording.say(language, "reviews-none"))
    parts: list[str] = []
    for sentence, lapsed in (("reviews-lapsed", True), ("reviews-soon", False)):
        lines = [_due_line(each, language, wording) for each in found if each.lapsed is lapsed]
        if len(lines) > MOST_LISTED:
            rest = wording.say(language, "upkeep-more", count=len(lines) - MOST_LISTED)
            lines = [*lines[:MOST_LISTED], f"- {rest}"]
        if lines:
            parts.append("\n".join([wording.say(language, sentence), "", *lines]))
    return Content(text="\n\n".join([*parts, wording.say(language, "reviews-how")]))


def _due_line(each: Due, language: str, wording: Wording) -> str:
    entry = each.entry
    question = literal(shortened(entry.in_language(entry.question, language), 90))
    silent = f" {wording.say(language, 'reviews-not-stated')}" if each.lapsed and entry.volatile else ""
    return f"- `{entry.id}` {question} ({spoken_date(each.by, language)}){silent}"


def _with_the_one_before(revisions: Sequence[Revision]) -> list[tuple[Row | None, Revision]]:
    first = [(None, revisions[0])]
    return [*first, *((before.row, each) for before, each in pairwise(revisions))]
