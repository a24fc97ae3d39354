"""The builder's forms: each field once, with its label and limits. Whether a value is possible the domain says."""

from collections.abc import Iterable
from typing import Any

from wtforms import Field, SelectField, StringField
from wtforms.validators import AnyOf, InputRequired

from app.domain.plan.client import (
    FACTS,
    MOST_PAIN,
    MOST_WEEKS,
    NAME_LENGTH,
    OUTCOME_LENGTH,
    Audience,
    Direction,
    Phase,
    Reach,
)
from app.domain.plan.sequence import (
    LABEL_LENGTH,
    LEAST_MINUTES,
    MAX_HOLD_S,
    MAX_MINUTES,
    MAX_REPS,
    NOTE_LENGTH,
    TITLE_LENGTH,
    BlockKind,
    Paper,
)
from app.domain.values.sides import Side
from app.domain.values.wording import capital
from app.web.forms import YES_NO, Box, Boxes, Choice, Day, Line, Lines, Number, PartForm, PlainForm, Whole, YesNo

SHIFTS = {"up": -1, "down": 1}
UNKNOWN = ("", "Not known")


def _labelled(members: Iterable[Any]) -> tuple[tuple[str, str], ...]:
    """Return members of an enum with their labels, as choices."""
    return tuple((one, capital(one.label)) for one in members)


class StepForm(PartForm):
    """The fields of a step."""

    minutes = Number("Minutes", least=LEAST_MINUTES, most=MAX_MINUTES, step=0.5)
    side = Choice("Side", choices=((Side.BOTH, "Both, in turn"), *_labelled((Side.LEFT, Side.RIGHT))))
    reps = Whole("Repetitions", least=1, most=MAX_REPS)
    hold_s = Whole("Hold seconds", least=1, most=MAX_HOLD_S)
    frequency = Line("Frequency", longest=LABEL_LENGTH, hint="once a day")
    note = Lines("Note", longest=NOTE_LENGTH)
    safety_note = Lines("Safety note", longest=NOTE_LENGTH, hint=" ")


class HeadingForm(PartForm):
    """The fields of the heading."""

    title = Line("Title", longest=TITLE_LENGTH)
    made_for = Line("Made for", longest=LABEL_LENGTH, hint="Initials or a nickname")
    made_by = Line("Made by", longest=LABEL_LENGTH, hint="Your name")
    paper = Choice("Paper", choices=_labelled(Paper))
    audience = Choice("The plan is for", choices=tuple((audience, audience.choice) for audience in Audience))
    phase = Choice("Phase", choices=(UNKNOWN, *_labelled(Phase)))


class BlockNameForm(PartForm):
    """The name of a block."""

    name = Line("Name of the block", longest=LABEL_LENGTH)


class ClientForm(PartForm):
    """What is known of the client."""

    pain = Whole(f"Pain now, 0 to {MOST_PAIN}", least=0, most=MOST_PAIN, step=1)
    reach = Choice("How far down the leg", choices=(UNKNOWN, *((reach, reach.choice) for reach in Reach)))
    sore_side = Choice("Sore side", choices=(UNKNOWN, *_labelled(Side)))
    older = Box(capital(FACTS["older"]))
    first_time = Box(capital(FACTS["first_time"]))
    label_shown = Box("Show “Made for” on the sheet and the client’s page")


class Answers(Field):  # type: ignore[misc]
    """The yes and no of a condition's needs: a field for each, `answer-` and the name of the need."""

    is_pressed = True

    def process(self, formdata: Any, data: object = None, extra_filters: object = None) -> None:  # noqa: ARG002
        """Read what was chosen, for any need."""
        self.process_errors: list[str] = []
        names = [name for name in formdata or () if name.startswith(f"{self.name}-")]
        self.raw_data = [formdata[name] for name in names]
        self.data = {name.removeprefix(f"{self.name}-"): YES_NO.get(formdata[name]) for name in names}


class ConditionForm(PartForm):
    """What a condition of the client asks for. Labels are the library's own."""

    side = Choice(choices=(UNKNOWN, *_labelled(Side)))
    weeks = Whole(least=0, most=MOST_WEEKS, step=1)
    eases = Choice(choices=(UNKNOWN, *_labelled(Direction)))
    detail = Line(longest=OUTCOME_LENGTH)
    areas = Boxes()
    positions = Boxes()
    cleared_by = Line(longest=NAME_LENGTH)
    cleared_on = Day("on")
    answer = Answers()


class NeedForm(PartForm):
    """One need of a condition that is answered yes or no."""

    answer = YesNo()


class OutcomeForm(PartForm):
    """The outcome of a warning sign."""

    outcome = Lines("Outcome: who examined it, and what they said", longest=OUTCOME_LENGTH)
    outcome_on = Day("On")
    go_on = Box("Bodywork may continue")


class QuestionForm(PartForm):
    """The answer to one screening question."""

    answer = YesNo(unknown="Not asked")


class NewConditionForm(PlainForm):
    """A condition of the library."""

    condition = StringField(validators=[InputRequired()])


class FixForm(PlainForm):
    """One fix of one finding, at one step or, without, for all of it."""

    finding = StringField(validators=[InputRequired()])
    fix = StringField(validators=[InputRequired()])
    step = StringField(default="")


class FindingForm(PlainForm):
    """A finding, and why it is accepted."""

    finding = StringField(validators=[InputRequired()])
    seen = StringField(default="")  # what the page showed of it: nobody accepts what came in meanwhile
    reason = Lines("Your reason", longest=NOTE_LENGTH, default="")


class AddStepForm(PlainForm):
    """A technique for a block; `before` is the step it goes in front of, empty for the end."""

    technique = StringField(validators=[InputRequired()])
    block = StringField(validators=[InputRequired()])
    before = StringField(filters=[lambda text: text or None])


class MoveStepForm(PlainForm):
    """A place for a step."""

    block = StringField(validators=[InputRequired()])
    before = StringField(filters=[lambda text: text or None])


class ShiftForm(PlainForm):
    """One place up or down."""

    direction = StringField(validators=[AnyOf(SHIFTS)])

    @property
    def by(self) -> int:
        """Return -1 for up, 1 for down."""
        return SHIFTS[str(self.direction.data)]


class NewBlockForm(PlainForm):
    """A new block's name and kind."""

    name = Line(longest=LABEL_LENGTH, default="")
    kind = SelectField(choices=[kind.value for kind in BlockKind], default=BlockKind.SESSION.value)
