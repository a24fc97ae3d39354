"""A form reads what was sent of it, and gives back what it cannot read with what was typed."""

import pytest
from flask import Flask
from flask_wtf import FlaskForm

from app.domain.editing.client_edits import CLIENT_FIELDS, CONDITION_FIELDS, OUTCOME_FIELDS
from app.domain.editing.edits import HEADING_FIELDS, STEP_FIELDS
from app.domain.plan.sequence import MAX_REPS, NOTE_LENGTH
from app.web.builder.forms import ClientForm, ConditionForm, HeadingForm, OutcomeForm, StepForm
from app.web.forms import PartForm, Typed, Unreadable, declared


def sent(app: Flask, kind: type[PartForm], data: object, owner: str = "a1") -> PartForm:
    with app.test_request_context(method="POST", data=data):
        form = kind(owner, meta={"csrf": False})
        form.read = form.values()  # within the request, as a view does
        form.said = form.typed
        return form


def read(app: Flask, kind: type[PartForm], data: object) -> dict[str, object]:
    return dict(sent(app, kind, data).read)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (StepForm, STEP_FIELDS),
        (HeadingForm, HEADING_FIELDS),
        (ClientForm, CLIENT_FIELDS),
        (OutcomeForm, OUTCOME_FIELDS),
        (ConditionForm, (*(name for name in CONDITION_FIELDS if name != "answers"), "answer")),
    ],
)
def test_a_form_declares_every_field_that_can_be_changed_and_no_other(
    app: Flask, kind: type[FlaskForm], fields: tuple[str, ...]
) -> None:
    with app.app_context():
        assert sorted(declared(kind)) == sorted(fields)


def test_labels_and_limits_are_those_of_the_domain(app: Flask) -> None:
    with app.app_context():
        fields = declared(StepForm)
    assert fields["reps"].label.text == "Repetitions"
    assert (fields["reps"].limits["min"], fields["reps"].limits["max"]) == ("1", str(MAX_REPS))
    assert fields["note"].limits["maxlength"] == NOTE_LENGTH


def test_only_what_was_sent_is_read(app: Flask) -> None:
    assert read(app, StepForm, {"minutes": " 2,5 ", "reps": ""}) == {"minutes": 2.5, "reps": None}
    assert read(app, StepForm, {}) == {}
    assert read(app, HeadingForm, {"phase": "", "unknown": "x"}) == {"phase": None}


@pytest.mark.parametrize(("name", "text"), [("minutes", "soon"), ("minutes", ""), ("reps", "1.5"), ("hold_s", "²")])
def test_what_cannot_be_read_is_given_back_with_all_that_was_typed(app: Flask, name: str, text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        sent(app, StepForm, {"note": "Slowly.", name: text})
    assert (refused.value.field, refused.value.typed) == (name, Typed("a1", {"note": "Slowly.", name: text}))


def test_an_empty_box_is_read_where_it_was_the_one_that_was_pressed(app: Flask) -> None:
    assert read(app, ClientForm, {"box": "older"}) == {"older": False}
    assert read(app, ClientForm, {"box": "older", "older": "y", "first_time": "y"}) == {"older": True}
    assert read(app, ConditionForm, {"box": "areas", "areas": ["hip", "foot"]}) == {"areas": ("hip", "foot")}
    assert read(app, ConditionForm, {"box": "areas"}) == {"areas": ()}


def test_typing_on_in_the_same_field_is_one_burst_and_what_is_pressed_is_none(app: Flask) -> None:
    assert sent(app, StepForm, {"note": "a"}).said.burst == "a1.note"
    assert sent(app, HeadingForm, {"title": "a"}, owner="").said.burst == "heading.title"
    assert sent(app, ClientForm, {"box": "older"}).said.burst == ""
    assert sent(app, ConditionForm, {"answer-flare": "yes"}).said.burst == ""
