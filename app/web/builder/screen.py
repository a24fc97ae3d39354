"""What the builder shows of a revision: a Sequence dressed with the library's words, ready for templates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain import wording
from app.domain.edits import HEADING_FIELDS
from app.domain.library import Library
from app.domain.sequence import Block, Sequence
from app.domain.timeline import timeline
from app.storage.revisions import Revision
from app.web.builder.chart import Chart, chart
from app.web.builder.fields import NO_TROUBLE, Field, Trouble, fields
from app.web.builder.step_screen import StepScreen, step_screen


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockScreen:
    """One block with its steps. The first cannot move up, the last not down."""

    block: Block
    name: Field
    steps: tuple[StepScreen, ...]
    summary: str  # "9 steps · 31 min"
    first: bool
    last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """The whole builder for one revision."""

    sequence_id: str
    number: int
    can_undo: bool
    can_redo: bool
    sequence: Sequence
    heading: Mapping[str, Field]
    blocks: tuple[BlockScreen, ...]
    chart: Chart
    total: str  # "35 min"
    steps_total: int

    def step(self, step_id: str) -> StepScreen:
        """Return the screen of one step."""
        return next(step for block in self.blocks for step in block.steps if step.step.id == step_id)


def screen(revision: Revision, library: Library, trouble: Trouble = NO_TROUBLE) -> Screen:
    """Return the builder's screen for `revision`, with the trouble of a refused edit beside its fields."""
    sequence = revision.sequence
    time = timeline(sequence, library)
    heading = {name: getattr(sequence, name) for name in HEADING_FIELDS}
    return Screen(
        sequence_id=revision.sequence_id,
        number=revision.number,
        can_undo=revision.can_undo,
        can_redo=revision.can_redo,
        sequence=sequence,
        heading=fields("", heading, trouble),
        blocks=tuple(_blocks(sequence, time.blocks, library, trouble)),
        chart=chart(time),
        total=wording.minutes(time.total),
        steps_total=len(time.bars),
    )


def _blocks(
    sequence: Sequence, minutes: tuple[float, ...], library: Library, trouble: Trouble
) -> Iterator[BlockScreen]:
    above = 0
    for block, total in zip(sequence.blocks, minutes, strict=True):
        count = len(block.steps)
        first, last = block is sequence.blocks[0], block is sequence.blocks[-1]
        yield BlockScreen(
            block=block,
            name=fields(block.id, {"name": block.name}, trouble)["name"],
            steps=tuple(
                step_screen(
                    step, above + place, library, trouble, first=first and place == 1, last=last and place == count
                )
                for place, step in enumerate(block.steps, 1)
            ),
            summary=f"{wording.count(count, 'step', 'steps')} · {wording.minutes(total)}",
            first=first,
            last=last,
        )
        above += count
