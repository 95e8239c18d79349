"""answers counted"""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("activity", schema=None) as batch_op:
        place = ["community", "space", "channel"]
        batch_op.create_index("ix_activity_conversation", [*place, "conversation"], unique=False)
        batch_op.create_index("ix_activity_message", [*place, "message"], unique=False)
    with op.batch_alter_table("occurrences", schema=None) as batch_op:
        batch_op.create_index("ix_occurrences_community_posted_at", ["community", "posted_at"], unique=False)
