"""upkeep of knowledge"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.tables.base

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rights",
        sa.Column("community", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("entry", sa.String(), nullable=False, comment="the right one"),
        sa.Column("instead_of", sa.String(), nullable=True, comment="what was answered"),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", storage.tables.base.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("community", "question", name=op.f("pk_rights")),
    )
    op.create_table(
        "candidates",
        sa.Column("community", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, comment="what people call it"),
        sa.Column("entry", sa.String(), nullable=False),
        sa.Column("fate", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=True, comment="who has decided"),
        sa.Column("changed_at", storage.tables.base.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("community", "question", name=op.f("pk_candidates")),
    )
    with op.batch_alter_table("candidates", schema=None) as batch_op:
        batch_op.create_index("uq_candidates_community_number", ["community", "number"], unique=True)
    op.create_table(
        "review_notes",
        sa.Column("community", sa.String(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False, comment="its Monday, local"),
        sa.Column("space", sa.String(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("at", storage.tables.base.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("community", "week", "space", "member", name=op.f("pk_review_notes")),
    )
