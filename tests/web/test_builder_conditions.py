"""The health conditions of a client: added by a search, filled in, removed."""

from datetime import date

import pytest

from app.domain.library.library import Library
from app.domain.plan.client import ClientCondition, Direction
from app.domain.values.positions import Position
from app.domain.values.sides import Side
from tests.web.browsing import Browser
from tests.web.building import Builder, notice
from tests.web.checking import find, words
from tests.web.clients import condition, field, listed, opened
from tests.web.conftest import Clock

OSTEOPOROSIS = "Osteoporosis or low bone density, no spine fracture"


@pytest.fixture
def builder(therapist: Browser) -> Builder:
    """The builder of a partner session, on the screen."""
    return opened(therapist, "partner_session")


def offered(builder: Builder, query: str = "") -> list[str]:
    """Return the ids of the conditions that a search offers."""
    buttons = find(builder.get(f"/conditions?q={query}"), "button", class_="condition-add")
    return [str(button.get("data-add-condition")) for button in buttons]


def test_an_added_condition_is_listed_and_asks_what_it_needs(builder: Builder) -> None:
    answer = builder.send("/conditions", condition="osteoporosis")
    assert builder.client().conditions == (ClientCondition(id="osteoporosis"),)
    assert listed(answer.text) == [OSTEOPOROSIS]
    assert words(find(answer.text, "div", id="live")[0]) == f"{OSTEOPOROSIS} added."
    labels = [words(label) for label in find(answer.text, "label")]
    assert "Has a small fall broken a bone?" in labels
    assert "How marked it is" in labels


def test_the_search_says_how_many_conditions_there_are(builder: Builder, library: Library) -> None:
    (search,) = find(builder.get(""), "input", id="condition-query")
    assert search.get("placeholder") == f"Add a condition: search {len(library.conditions)}"


def test_a_condition_that_is_there_is_not_added_again(builder: Builder) -> None:
    builder.send("/conditions", condition="knee_injury")
    builder.send("/conditions/knee_injury", side="left")
    number = builder.saved().number
    assert builder.send("/conditions", condition="knee_injury").status_code == 200
    assert builder.saved().number == number
    assert condition(builder, "knee_injury").side is Side.LEFT


def test_an_unknown_condition_is_refused_in_words(builder: Builder) -> None:
    answer = builder.send("/conditions", condition="hiccups")
    assert answer.status_code == 422
    assert notice(answer) == "Choose a condition from the list."
    assert builder.send("/conditions").status_code == 400
    assert builder.saved().number == 1


@pytest.mark.parametrize(
    ("condition_id", "sent", "name", "kept"),
    [
        ("knee_injury", {"side": "left"}, "side", Side.LEFT),
        ("pregnancy", {"weeks": "21"}, "weeks", 21),
        ("disc_herniation_acute", {"eases": "arching"}, "eases", Direction.ARCHING),
        ("anticoagulants", {"detail": "Warfarin"}, "detail", "Warfarin"),
        ("pregnancy", {"cleared_by": "Dr Lim"}, "cleared_by", "Dr Lim"),
        ("pregnancy", {"cleared_on": "2026-11-20"}, "cleared_on", date(2026, 11, 20)),
        ("lymphoedema", {"box": "areas", "areas": ["calf", "foot"]}, "areas", ("calf", "foot")),
        (
            "touch_trauma_consent",
            {"box": "positions", "positions": ["prone", "supine"]},
            "positions",
            (Position.PRONE, Position.SUPINE),
        ),
        ("pregnancy", {"answer-complications": "yes"}, "answers", (("complications", True),)),
        ("pregnancy", {"answer-complications": "no"}, "answers", (("complications", False),)),
    ],
)
def test_what_a_condition_asks_for_is_saved_by_itself(
    builder: Builder, condition_id: str, sent: dict[str, str | list[str]], name: str, kept: object
) -> None:
    builder.send("/conditions", condition=condition_id)
    assert builder.send(f"/conditions/{condition_id}", **sent).status_code == 200
    assert condition(builder, condition_id) == ClientCondition(id=condition_id, **{name: kept})  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["side", "weeks", "eases", "detail", "cleared_by", "cleared_on"])
def test_what_was_said_of_a_condition_is_taken_back_by_emptying_it(builder: Builder, name: str) -> None:
    said = {"side": "left", "weeks": "3", "eases": "bending", "cleared_on": "2026-11-20"}
    builder.send("/conditions", condition="knee_injury")
    builder.send("/conditions/knee_injury", **{name: said.get(name, "words")})
    assert condition(builder, "knee_injury") != ClientCondition(id="knee_injury")
    assert builder.send("/conditions/knee_injury", **{name: ""}).status_code == 200
    assert condition(builder, "knee_injury") == ClientCondition(id="knee_injury")


