"""The reminders of a plan, for the client's own calendar."""

from flask import Blueprint, Response, abort

from app.handouts.calendar import calendar
from app.services import sharing
from app.web.client.opening import readable
from app.web.current import services
from app.web.handouts.sheets import handout_of
from app.web.security import CLIENT_PREFIX, csrf

bp = Blueprint("reminders", __name__, url_prefix=f"{CLIENT_PREFIX}<token>")


@bp.route("/reminders.ics", methods=["GET", "POST"])
@csrf.exempt  # type: ignore[untyped-decorator]
def show_reminders(token: str) -> Response:
    """Answer with a calendar file. It names neither the link nor who the plan is for: calendars are often shared."""
    opened = readable(token)
    handout = handout_of(sharing.shown_revision(services().db, opened.sequence_id, opened.number))
    if not handout.parts:
        abort(404)
    response = Response(
        calendar(handout, opened.sequence_id, services().clock()), content_type="text/calendar; charset=utf-8"
    )
    response.headers["Content-Disposition"] = (
        'inline; filename="reminders.ics"'  # phones then offer to add it right away
    )
    return response
