"""Receives what a client says after a session. Nothing else can be written through a link, and only a limited amount.

Of the request, only the form's own fields are kept: no address, no browser name.
"""

from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from flask import Blueprint, Response, jsonify, make_response, render_template, request

from app.domain.feedback.feedback import Feedback, Felt, StepFelt
from app.domain.feedback.traffic_light import verdict
from app.domain.plan.sequence import Sequence
from app.domain.values.errors import BadValue
from app.services import feedback, sharing
from app.services.errors import NotFound
from app.storage.revisions import Revision
from app.storage.shares import Opened
from app.web.client.feedback_questions import light_in_words, reader_of
from app.web.client.forms import OLD_PAGE, FeedbackForm
from app.web.client.opening import readable
from app.web.current import services
from app.web.security import CLIENT_PREFIX, csrf, refuse_all_but_own_pages

bp = Blueprint("giving_feedback", __name__, url_prefix=f"{CLIENT_PREFIX}<token>")

LARGEST = 20_000  # bytes of a request; the longest answer in Thai letters, sent as a form, is within it
TOO_LARGE = "That is too much at once. Say it in fewer words, then send it again."
TOO_MANY = "This link has taken all the answers it can for today. Send it again tomorrow, or tell {reader} yourself."
_AS_TOLD = ("pain_before", "pain_after", "reach_before", "reach_after", "words")


@bp.post("/answers")
@csrf.exempt  # type: ignore[untyped-decorator]
def receive_feedback(token: str) -> Response:
    """Store an answer and reply with its light: a page, or JSON for a script that asks for it."""
    refuse_all_but_own_pages()
    request.max_content_length = LARGEST
    if (request.content_length or 0) > LARGEST:
        request.environ["wsgi.input"].read(4 * LARGEST)  # if we hung up, a browser would not read why
        return _refused(token, 413, TOO_LARGE)
    opened = readable(token)
    try:
        told = FeedbackForm().values()
        revision = _followed(opened, told.get("number", opened.number))
        said = _read(told, revision, opened)
        kept, second_red_day = feedback.receive(services().db, opened.share_id, said, services().clock())
    except BadValue as error:
        return _refused(token, 422, error.message)
    except feedback.TooMany:
        return _refused(token, 429, TOO_MANY.format(reader=reader_of(revision.sequence.made_by)))
    return _answered(token, kept, second_red_day, reader_of(revision.sequence.made_by))


def _followed(opened: Opened, number: int) -> Revision:
    """Return the version that was followed: another may have been saved while the answer was on its way."""
    try:
        revision = sharing.shown_revision(services().db, opened.sequence_id, number)
    except NotFound:
        raise BadValue("number", OLD_PAGE) from None
    if not revision.passed:
        raise BadValue("number", OLD_PAGE)
    return revision


def _read(told: dict[str, Any], revision: Revision, opened: Opened) -> Feedback:
    now = services().clock()
    return Feedback(
        id=told.get("id") or _made_id(opened, now),
        number=revision.number,
        at=feedback.answered_at(told.get("at"), now),
        felt=_felt(told.get("felt", {}), revision.sequence),
        signs=tuple(told.get("sign", ())),
        **{name: told[name] for name in _AS_TOLD if name in told},
    )


def _felt(chosen: dict[str, Felt | None], sequence: Sequence) -> tuple[StepFelt, ...]:
    by_step = ((step, chosen.get(step.id)) for step in sequence.steps())
    return tuple(StepFelt(step.id, step.technique, kind) for step, kind in by_step if kind is not None)


def _made_id(opened: Opened, now: datetime) -> str:
    """Return an id for an answer whose page had no script to make one: the same words within an hour are one answer."""
    said = sorted((name, value) for name, value in request.form.items(multi=True) if name != "grant")
    return str(uuid5(NAMESPACE_URL, f"{opened.share_id} {now:%Y-%m-%d %H} {said}"))


def _answered(token: str, said: Feedback, second_red_day: bool, reader: str) -> Response:
    light = light_in_words(verdict(said), services().library.safety, second_red_day=second_red_day, reader=reader)
    if _wants_json():
        return jsonify(light)
    return make_response(render_template("client/answered.html", light=light, reader=reader, token=token))


def _refused(token: str, status: int, words: str) -> Response:
    if _wants_json():
        return make_response(jsonify({"error": words}), status)
    return make_response(render_template("client/not_taken.html", words=words, token=token), status)


def _wants_json() -> bool:
    return request.accept_mimetypes.best == "application/json"
