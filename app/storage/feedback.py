"""Clients' answers as rows: added through a link, read and deleted by the owner of its sequence."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, ScalarSelect, Select, delete, func, insert, select, update

from app.domain.feedback.feedback import Feedback, Felt, NewSign, StepFelt
from app.storage.tables import answers, shares


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """An answer as its therapist sees it, with the link it came through and whether it has been dealt with."""

    id: str
    link: str  # its name, "" if it has none
    feedback: Feedback
    received_at: datetime
    seen_at: datetime | None
    acknowledged_at: datetime | None

    @property
    def waits(self) -> bool:
        """Whether it has a new warning sign that nobody has acknowledged."""
        return self.feedback.is_emergency and self.acknowledged_at is None


def hold(connection: Connection, share_id: str) -> None:
    """Make other answers through this link wait for our commit."""
    connection.execute(select(shares.c.id).where(shares.c.id == share_id).with_for_update())


def add(connection: Connection, row_id: str, share_id: str, feedback: Feedback, now: datetime) -> None:
    """Add an answer; raise IntegrityError if the link has given it before."""
    row = {
        "id": row_id,
        "share_id": share_id,
        "answer_id": feedback.id,
        "number": feedback.number,
        "answered_at": feedback.at,
        "received_at": now,
        "pain_before": feedback.pain_before,
        "pain_after": feedback.pain_after,
        "reach_before": feedback.reach_before and feedback.reach_before.value,
        "reach_after": feedback.reach_after and feedback.reach_after.value,
        "felt": json.dumps([[one.step_id, one.technique, one.felt] for one in feedback.felt]),
        "words": feedback.words,
        "signs": " ".join(feedback.signs),
        "seen_at": None,
        "acknowledged_at": None,
    }
    connection.execute(insert(answers).values(row))


def of_link(connection: Connection, share_id: str) -> tuple[Feedback, ...]:
    """Return all answers of one link, oldest first."""
    return tuple(one.feedback for one in _read(connection, _every().where(answers.c.share_id == share_id)))


def received_since(connection: Connection, share_id: str, moment: datetime) -> int:
    """Return how many answers came through a link after a moment."""
    since = (answers.c.share_id == share_id, answers.c.received_at > moment)
    return int(connection.execute(select(func.count()).select_from(answers).where(*since)).scalar_one())


def of_sequence(connection: Connection, sequence_id: str) -> tuple[Received, ...]:
    """Return all answers to a sequence, whichever link they came through, oldest first."""
    return _read(connection, _every().where(shares.c.sequence_id == sequence_id))


def unseen(connection: Connection, sequence_id: str) -> int:
    """Return how many answers to a sequence its therapist has not seen."""
    new = (answers.c.share_id.in_(_links(sequence_id)), answers.c.seen_at.is_(None))
    return int(connection.execute(select(func.count()).select_from(answers).where(*new)).scalar_one())


def mark_seen(connection: Connection, sequence_id: str, now: datetime) -> None:
    """Mark all answers to a sequence as seen by the therapist."""
    new = (answers.c.share_id.in_(_links(sequence_id)), answers.c.seen_at.is_(None))
    connection.execute(update(answers).where(*new).values(seen_at=now))


def acknowledge(connection: Connection, sequence_id: str, row_id: str, now: datetime) -> bool:
    """Mark a warning sign as acknowledged; return whether the sequence has such an answer."""
    this = (answers.c.id == row_id, answers.c.share_id.in_(_links(sequence_id)))
    return connection.execute(update(answers).where(*this).values(acknowledged_at=now)).rowcount == 1


def erase(connection: Connection, sequence_id: str, row_id: str | None = None) -> int:
    """Delete one answer to a sequence, or with None all of them, for good; return how many there were."""
    these = delete(answers).where(answers.c.share_id.in_(_links(sequence_id)))
    return connection.execute(these if row_id is None else these.where(answers.c.id == row_id)).rowcount


def _links(sequence_id: str) -> ScalarSelect[Any]:
    return select(shares.c.id).where(shares.c.sequence_id == sequence_id).scalar_subquery()


def _every() -> Select[Any]:
    joined = select(answers, shares.c.name.label("link")).join(shares, shares.c.id == answers.c.share_id)
    return joined.order_by(answers.c.answered_at, answers.c.received_at, answers.c.id)


def _read(connection: Connection, statement: Select[Any]) -> tuple[Received, ...]:
    return tuple(_received(dict(row)) for row in connection.execute(statement).mappings())


def _received(row: Mapping[str, Any]) -> Received:
    return Received(
        id=row["id"],
        link=row["link"],
        received_at=row["received_at"],
        seen_at=row["seen_at"],
        acknowledged_at=row["acknowledged_at"],
        feedback=Feedback(
            id=row["answer_id"],
            number=row["number"],
            at=row["answered_at"],
            pain_before=row["pain_before"],
            pain_after=row["pain_after"],
            reach_before=row["reach_before"],
            reach_after=row["reach_after"],
            felt=tuple(StepFelt(step, technique, Felt(felt)) for step, technique, felt in json.loads(row["felt"])),
            words=row["words"],
            signs=tuple(NewSign(sign) for sign in row["signs"].split()),
        ),
    )
