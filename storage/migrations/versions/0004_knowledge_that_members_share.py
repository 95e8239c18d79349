"""knowledge that members share"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.tables.base

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "proposals",
        sa.Column("community", sa.String(), nullable=False),
        sa.Column("space", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False, comment="what people call it"),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("saver", sa.String(), nullable=False, comment="in the same space"),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column(
            "question",
            sa.Text(),
            nullable=True,
            comment="the three texts are NULL where an entry holds them, or nothing does",
        ),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column(
            "choice", sa.String(), nullable=True, comment="the author's; NULL: none yet, so it is not shared"
        ),
        sa.Column(
            "name",
            sa.String(),
            nullable=True,
            comment="to be shown with it; NULL unless its author wants that",
        ),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("entry", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True, comment="what is still to be told to the author"),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("asked_at", storage.tables.base.Moment(timezone=True), nullable=True),
        sa.Column("asked_channel", sa.String(), nullable=True),
        sa.Column("asked_message", sa.String(), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("changed_at", storage.tables.base.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("community", "space", "channel", "message", name=op.f("pk_proposals")),
    )
    with op.batch_alter_table("proposals", schema=None) as batch_op:
        batch_op.create_index("uq_proposals_community_number", ["community", "number"], unique=True)
        batch_op.create_index("ix_proposals_community_note", ["community", "note"], unique=False)
    op.create_table(
        "shared_entries",
        sa.Column("community", sa.String(), nullable=False),
        sa.Column("entry", sa.String(), nullable=False),
        sa.Column("space", sa.String(), nullable=True, comment="its author's; NULL when it came from a file"),
        sa.Column("author", sa.String(), nullable=True),
        sa.Column("choice", sa.String(), nullable=False),
        sa.Column(
            "name",
            sa.String(),
            nullable=True,
            comment="to be shown with it; NULL unless its author wants that",
        ),
        sa.Column(
            "held_back",
            sa.Boolean(),
            nullable=False,
            comment="out of use until its author has put it differently",
        ),
        sa.Column(
            "stale", sa.Boolean(), nullable=False, comment="messages that quote it are still as they were"
        ),
        sa.Column("changed_at", storage.tables.base.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("community", "entry", name=op.f("pk_shared_entries")),
    )
