"""Every rule has its code and its words: neither is there without the other."""

import pytest

from app.domain.checks import engine
from app.domain.checks.registry import LOOKS, MENDS
from app.domain.library.rules import RuleText
from app.library.loading import load_library

RULES = load_library().rules
# Each condition, sign and question behind the first five has sources of its own; the last only says what a pair is.
NEED_NO_SOURCE = {
    *("condition_block", "condition_ask", "condition_care", "warning_sign", "giver_answer"),
    "needs_two",
}


def test_the_rules_have_been_registered() -> None:
    assert engine.FAMILIES
    assert LOOKS


def test_no_rule_is_code_without_words() -> None:
    assert not set(LOOKS) - set(RULES)


def test_no_rule_is_words_without_code() -> None:
    assert not set(RULES) - set(LOOKS)


def test_whatever_mends_a_rule_mends_one_that_is_looked_for() -> None:
    assert not set(MENDS) - set(LOOKS)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_says_what_why_and_by_example(rule: RuleText) -> None:
    assert rule.title
    assert rule.rule
    assert rule.why
    for example in (rule.breaks, rule.keeps):
        assert example.say
        assert any(True for _ in example.sequence.steps())


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_names_its_sources_or_says_that_it_is_our_own(rule: RuleText) -> None:
    assert rule.sources or rule.is_default or rule.id in NEED_NO_SOURCE
