"""What clients say: received through a link, shown to the therapist, made into the next plan, deleted."""

from datetime import datetime, timedelta

from app.domain.feedback.feedback import Feedback
from app.domain.feedback.next_plan import NextPlan, next_plan
from app.domain.feedback.traffic_light import is_second_red_day
from app.domain.values.errors import BadValue
from app.services import sequences
from app.services.errors import NotFound
from app.services.owning import Owned
from app.storage import feedback as stored
from app.storage.database import Database
from app.storage.feedback import Received
from app.storage.ids import is_id, new_id

MOST_A_DAY = 30  # answers through one link
LONGEST_WAIT = timedelta(days=30)  # an answer that took longer gets its arrival time
_DAY = timedelta(days=1)


class TooMany(Exception):
    """A link has given as many answers as it may in a day."""


def receive(db: Database, share_id: str, feedback: Feedback, now: datetime) -> tuple[Feedback, bool]:
    """Keep an answer that came through a link; return it as it is kept, and whether this is the second red day running.

    A repeated answer is stored once, as it first came, and gets the same reply. Raise TooMany.
    """
    with db.write() as connection:
        stored.hold(connection, share_id)
        before = stored.of_link(connection, share_id)
        known = next((one for one in before if one.id == feedback.id), None)
        if known is None:
            if stored.received_since(connection, share_id, now - _DAY) >= MOST_A_DAY:
                raise TooMany
            stored.add(connection, new_id(), share_id, feedback, now)
            known, before = feedback, (*before, feedback)
    return known, is_second_red_day(one for one in before if one.at <= known.at)


def answered_at(told: datetime | None, now: datetime) -> datetime:
    """Return when an answer was given: as its page says, unless that is impossible."""
    return told if told is not None and now - LONGEST_WAIT <= told <= now else now


def listing(own: Owned) -> tuple[Received, ...]:
    """Return all answers to a sequence, oldest first. Raise NotFound."""
    with own.read() as connection:
        return stored.of_sequence(connection, own.id)


def see(own: Owned) -> tuple[Received, ...]:
    """Return all answers to a sequence and mark them as seen: next time none of them is new."""
    every = listing(own)
    if any(one.seen_at is None for one in every):
        with own.write() as connection:
            stored.mark_seen(connection, own.id, own.now)
    return every


def unseen(own: Owned) -> int:
    """Return how many answers to a sequence are new. Raise NotFound."""
    with own.read() as connection:
        return stored.unseen(connection, own.id)


def acknowledge(own: Owned, row_id: str) -> None:
    """Note that the therapist has acknowledged the warning sign in an answer. Raise NotFound."""
    with own.write() as connection:
        if not (is_id(row_id) and stored.acknowledge(connection, own.id, row_id, own.now)):
            raise NotFound


def erase(own: Owned, row_id: str | None = None) -> int:
    """Delete one answer, or with None all answers to a sequence, for good; return how many. Raise NotFound."""
    with own.write() as connection:
        if row_id is None:
            return stored.erase(connection, own.id)
        if not (is_id(row_id) and stored.erase(connection, own.id, row_id)):
            raise NotFound
        return 1


def plan_next(own: Owned) -> NextPlan:
    """Return the plan that would follow a sequence's newest version, from all its answers. Raise NotFound."""
    told = listing(own)
    return next_plan(sequences.load(own).sequence, (one.feedback for one in told), own.library)


def build_next(own: Owned) -> str:
    """Save the follow-up of a sequence as a new one, and return its id.

    Raise NotFound, or BadValue while a warning sign waits: that client must not be given more of anything.
    """
    if any(one.waits for one in listing(own)):
        raise BadValue("answers", "There is a new warning sign. Acknowledge it before you build the next plan.")
    return sequences.import_sequence(own.workspace, plan_next(own).sequence)
