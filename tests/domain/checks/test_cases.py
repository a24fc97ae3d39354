"""Five clients and plans, worked out by hand from the sources before anybody looked at what the program says."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from app.domain.checks import check
from app.domain.checks.finding import Finding
from app.domain.editing.edits import new_step
from app.domain.library.library import Library
from app.domain.plan.document import from_document
from app.domain.plan.sequence import Sequence, Step

CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text("utf-8"))["cases"]
# A step done on both sides between steps done on one: paper leaves open whether that means turning, the checks say so.
OPEN = {"hip_replacement_6_weeks": {"side_lying_finish_side"}}
EFFECTS = {"block": "condition_block", "clear_first": "condition_ask", "modify": "condition_care"}


def plan_of(case: dict[str, Any], library: Library) -> Sequence:
    """Return the plan of a case; a step's id is its technique, with the side if it occurs once per side."""
    plan = case["plan"]

    def step(told: dict[str, Any], several: bool) -> dict[str, Any]:
        technique = library.technique(told["technique"])
        usual = new_step(technique, "x")
        step_id = told["technique"] + (f"-{told['side']}" if several else "")
        given = {"minutes": usual.minutes} | told | {"id": step_id}
        return given | ({"side": told.get("side", "both")} if technique.takes_side else {})

    def block(kind: str, name: str) -> dict[str, Any]:
        told = plan.get(kind, [])
        names = [one["technique"] for one in told]
        return {
            "id": kind,
            "name": name,
            "kind": kind,
            "steps": [step(one, names.count(one["technique"]) > 1) for one in told],
        }

    heading = {key: plan[key] for key in ("audience", "phase", "client") if key in plan}
    blocks = [block("session", "Session"), block("between", "Between")]
    return from_document({"senline": 1, "title": "Case", **heading, "blocks": blocks})


def raised(case: dict[str, Any], library: Library) -> tuple[Finding, ...]:
    sequence = plan_of(case, library)
    return check(sequence, sequence.client, library)


def step_ids(names: list[str]) -> set[str]:
    return {name.replace(":", "-") for name in names}


@pytest.mark.parametrize("name", CASES)
def test_each_condition_does_to_each_step_what_was_worked_out(library: Library, name: str) -> None:
    found = raised(CASES[name], library)
    for condition, effects in CASES[name]["conditions"].items():
        for effect, rule in EFFECTS.items():
            told = [step for one in found if (one.rule, one.subject) == (rule, condition) for step in one.steps]
            assert set(told) == step_ids(list(effects.get(effect) or {})), f"{condition}: {effect}"


@pytest.mark.parametrize("name", CASES)
def test_each_rule_that_was_broken_is_found_at_its_steps(library: Library, name: str) -> None:
    found = raised(CASES[name], library)
    for expected in CASES[name]["rules"]:
        here = [one for one in found if one.rule == expected["rule"]]
        assert here, expected
        assert step_ids(expected["steps"]) <= {step for one in here for step in one.steps}, expected


@pytest.mark.parametrize("name", CASES)
def test_no_rule_that_was_kept_is_found(library: Library, name: str) -> None:
    rules = {one.rule for one in raised(CASES[name], library)}
    assert not rules & {kept["rule"] for kept in CASES[name]["silent"]}


@pytest.mark.parametrize("name", CASES)
def test_nothing_else_is_found(library: Library, name: str) -> None:
    # What a plan on paper cannot decide was left open: whether the giver was asked.
    known = {*EFFECTS.values(), *(one["rule"] for one in CASES[name]["rules"]), "swap_roles", *OPEN.get(name, ())}
    assert {one.rule for one in raised(CASES[name], library)} <= known


def test_the_plans_are_whole(library: Library) -> None:
    for case in CASES.values():
        steps: list[Step] = list(plan_of(case, library).steps())
        assert 11 <= len(steps) <= 20
