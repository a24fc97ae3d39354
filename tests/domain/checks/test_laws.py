"""What holds of the checks for every plan and every client, drawn from the real library."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.checks import check, fix_all, fixes
from app.domain.checks.finding import Finding
from app.domain.checks.mending import is_mended
from app.domain.library.rules import Severity
from app.domain.plan.client import ClientCondition
from app.domain.plan.document import from_document, to_document
from app.domain.plan.sequence import Sequence
from app.library.loading import load_library
from tests.domain.checks.drawing import clients_of, plans
from tests.strategies import conditions, sequences

LIBRARY = load_library()
FEW = settings(max_examples=60)  # a fix is tried before it is offered, so each example checks dozens of plans


def raised(sequence: Sequence) -> tuple[Finding, ...]:
    return check(sequence, sequence.client, LIBRARY)


def stops(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    """Return each stop at each of its steps."""
    heavy = (one for one in findings if one.severity is Severity.STOP)
    return {(one.key, step) for one in heavy for step in (*one.steps, "")}


@given(plans(LIBRARY), clients_of(LIBRARY))
def test_no_plan_and_no_client_make_the_checks_raise(sequence: Sequence, client) -> None:  # type: ignore[no-untyped-def]
    for finding in check(sequence, client, LIBRARY):
        assert finding.text.endswith((".", ":"))
        assert finding.why
        assert set(finding.steps) <= {step.id for step in sequence.steps()}


@given(sequences())
def test_techniques_and_conditions_that_the_library_does_not_hold_raise_nothing_but_findings(
    sequence: Sequence,
) -> None:
    raised(sequence)


@given(plans(LIBRARY))
def test_a_finding_is_named_once(sequence: Sequence) -> None:
    keys = [finding.key for finding in raised(sequence)]
    assert len(keys) == len(set(keys))


@given(plans(LIBRARY), st.randoms(use_true_random=False))
def test_the_order_of_conditions_does_not_matter(sequence: Sequence, chance: random.Random) -> None:
    shuffled = list(sequence.client.conditions)
    chance.shuffle(shuffled)
    client = replace(sequence.client, conditions=tuple(shuffled))
    assert check(sequence, client, LIBRARY) == raised(sequence)


@given(plans(LIBRARY), conditions(st.sampled_from(list(LIBRARY.conditions))))
def test_one_more_condition_takes_no_stop_away(sequence: Sequence, more: ClientCondition) -> None:
    known = {mine.id for mine in sequence.client.conditions}
    added = (*sequence.client.conditions, *(() if more.id in known else (more,)))
    after = check(sequence, replace(sequence.client, conditions=added), LIBRARY)
    # A side that a condition bars need not be worked: the rule of both sides says so itself.
    before = {stop for stop in stops(raised(sequence)) if not stop[0].startswith("both_sides.")}
    assert before <= stops(after)


@FEW
@given(plans(LIBRARY, most=4))
def test_a_fix_removes_its_finding_and_adds_no_stop(sequence: Sequence) -> None:
    before = raised(sequence)
    for finding in before[:4]:
        for step in ("", *finding.steps[:2]):
            for fix in fixes(sequence, finding, LIBRARY, step):
                mended = fix.apply(sequence)
                after = raised(mended)
                assert not [one for one in after if one.key == finding.key and (not step or step in one.steps)]
                assert stops(after) <= stops(before)
                assert is_mended(finding, step, before, after)
                assert from_document(to_document(mended)) == mended


@FEW
@given(plans(LIBRARY, most=4))
def test_fixing_all_a_second_time_changes_nothing(sequence: Sequence) -> None:
    once = fix_all(sequence, LIBRARY)
    assert fix_all(once, LIBRARY) == once
    assert stops(raised(once)) <= stops(raised(sequence))


@FEW
@given(plans(LIBRARY, most=4))
def test_fixing_all_takes_nothing_out_and_changes_no_technique(sequence: Sequence) -> None:
    techniques = {step.id: step.technique for step in sequence.steps()}
    kept = {step.id: step.technique for step in fix_all(sequence, LIBRARY).steps()}
    assert techniques.items() <= kept.items()
