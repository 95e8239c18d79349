"""`schedule rules`: shows a stream's rules in plain words, and changes those that are named."""

from __future__ import annotations

from dataclasses import replace

from bot.chat.commands import Action, Call, Command, Handler, Kind, Option, Reply
from bot.chat.content import Content
from bot.chat.roles import Role
from bot.errors import UsageError
from bot.prompting import showing
from bot.prompting.parts import Parts
from bot.prompting.rules import BUDGET_DAYS, Rules
from bot.prompting.schedule import Schedule
from bot.prompting.staff import rule_sentences, typing_back
from bot.prompting.staff.pinning import Pinning
from bot.prompting.staff.rule_words import RuleWords
from bot.prompting.staff.schedule_commands import NUMBER
from bot.prompting.staff.schedule_talk import ScheduleTalk
from bot.prompting.staff.stream_checks import StreamChecks

MOST_HOURS = 48
"""Longer than two days after its time a question is no longer the week's."""
RULES = Command(
    name="schedule rules",
    role=Role.STAFF,
    options=(
        NUMBER,
        Option(name="holidays", required=False, most=40),
        Option(name="window", kind=Kind.NUMBER, required=False, most=MOST_HOURS),
        Option(name="host", kind=Kind.NUMBER, required=False, most=MOST_HOURS),
        Option(name="quiet", required=False, most=40),
        Option(name="lively", required=False, most=40),
        Option(name="floor", kind=Kind.NUMBER, required=False, most=BUDGET_DAYS),
        Option(name="ceiling", kind=Kind.NUMBER, required=False, most=BUDGET_DAYS),
        Option(name="kinds", required=False, most=200),
    ),
)


class RulesCommand:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._kept = parts.kept
        self._library = parts.library
        self._words = RuleWords(parts.chat.wording, parts.holidays)
        self._talk = ScheduleTalk(parts)
        self._pinning = Pinning(parts)
        self._checks = StreamChecks(parts)

    def commands(self) -> dict[Command | Action, Handler]:
        return {RULES: self._rules}

    async def _rules(self, call: Call) -> Reply:
        old = await self._pinning.stream(call)
        if set(call.options) <= {"number"}:
            return await self._shown(call, old, "season-rules", self._undo(call, old, ("quiet", "lively")))
        rules = self._wanted(call, old.rules)
        self._fit_together(rules)
        new = replace(old, rules=rules)
        if new != old:
            now = self._chat.clock.now()
            if not await self._kept.schedules.alter(old, new, [], call=call.key, now=now):
                raise UsageError("season-changed-meanwhile", number=str(old.number))
            await self._talk.record(call, RULES, old)
        named = tuple(each.name for each in RULES.options if each.name in call.options and each != NUMBER)
        return await self._shown(call, new, "season-rules-changed", self._undo(call, old, named))

    def _wanted(self, call: Call, old: Rules) -> Rules:
        options, words = call.options, self._words
        known = {each.kind for each in self._library.prompts if each.kind}
        return Rules(
            holidays_of=words.country(call.text("holidays")) if "holidays" in options else old.holidays_of,
            window=words.hours(call.number("window", 0)) if "window" in options else old.window,
            host_window=words.hours(call.number("host", 0)) if "host" in options else old.host_window,
            quiet=words.quiet(call.text("quiet")) if "quiet" in options else old.quiet,
            lively=words.lively(call.text("lively")) if "lively" in options else old.lively,
            floor=call.number("floor", old.floor),
            ceiling=call.number("ceiling", old.ceiling),
            kinds=words.kinds(call.text("kinds"), known) if "kinds" in options else old.kinds,
        )

    def _fit_together(self, rules: Rules) -> None:
        if rules.host_window >= rules.window:
            hours = {"host": typing_back.hours(rules.host_window), "window": typing_back.hours(rules.window)}
            raise UsageError("season-host-too-long", **hours)
        if rules.floor > rules.ceiling:
            raise UsageError("season-floor-high", floor=rules.floor, ceiling=rules.ceiling)

    async def _shown(self, call: Call, schedule: Schedule, heading: str, undo: str) -> Content:
        wording, language = self._chat.wording, call.language
        lines = [
            f"- {rule_sentences.sentence(name, schedule.rules, language, wording)}"
            for name in rule_sentences.NAMES
        ]
        said = self._talk.say(
            call,
            heading,
            number=str(schedule.number),
            weekly=showing.weekly(schedule, language, wording),
            channels=await showing.place_names(schedule.places, self._chat),
        )
        last = self._talk.say(call, f"{heading}-how", command=undo).text
        quiet = self._checks.quiet_remark(schedule, language)
        return Content(text="\n\n".join(filter(None, [said.text, "\n".join(lines), quiet, last])))

    def _undo(self, call: Call, old: Schedule, named: tuple[str, ...]) -> str:
        """The command that sets the named rules as they are in `old`."""
        wording, language, rules = self._chat.wording, call.language, old.rules
        none = wording.say(language, "season-word-none")
        typed = {
            "holidays": rules.holidays_of or none,
            "window": typing_back.hours(rules.window),
            "host": typing_back.hours(rules.host_window),
            "quiet": typing_back.quiet_hours(rules.quiet, language, wording),
            "lively": str(rules.lively or none),
            "floor": str(rules.floor),
            "ceiling": str(rules.ceiling),
            "kinds": ",".join(rules.kinds) or wording.say(language, "season-word-all"),
        }
        values = [(name, typed[name]) for name in named]
        return typing_back.command(RULES, old.number, values, language, wording)
