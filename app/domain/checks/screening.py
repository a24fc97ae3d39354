"""Warning signs answered yes, and what the giver's own answers mean for the plan."""

from collections.abc import Iterator

from app.domain.checks import offers
from app.domain.checks.finding import Finding, Fix, Remedy, finding_of
from app.domain.checks.matching import matches
from app.domain.checks.plan import Item, Plan
from app.domain.checks.registry import looks, mends
from app.domain.library.conditions import Effect
from app.domain.library.rules import RuleText, Severity
from app.domain.library.safety import RedFlag, Urgency

_LEADS = {
    Urgency.EMERGENCY: "An emergency warning sign was answered yes",
    Urgency.SAME_DAY: "A warning sign that needs advice today was answered yes",
    Urgency.DOCTOR_BEFORE: "A sign to see a doctor about before any session was answered yes",
    Urgency.DOCTOR_SOON: "A sign for a routine appointment was answered yes",
}


@looks("warning_sign")
def warning_sign(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find warning signs answered yes without a written outcome, by urgency."""
    flags = open_flags(plan)
    for urgency, lead in _LEADS.items():
        here = [flag for flag in flags if flag.urgency == urgency]
        if here:
            yield finding_of(
                rule,
                f"{lead}. {plan.library.safety.responses[urgency]}",
                subject=urgency,
                measures=(flag.id for flag in here),
                why=" ".join(f"{flag.sign}." for flag in here),
                sources=tuple(dict.fromkeys(source for flag in here for source in flag.sources)),
                # A weak sign prompts; it locks only together with another.
                severity=Severity.WARNING if all(flag.weak for flag in flags) else None,
                remedy=Remedy.SCREENING,
                can_be_accepted=False,  # it waits for its outcome instead
            )


@looks("giver_answer")
def giver_answer(plan: Plan, rule: RuleText) -> Iterator[Finding]:
    """Find steps that are hard or unwise for this giver."""
    if not plan.is_partner:
        return
    for question in plan.library.safety.giver_questions:
        answer = plan.client.answered(question.id)
        if answer is None or not answer.is_open:
            continue
        here = [item for item in plan.hands_on if matches(question.when, item.technique)]
        if here:
            yield finding_of(
                rule,
                f"For this giver: {question.advice}",
                here,
                subject=question.id,
                why=question.ask,
                sources=question.sources,
                severity=Severity.STOP if question.effect is Effect.BLOCK else Severity.WARNING,
            )


@mends("giver_answer")
def _spare_the_giver(plan: Plan, _: RuleText, __: Finding, item: Item | None) -> Iterator[Fix]:
    if item is not None:
        yield from offers.replacements(plan, item)
        yield offers.remove(item)


def open_flags(plan: Plan) -> tuple[RedFlag, ...]:
    """Return the warning signs whose yes is still open."""
    answers = ((flag, plan.client.answered(flag.id)) for flag in plan.library.safety.red_flags)
    return tuple(flag for flag, answer in answers if answer is not None and answer.is_open)
