"""doubles looked for again"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.tables.base

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = storage.tables.base.Moment(timezone=True)
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "doubtful_since", moment, nullable=True, comment="an earlier send may still take effect"
            )
        )
        batch_op.add_column(
            sa.Column("audit_at", moment, nullable=True, comment="when to look for doubles; empty: no more")
        )
        batch_op.add_column(sa.Column("audits", sa.Integer(), nullable=False, server_default="0"))
        batch_op.create_index("ix_deliveries_community_audit_at", ["community", "audit_at"])
