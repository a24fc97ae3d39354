"""An example of a rule for people to read: the client in a few words, and the plan, one line per step."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.domain.checks import check
from app.domain.library.library import Library
from app.domain.library.rules import Example
from app.domain.library.technique import Technique
from app.domain.plan.sequence import Block, BlockKind, Sequence, Step
from app.domain.timing import dosing
from app.domain.timing.timeline import per_side
from app.domain.values import wording
from app.domain.values.positions import Position
from app.domain.values.sides import Side
from app.web.checks.clients import facts


@dataclass(frozen=True, slots=True)
class Line:
    """One step: the technique, its dose and side, and the kind of work."""

    name: str
    dose: str
    kind: str  # "on the back, intensity 2"
    note: str
    is_meant: bool  # whether the checks say something about it


@dataclass(frozen=True, slots=True)
class Part:
    """The steps of a block. `name` is "" if the plan has only one session."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ExampleText:
    """An example in words. `found` is what this rule finds in it; nothing if the rule is kept."""

    say: str
    facts: tuple[str, ...]
    parts: tuple[Part, ...]
    found: tuple[str, ...]


def example_text(example: Example, rule_id: str, library: Library) -> ExampleText:
    """Return an example of a rule in words."""
    findings = [one for one in check(example.sequence, example.client, library) if one.rule == rule_id]
    meant = {step_id for finding in findings for step_id in finding.steps}
    return ExampleText(
        say=example.say,
        facts=facts(example.sequence, example.client, library),
        parts=tuple(_parts(example.sequence, meant, library)),
        found=tuple(finding.text for finding in findings),
    )


def _parts(sequence: Sequence, meant: Collection[str], library: Library) -> Iterator[Part]:
    filled = [block for block in sequence.blocks if block.steps]
    for block in filled:
        lines = tuple(_line(step, library.described(step.technique), step.id in meant) for step in block.steps)
        yield Part(_name(block) if len(filled) > 1 or block.kind is BlockKind.BETWEEN else "", lines)


def _name(block: Block) -> str:
    return block.kind.label if block.kind is BlockKind.BETWEEN else block.name


def _line(step: Step, technique: Technique, is_meant: bool) -> Line:
    dose = (
        dosing.step_minutes(step, technique),
        _side(step, technique),
        wording.count(step.reps, "time", "times") if step.reps else "",
        f"hold {wording.count(step.hold_s, 'second', 'seconds')}" if step.hold_s else "",
        step.frequency,
    )
    position = "" if technique.position is Position.ANY else technique.position.label
    kind = (position, f"intensity {technique.intensity}")
    note = " ".join((step.note, step.safety_note or "")).strip()
    return Line(technique.name, ", ".join(filter(None, dose)), ", ".join(filter(None, kind)), note, is_meant)


def _side(step: Step, technique: Technique) -> str:
    if step.side is Side.BOTH and per_side(step, technique):
        return ""
    return step.side.phrase if step.side else ""
