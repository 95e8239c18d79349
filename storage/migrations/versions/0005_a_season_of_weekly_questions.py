"""a season of weekly questions"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.tables.base

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "corrections",
        sa.Column("community", sa.String(), nullable=False),
        sa.Column("schedule", sa.String(), nullable=False),
        sa.Column("occasion", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("space", sa.String(), nullable=False, comment="of who corrected it"),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("at", storage.tables.base.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("community", "schedule", "occasion", "language", name=op.f("pk_corrections")),
    )
    op.create_table(
        "days_off",
        sa.Column("community", sa.String(), nullable=False),
        sa.Column("call", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("yearly", sa.Boolean(), nullable=False),
        sa.Column("space", sa.String(), nullable=False, comment="of who added them"),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("at", storage.tables.base.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("community", "call", name=op.f("pk_days_off")),
    )
    with op.batch_alter_table("days_off", schema=None) as batch_op:
        batch_op.create_index("uq_days_off_community_number", ["community", "number"], unique=True)

    op.create_table(
        "hostings",
        sa.Column("community", sa.String(), nullable=False),
        sa.Column("schedule", sa.String(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("space", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("prompt", sa.String(), nullable=True, comment="the draft that the host chose"),
        sa.Column("since", storage.tables.base.Moment(timezone=True), nullable=False),
        sa.Column("message", sa.String(), nullable=True, comment="the host's, taken as the question"),
        sa.Column(
            "not_before",
            storage.tables.base.Moment(timezone=True),
            nullable=True,
            comment="earlier messages are not taken",
        ),
        sa.PrimaryKeyConstraint("community", "schedule", "local_date", name=op.f("pk_hostings")),
    )
    with op.batch_alter_table("hostings", schema=None) as batch_op:
        batch_op.create_index("ix_hostings_place", ["community", "space", "channel", "member"], unique=False)

    op.create_table(
        "outcomes",
        sa.Column("community", sa.String(), nullable=False),
        sa.Column("schedule", sa.String(), nullable=False),
        sa.Column("occasion", sa.String(), nullable=False),
        sa.Column("space", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("prompt", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False, comment="the prompt's type"),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False, comment="who answered within 7 days"),
        sa.Column("staff", sa.Integer(), nullable=False, comment="likewise"),
        sa.Column("counted_at", storage.tables.base.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint(
            "community", "schedule", "occasion", "space", "channel", name=op.f("pk_outcomes")
        ),
    )
    with op.batch_alter_table("outcomes", schema=None) as batch_op:
        batch_op.create_index("ix_outcomes_place", ["community", "space", "channel"], unique=False)

    op.create_table(
        "pins",
        sa.Column("community", sa.String(), nullable=False),
        sa.Column("schedule", sa.String(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("prompt", sa.String(), nullable=False),
        sa.Column("space", sa.String(), nullable=False, comment="of who pinned it"),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("at", storage.tables.base.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("community", "schedule", "local_date", name=op.f("pk_pins")),
    )
    with op.batch_alter_table("choices", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("because", sa.Text(), nullable=True, comment="how it was chosen, as JSON")
        )

    with op.batch_alter_table("notes", schema=None) as batch_op:
        batch_op.add_column(sa.Column("buttons", sa.Text(), nullable=True, comment="as JSON"))

    with op.batch_alter_table("occurrences", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("others", sa.String(), nullable=True, comment="the message with the other languages")
        )
        batch_op.add_column(sa.Column("others_thread", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("posted_at", storage.tables.base.Moment(timezone=True), nullable=True))
        batch_op.add_column(
            sa.Column(
                "shown", sa.String(), server_default="", nullable=False, comment="a digest of what is shown"
            )
        )

    with op.batch_alter_table("schedules", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("paused_until", sa.Date(), nullable=True, comment="dates before it are left out")
        )
        batch_op.add_column(
            sa.Column(
                "next_at",
                storage.tables.base.Moment(timezone=True),
                nullable=True,
                comment="when it is due next; empty: to be worked out",
            )
        )
        batch_op.add_column(
            sa.Column("changed_in", sa.String(), nullable=True, comment="the last command that changed it")
        )
        batch_op.add_column(
            sa.Column(
                "holidays_of",
                sa.String(),
                server_default="FI",
                nullable=True,
                comment="a country; empty: no holidays are kept",
            )
        )
        batch_op.add_column(sa.Column("window_minutes", sa.Integer(), server_default="720", nullable=False))
        batch_op.add_column(sa.Column("host_minutes", sa.Integer(), server_default="240", nullable=False))
        batch_op.add_column(
            sa.Column(
                "quiet",
                sa.String(),
                server_default="21:00-08:00",
                nullable=True,
                comment="local, HH:MM-HH:MM; empty: none",
            )
        )
        batch_op.add_column(
            sa.Column(
                "lively", sa.Integer(), server_default="5", nullable=True, comment="empty: never too lively"
            )
        )
        batch_op.add_column(sa.Column("floor", sa.Integer(), server_default="1", nullable=False))
        batch_op.add_column(sa.Column("ceiling", sa.Integer(), server_default="4", nullable=False))
        batch_op.add_column(
            sa.Column(
                "kinds", sa.String(), server_default="", nullable=False, comment="with commas; empty: all"
            )
        )
        batch_op.create_index("ix_schedules_community_next_at", ["community", "next_at"], unique=False)
