"""What the builder shows of a revision: a Sequence with the library's words, ready for templates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.checks import Finding
from app.domain.editing.edits import HEADING_FIELDS
from app.domain.library.library import Library
from app.domain.plan.sequence import Block, Sequence
from app.domain.timing.timeline import timeline
from app.domain.values import wording
from app.storage.revisions import Revision
from app.web.builder.client_panel import ClientPanel, client_panel
from app.web.builder.fields import NO_TROUBLE, Field, Trouble, fields
from app.web.builder.forms import BlockNameForm, HeadingForm
from app.web.builder.marks import Marks, SeverityCount, counts, marks
from app.web.builder.step_card import StepCard, step_card
from app.web.builder.worked import Worked, worked
from app.web.timeline_chart import TimelineChart, timeline_chart


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockCard:
    """One block. Its steps are prepared when drawn: most answers draw only one of them."""

    block: Block
    name: Field
    summary: str  # "9 steps · 31 min"
    above: int  # steps in the blocks before
    first: bool  # cannot move up
    last: bool  # cannot move down
    library: Library
    trouble: Trouble
    marks: Marks

    @property
    def steps(self) -> Iterator[StepCard]:
        """The screen of every step, in order."""
        return map(self._step, range(len(self.block.steps)))

    def step(self, step_id: str) -> StepCard | None:
        """Return the screen of one step, None if it is in another block."""
        places = (place for place, step in enumerate(self.block.steps) if step.id == step_id)
        return next(map(self._step, places), None)

    def _step(self, place: int) -> StepCard:
        return step_card(
            self.block.steps[place],
            self.above + place + 1,
            self.library,
            self.trouble,
            self.marks.get(self.block.steps[place].id, ()),
            first=self.first and place == 0,
            last=self.last and place == len(self.block.steps) - 1,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BuilderPage:
    """The whole builder for one revision."""

    sequence_id: str
    number: int
    can_undo: bool
    can_redo: bool
    sequence: Sequence
    heading: Mapping[str, Field]
    blocks: tuple[BlockCard, ...]
    chart: TimelineChart
    total: str  # "35 min"
    steps_total: int
    marks: Marks
    counts: tuple[SeverityCount, ...]
    library: Library
    trouble: Trouble

    @property
    def client(self) -> ClientPanel:
        """The client's panel, made when drawn: most answers leave it unchanged."""
        return client_panel(self.sequence, self.library, self.trouble)

    @property
    def worked(self) -> Worked:
        """How long each area of the body is worked."""
        return worked(self.sequence, self.library)

    def step(self, step_id: str) -> StepCard | None:
        """Return the screen of one step, None if the sequence has no such step."""
        return next(filter(None, (block.step(step_id) for block in self.blocks)), None)


def builder_page(
    revision: Revision, library: Library, findings: tuple[Finding, ...], trouble: Trouble = NO_TROUBLE
) -> BuilderPage:
    """Return the builder's screen for `revision` with what the checks found.

    A refused edit's trouble appears beside its fields.
    """
    sequence = revision.sequence
    beside = marks(findings)
    time = timeline(sequence, library)
    heading = {name: getattr(sequence, name) for name in HEADING_FIELDS}
    return BuilderPage(
        sequence_id=revision.sequence_id,
        number=revision.number,
        can_undo=revision.can_undo,
        can_redo=revision.can_redo,
        sequence=sequence,
        heading=fields(HeadingForm, "", heading, trouble),
        blocks=tuple(_blocks(sequence, time.blocks, library, trouble, beside)),
        chart=timeline_chart(time),
        total=wording.minutes(time.total),
        steps_total=len(time.bars),
        marks=beside,
        counts=counts(findings),
        library=library,
        trouble=trouble,
    )


def _blocks(
    sequence: Sequence, minutes: tuple[float, ...], library: Library, trouble: Trouble, beside: Marks
) -> Iterator[BlockCard]:
    above = 0
    for block, total in zip(sequence.blocks, minutes, strict=True):
        count = len(block.steps)
        yield BlockCard(
            block=block,
            name=fields(BlockNameForm, block.id, {"name": block.name}, trouble)["name"],
            summary=f"{wording.count(count, 'step', 'steps')} · {wording.minutes(total)}",
            above=above,
            first=block is sequence.blocks[0],
            last=block is sequence.blocks[-1],
            library=library,
            trouble=trouble,
            marks=beside,
        )
        above += count
