"""The tables. A workspace owns sequences; a sequence is its revisions; a link opens one of them, and takes answers."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)
from sqlalchemy import UniqueConstraint as Unique

from app.storage.times import UtcTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# A workspace is the owner for now. With accounts, users will own workspaces and no sequence has to move.
workspaces = Table(
    "workspaces",
    metadata,
    Column("id", Text, primary_key=True),
    Column("created_at", UtcTime, nullable=False),
)

sequences = Table(
    "sequences",
    metadata,
    Column("id", Text, primary_key=True),
    Column("workspace_id", Text, ForeignKey("workspaces.id"), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("archived_at", UtcTime),
    Index(None, "workspace_id"),
)

# Rows are only ever added. The primary key is the lock: of two writers of the same number, one is rejected.
# `previous` and `next` are the numbers whose documents undo and redo bring back.
revisions = Table(
    "revisions",
    metadata,
    Column("sequence_id", Text, ForeignKey("sequences.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("document", Text, nullable=False),
    Column("title", Text, nullable=False),  # title and made_for repeat the document, for lists
    Column("made_for", Text, nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("previous", Integer),
    Column("next", Integer),
    Column("burst", Text, nullable=False),  # the cell being typed in, such as "s1.note"; "" for anything else
    Column("passed", Boolean, nullable=False),  # whether it could be handed over when it was saved
    Column("edit_id", Text),  # the browser's name for one edit, so that a retry is not applied twice
    CheckConstraint("number >= 1", "counts_from_one"),
    ForeignKeyConstraint(["sequence_id", "previous"], ["revisions.sequence_id", "revisions.number"]),
    ForeignKeyConstraint(["sequence_id", "next"], ["revisions.sequence_id", "revisions.number"]),
    Unique("sequence_id", "edit_id"),
)

shares = Table(
    "shares",
    metadata,
    Column("id", Text, primary_key=True),
    Column("sequence_id", Text, ForeignKey("sequences.id"), nullable=False),
    Column("token_hash", Text, nullable=False, unique=True),  # SHA-256, hexadecimal
    Column("token_sealed", Text, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime),  # null: never
    Column("revoked_at", UtcTime),
    Column("last_opened_at", UtcTime),
    Column("name", Text, nullable=False),
    Column("passcode_hash", Text),  # null: it asks for none
    Column("wrong_tries", Integer, nullable=False),  # wrong passcodes in a row
    Column("wait_until", UtcTime),  # no passcode is accepted before
    Column("opens", Integer, nullable=False),
    Column("frozen_number", Integer),  # the one revision it shows; null: the newest that passed
    Index(None, "sequence_id"),
)

# What clients say. docs/privacy.md lists every column; nothing else of the request is kept.
answers = Table(
    "answers",
    metadata,
    Column("id", Text, primary_key=True),
    Column("share_id", Text, ForeignKey("shares.id"), nullable=False),
    Column("answer_id", Text, nullable=False),  # a UUID made by the client's page, so that a retry is not kept twice
    Column("number", Integer, nullable=False),  # of the revision that was followed
    Column("answered_at", UtcTime, nullable=False),
    Column("received_at", UtcTime, nullable=False),
    Column("pain_before", Integer),
    Column("pain_after", Integer),
    Column("reach_before", Text),
    Column("reach_after", Text),
    Column("felt", Text, nullable=False),  # JSON: [step id, technique, better | same | worse] of each one rated
    Column("words", Text, nullable=False),
    Column("signs", Text, nullable=False),  # new warning signs, with spaces between
    Column("seen_at", UtcTime),  # by the therapist
    Column("acknowledged_at", UtcTime),  # of a new warning sign
    Unique("share_id", "answer_id"),
)
