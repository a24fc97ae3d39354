"""The forms of the share panel."""

from flask_wtf import FlaskForm
from wtforms import BooleanField, StringField

from app.domain.values.errors import BadValue

CHOICES = (("30", "30 days from now"), ("90", "90 days from now"), ("365", "1 year from now"), ("none", "No end date"))


class NewShareForm(FlaskForm):  # type: ignore[misc]
    """A new link; with `unless_shared`, only where no link works yet."""

    unless_shared = BooleanField()
    name = StringField(default="")
    passcode = StringField(default="")


class NameForm(FlaskForm):  # type: ignore[misc]
    """What a link is called."""

    name = StringField(default="")


class PasscodeForm(FlaskForm):  # type: ignore[misc]
    """A new passcode for a link."""

    passcode = StringField(default="")


class VersionForm(FlaskForm):  # type: ignore[misc]
    """Which version a link shows."""

    version = StringField(default="")

    def chosen_number(self) -> int | None:
        """Return the number of the version to keep to, None for the newest; raise BadValue for anything else."""
        given = str(self.version.data)
        if given == "newest":
            return None
        if not (given.isascii() and given.isdigit() and len(given) < 10):
            raise BadValue("version", "Choose the newest version, or the one to keep showing.")
        return int(given)


class ExpiryForm(FlaskForm):  # type: ignore[misc]
    """How long a link keeps working."""

    days = StringField()

    def chosen_days(self) -> int | None:
        """Return the days from now, None for no end date; raise BadValue for anything not offered."""
        if self.days.data not in dict(CHOICES):
            raise BadValue("days", "Choose 30 days, 90 days, 1 year or no end date.")
        return None if self.days.data == "none" else int(str(self.days.data))
