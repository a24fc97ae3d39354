"""Doses that are too much at once or in all."""

from dataclasses import replace

from app.domain.checks import check
from app.domain.editing.edits import new_sequence, new_step
from app.domain.library.library import Library
from app.domain.plan.client import NOBODY
from app.domain.values.sides import Side

HEEL = "prone_heel_to_buttock"


def stretched(library: Library, *sides: Side) -> set[str]:
    """Return the areas found stretched too long by a minute of one stretch on each of the sides."""
    heel = replace(new_step(library.technique(HEEL), "s"), hold_s=20, reps=3)
    plan = new_sequence("Plan", session_id="s", between_id="b")
    steps = tuple(replace(heel, id=f"s{place}", side=side) for place, side in enumerate(sides))
    plan = replace(plan, blocks=(replace(plan.blocks[0], steps=steps),))
    return {one.subject for one in check(plan, NOBODY, library) if one.rule == "max_stretch_hold"}


def test_an_area_is_stretched_for_two_minutes_in_all_on_one_side_and_no_longer(library: Library) -> None:
    assert stretched(library, Side.LEFT, Side.LEFT) == set()
    assert stretched(library, Side.LEFT, Side.LEFT, Side.RIGHT) == set()
    (too_long,) = stretched(library, Side.LEFT, Side.BOTH, Side.LEFT)
    assert too_long.startswith("all-") and too_long.endswith("-left")
