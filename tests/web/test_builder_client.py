"""The client of a plan, through the web: what is known, and their conditions."""

import pytest

from app.domain.editing.merging import CLIENT
from app.domain.plan.client import Client, Reach
from app.domain.values.sides import Side
from tests.web.browsing import Browser
from tests.web.building import Builder, drawn
from tests.web.checking import find, words
from tests.web.clients import condition, field, listed, opened
from tests.web.conftest import Clock

EVERYWHERE = {"summary", "history", "pane-tabs", "preview-tab-checks", "notice", "live"}  # in every answer
BLADDER = "rf_bladder"


@pytest.fixture
def builder(therapist: Browser) -> Builder:
    """The builder of a partner session, on the screen."""
    return opened(therapist, "partner_session")


# What is known


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("pain", "7", 7),
        ("pain", " 0 ", 0),
        ("reach", "foot", Reach.FOOT),
        ("sore_side", "left", Side.LEFT),
    ],
)
def test_a_fact_about_the_client_is_saved_by_itself_and_taken_back(
    builder: Builder, field: str, typed: str, kept: object
) -> None:
    assert builder.send("/client", **{field: typed}).status_code == 200
    assert builder.client() == Client(**{field: kept})  # type: ignore[arg-type]
    builder.send("/client", **{field: ""})
    assert builder.client() == Client()


@pytest.mark.parametrize(("box", "at_first"), [("older", False), ("first_time", False), ("label_shown", True)])
def test_a_box_is_ticked_and_emptied(builder: Builder, box: str, at_first: bool) -> None:
    assert getattr(builder.client(), box) is at_first
    builder.send("/client", box=box)
    assert getattr(builder.client(), box) is False
    text = builder.send("/client", box=box, **{box: "y"}).text
    assert getattr(builder.client(), box) is True
    assert "checked" in find(text, "input", id=f"client:-{box}")[0].attrib


NOT_KNOWN, SIDES = ("", "Not known"), [("left", "Left"), ("right", "Right"), ("both", "Both")]


@pytest.mark.parametrize(
    ("select", "offered"),
    [
        (
            "heading-audience",
            [
                ("partner", "A partner at home"),
                ("solo", "The client on their own"),
                ("therapist", "My own session"),
            ],
        ),
        ("heading-phase", [NOT_KNOWN, ("flare", "Flare"), ("settling", "Settling"), ("maintain", "Maintaining")]),
        (
            "client:-reach",
            [
                NOT_KNOWN,
                ("none", "Not at all"),
                ("buttock", "To the buttock"),
                ("thigh", "To the thigh"),
                ("calf", "To the calf"),
                ("foot", "To the foot"),
            ],
        ),
        ("client:-sore_side", [NOT_KNOWN, *SIDES]),
        (
            "client:disc_herniation_acute-eases",
            [("", "Not known"), ("bending", "Bending forward"), ("arching", "Arching back")],
        ),
        ("client:knee_injury-side", [("", "Not known"), *SIDES]),
        ("heading-paper", [("a4", "A4"), ("letter", "US Letter")]),
    ],
)
def test_what_can_be_chosen_is_offered_in_its_words(
    builder: Builder, select: str, offered: list[tuple[str, str]]
) -> None:
    for condition_id in ("disc_herniation_acute", "knee_injury"):
        builder.send("/conditions", condition=condition_id)
    (control,) = find(builder.get(""), "select", id=select)
    assert [(option.get("value"), words(option)) for option in control] == offered
    assert len([option for option in control if "selected" in option.attrib]) == 1


def test_each_box_is_an_undo_of_its_own(builder: Builder, clock: Clock) -> None:
    builder.send("/client", box="older", older="y")
    builder.send("/client", box="first_time", first_time="y")
    builder.send("/undo")
    assert builder.client() == Client(older=True)


def test_typing_on_in_the_pain_is_one_undo(builder: Builder, clock: Clock) -> None:
    builder.send("/client", pain="1")
    builder.send("/client", pain="10")
    builder.send("/undo")
    assert builder.client() == Client()


