"""One small plan, and edits of it, for tests that are about keeping rather than about content."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from app.domain.editing import edits
from app.domain.editing.edits import Edit
from app.domain.handout.handout import Handout, handout
from app.domain.library.safety import Safety
from app.domain.plan.sequence import Block, BlockKind, Sequence, Step
from app.services.checking import Checks
from app.services.owning import Owned, Workspace
from app.storage.database import Database
from app.storage.sealing import Keys
from tests.strategies import LIBRARY

NOW = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)
SECOND = timedelta(seconds=1)
STEPS = 16
KEYS = Keys("a secret of 32 characters.......")

PLAN = Sequence(
    title="Lower back",
    made_for="Client 7",
    blocks=(
        Block(
            id="b0",
            name="Session",
            steps=tuple(Step(id=f"s{n}", technique="quiet_breath", minutes=2) for n in range(STEPS)),
        ),
    ),
)


class Judged(Checks):
    """Checks that let a sequence pass as a test says: every one, in tests that are not about the checks."""

    def __init__(self, passes: Callable[[Sequence], bool] = lambda _: True) -> None:
        super().__init__(LIBRARY)
        self._passes = passes

    def passes(self, sequence: Sequence) -> bool:
        """Return what the test says."""
        return self._passes(sequence)


def workspace_of(db: Database, workspace_id: str) -> Workspace:
    """Return a workspace with the small library, checks that let everything pass, and a clock that stands still."""
    return Workspace(id=workspace_id, db=db, library=LIBRARY, checks=Judged(), keys=KEYS, clock=lambda: NOW)


def at(workspace: Workspace, now: datetime) -> Workspace:
    """Return a workspace at another time."""
    return replace(workspace, clock=lambda: now)


def later(own: Owned, now: datetime) -> Owned:
    """Return a sequence at another time."""
    return at(own.workspace, now).sequence(own.id)


def judged(workspace: Workspace, passes: Callable[[Sequence], bool]) -> Workspace:
    """Return a workspace whose checks let pass what `passes` does."""
    return replace(workspace, checks=Judged(passes))


def note(text: str, step_id: str = "s0") -> Edit:
    """Return the edit that gives a step a note."""
    return edits.SetStep(step_id, {"note": text}, LIBRARY)


def title(text: str) -> Edit:
    """Return the edit that gives the sequence a title."""
    return edits.SetHeading({"title": text})


SAFETY = Safety((), {"emergency": "Call for help.", "same_day": "See a doctor today."}, (), ())
WITH_SAFETY = replace(LIBRARY, safety=SAFETY)


def handout_of_steps(*frequencies: str, kind: BlockKind = BlockKind.BETWEEN, title: str = "Calm") -> Handout:
    """Return the handout of a plan with one step for each frequency, all in one block."""
    steps = tuple(
        Step(id=f"s{n}", technique="quiet_breath", minutes=2, frequency=one) for n, one in enumerate(frequencies)
    )
    sequence = Sequence(title=title, blocks=(Block(id="b", name="b", kind=kind, steps=steps),))
    return handout(sequence, WITH_SAFETY, date.today())
