"""Make the first tables: workspaces, sequences, revisions, shares."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "workspaces",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workspaces"),
    )
    op.create_table(
        "sequences",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("archived_at", _TIME),
        sa.PrimaryKeyConstraint("id", name="pk_sequences"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_sequences_workspace_id"),
    )
    op.create_index("ix_sequences_workspace_id", "sequences", ["workspace_id"])
    op.create_table(
        "revisions",
        sa.Column("sequence_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("made_for", sa.Text, nullable=False),
        sa.Column("made_at", _TIME, nullable=False),
        sa.Column("previous", sa.Integer),
        sa.Column("next", sa.Integer),
        sa.Column("burst", sa.Text, nullable=False),
        sa.Column("edit_id", sa.Text),
        sa.PrimaryKeyConstraint("sequence_id", "number", name="pk_revisions"),
        sa.ForeignKeyConstraint(["sequence_id"], ["sequences.id"], name="fk_revisions_sequence_id"),
        sa.ForeignKeyConstraint(
            ["sequence_id", "previous"],
            ["revisions.sequence_id", "revisions.number"],
            name="fk_revisions_sequence_id_previous",
        ),
        sa.ForeignKeyConstraint(
            ["sequence_id", "next"],
            ["revisions.sequence_id", "revisions.number"],
            name="fk_revisions_sequence_id_next",
        ),
        sa.UniqueConstraint("sequence_id", "edit_id", name="uq_revisions_sequence_id_edit_id"),
        sa.CheckConstraint("number >= 1", name="ck_revisions_counts_from_one"),
    )
    op.create_table(
        "shares",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("sequence_id", sa.Text, nullable=False),
        sa.Column("token_hash", sa.Text, nullable=False),
        sa.Column("token_sealed", sa.Text, nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("expires_at", _TIME),
        sa.Column("revoked_at", _TIME),
        sa.Column("last_opened_at", _TIME),
        sa.PrimaryKeyConstraint("id", name="pk_shares"),
        sa.ForeignKeyConstraint(["sequence_id"], ["sequences.id"], name="fk_shares_sequence_id"),
        sa.UniqueConstraint("token_hash", name="uq_shares_token_hash"),
    )
    op.create_index("ix_shares_sequence_id", "shares", ["sequence_id"])


def downgrade() -> None:
    """Drop the tables, and all work with them."""
    for table in ("shares", "revisions", "sequences", "workspaces"):
        op.drop_table(table)
