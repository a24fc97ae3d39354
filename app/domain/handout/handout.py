"""The handout: what a client is given, as one value that preview, client page and PDF all draw.

Because all three are drawn from this, none can say something the others do not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.checks.plan import Plan
from app.domain.handout.care import Care, cares, turned_together, turning
from app.domain.handout.cautions import SafetyNote, no_go, safety_note
from app.domain.handout.depiction import Depiction, depiction
from app.domain.handout.props import gathered
from app.domain.library.library import Library
from app.domain.library.safety import Light, RedFlag, Urgency
from app.domain.library.technique import Roles, Technique
from app.domain.plan.sequence import Block, BlockKind, Paper, Sequence, Step
from app.domain.timing import dosing
from app.domain.timing.timeline import block_minutes, step_minutes
from app.domain.values import wording

LANGUAGE = "en"  # of all library texts; a therapist may type in any script
NOT_REVIEWED = "The content has not been clinically reviewed."


@dataclass(frozen=True, slots=True)
class HandoutStep:
    """One step as the client reads it, numbered through the whole handout."""

    number: int
    step_id: str
    name: str
    thai_name: str  # "" where none is known
    thai_roman: str
    position: str  # "on the back", "" where it does not matter
    giver_position: str
    side: str
    dose: tuple[str, ...]
    minutes: float  # in all, both sides counted
    aim: str
    instructions: tuple[str, ...]
    giver_cue: str
    receiver: str  # who the next cue is for: "Receiver", or "You" without a giver
    receiver_cue: str
    note: str
    safety: SafetyNote | None
    picture: Depiction | None = None
    care: tuple[str, ...] = ()  # care this client needs here, beyond the technique's own caution
    turns: tuple[str, ...] = ()  # the single sides it is done on, in order; none if both are done at once
    frequency: str = ""  # how often, in the plan's words


@dataclass(frozen=True, slots=True)
class HandoutPart:
    """One block as the client reads it."""

    block_id: str
    title: str
    kind: BlockKind
    minutes: float
    summary: str  # "9 steps, 31 min"
    steps: tuple[HandoutStep, ...]


@dataclass(frozen=True, slots=True)
class WarningSigns:
    """Signs to get help for before any technique, with what to do about each kind."""

    lead: str  # how soon, in a word or two
    advice: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Throughout:
    """A sentence of care about several steps: "Steps 3, 5 and 7: keep this small." """

    where: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """Everything on the client's page and the printed sheet, in reading order."""

    title: str
    made_for: str
    made_by: str
    made_on: date
    lead: str  # "35 minutes with a partner"
    total_minutes: float
    paper: Paper
    warnings: tuple[WarningSigns, ...]
    prepare: tuple[str, ...]
    no_go: tuple[str, ...]  # where the giver must not press
    throughout: tuple[Throughout, ...]
    parts: tuple[HandoutPart, ...]
    stop_signs: tuple[str, ...]
    traffic_light: tuple[Light, ...]
    about: tuple[str, ...]  # where the content comes from
    sources: tuple[str, ...]
    language: str = LANGUAGE
    turned_together: tuple[tuple[str, ...], ...] = ()  # runs of step ids done on one side, then on the other


def handout(sequence: Sequence, library: Library, made_on: date) -> Handout:
    """Return `sequence` as its client reads it.

    Blocks without steps are left out, and so is every step that must never be on a client's sheet.
    """
    sequence = _for_clients(sequence, library)
    plan = Plan(sequence, sequence.client, library)
    techniques = [item.technique for item in plan.in_order]
    runs = tuple(turned_together(plan))
    told = (*turning(runs), *cares(plan))
    parts = _parts(sequence, library, told)
    numbers = {step.step_id: step.number for part in parts for step in part.steps}
    return Handout(
        title=sequence.title,
        made_for=sequence.made_for if sequence.client.label_shown else "",
        made_by=sequence.made_by,
        made_on=made_on,
        lead=_lead(parts, plan),
        total_minutes=sum(part.minutes for part in parts),
        paper=sequence.paper,
        warnings=_warnings(library),
        prepare=gathered(prop for technique in techniques for prop in technique.props),
        no_go=no_go(techniques, library),
        throughout=tuple(_throughout(told, numbers)),
        parts=parts,
        stop_signs=library.safety.stop_signs,
        traffic_light=library.safety.traffic_light,
        about=_about(sequence, techniques, library),
        sources=_sources(techniques, library),
        turned_together=runs,
    )


