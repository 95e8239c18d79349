"""The one rule of what counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chat.events import Author, AuthorKind
from bot.helping.marks import Kind, Marked, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What keeps marks from being farmed.

    `per_hour`: marks of one giver that count within `hour`.
    `each_way`: marks from one person to another that count within `pair_window`, once the other has thanked back.
    """

    oldest: timedelta = timedelta(days=30)
    per_hour: int = 10
    hour: timedelta = timedelta(hours=1)
    each_way: int = 3
    pair_window: timedelta = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMark:
    kind: Kind
    giver: Author
    message: Marked
    at: datetime


@dataclass(frozen=True, slots=True)
class Counts:
    """Helpful marks that counted so far, whether or not they still stand: taking one back gives no room for another."""

    given_in_hour: int = 0
    to_receiver: int = 0
    """Within the pair window, from this giver to this receiver."""
    back: int = 0
    """Within the pair window, from this receiver to this giver."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    watched: bool
    limits: Limits
    counts: Counts = Counts()


def judge(mark: NewMark, facts: Facts) -> Verdict:
    """Decide once, when a mark is first given; the first line that holds decides.

    | line | if                                                                       | verdict        |
    |------|--------------------------------------------------------------------------|----------------|
    | 1    | the giver is a bot                                                       | giver-is-bot   |
    | 2    | Vertti wrote the message                                                 | label          |
    | 3    | another bot wrote it                                                     | message-by-bot |
    | 4    | helpful, and the giver wrote it                                          | own-message    |
    | 5    | the channel is not watched                                               | not-watched    |
    | 6    | the message is older than `oldest`                                       | too-old        |
    | 7    | solved (it is a state of the question, so no limit holds it back)        | counted        |
    | 8    | `per_hour` marks of the giver have counted within the hour               | too-many       |
    | 9    | the two thank each other, and this way `each_way` have counted           | back-and-forth |
    | 10   | otherwise                                                                | counted        |

    "Thank each other" (line 9): the receiver has given the giver at least one mark that counted within the window.
    Each direction is limited by itself; somebody who only receives may be thanked as often as is earned.
    """
    author, limits, counts = mark.message.author, facts.limits, facts.counts
    helpful = mark.kind is Kind.HELPFUL
    lines = (
        (mark.giver.kind is not AuthorKind.PERSON, Verdict.GIVER_IS_BOT),
        (author.kind is AuthorKind.VERTTI, Verdict.LABEL),
        (author.kind is AuthorKind.BOT, Verdict.MESSAGE_BY_BOT),
        (helpful and author.member == mark.giver.member, Verdict.OWN_MESSAGE),
        (not facts.watched, Verdict.NOT_WATCHED),
        (mark.at - mark.message.sent_at > limits.oldest, Verdict.TOO_OLD),
        (not helpful, Verdict.COUNTED),
        (counts.given_in_hour >= limits.per_hour, Verdict.TOO_MANY),
        (
            counts.back > 0 and counts.to_receiver >= limits.each_way,
            Verdict.BACK_AND_FORTH,
        ),
    )
    return next((verdict for holds, verdict in lines if holds), Verdict.COUNTED)
