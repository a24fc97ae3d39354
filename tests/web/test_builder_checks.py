"""The checks while a plan is built: what they say and where, their fixes as edits, and acceptances."""

import pytest

from app.domain.library.library import Library
from tests.web.browsing import Browser
from tests.web.building import Builder, drawn, notice
from tests.web.checking import find, words
from tests.web.findings import BUS_DRIVER, CARE, GONE, REASON, STOP, counts, fixes, marks, offer, said, shown


@pytest.fixture
def builder(therapist: Browser) -> Builder:
    """A partner session for somebody with osteoporosis, on the screen: one stop, one warning, one tip."""
    builder = Builder(therapist, therapist.new_sequence("partner_session"))
    builder.send("/conditions", condition="osteoporosis")
    builder.get("")
    return builder


# The panel


def test_the_panel_says_of_each_finding_what_it_is_why_and_where_it_is_from(builder: Builder, library: Library) -> None:
    text = builder.get("/checks")
    assert len(builder.raised()) == 3
    for key, raised in builder.raised().items():
        finding = shown(text, key)
        told = words(finding)
        word = {"condition_block": "Stop", "condition_care": "Care", "swap_roles": "Tip"}[raised.rule]
        assert told.startswith(f"{word} {raised.text}")
        assert raised.why in told
        links = {str(link.get("href")): words(link) for link in finding.iter("a")}
        assert links[f"/checks/{raised.rule}"] == "the rule"
        for source in raised.sources:
            assert library.sources[source].title in told
            assert library.sources[source].url in {"", *links}
        names = [library.technique(builder.sequence().step(step).technique).name for step in raised.steps]
        assert [words(item) for item in finding.iter("li")] == names
    assert builder.browser.get("/checks/condition_block").status_code == 200


def test_the_panel_begins_with_the_heaviest(builder: Builder) -> None:
    found = [item.get("class") for item in find(builder.get("/checks"), "div") if item.get("id", "")[:8] == "finding-"]
    assert found == ["finding finding-stop", "finding finding-warning", "finding finding-tip"]


def test_a_stop_is_said_to_hold_the_plan_back_and_a_warning_is_not(builder: Builder) -> None:
    assert "No PDF or new link yet: one stop needs to be fixed first" in words(
        find(builder.get("/checks"), "div", class_="notice notice-stop")[0]
    )
    builder.send(f"/steps/{builder.step_of(BUS_DRIVER).id}/remove")
    assert find(builder.get("/checks"), "div", class_="notice notice-stop") == []


def test_a_plan_that_raises_nothing_says_so_and_promises_nothing(calm: Builder) -> None:
    text = calm.get("/checks")
    (nothing,) = find(text, "p", class_="nothing-found")
    assert words(nothing).startswith("The checks found nothing in this plan.")
    assert "your own judgement" in words(nothing)
    assert find(text, "button", id="fix-all") == []


def test_the_panel_says_how_many_warning_signs_have_been_asked(calm: Builder, library: Library) -> None:
    assert words(find(calm.get("/checks"), "p")[0]) == "Warning signs: not asked yet"
    for flag in library.safety.red_flags:
        calm.send(f"/screen/{flag.id}", answer="no")
    assert words(find(calm.get("/checks"), "p")[0]) == "Warning signs: all asked"


def test_a_condition_leads_to_who_cleared_it_and_a_sign_to_the_questions(builder: Builder) -> None:
    builder.send("/screen/rf_bladder", answer="yes")
    text = builder.get("/checks")
    shows = [button.get("data-show-condition") for button in shown(text, STOP).iter("button")]
    assert "osteoporosis" in shows
    for key in ("warning_sign.emergency", "swap_roles"):
        (opens,) = (button for button in shown(text, key).iter("button") if "data-open-screen" in button.attrib)
        assert str(opens.get("hx-get")).endswith("/screen")


# Counts and marks


def test_the_answer_to_an_edit_counts_what_is_open(therapist: Browser) -> None:
    builder = Builder(therapist, therapist.new_sequence("partner_session"))
    answer = builder.send("/conditions", condition="osteoporosis").text
    assert counts(answer) == "1 stop, 1 warning, 1 tip"
    (tab,) = (part for part in find(answer, "hx-partial") if part.get("hx-target") == "#preview-tab-checks")
    assert words(tab) == "Checks · 3"
    removed = builder.send(f"/steps/{builder.step_of(BUS_DRIVER).id}/remove").text
    assert counts(removed) == "1 warning, 1 tip"


def test_without_findings_the_counts_say_so_and_an_empty_plan_counts_nothing(calm: Builder, therapist: Browser) -> None:
    assert counts(calm.send("/client", pain="2").text) == "No findings"
    empty = Builder(therapist, therapist.new_sequence())
    assert counts(empty.send("/client", pain="2").text) == ""


