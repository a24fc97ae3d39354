"""A technique: one thing done with or for a body, as the library describes it."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.library.picture import Image, Picture
from app.domain.values import wording
from app.domain.values.positions import Position


class Roles(StrEnum):
    """Who takes part: a giver and a receiver, one person moving, or one person changing a habit."""

    PAIR = "pair"
    SOLO = "solo"
    SELF_CARE = "self_care"

    @property
    def label(self) -> str:
        """Who takes part, in words, lower case."""
        return {"pair": "with a partner", "solo": "on your own", "self_care": "self-care"}[self.value]


class Skill(StrEnum):
    """Whose hands a technique is for."""

    LAY = "lay"
    PRACTISED_LAY = "practised_lay"
    THERAPIST_ONLY = "therapist_only"


class Sides(StrEnum):
    """How a technique treats left and right."""

    EACH = "each"  # one after the other
    TOGETHER = "together"  # both at once
    NONE = "none"  # the body has no part in it


class Per(StrEnum):
    """What the minutes of a dose count."""

    SIDE = "side"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of a technique. Minutes and hold seconds are (least, …, most); `reps` counts movements or presses."""

    minutes: tuple[float, float, float]  # least, typical, most
    per: Per
    sides: Sides
    hold_s: tuple[int, int] | None = None
    reps: int | None = None
    frequency: str = ""
    tempo: str = ""

    @property
    def least(self) -> float:
        """Fewest minutes that make sense."""
        return self.minutes[0]

    @property
    def typical(self) -> float:
        """Minutes a new step starts with."""
        return self.minutes[1]

    @property
    def most(self) -> float:
        """Most minutes that make sense."""
        return self.minutes[2]


@dataclass(frozen=True, slots=True)
class ThaiName:
    """A Thai name. `status` says how sure it is: verified (for this very move) or related (for a more general one)."""

    name: str
    roman: str
    status: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Technique:
    """One technique of the library. Vocabulary of actions, movements, loads and areas: sequences/vocabulary.yaml."""

    id: str
    name: str
    group: str
    position: Position
    roles: Roles
    skill: Skill
    intensity: int  # 1 rest … 5 strongest, sequences/vocabulary.yaml
    dose: Dose
    aim: str
    steps: tuple[str, ...]
    receiver_cue: str
    areas: tuple[str, ...]
    aka: tuple[str, ...] = ()
    thai: ThaiName | None = None
    thai_note: str = ""  # why there is no Thai name, or what the name means
    giver_position: str = ""
    giver_cue: str = ""
    stop_if: str = ""
    props: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    movements: tuple[str, ...] = ()
    loads: tuple[str, ...] = ()
    phase: tuple[tuple[str, str], ...] = ()  # (flare | settling | maintain, ok | gentle | skip)
    handout_allowed: bool = True
    evidence: str = ""
    interpretation: str = ""
    sources: tuple[str, ...] = ()
    picture: Picture | None = None
    image: Image | None = None  # shown in place of the picture

    @property
    def takes_side(self) -> bool:
        """Whether a step must say left, right or both."""
        return self.dose.sides is Sides.EACH

    def advice(self, phase: str) -> str:
        """Return how it suits a phase: ok, gentle or skip; "" where nothing is said."""
        return next((advice for name, advice in self.phase if name == phase), "")

    @property
    def caution(self) -> str:
        """The library's own caution: when to stop; "" when there is none.

        Where not to press is said once for a whole plan, not at each step.
        """
        return f"Stop if: {wording.small(self.stop_if)}" if self.stop_if else ""

    @property
    def pictured(self) -> bool:
        """Whether it has a picture or an image."""
        return self.image is not None or self.picture is not None

    @property
    def hands_on(self) -> bool:
        """Whether one person touches another."""
        return self.roles is Roles.PAIR


def stand_in(technique_id: str) -> Technique:
    """Return a stand-in for a technique no longer in the library, so its sequence can still be edited."""
    return Technique(
        id=technique_id,
        name="No longer in the library",
        group="",
        position=Position.ANY,
        roles=Roles.SELF_CARE,
        skill=Skill.LAY,
        intensity=1,
        dose=Dose(minutes=(0.5, 1.0, 180.0), per=Per.TOTAL, sides=Sides.NONE),
        aim="",
        steps=(),
        receiver_cue="",
        areas=(),
        handout_allowed=False,
    )
