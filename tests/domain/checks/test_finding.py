"""What a finding says of itself: what it is in a word, where it is put right, whether it may stand."""

from dataclasses import replace
from datetime import UTC, datetime

from app.domain.checks import Finding, check
from app.domain.checks.finding import Remedy
from app.domain.library.rules import Severity
from app.domain.plan.sequence import Acceptance
from app.library.loading import load_library

LIBRARY = load_library()
ACCEPTED = Acceptance(finding="x", facts=(), reason="Agreed.", at=datetime(2026, 11, 22, 12, tzinfo=UTC))


def found(rule_id: str) -> Finding:
    """Return what the checks say of the example that breaks a rule."""
    example = LIBRARY.rules[rule_id].breaks
    return next(one for one in check(example.sequence, example.client, LIBRARY) if one.rule == rule_id)


def test_a_finding_is_called_by_its_weight_unless_it_asks_for_care_or_is_accepted() -> None:
    stop, care = found("condition_block"), found("condition_care")
    assert [replace(stop, severity=weight).word for weight in Severity] == ["Stop", "Warning", "Tip"]
    assert care.word == "Care"
    assert {replace(one, accepted=ACCEPTED).word for one in (stop, care)} == {"Accepted"}


def test_several_findings_of_a_weight_are_counted_in_words() -> None:
    assert [weight.counted(1) for weight in Severity] == ["1 stop", "1 warning", "1 tip"]
    assert Severity.STOP.counted(2) == "2 stops"


def test_a_rule_whose_finding_is_not_put_right_in_the_plan_says_where() -> None:
    elsewhere = {rule: found(rule).remedy for rule in LIBRARY.rules if found(rule).remedy is not Remedy.PLAN}
    assert elsewhere == {
        "condition_block": Remedy.CLEARANCE,
        "condition_ask": Remedy.CLEARANCE,
        "condition_care": Remedy.CARE,
        "warning_sign": Remedy.SCREENING,
        "swap_roles": Remedy.SCREENING,
    }


def test_a_warning_sign_alone_cannot_be_accepted() -> None:
    assert [rule for rule in LIBRARY.rules if not found(rule).can_be_accepted] == ["warning_sign"]
