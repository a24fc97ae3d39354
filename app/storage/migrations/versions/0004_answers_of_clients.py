"""Keep what clients say after a session."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "answers",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("share_id", sa.Text, nullable=False),
        sa.Column("answer_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("answered_at", _TIME, nullable=False),
        sa.Column("received_at", _TIME, nullable=False),
        sa.Column("pain_before", sa.Integer),
        sa.Column("pain_after", sa.Integer),
        sa.Column("reach_before", sa.Text),
        sa.Column("reach_after", sa.Text),
        sa.Column("felt", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("signs", sa.Text, nullable=False),
        sa.Column("seen_at", _TIME),
        sa.Column("acknowledged_at", _TIME),
        sa.PrimaryKeyConstraint("id", name="pk_answers"),
        sa.ForeignKeyConstraint(["share_id"], ["shares.id"], name="fk_answers_share_id"),
        sa.UniqueConstraint("share_id", "answer_id", name="uq_answers_share_id_answer_id"),
    )


def downgrade() -> None:
    """Drop the table, and every answer with it."""
    op.drop_table("answers")
