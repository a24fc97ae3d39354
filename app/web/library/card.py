"""Everything the library knows of one technique, in words, as its card shows it."""

import re
from dataclasses import dataclass

from app.domain import wording
from app.domain.cautions import built_in_caution
from app.domain.library import Library, Source, condition_of
from app.domain.technique import Dose, Per, Position, Sides, Skill, Technique

_SKILL = {
    Skill.LAY: "",
    Skill.PRACTISED_LAY: "For practised hands",
    Skill.THERAPIST_ONLY: "For a trained therapist in person, never for a client’s sheet",
}
_EFFECTS = {
    "avoid": "Not with",
    "avoid_on_affected_side": "Not on the affected side or area with",
    "avoid_if": "Not, also while unsure, with",
    "ask_first": "Only after a clinician’s yes with",
    "caution": "With care, with",
}
_THAI = {
    "verified": "read in a Thai source for this",
    "related": "read in a Thai source for something close to this",
}
_QUALIFIERS = {"weeks_min": "from week {}", "weeks_max": "in the first {} weeks", "flare": "in a flare"}
_TAG = re.compile(r"\w+ \((\w+): (\w+)\)")


@dataclass(frozen=True, slots=True)
class Contraindication:
    """An effect in words with the conditions that have it."""

    effect: str
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One technique in words. Empty text and empty tuples are not shown."""

    technique: Technique
    facts: tuple[tuple[str, str], ...]  # term and its words: dose, position, props …
    caution: tuple[str, ...]
    contraindications: tuple[Contraindication, ...]
    thai_status: str
    evidence: str
    sources: tuple[Source, ...]


def card(technique: Technique, library: Library) -> Card:
    """Return `technique` in words."""
    return Card(
        technique=technique,
        facts=tuple((term, words) for term, words in _facts(technique, library) if words),
        caution=tuple(built_in_caution(technique, library).splitlines()),
        contraindications=tuple(
            Contraindication(_EFFECTS[effect], tuple(_condition(tag, library) for tag in tags))
            for effect, tags in technique.contraindications
        ),
        thai_status=_THAI[technique.thai.status] if technique.thai else "",
        evidence=library.evidence[technique.evidence],
        sources=tuple(library.sources[source] for source in technique.sources),
    )


def _facts(technique: Technique, library: Library) -> tuple[tuple[str, str], ...]:
    return (
        ("Also called", ", ".join(technique.aka)),
        ("Position", "" if technique.position is Position.ANY else technique.position.label),
        ("Giver", technique.giver_position),
        ("Minutes", _minutes(technique.dose)),
        ("Sides", {Sides.EACH: "one after the other", Sides.TOGETHER: "together"}.get(technique.dose.sides, "")),
        ("Hold", _hold(technique.dose)),
        ("Repeat", wording.count(technique.dose.reps, "time", "times") if technique.dose.reps else ""),
        ("Tempo", technique.dose.tempo),
        ("How often", technique.dose.frequency),
        ("Intensity", f"{technique.intensity} of 5: {library.intensities[technique.intensity]}"),
        ("Skill", _SKILL[technique.skill]),
        ("Body areas", ", ".join(library.areas[area] for area in technique.areas).lower()),
        ("You need", ", ".join(technique.props)),
    )


def _minutes(dose: Dose) -> str:
    least, typical, most = map(wording.number, dose.minutes)
    usual = typical if least == most else f"{typical}, from {least} to {most}"
    return usual + (" each side" if dose.per is Per.SIDE else "")


def _hold(dose: Dose) -> str:
    if not dose.hold_s:
        return ""
    least, most = dose.hold_s
    return f"{least} seconds" if least == most else f"{least} to {most} seconds"


def _condition(tag: str, library: Library) -> str:
    name = library.conditions[condition_of(tag)].name
    qualifier = _TAG.fullmatch(tag)
    return f"{name}, {_QUALIFIERS[qualifier[1]].format(qualifier[2])}" if qualifier else name
