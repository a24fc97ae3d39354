"""How much a rule weighs, and who it applies to, in words."""

from dataclasses import dataclass

from app.domain.library.rules import RuleText, Severity
from app.domain.values import wording


@dataclass(frozen=True, slots=True)
class Weight:
    """A severity in words. `style` is the class of its notice."""

    severity: Severity
    meaning: str
    style: str

    @property
    def name(self) -> str:
        """What it is called."""
        return wording.capital(self.severity.label)


WEIGHTS = {
    Severity.STOP: Weight(
        Severity.STOP,
        "A plan for people at home cannot be printed or shared until this is fixed, or accepted with a reason. "
        "In a therapist’s own session it is only pointed out.",
        "notice-stop",
    ),
    Severity.WARNING: Weight(
        Severity.WARNING, "Asks for a second look. The plan can be printed and shared.", "notice-care"
    ),
    Severity.TIP: Weight(Severity.TIP, "Says what usually works well. Whether it fits is yours to judge.", ""),
}
# Their findings vary in weight, or are dealt with differently from others of their kind.
_OF_ITS_OWN = {
    "warning_sign": "No plan, not even a therapist’s own, can be printed or shared until the outcome is written down. "
    "It cannot be accepted. A sign that says little on its own only warns.",
    "giver_answer": "Asks for a second look. An answer that rules out hands-on work is a stop instead: a plan for "
    "people at home cannot be printed or shared until it is fixed, or accepted with a reason.",
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
    """Say which plans a rule applies to."""
    return _AUDIENCES[rule.audience]
