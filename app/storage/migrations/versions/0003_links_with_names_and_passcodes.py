"""Give links a name, a passcode and its wrong tries, a number of openings, and a version to stay at."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_ADDED = ("name", "passcode_hash", "wrong_tries", "wait_until", "opens", "frozen_number")

_shares = sa.table(
    "shares",
    sa.column("passcode_hash", sa.Text),
    sa.column("opens", sa.Integer),
    sa.column("last_opened_at", sa.DateTime(timezone=True)),
    sa.column("revoked_at", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    """Add the columns. A link that has been opened was opened at least once: nobody counted before."""
    op.add_column("shares", sa.Column("name", sa.Text, nullable=False, server_default=""))
    op.add_column("shares", sa.Column("passcode_hash", sa.Text))
    op.add_column("shares", sa.Column("wrong_tries", sa.Integer, nullable=False, server_default="0"))
    op.add_column("shares", sa.Column("wait_until", sa.DateTime(timezone=True)))
    op.add_column("shares", sa.Column("opens", sa.Integer, nullable=False, server_default="0"))
    op.add_column("shares", sa.Column("frozen_number", sa.Integer))
    op.execute(_shares.update().where(_shares.c.last_opened_at.is_not(None)).values(opens=1))


def downgrade() -> None:
    """Drop the columns. A link with a passcode is switched off: without its column it would open to anybody."""
    protected = (_shares.c.passcode_hash.is_not(None), _shares.c.revoked_at.is_(None))
    op.execute(_shares.update().where(*protected).values(revoked_at=datetime.now(UTC)))
    for column in _ADDED:
        op.drop_column("shares", column)
