"""The warning signs and the giver's questions, asked in the builder."""

from datetime import date

import pytest

from app.domain.library.library import Library
from tests.web.browsing import Browser
from tests.web.building import Builder, drawn, notice
from tests.web.checking import find, words

EVERYWHERE = {"summary", "history", "pane-tabs", "preview-tab-checks", "notice", "live"}  # in every answer
BLADDER = "rf_bladder"


@pytest.fixture
def builder(therapist: Browser) -> Builder:
    """The builder of a partner session, on the screen."""
    builder = Builder(therapist, therapist.new_sequence("partner_session"))
    builder.get("")
    return builder


def question(text: str, question_id: str = BLADDER) -> str:
    return words(find(text, "fieldset", id=f"question-{question_id}")[0])


def chosen(text: str, question_id: str = BLADDER) -> str | None:
    boxes = [box for box in find(text, "input", name=question_id) if "checked" in box.attrib]
    return boxes[0].get("value")


def test_every_warning_sign_is_asked_and_none_is_answered_at_first(builder: Builder, library: Library) -> None:
    text = builder.get("/screen")
    for flag in library.safety.red_flags:
        assert question(text, flag.id).startswith(flag.ask)
        assert chosen(text, flag.id) == ""


def test_a_question_is_answered_no_and_the_answer_taken_back(builder: Builder, library: Library) -> None:
    answer = builder.send(f"/screen/{BLADDER}", answer="no")
    assert set(drawn(answer)) == {"client", "screen", *EVERYWHERE}
    assert (builder.client().screening[0].id, builder.client().screening[0].yes) == (BLADDER, False)
    assert chosen(answer.text) == "no"
    assert library.safety.responses["emergency"] not in answer.text
    assert chosen(builder.send(f"/screen/{BLADDER}", answer="").text) == ""
    assert builder.client().screening == ()


def test_a_yes_says_what_to_do_and_asks_what_came_of_it(builder: Builder, library: Library) -> None:
    text = builder.send(f"/screen/{BLADDER}", answer="yes").text
    (fieldset,) = find(text, "fieldset", id=f"question-{BLADDER}")
    alerts = [words(part) for part in fieldset.iter("p") if part.get("role") == "alert"]
    assert alerts == [library.safety.responses["emergency"]]
    assert [area.get("name") for area in fieldset.iter("textarea")] == ["outcome"]
    assert question(text) == question(builder.get("/screen")), "the form opened later says the same"
    assert "warning_sign.emergency" in builder.raised()


def test_an_outcome_a_day_and_a_go_on_together_settle_a_yes(builder: Builder, library: Library) -> None:
    builder.send(f"/screen/{BLADDER}", answer="yes")
    builder.send(f"/screen/{BLADDER}/outcome", outcome="Seen by Dr Lim:\nnothing found.")
    builder.send(f"/screen/{BLADDER}/outcome", outcome_on="2026-11-20")
    assert "warning_sign.emergency" in builder.raised(), "nobody has said that bodywork may go on"
    text = builder.send(f"/screen/{BLADDER}/outcome", box="go_on", go_on="y").text
    assert "Settled on 20 November 2026." in question(text)
    assert library.safety.responses["emergency"] not in question(text)
    assert "warning_sign.emergency" not in builder.raised()
    answer = builder.client().answered(BLADDER)
    assert answer
    assert answer.outcome == "Seen by Dr Lim:\nnothing found."
    builder.send(f"/screen/{BLADDER}/outcome", box="go_on")
    assert "warning_sign.emergency" in builder.raised(), "an emptied box takes it back"


def test_an_answer_that_cannot_be_is_refused_and_changes_nothing(builder: Builder) -> None:
    assert notice(builder.send(f"/screen/{BLADDER}", answer="maybe")) == "Choose yes or no."
    assert notice(builder.send("/screen/rf_hiccups", answer="yes")) == "There is no such question."
    unasked = builder.send(f"/screen/{BLADDER}/outcome", outcome="Seen.")
    assert notice(unasked) == "That question has no answer yet. You typed: “Seen.”."
    assert [answer.status_code for answer in builder.answers] == [422, 422, 422]
    assert builder.saved().number == 1


def test_a_day_that_is_none_is_given_back_in_words(builder: Builder) -> None:
    builder.send(f"/screen/{BLADDER}", answer="yes")
    answer = builder.send(f"/screen/{BLADDER}/outcome", outcome_on="soon")
    assert answer.status_code == 422
    (field,) = find(answer.text, "input", id=f"screen:{BLADDER}-outcome_on")
    (error,) = find(answer.text, "p", id=f"screen:{BLADDER}-outcome_on-error")
    assert (field.get("value"), words(error)) == ("soon", "Give a day, such as 2026-11-22.")


def test_two_tabs_may_answer_different_questions_and_write_different_parts_of_one_outcome(builder: Builder) -> None:
    other = builder.other_tab()
    builder.send(f"/screen/{BLADDER}", answer="yes")
    assert other.send("/screen/rf_bowel", answer="no").status_code == 200
    builder.number = other.number
    builder.send(f"/screen/{BLADDER}/outcome", outcome="Seen.")
    answer = other.send(f"/screen/{BLADDER}/outcome", outcome_on="2026-11-20")
    assert answer.status_code == 200
    assert "screen" in drawn(answer)
    settled = builder.client().answered(BLADDER)
    assert settled
    assert (settled.outcome, settled.outcome_on) == ("Seen.", date(2026, 11, 20))


def test_only_a_plan_with_a_partner_asks_the_giver(builder: Builder, library: Library) -> None:
    giver = library.safety.giver_questions[0]
    assert giver.ask in builder.get("/screen")
    for audience, asks in (("solo", False), ("therapist", False), ("partner", True)):
        builder.send("/heading", audience=audience)
        assert bool(find(builder.get("/screen"), "fieldset", id=f"question-{giver.id}")) is asks


def test_a_givers_yes_gives_its_advice_without_an_outcome(builder: Builder, library: Library) -> None:
    giver = library.safety.giver_questions[0]
    text = builder.send(f"/screen/{giver.id}", answer="yes").text
    assert giver.advice in question(text, giver.id)
    assert not list(find(text, "fieldset", id=f"question-{giver.id}")[0].iter("textarea"))
    assert f"giver_answer.{giver.id}" in builder.raised()
