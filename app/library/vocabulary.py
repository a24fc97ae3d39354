"""The words of sequences/vocabulary.yaml, and the few that belong to the program."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.feedback.traffic_light import Colour
from app.domain.library.conditions import Need, NeedKind
from app.domain.library.safety import Urgency
from app.domain.plan.client import Phase
from app.library.entry import Entry

VERIFIED = ("yes", "partial", "no")
GRADES = ("A", "B", "C", "D", "E")
THAI_STATUS = ("verified", "related")
PHASES = tuple(Phase)
PHASE_ADVICE = ("ok", "gentle", "skip")
URGENCIES = tuple(Urgency)
COLOURS = tuple(colour.label for colour in Colour)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every word the other library files may use. Mappings go from word to label."""

    groups: Mapping[str, str]
    areas: Mapping[str, str]
    intensities: Mapping[int, str]  # 1 … 5
    evidence: Mapping[str, str]
    actions: tuple[str, ...]
    movements: tuple[str, ...]
    loads: tuple[str, ...]
    condition_groups: Mapping[str, str]
    condition_levels: Mapping[str, str]
    needs: Mapping[str, Need]


def read_vocabulary(entry: Entry) -> Vocabulary:
    """Read vocabulary.yaml."""
    vocabulary = Vocabulary(
        groups=entry.labels("groups"),
        areas=entry.labels("areas"),
        intensities=entry.one("intensities", lambda levels: {n: levels.text(str(n)) for n in range(1, 6)}),
        evidence=entry.labels("evidence"),
        actions=entry.texts("actions", needed=True),
        movements=entry.texts("movements", needed=True),
        loads=entry.texts("loads", needed=True),
        condition_groups=entry.labels("condition_groups"),
        condition_levels=entry.labels("condition_levels"),
        needs=entry.one("needs", lambda needs: needs.each(_need)),
    )
    entry.finish()
    return vocabulary


def _need(id_: str, entry: Entry) -> Need:
    return Need(id_, NeedKind(entry.word("kind", tuple(NeedKind))), entry.text("ask"))
