"""Safety texts: warning signs, questions to the giver, danger zones, the traffic light for pain."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.library.conditions import Effect, Pattern


class Urgency(StrEnum):
    """How soon a warning sign needs somebody's advice, most urgent first."""

    EMERGENCY = "emergency"
    SAME_DAY = "same_day"
    DOCTOR_BEFORE = "doctor_before"
    DOCTOR_SOON = "doctor_soon"

    @property
    def label(self) -> str:
        """How soon, in a few words, lower case."""
        return _URGENCY_LABELS[self]


_URGENCY_LABELS = {
    Urgency.EMERGENCY: "emergency",
    Urgency.SAME_DAY: "urgent, today",
    Urgency.DOCTOR_BEFORE: "see a doctor first",
    Urgency.DOCTOR_SOON: "routine appointment",
}


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A warning sign, checked before any technique. `sign` states in plain words what `ask` asks."""

    id: str
    cluster: str
    urgency: Urgency
    ask: str
    sign: str
    note: str = ""
    weak: bool = False  # says little on its own: alone it prompts but locks nothing
    sources: tuple[str, ...] = ()
    verified: str = "no"


@dataclass(frozen=True, slots=True)
class GiverQuestion:
    """A question to the giver. A yes rules out (block) or changes (modify) the techniques `when` covers."""

    id: str
    ask: str
    advice: str
    effect: Effect
    when: Pattern
    sources: tuple[str, ...] = ()
    verified: str = "no"


@dataclass(frozen=True, slots=True)
class Light:
    """One colour of the traffic light for pain: when it shows, and what to do then."""

    colour: str
    when: str
    do: str


@dataclass(frozen=True, slots=True)
class DangerZone:
    """An area of the body with a rule of its own."""

    id: str
    areas: tuple[str, ...]
    rule: str
    sources: tuple[str, ...] = ()
    verified: str = "no"


@dataclass(frozen=True, slots=True)
class Safety:
    """What every sheet says about stopping and getting help."""

    red_flags: tuple[RedFlag, ...]
    responses: Mapping[str, str]  # urgency, or "during_session" -> what to do
    stop_signs: tuple[str, ...]
    danger_zones: tuple[DangerZone, ...]
    giver_questions: tuple[GiverQuestion, ...] = ()
    traffic_light: tuple[Light, ...] = ()

    @property
    def question_ids(self) -> frozenset[str]:
        """The ids of all screening questions, to the client and to the giver."""
        return frozenset(flag.id for flag in self.red_flags) | {question.id for question in self.giver_questions}
