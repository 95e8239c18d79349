from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.chat.events import Author, AuthorKind
from bot.chat.ids import ChannelId, MemberId, MessageId, MessageRef, SpaceId
from bot.helping.judging import Counts, Facts, Limits, NewMark, judge
from bot.helping.marks import Change, Held, Kind, Marked, Verdict, meant
from bot.helping.thanking import next_waking
from bot.wording import LANGUAGES, Wording

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
ANNA = MemberId("anna")
BO = MemberId("bo")
ROOT = MessageRef(SpaceId("s"), ChannelId("c"), MessageId("1"))
REPLY = MessageRef(SpaceId("s"), ChannelId("c"), MessageId("2"), MessageId("1"))
HELSINKI = ZoneInfo("Europe/Helsinki")


def written_by(author: MemberId, ref: MessageRef = REPLY, kind: AuthorKind = AuthorKind.PERSON) -> Marked:
    return Marked(ref=ref, author=Author(author, kind), asker=ANNA, sent_at=NOON - timedelta(days=1))


MARK = NewMark(kind=Kind.HELPFUL, giver=Author(BO), message=written_by(ANNA), at=NOON)
FACTS = Facts(watched=True, limits=Limits())
OLD = replace(written_by(ANNA), sent_at=NOON - timedelta(days=30, seconds=1))
JUST_IN_TIME = replace(written_by(ANNA), sent_at=NOON - timedelta(days=30))


@pytest.mark.parametrize(
    ("mark", "facts", "expected"),
    [
        (MARK, FACTS, Verdict.COUNTED),
        (replace(MARK, giver=Author(BO, AuthorKind.BOT)), FACTS, Verdict.GIVER_IS_BOT),
        (replace(MARK, message=written_by(ANNA, kind=AuthorKind.VERTTI)), FACTS, Verdict.LABEL),
        (replace(MARK, message=written_by(ANNA, kind=AuthorKind.BOT)), FACTS, Verdict.MESSAGE_BY_BOT),
        (replace(MARK, message=written_by(BO)), FACTS, Verdict.OWN_MESSAGE),
        (replace(MARK, message=written_by(BO), kind=Kind.SOLVED), FACTS, Verdict.COUNTED),
        (MARK, replace(FACTS, watched=False), Verdict.NOT_WATCHED),
        (replace(MARK, message=OLD), FACTS, Verdict.TOO_OLD),
        (replace(MARK, message=JUST_IN_TIME), FACTS, Verdict.COUNTED),
        (replace(MARK, message=OLD, kind=Kind.SOLVED), FACTS, Verdict.TOO_OLD),
        (MARK, replace(FACTS, counts=Counts(given_in_hour=9)), Verdict.COUNTED),
        (MARK, replace(FACTS, counts=Counts(given_in_hour=10)), Verdict.TOO_MANY),
        (replace(MARK, kind=Kind.SOLVED), replace(FACTS, counts=Counts(given_in_hour=10)), Verdict.COUNTED),
        (MARK, replace(FACTS, counts=Counts(to_receiver=3, back=1)), Verdict.BACK_AND_FORTH),
        (MARK, replace(FACTS, counts=Counts(to_receiver=2, back=9)), Verdict.COUNTED),
        (MARK, replace(FACTS, counts=Counts(to_receiver=9, back=0)), Verdict.COUNTED),
    ],
)
def test_the_first_line_that_holds_decides(mark: NewMark, facts: Facts, expected: Verdict) -> None:
    assert judge(mark, facts) == expected


def test_the_table_in_the_docstring_names_every_verdict() -> None:
    missing = [verdict for verdict in Verdict if verdict not in (judge.__doc__ or "")]

    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_and_kind_has_a_sentence(language: str) -> None:
    sentences = [*(f"verdict-{verdict}" for verdict in Verdict), *(f"mark-{kind}" for kind in Kind)]

    missing = [sentence for sentence in sentences if not Wording().knows(language, sentence)]

    assert missing == []


@pytest.mark.parametrize(
    ("message", "giver", "emoji", "expected"),
    [
        (written_by(ANNA, ROOT), ANNA, "✅", (Kind.SOLVED,)),
        (written_by(ANNA, ROOT), ANNA, "💡", (Kind.HELPFUL,)),
        (written_by(ANNA, REPLY), ANNA, "✅", (Kind.HELPFUL,)),
        (written_by(BO), ANNA, "✅", (Kind.SOLVED, Kind.HELPFUL)),
        (written_by(BO), ANNA, "🙏", (Kind.HELPFUL,)),
        (written_by(ANNA, ROOT), BO, "✅", (Kind.HELPFUL,)),
        (written_by(BO, kind=AuthorKind.VERTTI), ANNA, "✅", (Kind.HELPFUL,)),
    ],
)
def test_only_the_asker_says_that_it_is_solved(
    message: Marked, giver: MemberId, emoji: str, expected: tuple[Kind, ...]
) -> None:
    assert meant(message, giver, emoji) == expected


@pytest.mark.parametrize(
    ("sequence", "added", "held", "expected"),
    [
        ("1", True, None, True),
        ("2", True, ("1", False), True),
        ("1", True, ("2", False), False),
        ("2", False, ("2", True), True),
        ("2", True, ("2", False), False),
        ("2", True, ("2", True), False),
    ],
)
def test_the_later_in_the_platforms_order_wins(
    sequence: str, *, added: bool, held: tuple[str, bool] | None, expected: bool
) -> None:
    kept = held and Held(giver=BO, emoji="💡", sequence=held[0], given=held[1])
    change = Change(giver=Author(BO), emoji="💡", added=added, sequence=sequence, at=NOON)

    assert change.supersedes(kept or None) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2026, 11, 24, 12, 0, tzinfo=UTC), datetime(2026, 11, 24, 12, 0, tzinfo=UTC)),
        (datetime(2026, 11, 24, 6, 0, tzinfo=UTC), datetime(2026, 11, 24, 6, 0, tzinfo=UTC)),
        (datetime(2026, 11, 24, 5, 59, tzinfo=UTC), datetime(2026, 11, 24, 6, 0, tzinfo=UTC)),
        (datetime(2026, 11, 24, 19, 0, tzinfo=UTC), datetime(2026, 11, 25, 6, 0, tzinfo=UTC)),
        (datetime(2026, 11, 24, 22, 30, tzinfo=UTC), datetime(2026, 11, 25, 6, 0, tzinfo=UTC)),
        (datetime(2026, 10, 24, 20, 0, tzinfo=UTC), datetime(2026, 10, 25, 6, 0, tzinfo=UTC)),
        (datetime(2026, 3, 28, 20, 0, tzinfo=UTC), datetime(2026, 3, 29, 5, 0, tzinfo=UTC)),
    ],
)
def test_quiet_hours_end_at_eight_local_time_also_when_clocks_change(
    now: datetime, expected: datetime
) -> None:
    assert next_waking(now, HELSINKI) == expected
