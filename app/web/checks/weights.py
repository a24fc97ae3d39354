"""How much a rule weighs, and for whom it holds, in words."""

from dataclasses import dataclass

from app.domain.library.rules import RuleText, Severity


@dataclass(frozen=True, slots=True)
class Weight:
    """A severity in words. `style` is the class of its notice."""

    severity: Severity
    name: str
    meaning: str
    style: str


WEIGHTS = {
    Severity.STOP: Weight(
        Severity.STOP,
        "Stop",
        "Keeps a plan for people at home from being printed or shared until it is mended, or accepted with a reason. "
        "In a therapist’s own session it says so and holds nothing back.",
        "notice-stop",
    ),
    Severity.WARNING: Weight(
        Severity.WARNING, "Warning", "Asks for a second look. The plan can be printed and shared.", "notice-care"
    ),
    Severity.TIP: Weight(Severity.TIP, "Tip", "Says what usually does well. Whether it fits is yours to judge.", ""),
}
# Their findings weigh differently from one to the next, or are dealt with in another way than the others of their kind.
_OF_ITS_OWN = {
    "warning_sign": "Keeps every plan, a therapist’s own too, from being printed or shared until the outcome is "
    "written down. It cannot be accepted. A sign that says little alone only warns.",
    "giver_answer": "Asks for a second look. An answer that rules hands-on work out is a stop instead: it keeps a plan "
    "for people at home from being printed or shared until it is mended, or accepted with a reason.",
}
_AUDIENCES = {
    "all": "All plans",
    "lay": "Plans for people at home",
    "therapist": "A therapist’s own sessions",
}


def meaning(rule: RuleText) -> str:
    """Say what a finding of a rule does to a plan."""
    return _OF_ITS_OWN.get(rule.id, WEIGHTS[rule.severity].meaning)


def audience(rule: RuleText) -> str:
    """Say for which plans a rule holds."""
    return _AUDIENCES[rule.audience]
