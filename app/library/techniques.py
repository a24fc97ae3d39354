"""One file of sequences/techniques/ to techniques."""

from app.domain.library.technique import Dose, Per, Roles, Sides, Skill, Technique, ThaiName
from app.domain.plan.sequence import MAX_REPS
from app.domain.values.positions import Position
from app.library.entry import Entry
from app.library.images import read_image
from app.library.known import Known
from app.library.pictures import read_picture
from app.library.vocabulary import PHASE_ADVICE, PHASES, THAI_STATUS


def read_group(entry: Entry, group: str, known: Known) -> dict[str, Technique]:
    """Read the techniques of one group."""
    return entry.each(lambda id_, technique: _technique(id_, group, technique, known))


def _technique(id_: str, group: str, entry: Entry, known: Known) -> Technique:
    words = known.words
    return Technique(
        id=id_,
        group=group,
        name=entry.text("name"),
        aka=entry.texts("aka"),
        thai=entry.one("thai", _thai) if entry.has("thai") else None,
        thai_note=entry.text("thai_note", ""),
        position=Position(entry.word("position", tuple(Position))),
        giver_position=entry.text("giver_position", ""),
        roles=Roles(entry.word("roles", tuple(Roles))),
        skill=Skill(entry.word("skill", tuple(Skill))),
        handout_allowed=entry.flag("handout_allowed", True),
        intensity=entry.whole("intensity", 5),
        areas=entry.words("areas", words.areas),
        dose=entry.one("dose", _dose),
        aim=entry.text("aim"),
        steps=entry.texts("steps", needed=True),
        giver_cue=entry.text("giver_cue", ""),
        receiver_cue=entry.text("receiver_cue"),
        stop_if=entry.text("stop_if", ""),
        props=entry.texts("props"),
        actions=entry.words("actions", words.actions),
        movements=entry.words("movements", words.movements),
        loads=entry.words("loads", words.loads),
        phase=entry.one("phase", _phase),
        evidence=entry.word("evidence", words.evidence),
        interpretation=entry.text("interpretation", ""),
        sources=entry.words("sources", known.sources),
        image=entry.one("image", lambda image: read_image(image, known.images)) if entry.has("image") else None,
        picture=entry.one("picture", read_picture) if entry.has("picture") else None,
    )


def _thai(entry: Entry) -> ThaiName:
    return ThaiName(
        name=entry.text("name"),
        roman=entry.text("roman", ""),
        status=entry.word("status", THAI_STATUS),
        note=entry.text("note", ""),
    )


def _dose(entry: Entry) -> Dose:
    return Dose(
        minutes=entry.minutes("minutes"),
        per=Per(entry.word("per", tuple(Per))),
        sides=Sides(entry.word("sides", tuple(Sides))),
        hold_s=entry.seconds("hold_s"),
        reps=entry.whole("reps", MAX_REPS) if entry.has("reps") else None,
        tempo=entry.text("tempo", ""),
        frequency=entry.text("frequency", ""),
    )


def _phase(entry: Entry) -> tuple[tuple[str, str], ...]:
    return tuple((phase, entry.word(phase, PHASE_ADVICE)) for phase in PHASES)
