"""Everything known about a rule, in words: the basis of its page and of its section in the document."""

from dataclasses import dataclass

from app.domain.library.library import Library, Source
from app.domain.library.rules import RuleText
from app.web.checks.condition_list import ConditionGroup, condition_groups
from app.web.checks.examples import ExampleText, example_text
from app.web.checks.numbers import numbers
from app.web.checks.signs import GiverText, SignGroup, giver_questions, urgencies
from app.web.checks.weights import WEIGHTS, Weight, audience, meaning

_OF_CONDITIONS = {"condition_block", "condition_ask", "condition_care"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePage:
    """One rule. The lists at the end are for rules that cover many conditions, signs or answers."""

    rule: RuleText
    weight: Weight
    meaning: str
    audience: str
    numbers: tuple[tuple[str, str], ...]
    breaks: ExampleText
    keeps: ExampleText
    sources: tuple[Source, ...]
    origin: str  # says where it is our own choice
    conditions: tuple[ConditionGroup, ...]
    urgencies: tuple[SignGroup, ...]
    questions: tuple[GiverText, ...]


def rule_page(rule: RuleText, library: Library) -> RulePage:
    """Return a rule in words."""
    return RulePage(
        rule=rule,
        weight=WEIGHTS[rule.severity],
        meaning=meaning(rule),
        audience=audience(rule),
        numbers=numbers(rule, library),
        breaks=example_text(rule.breaks, rule.id, library),
        keeps=example_text(rule.keeps, rule.id, library),
        sources=tuple(library.sources[source] for source in rule.sources),
        origin=_origin(rule),
        conditions=condition_groups(library) if rule.id in _OF_CONDITIONS else (),
        urgencies=urgencies(library) if rule.id == "warning_sign" else (),
        questions=giver_questions(library) if rule.id == "giver_answer" else (),
    )


def by_severity(library: Library) -> tuple[tuple[Weight, tuple[RuleText, ...]], ...]:
    """Return the rules under each severity, the heaviest first."""
    return tuple(
        (weight, tuple(rule for rule in library.rules.values() if rule.severity is severity))
        for severity, weight in WEIGHTS.items()
    )


def _origin(rule: RuleText) -> str:
    if not rule.is_default:
        return ""
    if rule.sources:
        return "Our own cautious choice: it goes beyond what these sources say."
    return "Our own cautious choice: no source we read puts it like this."
