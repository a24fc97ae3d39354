"""Times as people say them, for templates: `{{ made_at | ago }}`, `{{ made_at | day }}`, `{{ made_at | moment }}`."""

from datetime import datetime

from flask import Flask

from app.domain.values.wording import count, day, moment
from app.web.current import services


def init_app(app: Flask) -> None:
    """Give templates the filters `ago`, `day` and `moment`."""
    app.add_template_filter(lambda moment: ago(moment, services().clock()), "ago")
    app.add_template_filter(day, "day")
    app.add_template_filter(lambda value: f"{moment(value)} UTC", "moment")


def ago(moment: datetime, now: datetime) -> str:
    """Return how long before `now` a moment was: "just now", "5 minutes ago"; after a week, its date."""
    seconds = int((now - moment).total_seconds())
    if seconds < 60:
        return "just now"
    if seconds < 3600:
        return f"{count(seconds // 60, 'minute', 'minutes')} ago"
    if seconds < 86400:
        return f"{count(seconds // 3600, 'hour', 'hours')} ago"
    if seconds < 7 * 86400:
        return f"{count(seconds // 86400, 'day', 'days')} ago"
    return f"on {day(moment)}"
