"""The answer to an edit as partials: the part of the screen that changed, and what follows from it everywhere."""

from flask import Response, make_response, render_template

from app.storage.revisions import Revision
from app.web.builder.fields import NO_TROUBLE, Trouble
from app.web.builder.screen import screen
from app.web.current import services


def answer(
    revision: Revision,
    announcement: str = "",
    *,
    notice: str = "",
    trouble: Trouble = NO_TROUBLE,
    part: str | None = None,
    status: int = 200,
) -> Response:
    """Return what the screen needs to show `revision`.

    `part` is the id of the only step that changed, "" when only the heading did; with None, or the id of anything
    else, all of it is drawn. `announcement` is for screen readers, `notice` for everybody.
    """
    shown = screen(revision, services().library, trouble)
    html = render_template(
        "builder/answer.html",
        screen=shown,
        step=shown.step(part) if part else None,
        only_heading=part == "",
        announcement=announcement,
        notice=notice,
        techniques_total=len(services().library.techniques),
    )
    return make_response(html, status)
