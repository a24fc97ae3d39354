"""What the builder shows of a revision: a Sequence dressed with the library's words, ready for templates."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain import wording
from app.domain.cautions import built_in_caution, safety_note
from app.domain.library import Library
from app.domain.merging import Cell, Collision
from app.domain.sequence import Block, BlockKind, Sequence, Step
from app.domain.technique import Skill, Technique
from app.domain.timeline import Timeline, block_minutes, timeline
from app.storage.revisions import Revision
from app.web.builder.chart import Chart, chart

Typed = Mapping[Cell, str]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What stands in the way of a save, by cell: why, what was typed, and what another tab saved instead."""

    errors: Mapping[Cell, str] = field(default_factory=dict)
    typed: Typed = field(default_factory=dict)
    collisions: Mapping[Cell, Collision] = field(default_factory=dict)


NO_TROUBLE = Trouble()


@dataclass(frozen=True, slots=True)
class FieldScreen:
    """One field of a step or of the heading: its value as text and what is wrong with it."""

    name: str
    value: str
    error: str = ""
    mine: str | None = None  # the value that collided with another tab's

    @property
    def collided(self) -> bool:
        """Whether another tab saved a different value meanwhile."""
        return self.mine is not None


@dataclass(frozen=True, slots=True)
class StepScreen:
    """One step: `number` runs through all blocks."""

    step: Step
    number: int
    technique: Technique
    fields: Mapping[str, FieldScreen]
    minutes_unit: str
    minutes_mark: str
    side_text: str
    caution: str  # the library's
    own_caution: bool
    first: bool
    last: bool

    @property
    def therapist_only(self) -> bool:
        """Whether this technique is for a therapist's hands alone."""
        return self.technique.skill is Skill.THERAPIST_ONLY


@dataclass(frozen=True, slots=True)
class BlockScreen:
    """One block with its steps."""

    block: Block
    steps: tuple[StepScreen, ...]
    name: FieldScreen
    summary: str
    first: bool
    last: bool

    @property
    def is_session(self) -> bool:
        """Whether the block is done in one go."""
        return self.block.kind is BlockKind.SESSION


@dataclass(frozen=True, slots=True)
class Screen:
    """The whole builder for one revision."""

    sequence_id: str
    number: int
    can_undo: bool
    can_redo: bool
    sequence: Sequence
    heading: Mapping[str, FieldScreen]
    blocks: tuple[BlockScreen, ...]
    timeline: Timeline
    chart: Chart
    total: str
    steps_total: int

    def step(self, step_id: str) -> StepScreen:
        """Return the screen of one step."""
        return next(step for block in self.blocks for step in block.steps if step.step.id == step_id)


def screen(revision: Revision, library: Library, trouble: Trouble = NO_TROUBLE) -> Screen:
    """Return the builder's screen for `revision`, with the trouble of a refused edit beside its fields."""
    sequence = revision.sequence
    time = timeline(sequence, library)
    return Screen(
        sequence_id=revision.sequence_id,
        number=revision.number,
        can_undo=revision.can_undo,
        can_redo=revision.can_redo,
        sequence=sequence,
        heading={
            name: _field("", name, getattr(sequence, name), trouble)
            for name in ("title", "made_for", "made_by", "paper")
        },
        blocks=tuple(_blocks(sequence, library, trouble)),
        timeline=time,
        chart=chart(time),
        total=wording.minutes(time.total),
        steps_total=len(time.bars),
    )


def as_text(value: object) -> str:
    """Return a cell's value as a form shows it: None as "", 2.0 as "2"."""
    if value is None:
        return ""
    return wording.number(value) if isinstance(value, float) else str(value)


def _blocks(sequence: Sequence, library: Library, trouble: Trouble) -> list[BlockScreen]:
    screens, done = [], 0
    last_step = len(list(sequence.steps()))
    for place, block in enumerate(sequence.blocks):
        minutes = wording.minutes(block_minutes(block, library))
        first_block, last_block = place == 0, place == len(sequence.blocks) - 1
        screens.append(
            BlockScreen(
                block=block,
                name=_field(block.id, "name", block.name, trouble),
                steps=tuple(
                    _step(
                        step,
                        number,
                        library,
                        trouble,
                        first=first_block and number == done + 1,
                        last=last_block and number == last_step,
                    )
                    for number, step in enumerate(block.steps, done + 1)
                ),
                summary=f"{wording.count(len(block.steps), 'step', 'steps')} · {minutes}",
                first=first_block,
                last=last_block,
            )
        )
        done += len(block.steps)
    return screens


def _step(step: Step, number: int, library: Library, trouble: Trouble, *, first: bool, last: bool) -> StepScreen:
    technique = library.technique(step.technique)
    note = safety_note(step, technique, library)
    values = {
        "minutes": step.minutes,
        "side": step.side,
        "reps": step.reps,
        "hold_s": step.hold_s,
        "frequency": step.frequency,
        "note": step.note,
        "safety_note": note.text,
    }
    return StepScreen(
        step=step,
        number=number,
        technique=technique,
        fields={name: _field(step.id, name, value, trouble) for name, value in values.items()},
        minutes_unit=wording.step_minutes(step, technique).split(" ", 1)[1],
        minutes_mark=_minutes_mark(step, technique),
        side_text="" if technique.takes_side else wording.side(step, technique),
        caution=built_in_caution(technique, library),
        own_caution=note.own,
        first=first,
        last=last,
    )


def _minutes_mark(step: Step, technique: Technique) -> str:
    dose = technique.dose
    if dose.least <= step.minutes <= dose.most:
        return ""
    usual = (
        f"{wording.number(dose.least)} to {wording.number(dose.most)} min"
        if dose.least < dose.most
        else wording.minutes(dose.most)
    )
    return f"{'Longer' if step.minutes > dose.most else 'Shorter'} than the usual {usual}"


def _field(owner: str, name: str, value: object, trouble: Trouble) -> FieldScreen:
    cell = (owner, name)
    collision = trouble.collisions.get(cell)
    return FieldScreen(
        name=name,
        value=trouble.typed.get(cell, as_text(value)),
        error=trouble.errors.get(cell, ""),
        mine=as_text(collision.mine) if collision else None,
    )
