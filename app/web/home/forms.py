"""The forms of the start page. The domain decides what a title may be, not a validator."""

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import StringField


class RenameForm(FlaskForm):  # type: ignore[misc]
    """A new title."""

    title = StringField("Title")


class ImportForm(FlaskForm):  # type: ignore[misc]
    """A sequence file."""

    file = FileField("Sequence file")
