"""One small plan, and edits of it, for tests that are about keeping rather than about content."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

from app.domain.editing import edits
from app.domain.editing.merging import Edit
from app.domain.handout.handout import Handout, handout
from app.domain.library.safety import Safety
from app.domain.plan.sequence import Block, BlockKind, Sequence, Step
from tests.strategies import LIBRARY, TECHNIQUES

NOW = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)
SECOND = timedelta(seconds=1)
STEPS = 16

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


def yes(sequence: Sequence) -> bool:
    """Let every sequence pass, in tests that are not about the checks."""
    return True


def note(text: str, step_id: str = "s0") -> Edit:
    """Return the edit that gives a step a note."""
    return partial(edits.set_step, step_id=step_id, technique=TECHNIQUES[3], note=text)


def title(text: str) -> Edit:
    """Return the edit that gives the sequence a title."""
    return partial(edits.set_heading, title=text)


SAFETY = Safety((), {"emergency": "Call for help.", "same_day": "See a doctor today."}, (), ())
WITH_SAFETY = replace(LIBRARY, safety=SAFETY)


def handout_of_steps(*frequencies: str, kind: BlockKind = BlockKind.BETWEEN, title: str = "Calm") -> Handout:
    """Return the handout of a plan with one step for each frequency, all in one block."""
    steps = tuple(
        Step(id=f"s{n}", technique="quiet_breath", minutes=2, frequency=one) for n, one in enumerate(frequencies)
    )
    sequence = Sequence(title=title, blocks=(Block(id="b", name="b", kind=kind, steps=steps),))
    return handout(sequence, WITH_SAFETY, date.today())