def test_beside_a_step_stands_what_the_checks_say_of_it(builder: Builder) -> None:
    text = builder.get("")
    assert marks(text, builder.step_of(BUS_DRIVER).id) == ["Stop Not for this client: osteoporosis."]
    assert marks(text, builder.step_of("sup_double_knee_rock").id) == ["Care Osteoporosis. Small, slow, supported."]
    assert marks(text, builder.step_of("prep_checkin").id) == []


def test_beside_a_step_that_asks_for_care_there_is_more_to_read_and_nothing_to_do(builder: Builder) -> None:
    text, barred, careful = builder.get(""), builder.step_of(BUS_DRIVER).id, builder.step_of("sup_double_knee_rock").id
    assert offer(text, barred).startswith("What to do")
    assert offer(text, careful).startswith("More")
    answer = builder.send("/findings/accept", finding=CARE, reason=REASON).text
    assert find(answer, "div", id=f"{careful}-marks")
    assert find(answer, "details", id=f"{careful}-mend") == []


def test_care_is_confirmed_and_a_stop_is_let_stand(builder: Builder) -> None:
    text = builder.get("/checks")
    assert words(shown(text, CARE)).endswith("Confirm")
    assert words(shown(text, STOP)).endswith("Accept")


def test_what_is_about_the_plan_as_a_whole_is_said_in_the_panel_alone(builder: Builder) -> None:
    builder.send("/client", box="first_time", first_time="y")
    finding = builder.raised()["new_items_first_time"]
    assert len(list(shown(builder.get("/checks"), finding.key).iter("li"))) == len(finding.steps) > 4
    text = builder.get("")
    assert not any(finding.text in said for step in finding.steps for said in marks(text, step))
    assert finding.text not in builder.get(f"/steps/{finding.steps[0]}/fixes")


def test_an_edit_of_one_step_draws_the_marks_of_another_that_it_changes(calm: Builder) -> None:
    first = calm.step_of("solo_knee_rolls")
    calm.send(f"/steps/{first.id}/duplicate")
    second = calm.steps()[2]
    calm.send(f"/steps/{second.id}", side="right")
    answer = calm.send(f"/steps/{first.id}", side="left")
    assert answer.status_code == 200
    assert "both_sides.solo_knee_rolls" not in calm.raised(), "left and right are even"

    answer = calm.send(f"/steps/{first.id}", minutes="4")
    assert f"step-{first.id}" in drawn(answer)
    assert [one for one in drawn(answer) if one.endswith("-marks")] == [f"{second.id}-marks"]
    assert marks(answer.text, second.id) == ["Stop Knee rolls: 4 min on the left, 2 on the right."]
    assert marks(calm.send(f"/steps/{first.id}", minutes="2").text, second.id) == []


def test_an_edit_that_changes_no_finding_draws_no_other_steps_marks(builder: Builder) -> None:
    answer = builder.send(f"/steps/{builder.step_of('prep_checkin').id}", note="Ask slowly.")
    assert [one for one in drawn(answer) if one.endswith("-marks")] == []


def test_a_change_of_the_phase_draws_the_marks_that_it_changes(builder: Builder) -> None:
    answer = builder.send("/heading", phase="flare")
    told = set(builder.raised()["flare_filter"].steps)
    assert told
    assert {one.removesuffix("-marks") for one in drawn(answer) if one.endswith("-marks")} == told


# Fixes


def test_a_step_offers_what_mends_it_and_says_it_as_beside_the_step(builder: Builder) -> None:
    step = builder.step_of(BUS_DRIVER)
    finding = shown(builder.get(f"/steps/{step.id}/fixes"), STOP, step.id)
    assert words(finding).startswith("Stop Not for this client: osteoporosis.")
    assert list(finding.iter("li")) == [], "it does not name its own step"
    offered = fixes(finding)
    assert "Remove Bus Driver" in offered
    assert len([label for label in offered if label.startswith("Use ")]) == 3
    assert {sent["step"] for sent in offered.values()} == {step.id}


def test_a_step_without_findings_offers_nothing_and_an_unknown_one_is_not_found(builder: Builder) -> None:
    assert builder.get(f"/steps/{builder.step_of('prep_checkin').id}/fixes").strip() == ""
    unknown = builder.browser.get(f"/sequences/{builder.sequence_id}/steps/nowhere/fixes")
    assert unknown.status_code == 404


def test_every_fix_that_is_offered_mends_and_is_one_revision_that_undo_takes_back(builder: Builder) -> None:
    step = builder.step_of(BUS_DRIVER)
    before = builder.sequence()
    in_panel = fixes(shown(builder.get("/checks"), STOP))
    beside = fixes(shown(builder.get(f"/steps/{step.id}/fixes"), STOP, step.id))
    assert len(in_panel) == len(beside) == 4
    for sent in (*in_panel.values(), *beside.values()):
        number = builder.saved().number
        answer = builder.send("/fixes", **sent)
        assert answer.status_code == 200
        assert builder.saved().number == number + 1
        assert STOP not in builder.raised()
        assert said(answer.text).startswith("Done. Still open: ")
        assert "stop" not in said(answer.text)
        builder.send("/undo")
        assert builder.sequence() == before


