"""Spaces, the inbox, deliveries, channels, members and the audit."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text

from storage.tables.base import Moment, key, metadata

spaces = Table(
    "spaces",
    metadata,
    key("space"),
    Column("community", String, nullable=False),
    Column("first_seen", Moment, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    key("space"),
    key("event_id"),
    Column("body", Text, comment="empty once handled"),
    Column("accepted_at", Moment, nullable=False),
    Column("leased_until", Moment),
    Column("tries", Integer, nullable=False),
    Column("finished_at", Moment),
    Column("reason", String),
)
Index("ix_inbox_finished_at_leased_until", inbox.c.finished_at, inbox.c.leased_until)

deliveries = Table(
    "deliveries",
    metadata,
    key("community"),
    key("key"),
    Column("space", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("holder", String, nullable=False),
    Column("token", Integer, nullable=False),
    Column("leased_until", Moment),
    Column("intended_at", Moment),
    Column("finished_at", Moment),
    Column("message", String),
    Column("message_channel", String, comment="differs from channel for private messages"),
    Column("thread", String),
    Column("reason", String, comment="why it was given up"),
    Column("doubtful_since", Moment, comment="an earlier send may still take effect"),
    Column("audit_at", Moment, comment="when to look for doubles; empty: no more"),
    Column("audits", Integer, nullable=False, server_default="0"),
)
Index("ix_deliveries_community_audit_at", deliveries.c.community, deliveries.c.audit_at)

channels = Table(
    "channels",
    metadata,
    key("community"),
    key("space"),
    key("channel"),
    Column("questions", Boolean, nullable=False),
    Column("prompts", Boolean, nullable=False),
    Column("watched", Boolean, nullable=False),
    Column("people_first_seconds", Integer, nullable=False),
    Column("language", String),
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", String, nullable=False),
)

members = Table(
    "members",
    metadata,
    key("community"),
    key("space"),
    key("member"),
    Column("language", String),
    Column("heard", String),
    Column("role", String),
    Column("on_helpers_list", Boolean, nullable=False, server_default="1"),
    Column("recorded", Boolean, nullable=False, server_default="1"),
    Column("changed_at", Moment, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    key("community"),
    key("id"),
    Column("at", Moment, nullable=False),
    Column("who", String),
    Column("what", String, nullable=False),
    Column("about", String, nullable=False),
)
Index("ix_audit_community_at", audit.c.community, audit.c.at)