@pytest.mark.parametrize(
    ("typed", "said"), [("bad", "Give a whole number"), ("3.5", "Give a whole number"), ("11", "from 0 to 10")]
)
def test_a_pain_that_cannot_be_is_refused_beside_its_field_and_stays_typed(
    builder: Builder, typed: str, said: str
) -> None:
    answer = builder.send("/client", pain=typed)
    assert answer.status_code == 422
    assert said in words(find(answer.text, "p", id="client:-pain-error")[0])
    assert field(answer.text, "client:", "pain") == typed
    (box,) = find(answer.text, "input", id="client:-pain")
    assert (box.get("aria-describedby"), box.get("aria-invalid")) == ("client:-pain-error", "true")
    assert "blocks" not in drawn(answer)
    assert builder.saved().number == 1


@pytest.mark.parametrize(("name", "said"), [("reach", "how far down the leg"), ("sore_side", "left, right or both")])
def test_a_choice_that_was_not_offered_is_refused_beside_its_field(builder: Builder, name: str, said: str) -> None:
    answer = builder.send("/client", **{name: "elbow"})
    assert answer.status_code == 422
    assert said in words(find(answer.text, "p", id=f"client:-{name}-error")[0])
    assert builder.saved().number == 1


def test_the_panel_says_all_of_it_in_one_line(builder: Builder) -> None:
    builder.send("/client", pain="4")
    builder.send("/client", box="older", older="y")
    for condition_id in ("scoliosis", "diabetes", "epilepsy", "osteoporosis"):
        builder.send("/conditions", condition=condition_id)
    text = builder.send(f"/screen/{BLADDER}", answer="no").text
    assert words(find(text, "span", class_="client-line soft")[0]) == (
        "partner at home · maintaining · pain 4 · 65 or over · scoliosis · diabetes · 2 more"
        " · warning signs 1 of 21 asked"
    )


# Two tabs, undo, forgetting


def test_two_tabs_that_change_different_facts_of_one_condition_both_stay(builder: Builder) -> None:
    builder.send("/conditions", condition="knee_replacement")
    other = builder.other_tab()
    builder.send("/conditions/knee_replacement", side="left")
    answer = other.send("/conditions/knee_replacement", weeks="30")
    assert answer.status_code == 200
    mine = condition(builder, "knee_replacement")
    assert (mine.side, mine.weeks) == (Side.LEFT, 30)
    assert "blocks" in drawn(answer), "the other tab catches up with all of it"


def test_a_condition_sent_whole_changes_only_what_this_tab_changed(builder: Builder) -> None:
    builder.send("/conditions", condition="knee_replacement")
    other = builder.other_tab()
    builder.send("/conditions/knee_replacement", side="left")
    assert other.send("/conditions/knee_replacement", side="", weeks="30").status_code == 200
    mine = condition(builder, "knee_replacement")
    assert (mine.side, mine.weeks) == (Side.LEFT, 30)


@pytest.mark.parametrize(
    ("name", "theirs", "mine", "kept"),
    [("side", "left", "right", Side.LEFT), ("weeks", "30", "40", 30), ("cleared_by", "Dr Lim", "Dr Oz", "Dr Lim")],
)
def test_two_values_for_one_fact_of_a_condition_collide_and_both_are_shown(
    builder: Builder, name: str, theirs: str, mine: str, kept: object
) -> None:
    builder.send("/conditions", condition="knee_replacement")
    other = builder.other_tab()
    builder.send("/conditions/knee_replacement", **{name: theirs})
    answer = other.send("/conditions/knee_replacement", **{name: mine})
    assert answer.status_code == 409
    assert f"Another tab saved “{theirs}”. You typed “{mine}”." in answer.text
    (use_mine,) = find(answer.text, "button", data_use_mine=f"{CLIENT}knee_replacement-{name}")
    assert use_mine.get("data-value") == mine
    assert getattr(condition(builder, "knee_replacement"), name) == kept


