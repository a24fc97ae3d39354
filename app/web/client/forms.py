"""What the holder of a link sends: a passcode or a grant, and feedback after a session.

It comes without a session, so it carries no token.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, SelectMultipleField, StringField

from app.domain.feedback.feedback import felt, pain
from app.domain.values.errors import BadValue
from app.web.forms import PartForm

OLD_PAGE = "This page is out of date. Reload it, then answer again."
_FEWEST_TOO_MANY = 10  # digits of a number that no version has


class UnlockForm(FlaskForm):  # type: ignore[misc]
    """What opens a link with a passcode."""

    class Meta:
        """Sent without a session."""

        csrf = False

    grant = StringField(default="")
    passcode = StringField(default="")


class Read(StringField):  # type: ignore[misc]
    """A field whose text is read by a function, which raises BadValue."""

    def __init__(self, read: Callable[[str, str], object], **more: Any) -> None:
        super().__init__(**more)
        self._read = read

    def process_formdata(self, texts: list[str]) -> None:
        """Read what was sent; raise ValueError in plain words."""
        try:
            self.data = self._read(texts[0], self.name) if texts else None
        except BadValue as error:
            raise ValueError(error.message) from None


class StepsFelt(Field):  # type: ignore[misc]
    """What each step did: a field for each, `felt-` and the id of the step."""

    def process(self, formdata: Any, data: object = None, extra_filters: object = None) -> None:  # noqa: ARG002
        """Read what was chosen, for any step."""
        self.process_errors: list[str] = []
        self.raw_data = names = [name for name in formdata or () if name.startswith(f"{self.name}-")]
        try:
            self.data = {name.removeprefix(f"{self.name}-"): felt(formdata[name]) for name in names}
        except BadValue as error:
            self.process_errors.append(error.message)


def _version(text: str, field: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < _FEWEST_TOO_MANY):
        raise BadValue(field, OLD_PAGE)
    return int(text)


def _moment(text: str, _: str) -> datetime | None:
    """Return a moment with its zone, None for what is none: a clock that is wrong costs no answer."""
    try:
        moment = datetime.fromisoformat(text[:40])
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


class FeedbackForm(PartForm):
    """One client's feedback."""

    class Meta:
        """Sent without a session."""

        csrf = False

    id = StringField()
    number = Read(_version)
    at = Read(_moment)
    pain_before = Read(pain)
    pain_after = Read(pain)
    reach_before = StringField()
    reach_after = StringField()
    felt = StepsFelt()
    words = StringField()
    sign = SelectMultipleField(choices=[], validate_choice=False)
