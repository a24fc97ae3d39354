"""Who a plan is for: the client's own answers, as the therapist notes them. None of it reaches the client's page.

What is not known stays None or empty; the checks then act as if every rule that depends on it applied.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.values import wording
from app.domain.values.errors import BadValue, NotInSequence
from app.domain.values.fields import member, put, whole
from app.domain.values.positions import Position
from app.domain.values.sides import Side, read_side
from app.domain.values.text import clean_line, clean_lines

MOST_PAIN = 10  # the numeric rating scale: 0 no pain, 10 the worst imaginable
MOST_WEEKS = 5200  # a hundred years
NAME_LENGTH = 80
OUTCOME_LENGTH = 300
_WORD_LENGTH = 60
FACTS = {"older": "65 or over", "first_time": "first time"}  # fields of a client that are yes or no, in words


class Audience(StrEnum):
    """Who will do what the plan says."""

    PARTNER = "partner"
    SOLO = "solo"
    THERAPIST = "therapist"

    @property
    def is_lay(self) -> bool:
        """Whether people without training follow the plan."""
        return self is not Audience.THERAPIST

    @property
    def label(self) -> str:
        """The audience in words, lower case."""
        return _AUDIENCES[self][0]

    @property
    def choice(self) -> str:
        """The audience as a therapist chooses it."""
        return _AUDIENCES[self][1]


_AUDIENCES = {
    Audience.PARTNER: ("partner at home", "A partner at home"),
    Audience.SOLO: ("on their own", "The client on their own"),
    Audience.THERAPIST: ("therapist’s own session", "My own session"),
}


class Phase(StrEnum):
    """How settled the client is. A technique's library entry says how it suits each phase."""

    FLARE = "flare"
    SETTLING = "settling"
    MAINTAIN = "maintain"

    @property
    def label(self) -> str:
        """The phase in words, lower case."""
        return {"flare": "flare", "settling": "settling", "maintain": "maintaining"}[self.value]


class Reach(StrEnum):
    """How far down the leg the pain goes."""

    NONE = "none"
    BUTTOCK = "buttock"
    THIGH = "thigh"
    CALF = "calf"
    FOOT = "foot"

    @property
    def label(self) -> str:
        """The place in words, lower case."""
        return "not at all" if self is Reach.NONE else self.value

    @property
    def choice(self) -> str:
        """How far it goes, as a therapist chooses it."""
        return wording.capital(self.label if self is Reach.NONE else f"to the {self.label}")