@pytest.mark.parametrize(
    ("path", "name", "theirs", "mine"),
    [
        ("/client", "pain", "7", "8"),
        ("/client", "reach", "calf", "foot"),
        ("/client", "sore_side", "left", "right"),
        ("/heading", "audience", "solo", "therapist"),
        ("/heading", "phase", "flare", "settling"),
    ],
)
def test_two_values_for_one_fact_of_the_client_collide_and_both_are_shown(
    builder: Builder, path: str, name: str, theirs: str, mine: str
) -> None:
    other = builder.other_tab()
    builder.send(path, **{name: theirs})
    answer = other.send(path, **{name: mine})
    assert answer.status_code == 409
    assert f"Another tab saved “{theirs}”. You typed “{mine}”." in answer.text
    assert builder.saved().number == 2


def test_the_clients_answers_are_forgotten_at_once_and_undo_brings_them_back(builder: Builder) -> None:
    assert not find(builder.get(""), "button", id="client-forget"), "there is nothing to clear"
    builder.send("/client", pain="7")
    builder.send("/conditions", condition="osteoporosis")
    builder.send("/client", box="label_shown")
    known = builder.client()
    assert find(builder.send(f"/screen/{BLADDER}", answer="no").text, "button", id="client-forget")
    answer = builder.send("/client/forget")
    assert builder.client() == Client(label_shown=False), "whether the label is printed is no answer of theirs"
    assert listed(answer.text) == []
    assert "Undo brings them back" in words(find(answer.text, "div", id="live")[0])
    builder.send("/undo")
    builder.send("/undo")
    assert builder.client() == known


# What is redrawn


def test_an_edit_of_the_client_draws_the_panel_and_only_the_marks_that_changed(builder: Builder) -> None:
    assert set(drawn(builder.send("/client", pain="3"))) == {"client", *EVERYWHERE}

    answer = builder.send("/conditions", condition="osteoporosis")
    told = {step for key, one in builder.raised().items() if key.endswith("osteoporosis") for step in one.steps}
    assert 1 < len(told) < len(list(builder.sequence().steps()))
    assert set(drawn(answer)) == {"client", *EVERYWHERE} | {f"{step}-marks" for step in told}
    (marks,) = find(answer.text, "div", id=f"{builder.step_of('sup_bus_driver').id}-marks")
    assert words(marks).startswith("Stop Not for this client: osteoporosis.")

    assert set(drawn(builder.send("/conditions/osteoporosis", detail="T -2.6"))) == {"client", *EVERYWHERE}
    removed = builder.send("/conditions/osteoporosis/remove")
    assert set(drawn(removed)) == {"client", *EVERYWHERE} | {f"{step}-marks" for step in told}
    assert words(find(removed.text, "div", id=f"{builder.step_of('sup_bus_driver').id}-marks")[0]) == ""


def test_the_library_is_told_when_it_may_suit_the_client_differently(builder: Builder) -> None:
    def state(text: str) -> str | None:
        return find(text, "details", id="client")[0].get("data-state")

    before = state(builder.get(""))
    after = state(builder.send("/conditions", condition="osteoporosis").text)
    assert before != after
    assert state(builder.send("/undo").text) == before
    assert state(builder.send("/heading", phase="flare").text) != before


# Other people


@pytest.mark.parametrize("path", ["/conditions", "/screen"])
def test_a_stranger_learns_nothing_of_the_client(builder: Builder, stranger: Browser, path: str) -> None:
    assert stranger.get(f"/sequences/{builder.sequence_id}{path}").status_code == 404


@pytest.mark.parametrize(
    "path", ["/client", "/client/forget", "/conditions/osteoporosis", "/conditions/osteoporosis/remove", "/screen/x"]
)
def test_a_stranger_changes_nothing_of_the_client(builder: Builder, stranger: Browser, path: str) -> None:
    builder.send("/conditions", condition="osteoporosis")
    sent = {"pain": "9", "weeks": "9", "answer": "yes"}
    answer = stranger.post(f"/sequences/{builder.sequence_id}{path}", sent, headers={"If-Match": str(builder.number)})
    assert answer.status_code == 404
    assert builder.saved().number == builder.number
