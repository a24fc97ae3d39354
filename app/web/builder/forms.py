"""The builder's forms: what a request may carry, as plain values. The domain decides whether they are possible."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from flask import abort, request
from flask_wtf import FlaskForm
from wtforms import Field, SelectField, StringField
from wtforms.validators import AnyOf, InputRequired

from app.domain.plan.sequence import BlockKind
from app.domain.values.errors import BadValue

_F = TypeVar("_F", bound=FlaskForm)

SHIFTS = {"up": -1, "down": 1}


class StepForm(FlaskForm):  # type: ignore[misc]
    """One or more fields of a step. Only what the request carries is changed."""

    minutes = StringField()
    side = StringField()
    reps = StringField()
    hold_s = StringField()
    frequency = StringField()
    note = StringField()
    safety_note = StringField()


class HeadingForm(FlaskForm):  # type: ignore[misc]
    """One or more fields of the heading."""

    title = StringField()
    made_for = StringField()
    made_by = StringField()
    paper = StringField()
    audience = StringField()
    phase = StringField()


class ClientForm(FlaskForm):  # type: ignore[misc]
    """One or more facts about the client. Boxes that may be empty come by `boxed`."""

    pain = StringField()
    reach = StringField()
    sore_side = StringField()


class NewConditionForm(FlaskForm):  # type: ignore[misc]
    """A condition of the library."""

    condition = StringField(validators=[InputRequired()])


class ConditionForm(FlaskForm):  # type: ignore[misc]
    """One or more facts about a condition. Groups of boxes and yes-or-no answers are read by their names."""

    side = StringField()
    weeks = StringField()
    eases = StringField()
    detail = StringField()
    cleared_by = StringField()
    cleared_on = StringField()


class FixForm(FlaskForm):  # type: ignore[misc]
    """One fix of one finding, at one step or, without, for all of it."""

    finding = StringField(validators=[InputRequired()])
    fix = StringField(validators=[InputRequired()])
    step = StringField()


class FindingForm(FlaskForm):  # type: ignore[misc]
    """A finding, and why it may stand."""

    finding = StringField(validators=[InputRequired()])
    seen = StringField()  # what the page showed of it: nobody accepts what has come in since
    reason = StringField()


class AddStepForm(FlaskForm):  # type: ignore[misc]
    """A technique for a block; `before` is the step it goes in front of, empty for the end."""

    technique = StringField(validators=[InputRequired()])
    block = StringField(validators=[InputRequired()])
    before = StringField()


class MoveStepForm(FlaskForm):  # type: ignore[misc]
    """A place for a step."""

    block = StringField(validators=[InputRequired()])
    before = StringField()


class ShiftForm(FlaskForm):  # type: ignore[misc]
    """One place up or down."""

    direction = StringField(validators=[AnyOf(SHIFTS)])


class BlockForm(FlaskForm):  # type: ignore[misc]
    """A block's name, and for a new block its kind."""

    name = StringField()
    kind = SelectField(choices=[kind.value for kind in BlockKind], default=BlockKind.SESSION.value)


class PlainForm(FlaskForm):  # type: ignore[misc]
    """Only the token that proves this site sent it."""


def sent(form: FlaskForm) -> dict[str, str]:
    """Return the raw text of the form's fields that the request carried."""
    fields: list[Field] = [field for field in form if field.name != "csrf_token" and field.raw_data]
    return {field.name: str(field.raw_data[0]) for field in fields}


def boxed(names: Iterable[str]) -> dict[str, object]:
    """Return the state of a clicked box: an empty one sends only its name, as `box`."""
    name = request.form.get("box", "")
    return {name: name in request.form} if name in names else {}


def values(raw: dict[str, str]) -> dict[str, object]:
    """Return typed text as domain values; raise BadValue naming the field that is not a number."""
    return {name: _READ[name](text, name) if name in _READ else text for name, text in raw.items()}


def _side(raw: str, _: str) -> str | None:
    return raw or None


def valid(form: _F) -> _F:
    """Return the form if it has what its route needs; our own buttons fill these, so anything else is a 400."""
    if not form.validate_on_submit():
        abort(400)
    return form


def _number(raw: str, name: str) -> float:
    try:
        return float(raw.strip().replace(",", "."))
    except ValueError:
        raise BadValue(name, "Give a number of minutes, such as 2 or 2.5.") from None


def whole(raw: str, name: str) -> int | None:
    """Return typed text as a whole number, None if empty; raise BadValue naming the field."""
    text = raw.strip()
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        raise BadValue(name, "Give a whole number, or leave it empty.")
    return int(text)


_READ: dict[str, Callable[[str, str], object]] = {
    "minutes": _number,
    "side": _side,
    "reps": whole,
    "hold_s": whole,
}
