"""The answer to an edit as partials: the part of the screen that changed, and everything that depends on it."""

from flask import Response, make_response, render_template

from app.domain.editing.merging import CLIENT, SCREENING
from app.domain.values.recent import Recent
from app.storage.revisions import Revision
from app.web.builder.fields import NO_TROUBLE, Trouble
from app.web.builder.marks import Marks, changed
from app.web.builder.page import BuilderPage, builder_page
from app.web.builder.screening import screening_form
from app.web.current import services


def reply(
    revision: Revision,
    announcement: str = "",
    *,
    notice: str = "",
    trouble: Trouble = NO_TROUBLE,
    part: str | None = None,
    base: int = 0,
    with_screening: bool = False,
    status: int = 200,
) -> Response:
    """Return what the screen needs to show `revision`.

    `part` is the id of the only step that changed, "" when only the heading did, or a client's cell owner; with None,
    or the id of anything else, all of it is drawn. What the checks say beside other steps is drawn where it is not what
    they said of revision `base`; `with_screening` draws the warning-sign form as well. `announcement` is for screen
    readers, `notice` for everybody.
    """
    shown = draw(revision, trouble)
    step = shown.step(part) if part else None
    is_client = (part or "").startswith((CLIENT, SCREENING))
    marked: tuple[str, ...] = ()
    if step or part == "" or is_client:
        ids = (one.id for one in revision.sequence.steps() if one.id != part)
        marked = changed(_marks.get((revision.sequence_id, base)), shown.marks, ids)
    html = render_template(
        "builder/reply.html",
        page=shown,
        step=step,
        marked=marked,
        only_heading=part == "",
        only_client=is_client,
        screening=screening_form(revision.sequence, services().library) if with_screening else None,
        announcement=announcement,
        notice=notice,
        techniques_total=len(services().library.techniques),
    )
    return make_response(html, status)


def draw(revision: Revision, trouble: Trouble = NO_TROUBLE) -> BuilderPage:
    """Return the screen of a revision, and remember what the checks say beside its steps."""
    shown = builder_page(revision, services().library, services().checks.findings(revision.sequence), trouble)
    _marks.put((revision.sequence_id, revision.number), shown.marks)
    return shown


# The latest check marks beside the steps of sequences being worked on, by sequence and revision.
_marks: Recent[tuple[str, int], Marks] = Recent(256)