def test_a_group_of_boxes_is_sent_whole_and_the_other_group_stays(builder: Builder) -> None:
    path = "/conditions/touch_trauma_consent"
    builder.send("/conditions", condition="touch_trauma_consent")
    builder.send(path, box="areas", areas=["low_back", "hip"])
    builder.send(path, box="positions", positions=["prone"])
    builder.send(path, box="areas", areas=["hip"])
    touched = condition(builder, "touch_trauma_consent")
    assert (touched.areas, touched.positions) == (("hip",), (Position.PRONE,))
    text = builder.send(path, box="areas").text
    touched = condition(builder, "touch_trauma_consent")
    assert (touched.areas, touched.positions) == ((), (Position.PRONE,))
    summaries = [words(summary) for summary in find(text, "summary")]
    assert "Which areas should be left out?: not known, so everywhere" in summaries
    assert "Which positions should be left out?: Face down" in summaries


def test_an_answer_to_one_question_leaves_the_others_and_is_taken_back(builder: Builder, clock: Clock) -> None:
    path = "/conditions/ankylosing_spondylitis"
    builder.send("/conditions", condition="ankylosing_spondylitis")
    builder.send(path, **{"answer-flare": "no"})
    text = builder.send(path, **{"answer-fused": "yes"}).text
    assert condition(builder, "ankylosing_spondylitis").answers == (("flare", False), ("fused", True))
    (select,) = find(text, "select", name="answer-fused")
    assert [words(option) for option in select if "selected" in option.attrib] == ["Yes"]
    builder.send(path, **{"answer-flare": ""})
    assert condition(builder, "ankylosing_spondylitis").answers == (("fused", True),)
    builder.send("/undo")
    builder.send("/undo")
    assert condition(builder, "ankylosing_spondylitis").answers == (("flare", False),), "each answer is an undo"


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("weeks", "soon", "Give a whole number"),
        ("weeks", "5201", "from 0 to 5200"),
        ("cleared_on", "yesterday", "Give a day"),
        ("cleared_by", "x" * 81, "the limit is 80"),
    ],
)
def test_what_a_condition_cannot_have_is_refused_beside_its_field_and_stays_typed(
    builder: Builder, name: str, typed: str, said: str
) -> None:
    builder.send("/conditions", condition="pregnancy")
    answer = builder.send("/conditions/pregnancy", **{name: typed})
    assert answer.status_code == 422
    assert said in words(find(answer.text, "p", id=f"client:pregnancy-{name}-error")[0])
    assert field(answer.text, "client:pregnancy", name) == typed
    assert condition(builder, "pregnancy") == ClientCondition(id="pregnancy")


def test_a_name_and_a_day_clear_a_condition(builder: Builder) -> None:
    builder.send("/conditions", condition="kidney_disease")
    builder.send("/conditions/kidney_disease", cleared_by="Dr Lim")
    assert "condition_ask.kidney_disease" in builder.raised(), "a name alone is no yes"
    text = builder.send("/conditions/kidney_disease", cleared_on="2026-11-20").text
    assert "Cleared by Dr Lim on 20 November 2026" in [words(summary) for summary in find(text, "summary")]
    assert "condition_ask.kidney_disease" not in builder.raised()


def test_a_condition_is_taken_off_and_undo_brings_it_back_as_it_was(builder: Builder) -> None:
    builder.send("/conditions", condition="scoliosis")
    builder.send("/conditions", condition="knee_injury")
    builder.send("/conditions/knee_injury", side="left")
    answer = builder.send("/conditions/knee_injury/remove")
    assert listed(answer.text) == ["Scoliosis (curved spine), known and stable"]
    builder.send("/undo")
    assert condition(builder, "knee_injury").side is Side.LEFT


def test_a_condition_that_another_tab_took_off_gives_back_what_was_typed(builder: Builder) -> None:
    builder.send("/conditions", condition="anticoagulants")
    other = builder.other_tab()
    builder.send("/conditions/anticoagulants/remove")
    answer = other.send("/conditions/anticoagulants", detail="Warfarin 5 mg")
    assert answer.status_code == 409
    assert notice(answer).endswith("no longer among the client’s. You typed: “Warfarin 5 mg”.")
    assert other.send("/conditions/anticoagulants/remove").status_code == 409


def test_a_search_finds_conditions_by_every_word_without_case_or_accent(builder: Builder) -> None:
    assert offered(builder, "OSTÉO") == ["osteoporosis", "osteoporosis_severe"]
    assert offered(builder, "osteo+severe") == ["osteoporosis_severe"]
    assert offered(builder, "ehlers") == ["hypermobility"]
    text = builder.get("/conditions?q=%3Cb%3Ezz")
    assert words(find(text, "p", class_="soft")[0]) == "No condition matches “<b>zz”. Try another word."


def test_an_empty_search_offers_every_condition_by_group(builder: Builder, library: Library) -> None:
    groups = [words(group) for group in find(builder.get("/conditions"), "p", class_="overline")]
    assert groups == list(library.condition_groups.values())
    assert len(offered(builder)) == 71
    assert set(offered(builder)) == set(library.conditions)


def test_a_search_leaves_out_what_the_client_has(builder: Builder) -> None:
    builder.send("/conditions", condition="osteoporosis")
    assert offered(builder, "osteo") == ["osteoporosis_severe"]
    assert len(offered(builder)) == 70
