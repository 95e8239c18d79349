"""Which question is next. Pure: the same shelf gives the same choice.

1. What was chosen for the occasion stays chosen, as long as it can still be posted; else what staff pinned to the
   date; else what its host chose.
2. Suggestions that moderators approved and that have not been posted yet, oldest first, in a language spoken in
   the schedule's channels (or in no channel of any schedule: then it is posted rather than kept for ever).
3. The library's prompt that breaks no rule, with the greatest weight: expected answers (`past`) times nearness to its
   week (`nearness`). Of equal ones the one nearer to its week, the one whose week has passed, the lesser id.

The rules for the library, in the order in which they are given up when none keeps all of them:

| rule | given up |
| --- | --- |
| its type does not rest after three silences | first |
| it does not rest itself after three silences | second |
| its week is within a quarter of a year | third |
| it is of one of the schedule's kinds | fourth |
| these channels have not seen it within 52 weeks, in any stream, and it is not promised to a later date | last |

No more is given up than must be: of the prompts left, those that keep the most important rules come first. When
all have been seen, the one they saw longest ago comes again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.prompting.choosing.nearness import Distance, distance
from bot.prompting.choosing.past import Past
from bot.prompting.choosing.shelf import Promise, Shelf, Wanted
from bot.prompting.prompt import Prompt

__all__ = ["NO_REPEAT", "RULES", "Choice", "Promise", "Shelf", "Wanted", "choose", "ranked", "unused"]

NO_REPEAT = timedelta(weeks=52)
"""A prompt seen exactly so long ago may come again: the same week of the next year."""
TYPE_RESTS, PROMPT_RESTS, FAR, KINDS, REPEAT = RULES = (
    "type_rests",
    "prompt_rests",
    "far",
    "kinds",
    "repeat",
)
"""Names of the rules, in the order in which they are given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """`how`: kept, pinned, host, suggestion or library. `relaxed`: which of `RULES` were given up for it."""

    prompt: Prompt
    how: str
    relaxed: tuple[str, ...] = ()
    numbers: Mapping[str, object] = field(default_factory=dict[str, object])

    @property
    def because(self) -> Mapping[str, object]:
        """What is kept of it, as JSON: names, ids and numbers; see `explaining`."""
        relaxed = {"relaxed": list(self.relaxed)} if self.relaxed else {}
        return {"how": self.how, **relaxed, **self.numbers}


def choose(
    shelf: Shelf,
    library: Sequence[Prompt],
    wanted: Wanted,
    chosen: str | None = None,
    past: Past | None = None,
) -> Choice | None:
    """None: there is nothing at all. `chosen`: what was chosen for this occasion before. `past`: that of the shelf."""
    every = {each.id: each for each in [*(each.prompt for each in shelf.approved), *library]}
    for asked, how in ((chosen, "kept"), (wanted.pinned, "pinned"), (wanted.hosts, "host")):
        if asked is not None and asked in every:
            return Choice(prompt=every[asked], how=how)
    suggested = _suggested(shelf, wanted)
    if suggested:
        return Choice(prompt=suggested[0], how="suggestion")
    in_order = _in_order(shelf, library, wanted, past)
    return in_order[0].choice(*in_order[1:2]) if in_order else None


def ranked(shelf: Shelf, library: Sequence[Prompt], wanted: Wanted) -> list[Choice]:
    """All there is, in the order in which it would be chosen; each as if those before it were not there."""
    suggested = [Choice(prompt=each, how="suggestion") for each in _suggested(shelf, wanted)]
    return [*suggested, *(each.choice() for each in _in_order(shelf, library, wanted))]


def unused(shelf: Shelf, library: Sequence[Prompt], wanted: Wanted) -> list[Prompt]:
    """What these channels have not seen within 52 weeks, in the order in which it would be chosen."""
    return [each.prompt for each in ranked(shelf, library, wanted) if REPEAT not in each.relaxed]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    prompt: Prompt
    apart: Distance
    expected: float
    uses: int
    broken: tuple[str, ...]
    last: date | None
    """When these channels saw it last, or will, if that is within 52 weeks."""

    def order(self) -> tuple[object, ...]:
        worst_first = tuple(rule in self.broken for rule in reversed(RULES[:-1]))
        weight = self.expected * self.apart.nearness
        return (self.last or date.min, *worst_first, -weight, self.apart, self.prompt.id)

    @property
    def figures(self) -> dict[str, object]:
        return {
            "expected": round(self.expected, 2),
            "uses": self.uses,
            "weeks": self.apart.weeks,
            "nearness": round(self.apart.nearness, 3),
            **({"seen": self.last.isoformat()} if self.last is not None else {}),
        }

    def choice(self, runner_up: _Judged | None = None) -> Choice:
        numbers = dict(self.figures)
        if runner_up is not None:
            relaxed = {"relaxed": list(runner_up.broken)} if runner_up.broken else {}
            numbers["next"] = {"prompt": runner_up.prompt.id, **runner_up.figures, **relaxed}
        return Choice(prompt=self.prompt, how="library", relaxed=self.broken, numbers=numbers)


def _in_order(
    shelf: Shelf, library: Sequence[Prompt], wanted: Wanted, past: Past | None = None
) -> list[_Judged]:
    known = past if past is not None else Past.of(shelf.outcomes)
    recent = _recent(shelf, wanted.on)
    judged = [_judge(each, wanted, known, recent.get(each.id)) for each in library]
    return sorted(judged, key=_Judged.order)


def _judge(prompt: Prompt, wanted: Wanted, past: Past, last: date | None) -> _Judged:
    apart = distance(prompt, wanted.on)
    breaks = {
        TYPE_RESTS: past.type_rests(prompt, wanted.on),
        PROMPT_RESTS: past.rests(prompt, wanted.on),
        FAR: not apart.in_season,
        KINDS: bool(wanted.kinds) and prompt.kind not in wanted.kinds,
        REPEAT: last is not None,
    }
    return _Judged(
        prompt=prompt,
        apart=apart,
        expected=past.expected(prompt),
        uses=past.uses(prompt),
        broken=tuple(rule for rule in RULES if breaks[rule]),
        last=last,
    )


def _suggested(shelf: Shelf, wanted: Wanted) -> list[Prompt]:
    promised = {each.prompt for each in shelf.promised if each.on >= wanted.on}
    return [
        each.prompt
        for each in shelf.approved
        if each.prompt.id not in shelf.taken
        and each.prompt.id not in promised
        and (
            each.language in wanted.languages
            or (wanted.anywhere is not None and each.language not in wanted.anywhere)
        )
    ]


def _recent(shelf: Shelf, on: date) -> dict[str, date]:
    """The prompts seen within 52 weeks, before or after, with the date."""
    promised = [(each.prompt, each.on) for each in shelf.promised if each.here and each.on >= on]
    found: dict[str, date] = {}
    for prompt, day in [*shelf.seen.items(), *promised]:
        if abs(on - day) < NO_REPEAT:
            found[prompt] = max(day, found.get(prompt, day))
    return found
