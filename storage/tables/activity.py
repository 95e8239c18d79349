"""Who was active when: ids, time and kind, never text."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, String, Table

from storage.tables.base import Moment, key, metadata

activity = Table(
    "activity",
    metadata,
    key("community"),
    key("space"),
    key("event_id"),
    Column("at", Moment, nullable=False),
    Column("kind", String, nullable=False, comment="message, reaction, command, joined"),
    Column("channel", String),
    Column("message", String),
    Column("conversation", String, comment="the message the conversation began with"),
    Column("member", String, nullable=False),
    Column("starter", Boolean, nullable=False),
    Column("author", String, nullable=False, comment="member, staff, bot or vertti"),
)
Index("ix_activity_community_at", activity.c.community, activity.c.at)
Index(
    "ix_activity_conversation",
    activity.c.community,
    activity.c.space,
    activity.c.channel,
    activity.c.conversation,
)
Index("ix_activity_message", activity.c.community, activity.c.space, activity.c.channel, activity.c.message)
