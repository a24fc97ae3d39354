"""The handout: what a client is given, as one value that preview, client page and PDF all draw.

Because all three are drawn from this, none of them can say something the others do not.
"""

from dataclasses import dataclass, replace
from datetime import date

from app.domain import wording
from app.domain.cautions import SafetyNote, safety_note
from app.domain.library import Library, RedFlag
from app.domain.props import gathered
from app.domain.sequence import Block, BlockKind, Paper, Sequence, Step
from app.domain.technique import Technique
from app.domain.timeline import block_minutes, step_minutes

LANGUAGE = "en"  # of everything the library says; what a therapist types may be in any script
NOT_REVIEWED = "The content has not been clinically reviewed."


@dataclass(frozen=True, slots=True)
class HandoutStep:
    """One step as the client reads it. `number` runs through the whole handout."""

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
    receiver: str  # whom the next cue speaks to: "Receiver", or "You" where nobody gives
    receiver_cue: str
    note: str
    safety: SafetyNote | None


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
class Warning:
    """Signs to get help for before any technique, with what to do about each kind."""

    lead: str  # how soon, in a word or two
    advice: str
    signs: tuple[str, ...]


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
    warnings: tuple[Warning, ...]
    prepare: tuple[str, ...]
    parts: tuple[HandoutPart, ...]
    stop_signs: tuple[str, ...]
    about: tuple[str, ...]  # where the content comes from
    sources: tuple[str, ...]
    language: str = LANGUAGE


def handout(sequence: Sequence, library: Library, made_on: date) -> Handout:
    """Return `sequence` as its client reads it.

    Blocks without steps are left out, and so is every step that must never be on a client's sheet.
    """
    sequence = _for_clients(sequence, library)
    techniques = [library.described(step.technique) for step in sequence.steps()]
    parts = _parts(sequence, library)
    return Handout(
        title=sequence.title,
        made_for=sequence.made_for,
        made_by=sequence.made_by,
        made_on=made_on,
        lead=_lead(parts, sequence, library),
        total_minutes=sum(part.minutes for part in parts),
        paper=sequence.paper,
        warnings=_warnings(library),
        prepare=gathered(prop for technique in techniques for prop in technique.props),
        parts=parts,
        stop_signs=library.safety.stop_signs,
        about=_about(sequence, techniques, library),
        sources=_sources(techniques, library),
    )


def _for_clients(sequence: Sequence, library: Library) -> Sequence:
    def allowed(step: Step) -> bool:
        return library.described(step.technique).handout_allowed

    if all(map(allowed, sequence.steps())):
        return sequence
    blocks = (replace(block, steps=tuple(filter(allowed, block.steps))) for block in sequence.blocks)
    return replace(sequence, blocks=tuple(blocks))


def _lead(parts: tuple[HandoutPart, ...], sequence: Sequence, library: Library) -> str:
    """Say how long a session takes and with whom, then what is for the days between."""
    sessions = [part for part in parts if part.kind is BlockKind.SESSION]
    between = sum(len(part.steps) for part in parts if part.kind is BlockKind.BETWEEN)
    said = []
    if sessions:
        total = sum(part.minutes for part in sessions)
        company = "with a partner" if _takes_two(sequence, library) else "on your own"
        said.append(f"{wording.number(total)} {'minute' if total == 1 else 'minutes'} {company}")
    if between:
        said.append(f"{between} to do between sessions")
    return ", ".join(said)


def _takes_two(sequence: Sequence, library: Library) -> bool:
    sessions = (block for block in sequence.blocks if block.kind is BlockKind.SESSION)
    return any(library.described(step.technique).hands_on for block in sessions for step in block.steps)


def _warnings(library: Library) -> tuple[Warning, ...]:
    def of(urgency: str, lead: str) -> Warning:
        flags: tuple[RedFlag, ...] = tuple(f for f in library.safety.red_flags if f.urgency == urgency)
        return Warning(lead, library.safety.responses[urgency], tuple(flag.sign for flag in flags))

    return of("emergency", "Emergency"), of("same_day", "Urgent, today")


def _parts(sequence: Sequence, library: Library) -> tuple[HandoutPart, ...]:
    parts, done = [], 0
    for block in sequence.blocks:
        if block.steps:
            parts.append(_part(block, done, library))
            done += len(block.steps)
    return tuple(parts)


def _part(block: Block, done: int, library: Library) -> HandoutPart:
    total = block_minutes(block, library)
    return HandoutPart(
        block_id=block.id,
        title=block.name,
        kind=block.kind,
        minutes=total,
        summary=f"{wording.count(len(block.steps), 'step', 'steps')}, {wording.minutes(total)}",
        steps=tuple(_step(step, number, library) for number, step in enumerate(block.steps, done + 1)),
    )


def _step(step: Step, number: int, library: Library) -> HandoutStep:
    technique = library.described(step.technique)
    safety = safety_note(step, technique, library)
    return HandoutStep(
        number=number,
        step_id=step.id,
        name=technique.name,
        thai_name=technique.thai.name if technique.thai else "",
        thai_roman=technique.thai.roman if technique.thai else "",
        position="" if technique.position == "any" else technique.position.label,
        giver_position=technique.giver_position,
        side=wording.side(step, technique),
        dose=wording.dose(step, technique),
        minutes=step_minutes(step, technique),
        aim=technique.aim,
        instructions=technique.steps,
        giver_cue=technique.giver_cue,
        receiver="Receiver" if technique.giver_cue else "You",
        receiver_cue=technique.receiver_cue,
        note=step.note,
        safety=safety if safety.text else None,
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
