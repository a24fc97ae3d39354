"""Note of each revision whether it passed the checks. Those from before there were checks count as passed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column."""
    op.add_column("revisions", sa.Column("passed", sa.Boolean, nullable=False, server_default=sa.true()))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("revisions", "passed")
