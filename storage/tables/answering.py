"""Knowledge, questions and what people said of the answers."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from storage.tables.base import Moment, key, metadata

entries = Table(
    "entries",
    metadata,
    key("community"),
    key("entry"),
    Column("body", Text, nullable=False, comment="JSON, as imported"),
    Column("revision", Integer, nullable=False),
    Column(
        "change",
        BigInteger,
        nullable=False,
        comment="grows with every change in the community",
    ),
    Column("retired", Boolean, nullable=False),
    Column(
        "starter_hash",
        String,
        comment="of the shipped entry this is an unedited copy of",
    ),
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", String, nullable=False),
)
Index("ix_entries_community_change", entries.c.community, entries.c.change)

entry_revisions = Table(
    "entry_revisions",
    metadata,
    key("community"),
    key("entry"),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", String, nullable=False),
)

knowledge_changes = Table(
    "knowledge_changes",
    metadata,
    key("community"),
    Column("latest", BigInteger, nullable=False),
)

questions = Table(
    "questions",
    metadata,
    key("community"),
    key("question"),
    Column("space", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("message", String, nullable=False),
    Column("thread", String),
    Column("asker", String, nullable=False),
    Column("language", String, nullable=False),
    Column("text", Text, comment="kept 90 days"),
    Column("spoken_to", Boolean, nullable=False),
    Column("state", String, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("due_at", Moment),
    Column("entry", String),
    Column("suggested", Text, comment="entries that were offered instead, a JSON list"),
    Column("confidence", Float),
    Column("answer", String, comment="Vertti's message"),
    Column("answer_thread", String),
    Column("reason", String),
    Column("changed_at", Moment, nullable=False),
)
Index(
    "ix_questions_state_due_at",
    questions.c.community,
    questions.c.state,
    questions.c.due_at,
)
Index(
    "ix_questions_answer",
    questions.c.community,
    questions.c.space,
    questions.c.channel,
    questions.c.answer,
)

labels = Table(
    "labels",
    metadata,
    key("community"),
    key("question"),
    key("space"),
    key("member"),
    Column("entry", String, nullable=False),
    Column("helped", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
)
