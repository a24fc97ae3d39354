"""Running every rule over a plan."""

from collections.abc import Iterable
from functools import lru_cache

from app.domain.checks import (
    completeness,
    conditions,
    dose,
    giver,
    length,
    opening,
    positions,
    recovery,
    screening,
    sidedness,
    strength,
)
from app.domain.checks.finding import Finding, with_acceptance
from app.domain.checks.plan import Plan
from app.domain.checks.registry import LOOKS, Look
from app.domain.library.library import Library
from app.domain.library.rules import RuleText, Severity
from app.domain.plan.client import Audience, Client
from app.domain.plan.sequence import Sequence

# Importing a module is what registers its rules.
FAMILIES = (
    *(screening, conditions, opening, strength, sidedness, positions, recovery, dose, length, giver),
    completeness,
)
_HEAVIEST_FIRST = {severity: place for place, severity in enumerate(Severity)}


def check(sequence: Sequence, client: Client, library: Library) -> tuple[Finding, ...]:
    """Return what the checks find for a client, heaviest first; accepted findings say so. Never raises.

    `client` is separate so that a plan can be checked for a client other than its own.
    """
    plan = Plan(sequence, client, library)
    findings = [finding for rule, look in _active(library, sequence.audience) for finding in look(plan, rule)]
    # A warning sign comes before anything else of its weight: it cannot wait.
    findings.sort(key=lambda finding: (_HEAVIEST_FIRST[finding.severity], finding.can_be_accepted))
    if sequence.accepted:
        return tuple(with_acceptance(finding, sequence.accepted) for finding in findings)
    return tuple(findings)


def locks(findings: Iterable[Finding], audience: Audience) -> tuple[Finding, ...]:
    """Return the findings that block printing and sharing.

    Any stop neither fixed nor accepted blocks a lay plan; only warning signs block a therapist's own.
    """
    return tuple(one for one in findings if one.is_open_stop and (audience.is_lay or not one.can_be_accepted))


@lru_cache(maxsize=32)
def _active(library: Library, audience: Audience) -> tuple[tuple[RuleText, Look], ...]:
    meant = {"all", "lay" if audience.is_lay else "therapist"}
    rules = (rule for rule in library.rules.values() if rule.audience in meant and rule.id in LOOKS)
    return tuple((rule, LOOKS[rule.id]) for rule in rules)
