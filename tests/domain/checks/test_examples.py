"""Each rule's own examples: the checks find the plan that breaks it, and not the one that keeps it."""

import pytest

from app.domain.checks import check
from app.domain.library.rules import Example
from app.library.loading import load_library

LIBRARY = load_library()


def rules_that_speak(example: Example) -> set[str]:
    return {finding.rule for finding in check(example.sequence, example.client, LIBRARY)}


@pytest.mark.parametrize("rule_id", LIBRARY.rules)
def test_the_plan_that_breaks_a_rule_is_found(rule_id: str) -> None:
    assert rule_id in rules_that_speak(LIBRARY.rules[rule_id].breaks)


@pytest.mark.parametrize("rule_id", LIBRARY.rules)
def test_the_plan_that_keeps_a_rule_is_not(rule_id: str) -> None:
    assert rule_id not in rules_that_speak(LIBRARY.rules[rule_id].keeps)
