"""What members share: answers that are proposed as knowledge, and whose the entries are that came of them."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text

from storage.tables.base import Moment, key, metadata

proposals = Table(
    "proposals",
    metadata,
    key("community"),
    key("space"),
    key("channel"),
    key("message"),
    Column("thread", String),
    Column("number", Integer, nullable=False, comment="what people call it"),
    Column("author", String, nullable=False),
    Column("saver", String, nullable=False, comment="in the same space"),
    Column("language", String, nullable=False),
    Column("question", Text, comment="the three texts are NULL where an entry holds them, or nothing does"),
    Column("answer", Text),
    Column("source", Text),
    Column("choice", String, comment="the author's; NULL: none yet, so it is not shared"),
    Column("name", String, comment="to be shown with it; NULL unless its author wants that"),
    Column("state", String, nullable=False),
    Column("entry", String),
    Column("note", String, comment="what is still to be told to the author"),
    Column("reason", Text),
    Column("asked_at", Moment),
    Column("asked_channel", String),
    Column("asked_message", String),
    Column("decided_by", String),
    Column("changed_at", Moment, nullable=False),
)
Index("uq_proposals_community_number", proposals.c.community, proposals.c.number, unique=True)
Index("ix_proposals_community_note", proposals.c.community, proposals.c.note)

shared_entries = Table(
    "shared_entries",
    metadata,
    key("community"),
    key("entry"),
    Column("space", String, comment="its author's; NULL when it came from a file"),
    Column("author", String),
    Column("choice", String, nullable=False),
    Column("name", String, comment="to be shown with it; NULL unless its author wants that"),
    Column(
        "held_back", Boolean, nullable=False, comment="out of use until its author has put it differently"
    ),
    Column("stale", Boolean, nullable=False, comment="messages that quote it are still as they were"),
    Column("changed_at", Moment, nullable=False),
)
