"""Everything the library knows about a technique, in words, as its card shows it."""

from dataclasses import dataclass

from app.domain.checks.restrictions import Restriction, restrictions
from app.domain.handout.cautions import no_go
from app.domain.handout.depiction import Depiction, depiction
from app.domain.library.library import Library, Source
from app.domain.library.technique import Dose, Per, Sides, Skill, Technique
from app.domain.values import wording
from app.domain.values.positions import Position
from app.web.checks.patterns import WEEKS

_SKILL = {
    Skill.LAY: "",
    Skill.PRACTISED_LAY: "For practised hands",
    Skill.THERAPIST_ONLY: "For a trained therapist in person, never for a client’s sheet",
}
_REACHES = {
    Restriction.AVOID: "Not with",
    Restriction.AFFECTED: "Not on the affected side or area with",
    Restriction.LIMITED: "Not with, even if unsure",
    Restriction.ASK: "Only if a clinician agrees, with",
    Restriction.CARE: "With care, with",
}
_LIMITS = {**WEEKS, "flare": "in a flare"}
_THAI = {
    "verified": "found in a Thai source for this technique",
    "related": "found in a Thai source for something similar",
}


@dataclass(frozen=True, slots=True)
class Contraindication:
    """An effect in words with the conditions that have it."""

    effect: str
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TechniqueCard:
    """One technique in words. Empty text and empty tuples are not shown."""

    technique: Technique
    facts: tuple[tuple[str, str], ...]  # term and its words: dose, position, props …
    caution: tuple[str, ...]
    contraindications: tuple[Contraindication, ...]
    thai_status: str
    evidence: str
    sources: tuple[Source, ...]
    depiction: Depiction | None


def technique_card(technique: Technique, library: Library) -> TechniqueCard:
    """Return `technique` in words."""
    return TechniqueCard(
        technique=technique,
        facts=tuple((term, words) for term, words in _facts(technique, library) if words),
        caution=tuple(filter(None, (technique.caution, *no_go((technique,), library)))),
        contraindications=_contraindications(technique, library),
        thai_status=_THAI[technique.thai.status] if technique.thai else "",
        evidence=library.evidence[technique.evidence],
        sources=tuple(library.sources[source] for source in technique.sources),
        depiction=depiction(technique),
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


def _contraindications(technique: Technique, library: Library) -> tuple[Contraindication, ...]:
    by_reach: dict[Restriction, list[str]] = {reach: [] for reach in Restriction}
    for condition in library.conditions.values():
        for reach, limits in restrictions(library, condition.id, technique.id):
            by_reach[reach].append(", ".join((condition.name, *map(_limit, limits))))
    return tuple(Contraindication(_REACHES[reach], tuple(names)) for reach, names in by_reach.items() if names)


def _limit(limit: tuple[str, int | bool]) -> str:
    name, value = limit
    return _LIMITS.get(name, f"with {name}").format(value)
