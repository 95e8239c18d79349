"""Marks: who found which message helpful, and who was told."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Index, String, Table

from storage.tables.base import Moment, key, metadata

marked_messages = Table(
    "marked_messages",
    metadata,
    key("community"),
    key("space"),
    key("channel"),
    key("message"),
    Column("thread", String),
    Column("author", String, comment="empty: gone before it was known"),
    Column("author_kind", String),
    Column("asker", String, comment="the person who began the conversation"),
    Column("sent_at", Moment),
    Column("gone", Boolean, nullable=False),
    Column(
        "was_read",
        Boolean,
        nullable=False,
        comment="its reactions were read, so an event may tell of something older",
    ),
    Column("to_read", Boolean, nullable=False),
)
Index("ix_marked_messages_to_read", marked_messages.c.community, marked_messages.c.to_read)

mark_reactions = Table(
    "mark_reactions",
    metadata,
    key("community"),
    key("space"),
    key("channel"),
    key("message"),
    key("giver"),
    key("emoji"),
    Column("given", Boolean, nullable=False, comment="false: taken back"),
    Column("sequence", String, nullable=False, comment="the platform's own order"),
)

marks = Table(
    "marks",
    metadata,
    key("community"),
    key("space"),
    key("channel"),
    key("message"),
    key("giver"),
    key("kind"),
    Column("receiver", String, nullable=False),
    Column(
        "verdict",
        String,
        nullable=False,
        comment="counted, or why not; decided once",
    ),
    Column("at", Moment, nullable=False, comment="when first given"),
)
Index("ix_marks_community_at", marks.c.community, marks.c.at)
Index("ix_marks_giver_at", marks.c.community, marks.c.space, marks.c.giver, marks.c.at)

thanks = Table(
    "thanks",
    metadata,
    key("community"),
    key("space"),
    key("channel"),
    key("message"),
    Column("receiver", String, nullable=False),
    Column("earned_at", Moment, nullable=False),
    Column("told_on", Date, comment="the local day of the note that told of it"),
)
Index("ix_thanks_told_on", thanks.c.community, thanks.c.told_on, thanks.c.earned_at)

thanks_notes = Table(
    "thanks_notes",
    metadata,
    key("community"),
    key("space"),
    key("member"),
    Column("day", Date, primary_key=True),
    Column("written_at", Moment, nullable=False, comment="before it was sent"),
)