class Direction(StrEnum):
    """Which way of moving the back eases the pain."""

    BENDING = "bending"
    ARCHING = "arching"

    @property
    def label(self) -> str:
        """The way in words, lower case."""
        return {"bending": "bending forward", "arching": "arching back"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientCondition:
    """A health condition of the client, with whatever is known of what it asks for.

    `weeks` counts weeks of pregnancy, or since the event. `answers` maps names of needs to yes or no.
    """

    id: str
    side: Side | None = None
    areas: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()
    weeks: int | None = None
    eases: Direction | None = None
    answers: tuple[tuple[str, bool], ...] = ()
    detail: str = ""
    cleared_by: str = ""
    cleared_on: date | None = None

    def __post_init__(self) -> None:
        _require_word(self.id, "condition")
        put(self, "side", read_side(self.side))
        put(self, "areas", _words(self.areas, "areas"))
        put(self, "positions", _positions(self.positions))
        whole(self.weeks, "weeks", 0, MOST_WEEKS, "Weeks")
        put(self, "eases", member(Direction, self.eases, "eases", "Choose bending or arching."))
        put(self, "answers", _answers(self.answers))
        put(self, "detail", clean_line(self.detail, "detail", OUTCOME_LENGTH))
        put(self, "cleared_by", clean_line(self.cleared_by, "cleared_by", NAME_LENGTH))
        put(self, "cleared_on", _day(self.cleared_on, "cleared_on"))

    @property
    def is_cleared(self) -> bool:
        """Whether somebody has cleared it: both a name and a date."""
        return bool(self.cleared_by) and self.cleared_on is not None

    def answer(self, need: str) -> bool | None:
        """Return the answer to a yes-or-no need, None if not known."""
        return dict(self.answers).get(need)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningAnswer:
    """The answer to one screening question. A yes stays open until `outcome` and its date are noted.

    `go_on` is the therapist's conclusion from the outcome: whether bodywork may continue.
    """

    id: str
    yes: bool
    outcome: str = ""
    outcome_on: date | None = None
    go_on: bool = False

    def __post_init__(self) -> None:
        _require_word(self.id, "question")
        _flag(self.yes, "yes")
        _flag(self.go_on, "go_on")
        put(self, "outcome", clean_lines(self.outcome, "outcome", OUTCOME_LENGTH))
        put(self, "outcome_on", _day(self.outcome_on, "outcome_on"))

    @property
    def is_open(self) -> bool:
        """Whether a yes is still open: nobody has noted that, when and why bodywork may continue."""
        return self.yes and not (self.go_on and self.outcome and self.outcome_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """The client of one plan. `label_shown` says whether “made for” is printed."""

    label_shown: bool = True
    pain: int | None = None
    reach: Reach | None = None
    sore_side: Side | None = None
    older: bool = False  # 65 or over
    first_time: bool = False
    conditions: tuple[ClientCondition, ...] = ()
    screening: tuple[ScreeningAnswer, ...] = ()

    def __post_init__(self) -> None:
        for field in ("label_shown", "older", "first_time"):
            _flag(getattr(self, field), field)
        whole(self.pain, "pain", 0, MOST_PAIN, "Pain")
        put(self, "reach", member(Reach, self.reach, "reach", "Choose how far down the leg it goes."))
        put(self, "sore_side", read_side(self.sore_side, "sore_side"))
        put(self, "conditions", tuple(self.conditions))
        put(self, "screening", tuple(self.screening))
        for name, items in (("conditions", self.conditions), ("screening", self.screening)):
            ids = [item.id for item in items]
            if len(ids) != len(set(ids)):
                raise BadValue(name, "The same one is there twice.")

    def condition(self, condition_id: str) -> ClientCondition:
        """Return a condition of the client; raise NotInSequence for an unknown id."""
        for condition in self.conditions:
            if condition.id == condition_id:
                return condition
        raise NotInSequence("That condition is no longer among the client’s.")

    def answered(self, question_id: str) -> ScreeningAnswer | None:
        """Return the answer to a screening question, None while it has not been asked."""
        return next((answer for answer in self.screening if answer.id == question_id), None)


def _require_word(value: object, what: str) -> None:
    if not isinstance(value, str) or not value or len(value) > _WORD_LENGTH:
        raise BadValue("id", f"A {what} needs its id.")


def _words(value: object, field: str) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, list | tuple):
        raise BadValue(field, "This must be a list of words.")
    return tuple(dict.fromkeys(clean_line(word, field, _WORD_LENGTH) for word in value))


def _positions(value: object) -> tuple[Position, ...]:
    words = _words(value, "positions")
    found = (member(Position, word, "positions", "Choose positions from the list.") for word in words)
    return tuple(position for position in found if position is not None)


def _answers(value: object) -> tuple[tuple[str, bool], ...]:
    pairs = value.items() if isinstance(value, dict) else value
    try:
        known = {clean_line(name, "answers", _WORD_LENGTH): yes for name, yes in pairs}  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        raise BadValue("answers", "This must be a yes or no for each question.") from None
    for yes in known.values():
        _flag(yes, "answers")
    return tuple(sorted(known.items()))


def _flag(value: object, field: str) -> None:
    if not isinstance(value, bool):
        raise BadValue(field, "This must be yes or no.")


def _day(value: object, field: str) -> date | None:
    if value is None or type(value) is date:
        return value
    try:
        return date.fromisoformat(value) if value else None  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise BadValue(field, "Give a day, such as 2026-11-22.") from None


NOBODY = Client()  # nothing is known yet
