"""vectors of texts, and suggestions"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "vectors",
        sa.Column("community", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("text_key", sa.String(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False, comment="scale, then a byte a dimension"),
        sa.PrimaryKeyConstraint("community", "model", "text_key", name=op.f("pk_vectors")),
    )
    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "suggested",
                sa.Text(),
                nullable=True,
                comment="entries that were offered instead, a JSON list",
            )
        )
