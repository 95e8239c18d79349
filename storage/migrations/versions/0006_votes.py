"""votes in polls"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.tables.base

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shown_polls",
        sa.Column("community", sa.String(), nullable=False),
        sa.Column("poll", sa.String(), nullable=False),
        sa.Column("space", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=True),
        sa.Column(
            "since", storage.tables.base.Moment(timezone=True), nullable=False, comment="the first vote"
        ),
        sa.Column(
            "next_try",
            storage.tables.base.Moment(timezone=True),
            nullable=True,
            comment="when the message is to be edited; empty: never again",
        ),
        sa.Column(
            "busy_until",
            storage.tables.base.Moment(timezone=True),
            nullable=True,
            comment="somebody is at it, until then",
        ),
        sa.Column("turn", sa.Integer(), nullable=False, comment="grows with each edit"),
        sa.Column("again", sa.Boolean(), nullable=False, comment="an edit of an earlier turn came late"),
        sa.PrimaryKeyConstraint("community", "poll", name=op.f("pk_shown_polls")),
    )
    op.create_index("ix_shown_polls_community_next_try", "shown_polls", ["community", "next_try"])
    op.create_table(
        "votes",
        sa.Column("community", sa.String(), nullable=False),
        sa.Column("poll", sa.String(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("space", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False, comment="where the member voted"),
        sa.Column("option", sa.Integer(), nullable=True, comment="from 1; empty: taken back"),
        sa.Column(
            "sequence",
            sa.String(),
            nullable=False,
            comment="the platform's order of this member's choices",
        ),
        sa.Column("at", storage.tables.base.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("community", "poll", "member", name=op.f("pk_votes")),
    )
    op.create_index("ix_votes_member", "votes", ["community", "space", "member"])
    op.create_index("ix_votes_message", "votes", ["community", "space", "channel", "message"])