def _for_clients(sequence: Sequence, library: Library) -> Sequence:
    def allowed(step: Step) -> bool:
        return library.described(step.technique).handout_allowed

    if all(map(allowed, sequence.steps())):
        return sequence
    blocks = (replace(block, steps=tuple(filter(allowed, block.steps))) for block in sequence.blocks)
    return replace(sequence, blocks=tuple(blocks))


def _throughout(told: tuple[Care, ...], numbers: dict[str, int]) -> Iterator[Throughout]:
    together: dict[tuple[str, ...], list[str]] = {}
    for care in told:
        if len(care.steps) > 1:
            together.setdefault(care.steps, []).append(care.text)
    for steps, texts in together.items():
        yield Throughout(f"Steps {wording.listed(str(numbers[step]) for step in steps)}", " ".join(texts))


def _lead(parts: tuple[HandoutPart, ...], plan: Plan) -> str:
    """Say how long a session takes and with whom, then what there is between sessions."""
    sessions = [part for part in parts if part.kind is BlockKind.SESSION]
    between = sum(len(part.steps) for part in parts if part.kind is BlockKind.BETWEEN)
    said = []
    if sessions:
        total = sum(part.minutes for part in sessions)
        company = (Roles.PAIR if plan.is_pair else Roles.SOLO).label
        said.append(f"{wording.number(total)} {'minute' if total == 1 else 'minutes'} {company}")
    if between:
        said.append(f"{between} to do between sessions")
    return ", ".join(said)


def _warnings(library: Library) -> tuple[WarningSigns, ...]:
    def of(urgency: Urgency) -> WarningSigns:
        flags: tuple[RedFlag, ...] = tuple(f for f in library.safety.red_flags if f.urgency == urgency)
        return WarningSigns(
            wording.capital(urgency.label), library.safety.responses[urgency], tuple(flag.sign for flag in flags)
        )

    return of(Urgency.EMERGENCY), of(Urgency.SAME_DAY)


def _parts(sequence: Sequence, library: Library, told: tuple[Care, ...]) -> tuple[HandoutPart, ...]:
    parts, done = [], 0
    alone = {step: tuple(care.text for care in told if care.steps == (step,)) for care in told for step in care.steps}
    for block in sequence.blocks:
        if block.steps:
            parts.append(_part(block, done, library, alone))
            done += len(block.steps)
    return tuple(parts)


def _part(block: Block, done: int, library: Library, alone: Mapping[str, tuple[str, ...]]) -> HandoutPart:
    total = block_minutes(block, library)
    return HandoutPart(
        block_id=block.id,
        title=block.name,
        kind=block.kind,
        minutes=total,
        summary=f"{wording.count(len(block.steps), 'step', 'steps')}, {wording.minutes(total)}",
        steps=tuple(
            _step(step, number, library, alone.get(step.id, ())) for number, step in enumerate(block.steps, done + 1)
        ),
    )


def _step(step: Step, number: int, library: Library, care: tuple[str, ...]) -> HandoutStep:
    technique = library.described(step.technique)
    safety = safety_note(step, technique)
    return HandoutStep(
        number=number,
        step_id=step.id,
        name=technique.name,
        thai_name=technique.thai.name if technique.thai else "",
        thai_roman=technique.thai.roman if technique.thai else "",
        position="" if technique.position == "any" else technique.position.label,
        giver_position=technique.giver_position,
        side=dosing.side(step, technique),
        dose=dosing.dose(step, technique),
        minutes=step_minutes(step, technique),
        aim=technique.aim,
        instructions=technique.steps,
        giver_cue=technique.giver_cue,
        receiver="Receiver" if technique.giver_cue else "You",
        receiver_cue=technique.receiver_cue,
        note=step.note,
        safety=safety if safety.text else None,
        picture=depiction(technique, step),
        care=care,
        turns=tuple(step.side.parts) if step.side and technique.takes_side else (),
        frequency=step.frequency,
    )


def _about(sequence: Sequence, techniques: list[Technique], library: Library) -> tuple[str, ...]:
    author = sequence.made_by or "your therapist"
    kinds = dict.fromkeys(technique.evidence for technique in techniques if technique.evidence in library.evidence)
    origins = "; ".join(library.evidence[kind] for kind in kinds)
    return (
        f"This sheet was put together for you by {author}. It is for comfort and gentle movement.",
        "It does not replace a check by a doctor or physiotherapist and cannot tell you what causes your pain.",
        f"The techniques come from: {origins}. {NOT_REVIEWED}" if origins else NOT_REVIEWED,
    )


def _sources(techniques: list[Technique], library: Library) -> tuple[str, ...]:
    ids = dict.fromkeys(source for technique in techniques for source in technique.sources)
    return tuple(library.sources[source].title for source in ids if source in library.sources)
