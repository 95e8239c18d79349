"""Upkeep of knowledge: what moderators call right, questions that may become ways of asking, and who was told of reviews."""

from __future__ import annotations

from sqlalchemy import Column, Date, Index, Integer, String, Table

from storage.tables.base import Moment, key, metadata

rights = Table(
    "rights",
    metadata,
    key("community"),
    key("question"),
    Column("entry", String, nullable=False, comment="the right one"),
    Column("instead_of", String, comment="what was answered"),
    Column("by", String, nullable=False),
    Column("at", Moment, nullable=False),
)

candidates = Table(
    "candidates",
    metadata,
    key("community"),
    key("question"),
    Column("number", Integer, nullable=False, comment="what people call it"),
    Column("entry", String, nullable=False),
    Column("fate", String, nullable=False),
    Column("by", String, comment="who has decided"),
    Column("changed_at", Moment, nullable=False),
)
Index("uq_candidates_community_number", candidates.c.community, candidates.c.number, unique=True)

review_notes = Table(
    "review_notes",
    metadata,
    key("community"),
    Column("week", Date, primary_key=True, comment="its Monday, local"),
    key("space"),
    key("member"),
    Column("at", Moment, nullable=False),
)
