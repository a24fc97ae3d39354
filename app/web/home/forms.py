"""The forms of the start page. What a title may be is the domain's to say, not a validator's."""

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import StringField


class RenameForm(FlaskForm):  # type: ignore[misc]
    """A new title."""

    title = StringField("Title")


class ImportForm(FlaskForm):  # type: ignore[misc]
    """A sequence file."""

    file = FileField("Sequence file")
