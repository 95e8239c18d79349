"""Schedules, their occurrences, what was chosen for them, members' suggestions, and private notes."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, Index, Integer, String, Table, Text

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

choices = Table(
    "choices",
    metadata,
    key("community"),
    key("schedule"),
    key("occasion"),
    Column("prompt", String, nullable=False),
    Column("chosen_at", Moment, nullable=False),
)
Index("ix_choices_community_prompt", choices.c.community, choices.c.prompt)

choice_turns = Table(
    "choice_turns",
    metadata,
    key("community"),
    Column("turn", BigInteger, nullable=False, comment="written to choose one at a time"),
)

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
    Column("not_before", Moment, comment="empty: told"),
    Column("since", Moment, nullable=False),
)
Index("ix_notes_community_not_before", notes.c.community, notes.c.not_before)
