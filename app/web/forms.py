"""Fields of forms: each says once what it is called, what fits into it, and how what was typed is read.

A request sends only the fields that were changed; `values` reads those, and `typed` keeps them as they came.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from flask import abort, request
from flask_wtf import FlaskForm
from markupsafe import Markup
from wtforms import BooleanField, Field, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice

from app.domain.values.errors import BadValue

YES_NO = {"yes": True, "no": False, "": None}
_LONGEST_WHOLE = 6  # digits; nothing here counts further


class Line(StringField):  # type: ignore[misc]
    """One line of text."""

    kind = "text"

    def __init__(self, label: str = "", *, longest: int | None = None, hint: str = "", **more: Any) -> None:
        super().__init__(label, **more)
        self.longest, self.hint = longest, hint

    @property
    def limits(self) -> Mapping[str, object]:
        """What the browser keeps to while something is typed, as attributes of HTML."""
        return {"maxlength": self.longest, "placeholder": self.hint, "autocomplete": "off", "dir": "auto"}


class Lines(Line):
    """Text that keeps its line breaks."""

    kind = "lines"

    @property
    def limits(self) -> Mapping[str, object]:
        """What the browser keeps to while something is typed, as attributes of HTML."""
        return {"placeholder": self.hint, "maxlength": self.longest, "dir": "auto"}


class Number(Line):
    """A number of minutes, as people write it: with a point or a comma."""

    kind, mode = "number", "decimal"
    refusal = "Give a number of minutes, such as 2 or 2.5."

    def __init__(self, label: str = "", *, least: float, most: float, step: float | None = None, **more: Any) -> None:
        super().__init__(label, **more)
        self.least, self.most, self.step = least, most, step

    @property
    def limits(self) -> Mapping[str, object]:
        """What the browser keeps to while something is typed, as attributes of HTML."""
        return {"min": f"{self.least:g}", "max": f"{self.most:g}", "step": self.step, "inputmode": self.mode}

    def process_formdata(self, texts: list[str]) -> None:
        """Read what was typed; raise ValueError in plain words."""
        if texts:
            self.data = self.read(texts[0].strip())

    def read(self, text: str) -> float | None:
        """Return a number; raise ValueError."""
        try:
            return float(text.replace(",", "."))
        except ValueError:
            raise ValueError(self.refusal) from None


class Whole(Number):
    """A whole number, or nothing."""

    mode = "numeric"
    refusal = "Give a whole number, or leave it empty."

    def read(self, text: str) -> int | None:
        """Return a whole number, None for ""; raise ValueError."""
        if text and not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_WHOLE):
            raise ValueError(self.refusal)
        return int(text) if text else None


class Choice(SelectField):  # type: ignore[misc]
    """One of several; "" for none of them is None. Whether it is one of them the domain says."""

    kind = "choice"

    def __init__(self, label: str = "", *, choices: Iterable[tuple[str, str]], **more: Any) -> None:
        options = [SelectChoice(value, text) for value, text in choices]
        super().__init__(label, choices=options, coerce=lambda text: text or None, validate_choice=False, **more)


class YesNo(Choice):
    """Yes, no, or not known."""

    is_pressed = True

    def __init__(self, label: str = "", *, unknown: str = "Not known", **more: Any) -> None:
        super().__init__(label, choices=(("", unknown), ("yes", "Yes"), ("no", "No")), **more)

    def process_formdata(self, texts: list[str]) -> None:
        """Read what was chosen; raise ValueError in plain words."""
        if texts:
            if texts[0] not in YES_NO:
                raise ValueError("Choose yes or no.")
            self.data = YES_NO[texts[0]]


def yes_or_no(answer: bool | None) -> str:
    """Return an answer as a form has it: "yes", "no", or "" for not known."""
    return next(text for text, meant in YES_NO.items() if meant is answer)


class Day(Line):
    """A day, as browsers send it; "" is None."""

    kind = "day"

    def process_formdata(self, texts: list[str]) -> None:
        """Take what was chosen; the domain refuses what is no day."""
        if texts:
            self.data = texts[0] or None


class Box(BooleanField):  # type: ignore[misc]
    """A box. Empty it sends nothing, so the page tells its name as `box` when it was pressed."""

    kind, is_pressed = "box", True


class Boxes(SelectMultipleField):  # type: ignore[misc]
    """Several boxes of one question; their name comes as `box` when one of them was pressed."""

    kind, is_pressed = "boxes", True

    def __init__(self, label: str = "", **more: Any) -> None:
        super().__init__(label, choices=[], validate_choice=False, **more)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: raw text by field, and the owner of the fields (a cell's owner, see merging.py)."""

    owner: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def burst(self) -> str:
        """A name for typing on in the same fields, "" where nothing was typed."""
        return f"{self.owner or 'heading'}.{'.'.join(self.texts)}" if self.texts else ""


NOTHING_TYPED = Typed()


class Unreadable(BadValue):
    """A field holds what cannot be read; `typed` is kept, to be shown again."""

    def __init__(self, field: str, message: str, typed: Typed) -> None:
        super().__init__(field, message)
        self.typed = typed


class PartForm(FlaskForm):  # type: ignore[misc]
    """A form of which a request sends the fields that were changed; `owner` is what they belong to."""

    def __init__(self, owner: str = "", **more: Any) -> None:
        super().__init__(**more)
        self.owner = owner

    @property
    def typed(self) -> Typed:
        """What was typed into the fields that the request sent; what is pressed is an edit of its own each time."""
        texts = {one.name: str(one.raw_data[0]) for one in self._sent() if not getattr(one, "is_pressed", False)}
        return Typed(self.owner, texts)

    def values(self) -> dict[str, Any]:
        """Return what the fields that the request sent hold; raise Unreadable, which names the first that fails."""
        sent = list(self._sent())
        for one in sent:
            if one.process_errors:
                raise Unreadable(one.name, str(one.process_errors[0]), self.typed)
        return {one.name: tuple(one.data) if isinstance(one, Boxes) else one.data for one in sent}

    def _sent(self) -> Iterable[Field]:
        pressed = request.form.get("box", "")
        for one in self:
            if one.name == pressed if isinstance(one, Box | Boxes) else one.name != "csrf_token" and one.raw_data:
                yield one


class PlainForm(FlaskForm):  # type: ignore[misc]
    """Nothing but the proof that this site sent it."""


def valid(form: FlaskForm) -> Any:
    """Return the form when it holds what its route needs; our own buttons fill these, so anything else is a 400."""
    if not form.validate_on_submit():
        abort(400)
    return form


@lru_cache
def declared(kind: Hashable) -> Mapping[str, Field]:
    """Return the fields of a form by name, as declared: labels, choices, and limits as `attributes` of HTML."""
    fields = {one.name: one for one in kind(formdata=None, meta={"csrf": False})}  # type: ignore[operator]
    for one in fields.values():
        limits = getattr(one, "limits", {}).items()
        one.attributes = Markup("").join(Markup(' {}="{}"').format(*limit) for limit in limits if limit[1])
    return fields
