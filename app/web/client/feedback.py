"""Receives what a client says after a session. Nothing else can be written through a link, and only a limited amount.

Of the request, only the form's own fields are kept: no address, no browser name.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from flask import Blueprint, Response, jsonify, make_response, render_template, request
from werkzeug.datastructures import MultiDict

from app.domain.feedback.feedback import Feedback, StepFelt, felt, pain
from app.domain.feedback.traffic_light import verdict
from app.domain.plan.sequence import Sequence
from app.domain.values.errors import BadValue
from app.services import feedback, sharing
from app.services.errors import NotFound
from app.storage.revisions import Revision
from app.storage.shares import Opened
from app.web.client.feedback_form import reader_of, told
from app.web.client.opening import readable
from app.web.current import services
from app.web.security import CLIENT_PREFIX, csrf, refuse_all_but_own_pages

bp = Blueprint("giving_feedback", __name__, url_prefix=f"{CLIENT_PREFIX}<token>")

LARGEST = 20_000  # bytes of a request; the longest answer in Thai letters, sent as a form, is within it
TOO_LARGE = "That is too much at once. Say it in fewer words, then send it again."
TOO_MANY = "This link has taken all the answers it can for today. Send it again tomorrow, or tell {reader} yourself."
OLD_PAGE = "This page is out of date. Reload it, then answer again."


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
        revision = _followed(opened, request.form)
        said = _read(request.form, revision, opened)
        kept, second_red_day = feedback.receive(services().db, opened.share_id, said, services().clock())
    except BadValue as error:
        return _refused(token, 422, error.message)
    except feedback.TooMany:
        return _refused(token, 429, TOO_MANY.format(reader=reader_of(revision.sequence.made_by)))
    return _answered(token, kept, second_red_day, reader_of(revision.sequence.made_by))


def _followed(opened: Opened, form: MultiDict[str, str]) -> Revision:
    """Return the version that was followed: a newer one may have been saved while the answer was on its way."""
    number = form.get("number", str(opened.number))
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise BadValue("number", OLD_PAGE)
    try:
        revision = sharing.shown_revision(services().db, opened.sequence_id, int(number))
    except NotFound:
        raise BadValue("number", OLD_PAGE) from None
    if not revision.passed:
        raise BadValue("number", OLD_PAGE)
    return revision


def _read(form: MultiDict[str, str], revision: Revision, opened: Opened) -> Feedback:
    now = services().clock()
    return Feedback(
        id=form.get("id") or _made_id(form, opened, now),
        number=revision.number,
        at=feedback.answered_at(_moment(form.get("at", "")), now),
        pain_before=pain(form.get("pain_before", ""), "pain_before"),
        pain_after=pain(form.get("pain_after", ""), "pain_after"),
        reach_before=form.get("reach_before"),  # type: ignore[arg-type] # words become what they mean in the Answer
        reach_after=form.get("reach_after"),  # type: ignore[arg-type]
        felt=_felt(form.get, revision.sequence),
        words=form.get("words", ""),
        signs=tuple(form.getlist("sign")),  # type: ignore[arg-type]
    )


def _felt(get: Callable[[str], str | None], sequence: Sequence) -> tuple[StepFelt, ...]:
    chosen = ((step, felt(get(f"felt-{step.id}"))) for step in sequence.steps())
    return tuple(StepFelt(step.id, step.technique, kind) for step, kind in chosen if kind is not None)


def _made_id(form: MultiDict[str, str], opened: Opened, now: datetime) -> str:
    """Return an id for an answer from a page without scripts: the same answer within an hour counts as one."""
    said = sorted((name, value) for name, value in form.items(multi=True) if name != "grant")
    return str(uuid5(NAMESPACE_URL, f"{opened.share_id} {now:%Y-%m-%d %H} {said}"))


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text[:40])
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _answered(token: str, said: Feedback, second_red_day: bool, reader: str) -> Response:
    light = told(verdict(said), services().library.safety, second_red_day=second_red_day, reader=reader)
    if _wants_json():
        return jsonify(light)
    return make_response(render_template("client/answered.html", light=light, reader=reader, token=token))


def _refused(token: str, status: int, words: str) -> Response:
    if _wants_json():
        return make_response(jsonify({"error": words}), status)
    return make_response(render_template("client/not_taken.html", words=words, token=token), status)


def _wants_json() -> bool:
    return request.accept_mimetypes.best == "application/json"
