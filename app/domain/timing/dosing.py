"""The dose of a step in words: minutes, sides, repetitions, hold."""

from app.domain.library.technique import Roles, Sides, Technique
from app.domain.plan.sequence import Step
from app.domain.timing.timeline import per_side
from app.domain.values import wording
from app.domain.values.sides import Side


def side(step: Step, technique: Technique) -> str:
    """Return which side a step works on and how, or "" if sides do not matter."""
    if technique.dose.sides is Sides.TOGETHER and technique.roles is not Roles.SELF_CARE:
        return f"{Side.BOTH.phrase} together"
    if step.side is Side.BOTH:
        return f"{step.side.phrase}, one after the other"
    return step.side.phrase if step.side else ""


def step_minutes(step: Step, technique: Technique) -> str:
    """Return a step's minutes as the giver counts them: "2 min each side"."""
    return wording.minutes(step.minutes) + (" each side" if per_side(step, technique) else "")


def dose(step: Step, technique: Technique) -> tuple[str, ...]:
    """Return the dose of a step in parts: minutes, repetitions, hold, tempo, frequency; empty ones are left out."""
    parts = (
        step_minutes(step, technique),
        f"{wording.count(step.reps, 'time', 'times')}" if step.reps else "",
        f"hold {wording.count(step.hold_s, 'second', 'seconds')}" if step.hold_s else "",
        technique.dose.tempo,
        step.frequency,
    )
    return tuple(part for part in parts if part)
