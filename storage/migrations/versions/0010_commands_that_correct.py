"""commands that correct"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("corrections", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("call", sa.String(), nullable=True, comment="the command that corrected it")
        )
    if op.get_bind().dialect.supports_comments:
        op.alter_column(
            "schedules",
            "changed_in",
            existing_type=sa.String(),
            comment="the last commands that changed it",
            existing_comment="the last command that changed it",
        )
