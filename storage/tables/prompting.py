"""Schedules, their occurrences, what was chosen for them, members' suggestions, and private notes."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, Index, Integer, String, Table, Text

from storage.tables.base import Moment, key, metadata

schedules = Table(
    "schedules",
    metadata,
    key("community"),
    key("schedule"),
    Column("number", Integer, nullable=False, comment="what people call it"),
    Column("weekday", Integer, nullable=False, comment="Monday is 0"),
    Column("time", String, nullable=False, comment="local, HH:MM"),
    Column("zone", String, nullable=False),
    Column("language", String, comment="empty: each channel's own"),
    Column("state", String, nullable=False),
    Column(
        "since",
        Moment,
        nullable=False,
        comment="occurrences at or before it are not wanted",
    ),
    Column("planned_to", Date, comment="the last local date that has been planned"),
    Column("paused_until", Date, comment="dates before it are left out"),
    Column("next_at", Moment, comment="when it is due next; empty: to be worked out"),
    Column("changed_in", String, comment="the last commands that changed it"),
    Column("holidays_of", String, server_default="FI", comment="a country; empty: no holidays are kept"),
    Column("window_minutes", Integer, nullable=False, server_default="720"),
    Column("host_minutes", Integer, nullable=False, server_default="240"),
    Column("quiet", String, server_default="21:00-08:00", comment="local, HH:MM-HH:MM; empty: none"),
    Column("lively", Integer, server_default="5", comment="empty: never too lively"),
    Column("floor", Integer, nullable=False, server_default="1"),
    Column("ceiling", Integer, nullable=False, server_default="4"),
    Column("kinds", String, nullable=False, server_default="", comment="with commas; empty: all"),
    Column("created_space", String, nullable=False),
    Column("created_by", String, nullable=False),
    Column("created_at", Moment, nullable=False),
)
Index(
    "uq_schedules_community_number",
    schedules.c.community,
    schedules.c.number,
    unique=True,
)

Index("ix_schedules_community_next_at", schedules.c.community, schedules.c.next_at)

schedule_places = Table(
    "schedule_places",
    metadata,
    key("community"),
    key("schedule"),
    key("space"),
    key("channel"),
    Column("position", Integer, nullable=False),
)

skips = Table(
    "skips",
    metadata,
    key("community"),
    key("schedule"),
    Column("local_date", Date, primary_key=True),
    Column("call", String, nullable=False, comment="the command that asked for it"),
    Column("skipped_by", String, nullable=False),
    Column("at", Moment, nullable=False),
)
Index("ix_skips_community_call", skips.c.community, skips.c.call)

pins = Table(
    "pins",
    metadata,
    key("community"),
    key("schedule"),
    Column("local_date", Date, primary_key=True),
    Column("prompt", String, nullable=False),
    Column("space", String, nullable=False, comment="of who pinned it"),
    Column("member", String, nullable=False),
    Column("at", Moment, nullable=False),
)

hostings = Table(
    "hostings",
    metadata,
    key("community"),
    key("schedule"),
    Column("local_date", Date, primary_key=True),
    Column("space", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("member", String, nullable=False),
    Column("prompt", String, comment="the draft that the host chose"),
    Column("since", Moment, nullable=False),
    Column("message", String, comment="the host's, taken as the question"),
    Column("not_before", Moment, comment="earlier messages are not taken"),
)
Index("ix_hostings_place", hostings.c.community, hostings.c.space, hostings.c.channel, hostings.c.member)

days_off = Table(
    "days_off",
    metadata,
    key("community"),
    key("call"),
    Column("number", Integer, nullable=False),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("yearly", Boolean, nullable=False),
    Column("space", String, nullable=False, comment="of who added them"),
    Column("member", String, nullable=False),
    Column("at", Moment, nullable=False),
)
Index("uq_days_off_community_number", days_off.c.community, days_off.c.number, unique=True)

occurrences = Table(
    "occurrences",
    metadata,
    key("community"),
    key("schedule"),
    key("occasion"),
    key("space"),
    key("channel"),
    Column("local_date", Date, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("state", String, nullable=False),
    Column("next_try", Moment, comment="empty: nothing left to do"),
    Column("message", String),
    Column("others", String, comment="the message with the other languages"),
    Column("others_thread", String),
    Column("posted_at", Moment),
    Column("shown", String, nullable=False, server_default="", comment="a digest of what is shown"),
    Column("reason", String),
    Column("changed_at", Moment, nullable=False),
)
Index(
    "ix_occurrences_community_next_try",
    occurrences.c.community,
    occurrences.c.next_try,
)
Index(
    "ix_occurrences_place",
    occurrences.c.community,
    occurrences.c.space,
    occurrences.c.channel,
)
Index("ix_occurrences_community_posted_at", occurrences.c.community, occurrences.c.posted_at)

choices = Table(
    "choices",
    metadata,
    key("community"),
    key("schedule"),
    key("occasion"),
    Column("prompt", String, nullable=False),
    Column("because", Text, comment="how it was chosen, as JSON"),
    Column("chosen_at", Moment, nullable=False),
)
Index("ix_choices_community_prompt", choices.c.community, choices.c.prompt)

choice_turns = Table(
    "choice_turns",
    metadata,
    key("community"),
    Column("turn", BigInteger, nullable=False, comment="written to choose one at a time"),
)

corrections = Table(
    "corrections",
    metadata,
    key("community"),
    key("schedule"),
    key("occasion"),
    key("language"),
    Column("text", Text, nullable=False),
    Column("space", String, nullable=False, comment="of who corrected it"),
    Column("member", String, nullable=False),
    Column("at", Moment, nullable=False),
    Column("call", String, comment="the command that corrected it"),
)

outcomes = Table(
    "outcomes",
    metadata,
    key("community"),
    key("schedule"),
    key("occasion"),
    key("space"),
    key("channel"),
    Column("prompt", String, nullable=False),
    Column("kind", String, nullable=False, comment="the prompt's type"),
    Column("local_date", Date, nullable=False),
    Column("members", Integer, nullable=False, comment="who answered within 7 days"),
    Column("staff", Integer, nullable=False, comment="likewise"),
    Column("counted_at", Moment, nullable=False),
)
Index("ix_outcomes_place", outcomes.c.community, outcomes.c.space, outcomes.c.channel)

suggestions = Table(
    "suggestions",
    metadata,
    key("community"),
    key("suggestion"),
    Column("number", Integer, nullable=False),
    Column("space", String, nullable=False),
    Column("member", String, nullable=False),
    Column("language", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("same_words", String, nullable=False, comment="a hash, to find doubles"),
    Column("state", String, nullable=False),
    Column("reason", Text),
    Column("decided_by", String),
    Column("decided_in", String, comment="the command"),
    Column("decided_at", Moment),
    Column("created_at", Moment, nullable=False),
)
Index(
    "uq_suggestions_community_number",
    suggestions.c.community,
    suggestions.c.number,
    unique=True,
)
Index(
    "ix_suggestions_community_same_words",
    suggestions.c.community,
    suggestions.c.same_words,
)

notes = Table(
    "notes",
    metadata,
    key("community"),
    key("note"),
    Column("space", String, nullable=False),
    Column("member", String, nullable=False),
    Column("text", Text, comment="empty: told"),
    Column("buttons", Text, comment="as JSON"),
    Column("not_before", Moment, comment="empty: told"),
    Column("since", Moment, nullable=False),
)
Index("ix_notes_community_not_before", notes.c.community, notes.c.not_before)

votes = Table(
    "votes",
    metadata,
    key("community"),
    key("poll"),
    key("member"),
    Column("space", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("message", String, nullable=False, comment="where the member voted"),
    Column("option", Integer, comment="from 1; empty: taken back"),
    Column("sequence", String, nullable=False, comment="the platform's order of this member's choices"),
    Column("at", Moment, nullable=False),
)
Index("ix_votes_message", votes.c.community, votes.c.space, votes.c.channel, votes.c.message)
Index("ix_votes_member", votes.c.community, votes.c.space, votes.c.member)

shown_polls = Table(
    "shown_polls",
    metadata,
    key("community"),
    key("poll"),
    Column("space", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("message", String, nullable=False),
    Column("thread", String),
    Column("since", Moment, nullable=False, comment="the first vote"),
    Column("next_try", Moment, comment="when the message is to be edited; empty: never again"),
    Column("busy_until", Moment, comment="somebody is at it, until then"),
    Column("turn", Integer, nullable=False, comment="grows with each edit"),
    Column("again", Boolean, nullable=False, comment="an edit of an earlier turn came late"),
)
Index("ix_shown_polls_community_next_try", shown_polls.c.community, shown_polls.c.next_try)
