"""One step on the builder's screen."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.editing.edits import STEP_FIELDS
from app.domain.handout.cautions import safety_note
from app.domain.handout.depiction import Depiction, depiction
from app.domain.library.library import Library
from app.domain.library.technique import Dose, Skill, Technique
from app.domain.plan.sequence import Step
from app.domain.timing import dosing
from app.domain.values import wording
from app.web.builder.fields import Field, Trouble, fields
from app.web.builder.forms import StepForm
from app.web.builder.marks import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class StepCard:
    """A step with the library's words, numbered across all blocks."""

    step: Step
    number: int
    technique: Technique
    fields: Mapping[str, Field]
    minutes_unit: str  # "min each side"
    minutes_mark: str  # what is unusual about the minutes, if anything
    side_text: str  # how the sides are done if there is no choice
    caution: str  # the library's
    own_caution: bool  # whether the therapist has written their own
    depiction: Depiction | None  # its picture
    marks: tuple[Mark, ...]  # what the checks say of it
    first: bool  # cannot move up
    last: bool  # cannot move down

    @property
    def left_off(self) -> str:
        """Why the step is not on the client's page or sheet; "" if it is."""
        if self.technique.handout_allowed:
            return ""
        why = "it is for a therapist’s hands" if self.therapist_only else f"the library has no “{self.technique.id}”"
        return f"Left off your client’s page and sheet: {why}."

    @property
    def therapist_only(self) -> bool:
        """Whether this technique is only for a therapist's hands."""
        return self.technique.skill is Skill.THERAPIST_ONLY


def step_card(
    step: Step, number: int, library: Library, trouble: Trouble, marks: tuple[Mark, ...], *, first: bool, last: bool
) -> StepCard:
    """Return the screen of one step, with the trouble of a refused edit beside its fields."""
    technique = library.described(step.technique)
    note = safety_note(step, technique)
    values = {name: getattr(step, name) for name in STEP_FIELDS} | {"safety_note": note.text}
    return StepCard(
        step=step,
        number=number,
        technique=technique,
        fields=fields(StepForm, step.id, values, trouble),
        minutes_unit=dosing.step_minutes(step, technique).split(" ", 1)[1],
        minutes_mark=_minutes_mark(step.minutes, technique.dose),
        side_text="" if technique.takes_side else dosing.side(step, technique),
        caution=technique.caution,
        own_caution=note.own,
        depiction=depiction(technique, step),
        marks=marks,
        first=first,
        last=last,
    )


def _minutes_mark(minutes: float, dose: Dose) -> str:
    """Say that a step is shorter than usual. The checks report longer ones."""
    if minutes >= dose.least:
        return ""
    least = f"{wording.number(dose.least)} to " if dose.least < dose.most else ""
    return f"Shorter than the usual {least}{wording.minutes(dose.most)}"
