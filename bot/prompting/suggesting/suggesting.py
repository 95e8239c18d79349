"""`suggest` for members, `prompts list|approve|decline` for moderators."""

from __future__ import annotations

from bot.chat.chat import Chat
from bot.chat.commands import Action, Call, Command, Handler, Kind, Option, Reply
from bot.chat.content import Content, literal, shortened
from bot.chat.ids import Person, derived_id
from bot.chat.roles import Role
from bot.errors import PlatformError, UsageError
from bot.prompting.competition import hint
from bot.prompting.competition.showing import mark, private_hint
from bot.prompting.ports import LanguageOf, PromptLibrary, Prompts
from bot.prompting.prompt import (
    MOST_CHARACTERS,
    Suggestion,
    SuggestionState,
    same_words,
)
from bot.prompting.suggesting.ports import Decided
from bot.prompting.telling.telling import Telling

_NUMBER = Option(name="number", kind=Kind.NUMBER, most=999_999)
SUGGEST = Command(
    name="suggest",
    # Longer ones reach the handler, which says what to do about it.
    options=(Option(name="text", kind=Kind.TEXT, most=2000),),
)
LIST = Command(name="prompts list", role=Role.MODERATOR)
APPROVE = Command(name="prompts approve", role=Role.MODERATOR, options=(_NUMBER,))
DECLINE = Command(
    name="prompts decline",
    role=Role.MODERATOR,
    options=(_NUMBER, Option(name="reason", kind=Kind.TEXT, most=500)),
)
MOST_LISTED = 20
_ALREADY = {
    SuggestionState.APPROVED: "prompts-already-approved",
    SuggestionState.DECLINED: "prompts-already-declined",
}


class Suggesting:
    def __init__(
        self,
        chat: Chat,
        kept: Prompts,
        library: PromptLibrary,
        telling: Telling,
        language_of: LanguageOf | None,
    ) -> None:
        self._chat = chat
        self._kept = kept
        self._library = library
        self._telling = telling
        self._language_of = language_of

    def commands(self) -> dict[Command | Action, Handler]:
        return {
            SUGGEST: self._suggest,
            LIST: self._list,
            APPROVE: self._approve,
            DECLINE: self._decline,
        }

    async def _suggest(self, call: Call) -> Reply:
        text = " ".join(call.text("text").split())
        if not same_words(text):
            raise UsageError("suggest-empty")
        if len(text) > MOST_CHARACTERS:
            raise UsageError("suggest-too-long", length=str(len(text)), most=str(MOST_CHARACTERS))
        if self._in_library(text):
            raise UsageError("suggest-in-library")
        guess = self._language_of(text) if self._language_of is not None else None
        suggestion = Suggestion(
            id=derived_id("suggestion", call.key),
            number=0,
            text=text,
            language=guess or call.language,
            suggested_by=call.caller,
            state=SuggestionState.WAITING,
            created_at=self._chat.clock.now(),
        )
        kept = await self._kept.suggestions.add(suggestion)
        if kept.id != suggestion.id:
            raise UsageError("suggest-twice", number=str(kept.number))
        thanks = self._say(call, "suggest-thanks", number=str(kept.number))
        # Never a block: it is kept, and only its author is told what could be said better.
        found = hint(text, None)
        if found is None:
            return thanks
        return Content(text=f"{thanks.text}\n\n{private_hint(found, call.language, self._chat.wording)}")

    def _in_library(self, text: str) -> bool:
        words = same_words(text)
        return any(
            words == same_words(each) for prompt in self._library.prompts for each in prompt.text.values()
        )

    async def _list(self, call: Call) -> Reply:
        shelf = await self._kept.occurrences.shelf(())
        still_open = [
            each for each in await self._kept.suggestions.open() if each.prompt.id not in shelf.taken
        ]
        parts = [
            await self._section(call, "prompts-waiting", still_open, "waiting"),
            await self._section(call, "prompts-approved", still_open, "approved"),
            self._say(call, "prompts-library", count=len(self._library.prompts)).text,
        ]
        if self._library.problems:
            broken = [
                f"- {literal(problem.where)}: {literal(problem.reason)}" for problem in self._library.problems
            ]
            parts.append("\n".join([self._say(call, "prompts-broken").text, "", *broken]))
        return Content(text="\n\n".join(filter(None, parts)))

    async def _section(self, call: Call, heading: str, suggestions: list[Suggestion], state: str) -> str:
        chosen = [each for each in suggestions if each.state == state]
        lines = [await self._line(each, call) for each in chosen[:MOST_LISTED]]
        more = len(chosen) - MOST_LISTED
        if more > 0:
            lines += ["", self._say(call, "prompts-more", count=more).text]
        said = self._say(call, heading, count=len(chosen)).text
        return "\n".join([said, "", *lines]) if lines else said

    async def _line(self, suggestion: Suggestion, call: Call) -> str:
        name = await self._name(suggestion.suggested_by, call)
        found = hint(suggestion.text, None)
        marked = f" · *{mark(found, call.language, self._chat.wording)}*" if found is not None else ""
        return f"- **{suggestion.number}** {literal(suggestion.text)} ({name}){marked}"

    async def _approve(self, call: Call) -> Reply:
        suggestion = await self._not_posted(call)
        await self._decide(call, suggestion, SuggestionState.APPROVED, "")
        return self._say(call, "prompts-is-approved", number=str(suggestion.number))

    async def _decline(self, call: Call) -> Reply:
        suggestion = await self._not_posted(call)
        reason = call.text("reason")
        await self._decide(call, suggestion, SuggestionState.DECLINED, reason)
        return self._say(call, "prompts-is-declined", number=str(suggestion.number))

    async def _decide(self, call: Call, suggestion: Suggestion, state: SuggestionState, reason: str) -> None:
        """Keep the decision and tell the suggester; the key makes one note of a call handled twice."""
        again = suggestion.decided_in == call.key
        if suggestion.state is state and not again:
            raise UsageError(_ALREADY[state], number=str(suggestion.number))
        now = self._chat.clock.now()
        decision = Decided(state=state, reason=reason, by=call.caller, call=call.key)
        if not await self._kept.suggestions.decide(suggestion, decision, now=now):
            raise UsageError("prompts-changed", number=str(suggestion.number))
        await self._chat.audit.record(who=call.caller, what=f"prompt {state}", about=suggestion.id, now=now)
        sentence = f"suggestion-{state}"

        def say(language: str) -> str:
            return self._chat.wording.say(
                language,
                sentence,
                text=literal(shortened(suggestion.text, 120)),
                reason=literal(reason),
            )

        await self._telling.leave(f"decided:{call.key}", suggestion.suggested_by, say)
        await self._telling.tick(now)

    async def _not_posted(self, call: Call) -> Suggestion:
        number = call.number("number", 0)
        suggestion = await self._kept.suggestions.numbered(number)
        if suggestion is None:
            raise UsageError("prompts-unknown", number=str(number))
        shelf = await self._kept.occurrences.shelf(())
        if suggestion.prompt.id in shelf.taken and suggestion.decided_in != call.key:
            raise UsageError("prompts-is-posted", number=str(number))
        return suggestion

    async def _name(self, person: Person, call: Call) -> str:
        platform = self._chat.platforms.of(person.space)
        if platform is not None:
            try:
                return literal(await platform.member_name(person.member))
            except PlatformError:
                # The list is worth more than the name.
                pass
        return self._say(call, "prompts-a-member").text

    def _say(self, call: Call, sentence: str, **fields: str | int) -> Content:
        return Content(text=self._chat.wording.say(call.language, sentence, **fields))
