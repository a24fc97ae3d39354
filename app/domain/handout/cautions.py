"""The technique's own cautions, and which safety note a step has."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.library.library import Library
from app.domain.library.technique import Technique
from app.domain.plan.sequence import Step

# Danger zones matter where hands or feet press into tissue, not where a limb is moved or held.
_PRESSING = frozenset(
    {"palm_press", "thumb_press", "forearm_press", "foot_press", "knead", "artery_press", "end_range_press"}
)


@dataclass(frozen=True, slots=True)
class SafetyNote:
    """A safety note as shown; `own` marks the therapist's wording as opposed to the library's."""

    text: str
    own: bool


def safety_note(step: Step, technique: Technique) -> SafetyNote:
    """Return the safety note of a step: the therapist's words where there are any, else the built-in caution."""
    if step.safety_note is None or step.safety_note == technique.caution:
        return SafetyNote(technique.caution, own=False)
    return SafetyNote(step.safety_note, own=True)


def no_go(techniques: Iterable[Technique], library: Library) -> tuple[str, ...]:
    """Return where a giver must not press, for the places that these techniques press on."""
    areas = {area for technique in techniques if _presses(technique) for area in technique.areas}
    return tuple(zone.rule for zone in library.safety.danger_zones if not areas.isdisjoint(zone.areas))


def _presses(technique: Technique) -> bool:
    return technique.hands_on and not _PRESSING.isdisjoint(technique.actions)