def test_all_steps_of_a_finding_are_mended_at_once_or_each_by_itself(builder: Builder) -> None:
    second = builder.add("sup_double_knee_press", before=builder.step_of("close_rest").id)
    first = builder.step_of(BUS_DRIVER)
    assert builder.raised()[STOP].steps == (first.id, second.id)
    offered = fixes(shown(builder.get("/checks"), STOP))
    assert "Fix all 2 steps" in offered
    beside = fixes(shown(builder.get(f"/steps/{second.id}/fixes"), STOP, second.id))
    builder.send("/fixes", **next(sent for label, sent in beside.items() if label.startswith("Remove")))
    assert builder.raised()[STOP].steps == (first.id,), "only the step it was asked for is mended"
    builder.send("/undo")
    builder.send("/fixes", **offered["Fix all 2 steps"])
    assert STOP not in builder.raised()


def test_a_fix_may_be_made_from_a_tab_that_is_behind(builder: Builder) -> None:
    offered = fixes(shown(builder.get("/checks"), STOP))
    other = builder.other_tab()
    builder.send(f"/steps/{builder.step_of('prep_checkin').id}", note="Ask slowly.")
    assert other.send("/fixes", **offered["Remove Bus Driver"]).status_code == 200
    assert BUS_DRIVER not in builder.names()
    assert builder.step_of("prep_checkin").note == "Ask slowly."


def test_a_fix_that_is_no_longer_offered_is_refused_with_a_notice_and_saves_nothing(builder: Builder) -> None:
    offered = fixes(shown(builder.get("/checks"), STOP))
    replacement = next(label for label in offered if label.startswith("Use "))
    builder.send(f"/steps/{builder.step_of(BUS_DRIVER).id}/remove")
    number = builder.saved().number
    answer = builder.send("/fixes", **offered[replacement])
    assert (answer.status_code, notice(answer)) == (422, GONE)
    assert "blocks" in drawn(answer), "the plan is shown as it is now"
    assert builder.saved().number == number


@pytest.mark.parametrize(
    "wrong", [{"finding": "no.such"}, {"fix": "remove:b1-s1"}, {"fix": "levitate"}, {"step": "b1-s1"}]
)
def test_only_what_is_offered_can_be_asked_for(builder: Builder, wrong: dict[str, str]) -> None:
    offered = fixes(shown(builder.get("/checks"), STOP))["Remove Bus Driver"]
    answer = builder.send("/fixes", **{**offered, **wrong})
    assert (answer.status_code, notice(answer)) == (422, GONE)
    assert BUS_DRIVER in builder.names()


def test_a_fix_without_a_finding_is_a_bad_request(builder: Builder) -> None:
    assert builder.send("/fixes", finding=STOP).status_code == 400
    assert builder.send("/findings/accept", reason="x").status_code == 400


def test_everything_that_needs_no_decision_is_fixed_as_one_edit(therapist: Browser) -> None:
    builder = Builder(therapist, therapist.new_sequence())
    builder.add("sup_leg_roll_rock")
    before = builder.sequence()
    assert find(builder.get("/checks"), "button", id="fix-all")
    number = builder.saved().number
    answer = builder.send("/fixes/all")
    assert builder.saved().number == number + 1
    assert builder.names() == ["prep_checkin", "prep_settle", "sup_leg_roll_rock", "close_rest", "close_rise_recheck"]
    assert said(answer.text) == "Done. Still open: 2 warnings, 1 tip."
    assert find(builder.get("/checks"), "button", id="fix-all") == [], "there is no more that needs no decision"
    builder.send("/undo")
    assert builder.sequence() == before


# Other people


@pytest.mark.parametrize("path", ["/checks", "/held", "/steps/b1-s10/fixes"])
def test_a_stranger_sees_no_finding(builder: Builder, stranger: Browser, path: str) -> None:
    assert builder.browser.get(f"/sequences/{builder.sequence_id}{path}").status_code == 200
    assert stranger.get(f"/sequences/{builder.sequence_id}{path}").status_code == 404


@pytest.mark.parametrize("path", ["/fixes", "/fixes/all", "/findings/accept", "/findings/withdraw"])
def test_a_stranger_mends_and_accepts_nothing(builder: Builder, stranger: Browser, path: str) -> None:
    sent = {"finding": STOP, "fix": "remove:b1-s10", "reason": REASON}
    answer = stranger.post(f"/sequences/{builder.sequence_id}{path}", sent, headers={"If-Match": str(builder.number)})
    assert answer.status_code == 404
    assert builder.saved().number == builder.number
