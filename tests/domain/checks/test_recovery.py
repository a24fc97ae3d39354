"""A twist is over only when the back has come to rest in the middle."""

import pytest

from app.domain.checks import check
from app.domain.editing.edits import AddStep, new_sequence, new_step
from app.domain.library.library import Library
from app.domain.plan.client import NOBODY

TWIST = "sup_easy_twist_assist"


@pytest.mark.parametrize(
    ("after", "found"),
    [((), True), (("sup_sacrum_hold",), False), (("prone_back_palm",), True)],
    ids=["nothing", "neutral", "strong"],
)
def test_a_twist_needs_a_quiet_step_after_it(library: Library, after: tuple[str, ...], found: bool) -> None:
    plan = new_sequence("Plan", session_id="s", between_id="b")
    for place, technique in enumerate((TWIST, *after)):
        plan = AddStep(new_step(library.technique(technique), f"s{place}"), "s").apply(plan)
    assert ("twist_then_neutral.s0" in [one.key for one in check(plan, NOBODY, library)]) is found
