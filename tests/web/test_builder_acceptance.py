"""Findings that the therapist accepts, with a reason that is stored."""

import json

import pytest

from app.domain.values.sides import Side
from tests.web.browsing import Browser
from tests.web.building import Builder, notice
from tests.web.checking import find, words
from tests.web.conftest import Clock
from tests.web.findings import BUS_DRIVER, CARE, GONE, REASON, STOP, links, marks, printed, said, shown


@pytest.fixture
def builder(therapist: Browser) -> Builder:
    """A partner session for somebody with osteoporosis, on the screen: one stop, one warning, one tip."""
    builder = Builder(therapist, therapist.new_sequence("partner_session"))
    builder.send("/conditions", condition="osteoporosis")
    builder.get("")
    return builder


def test_a_stop_may_stand_only_with_a_reason(builder: Builder) -> None:
    for reason in ("", "  \n "):
        answer = builder.send("/findings/accept", finding=STOP, reason=reason)
        assert answer.status_code == 422
        assert notice(answer) == "Write down why. It is kept with the sequence, for you."
    assert builder.raised()[STOP].accepted is None
    (reason_box,) = shown(builder.get("/checks"), STOP).iter("textarea")
    assert "required" in reason_box.attrib
    answer = builder.send("/findings/accept", finding=STOP, reason=REASON)
    assert answer.status_code == 200
    assert said(answer.text) == "Accepted. Still open: 1 warning, 1 tip."


def test_a_warning_may_stand_without_a_reason(builder: Builder) -> None:
    (reason_box,) = shown(builder.get("/checks"), CARE).iter("textarea")
    assert "required" not in reason_box.attrib
    assert builder.send("/findings/accept", finding=CARE, reason="").status_code == 200
    assert builder.raised()[CARE].accepted is not None


def test_what_stands_is_shown_with_time_and_reason_and_beside_its_step(builder: Builder, clock: Clock) -> None:
    builder.send("/findings/accept", finding=STOP, reason=REASON)
    clock.forward(minutes=5)
    text = builder.get("/checks")
    (stands,) = find(text, "li", class_="finding finding-accepted")
    told = words(stands)
    assert told.startswith("Accepted Not for this client: Bus Driver (osteoporosis).")
    assert f"5 minutes ago: {REASON}" in told
    assert find(text, "div", id=f"finding-{STOP.replace('.', '-')}") == [], "it is not among the open ones"
    step = builder.step_of(BUS_DRIVER).id
    assert marks(builder.get(""), step) == ["Accepted Not for this client: osteoporosis."]
    assert builder.get(f"/steps/{step}/fixes").strip() == "", "nothing is left to mend"


def test_what_stands_holds_nothing_back(builder: Builder) -> None:
    assert (printed(builder), links(builder)) == (303, 0)
    builder.send("/findings/accept", finding=STOP, reason=REASON)
    assert (printed(builder), links(builder)) == (200, 1)
    assert find(builder.get("/checks"), "div", class_="notice notice-stop") == []


def test_what_stands_goes_on_standing_while_other_things_change(builder: Builder) -> None:
    builder.send("/findings/accept", finding=STOP, reason=REASON)
    builder.send(f"/steps/{builder.step_of(BUS_DRIVER).id}", note="Very small.")
    builder.send("/client", pain="4")
    assert builder.raised()[STOP].accepted is not None


def test_a_new_fact_opens_again_what_stood(builder: Builder) -> None:
    builder.send("/findings/accept", finding=STOP, reason=REASON)
    other = builder.add("sup_double_knee_press", before=builder.step_of("close_rest").id)
    assert builder.raised()[STOP].accepted is None
    assert "Accept…" in words(shown(builder.get("/checks"), STOP))
    assert printed(builder) == 303
    builder.send(f"/steps/{other.id}/remove")
    assert builder.raised()[STOP].accepted is not None, "what was accepted is there again, and no more"


def test_another_side_is_a_new_fact(calm: Builder) -> None:
    key, step = "both_sides.solo_knee_rolls", calm.step_of("solo_knee_rolls").id
    calm.send(f"/steps/{step}", side="left")
    calm.send("/findings/accept", finding=key, reason="Her right hip is fresh.")
    assert calm.raised()[key].accepted is not None
    calm.send(f"/steps/{step}", side="right")
    assert calm.sequence().step(step).side is Side.RIGHT
    assert calm.raised()[key].accepted is None


def test_a_note_of_several_lines_that_is_hard_to_read_may_stand(calm: Builder) -> None:
    key, step = "hard_to_read.b1-s2", calm.step_of("solo_knee_rolls").id
    assert key.endswith(step)
    line = "Meticulously accommodate individualised physiological responsiveness throughout considerable manipulations."
    calm.send(f"/steps/{step}", note="\n".join([line] * 9), safety_note=line)
    assert calm.send("/findings/accept", finding=key).status_code == 200
    assert calm.raised()[key].accepted is not None
    calm.send(f"/steps/{step}", note=f"{line} Subsequently communicate idiosyncrasies.")
    assert calm.raised()[key].accepted is None, "other words are a new fact"


def test_what_stands_can_be_taken_back_and_that_undone(builder: Builder) -> None:
    builder.send("/findings/accept", finding=STOP, reason=REASON)
    (button,) = find(builder.get("/checks"), "button", id=f"finding-{STOP.replace('.', '-')}-withdraw")
    answer = builder.send("/findings/withdraw", **json.loads(str(button.get("hx-vals"))))
    assert said(answer.text) == "Reopened. Still open: 1 stop, 1 warning, 1 tip."
    assert builder.raised()[STOP].accepted is None
    builder.send("/undo")
    assert builder.raised()[STOP].accepted is not None


def test_what_is_not_raised_cannot_stand(builder: Builder) -> None:
    answer = builder.send("/findings/accept", finding="both_sides.sup_leg_roll_rock", reason=REASON)
    assert (answer.status_code, notice(answer)) == (422, GONE)
    assert builder.sequence().accepted == ()


def test_a_warning_sign_cannot_stand(builder: Builder) -> None:
    key = "warning_sign.emergency"
    builder.send("/screen/rf_bladder", answer="yes")
    assert list(shown(builder.get("/checks"), key).iter("form")) == [], "it is not even offered"
    answer = builder.send("/findings/accept", finding=key, reason=REASON)
    assert (answer.status_code, notice(answer)) == (422, GONE)
    assert builder.raised()[key].is_open_stop
    assert printed(builder) == 303


def test_a_therapists_own_plan_is_printed_with_a_stop_but_not_shown_to_a_client(builder: Builder) -> None:
    builder.send("/heading", audience="therapist")
    assert builder.raised()[STOP].is_open_stop
    assert (printed(builder), links(builder)) == (200, 0)
    builder.send("/screen/rf_bladder", answer="yes")
    assert (printed(builder), links(builder)) == (303, 0)
    text = words(find(builder.get("/checks"), "div", class_="notice notice-stop")[0])
    assert text.startswith("No PDF or new link yet: one stop needs")


def test_nobody_lets_stand_what_came_in_while_she_wrote(builder: Builder) -> None:
    seen = find(builder.get("/checks"), "input", name="seen")[0].get("value")
    builder.add("sup_double_knee_press")
    answer = builder.send("/findings/accept", finding=STOP, reason=REASON, seen=str(seen))
    assert answer.status_code == 422
    assert GONE in answer.text
    assert builder.raised()[STOP].accepted is None
