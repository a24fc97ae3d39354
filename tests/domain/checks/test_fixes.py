"""Fixes do what a therapist would want, and nothing she would not."""

from app.domain.checks import check, fix_all, fixes, offers
from app.domain.checks.finding import Finding
from app.domain.checks.plan import Plan
from app.domain.editing.edits import ReplaceTechnique, SetStep, new_step
from app.domain.library.library import Library
from app.domain.plan.client import NOBODY, Client
from app.domain.plan.sequence import Block, Sequence
from app.domain.values.sides import Side


def plan(library: Library, *techniques: str, client: Client = NOBODY) -> Sequence:
    steps = tuple(new_step(library.technique(one), f"s{place}") for place, one in enumerate(techniques))
    return Sequence(title="Plan", blocks=(Block(id="b", name="Session", steps=steps),), client=client)


def raised(sequence: Sequence, library: Library, rule: str) -> Finding:
    return next(one for one in check(sequence, sequence.client, library) if one.rule == rule)


def order(sequence: Sequence) -> list[str]:
    return [step.technique for step in sequence.steps()]


def test_the_missing_opening_and_closing_suit_the_position(library: Library) -> None:
    mended = order(fix_all(plan(library, "side_hip_rock"), library))
    assert mended[:2] == ["prep_checkin", "prep_side_lying"]
    assert mended[-2:] == ["close_rest_side", "close_rise_recheck"]


def test_a_quiet_touch_without_a_check_in_is_not_yet_an_opening(library: Library) -> None:
    quiet = plan(library, "prep_settle", "sup_leg_roll_rock")
    assert raised(quiet, library, "open_with_checkin").steps == ("s0",)
    assert order(fix_all(quiet, library))[:2] == ["prep_checkin", "prep_settle"]


def test_what_stands_amid_the_session_is_not_pulled_to_its_end(library: Library) -> None:
    between = plan(
        library, "prep_checkin", "prep_settle", "sup_leg_roll_rock", "close_rest", "sup_hip_circles", "side_hip_rock"
    )
    mended = order(fix_all(between, library))
    assert mended[:6] == order(between)
    assert mended[6:] == ["close_rest_side", "close_rise_recheck"]


def test_nothing_stronger_and_no_ending_takes_a_steps_place(library: Library) -> None:
    strong = plan(library, "prep_checkin", "sup_figure4_assist")
    for fix in fixes(strong, raised(strong, library, "warm_before_strong"), library):
        for step in fix.apply(strong).steps():
            technique = library.technique(step.technique)
            assert technique.intensity <= 3
            assert technique.group != "close"


def test_no_replacement_is_stronger_or_for_other_people(library: Library) -> None:
    for old in library.techniques.values():
        drafted = Plan(plan(library, old.id), NOBODY, library)
        for fix in offers.replacements(drafted, drafted.items[0]):
            new = library.technique(fix.id.removeprefix("replace:"))
            assert new.intensity <= old.intensity
            assert new.roles is old.roles


def test_the_sore_side_is_never_given_more_unasked(library: Library) -> None:
    both = plan(library, "sup_hip_circles", "sup_hip_circles", client=Client(sore_side=Side.RIGHT))
    left = SetStep("s0", {"side": Side.LEFT, "minutes": 4}, library)
    uneven = SetStep("s1", {"side": Side.RIGHT, "minutes": 1}, library).apply(left.apply(both))
    assert {step.minutes for step in fix_all(uneven, library).steps() if step.id in ("s0", "s1")} == {1, 4}
    (even,) = (fix for fix in fixes(uneven, raised(uneven, library, "both_sides"), library) if fix.id == "sides")
    assert {step.minutes for step in even.apply(uneven).steps()} == {1}


def test_a_run_is_not_mended_by_beginning_one_step_later(library: Library) -> None:
    heavy = plan(
        library,
        "prep_checkin",
        "sup_leg_roll_rock",
        "sup_single_leg_traction",
        "sup_hip_circles",
        "sup_double_knee_rock",
    )
    for fix in fixes(heavy, raised(heavy, library, "giver_load"), library):
        mended = fix.apply(heavy)
        assert not [one for one in check(mended, mended.client, library) if one.rule == "giver_load"]


def test_a_jump_is_not_mended_by_letting_the_next_step_jump(library: Library) -> None:
    steep = plan(library, "sup_foot_to_hamstring", "prone_cobra_assist", "prone_cobra_assist")
    jump, gentle = raised(steep, library, "ramp_by_one"), "prone_back_palm"
    moved_on = ReplaceTechnique("s1", library.technique(gentle)).apply(steep)
    assert (jump.key, raised(moved_on, library, "ramp_by_one").key) == ("ramp_by_one.s1", "ramp_by_one.s2")
    offered = fixes(steep, jump, library)
    assert offered
    assert f"replace:{gentle}" not in [fix.id for fix in offered]
    for fix in offered:
        mended = fix.apply(steep)
        assert "ramp_by_one" not in [one.rule for one in check(mended, mended.client, library)]


def test_the_heat_is_shortened_but_never_lengthened_unasked(library: Library) -> None:
    for minutes, expected in ((5, 5), (16, 15)):
        warm = SetStep("s0", {"minutes": minutes}, library).apply(plan(library, "prep_warm_compress"))
        assert next(s for s in fix_all(warm, library).steps() if s.id == "s0").minutes == expected


def test_a_replacement_keeps_the_note_and_the_place(library: Library) -> None:
    noted = plan(library, "prep_checkin", "sup_figure4_assist")
    noted = SetStep("s1", {"note": "Ask first."}, library).apply(noted)
    fix = next(
        f for f in fixes(noted, raised(noted, library, "warm_before_strong"), library) if f.id.startswith("replace")
    )
    step = fix.apply(noted).step("s1")
    assert (step.note, step.technique != "sup_figure4_assist") == ("Ask first.", True)


def test_only_the_steps_in_the_same_position_are_put_in_order(library: Library) -> None:
    mixed = plan(library, "side_hip_rock", "sup_leg_roll_rock", "sup_foot_palm_press", "side_leg_palm_walk")
    (ordered,) = fixes(mixed, raised(mixed, library, "feet_to_back"), library)
    assert order(ordered.apply(mixed)) == [
        "side_hip_rock",
        "sup_foot_palm_press",
        "sup_leg_roll_rock",
        "side_leg_palm_walk",
    ]
