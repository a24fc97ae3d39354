"""The reply to an edit as partials: the part of the screen that changed, and what follows from it everywhere."""

from dataclasses import dataclass, replace

from flask import Response, make_response, render_template

from app.domain.editing.client_edits import (
    CLIENT,
    SCREENING,
    AddCondition,
    AnswerQuestion,
    RemoveCondition,
    SetClient,
    SetCondition,
    SetOutcome,
)
from app.domain.editing.edits import Edit, SetHeading, SetStep
from app.domain.values.recent import Recent
from app.services.owning import Owned
from app.storage.revisions import Revision
from app.web.builder.fields import NO_TROUBLE, Trouble
from app.web.builder.marks import Marks, changed
from app.web.builder.page import BuilderPage, builder_page
from app.web.builder.screening import screening_form


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of the screen that an edit changes by itself: a step, the heading, the client, or all of it."""

    step_id: str = ""
    heading: bool = False
    client: bool = False
    screening: bool = False  # the warning-sign form as well

    @classmethod
    def of_owner(cls, owner: str) -> "Scope":
        """Return the part that shows the fields of a cell's owner."""
        if owner.startswith(SCREENING):
            return SCREENING_FORM
        return CLIENT_PANEL if owner.startswith(CLIENT) else cls(step_id=owner, heading=not owner)

    @property
    def widened(self) -> "Scope":
        """All of the screen, as when another tab's edits came in as well."""
        return Scope(screening=self.screening)

    @property
    def with_screening(self) -> "Scope":
        """This part and the warning-sign form."""
        return replace(self, screening=True)


EVERYTHING, HEADING, CLIENT_PANEL = Scope(), Scope(heading=True), Scope(client=True)
SCREENING_FORM = CLIENT_PANEL.with_screening


def scope_of(edit: Edit) -> Scope:
    """Return the part of the screen that an edit changes by itself."""
    match edit:
        case SetStep(step_id=step_id):
            return Scope(step_id=step_id)
        case SetHeading():
            return HEADING
        case SetClient() | AddCondition() | RemoveCondition() | SetCondition():
            return CLIENT_PANEL
        case AnswerQuestion() | SetOutcome():
            return SCREENING_FORM
    return EVERYTHING


def reply(
    own: Owned,
    revision: Revision,
    announcement: str = "",
    *,
    notice: str = "",
    trouble: Trouble = NO_TROUBLE,
    scope: Scope = EVERYTHING,
    base: int = 0,
    status: int = 200,
) -> Response:
    """Return what the screen needs to show `revision`.

    Only the part in `scope` is drawn, all of it where that is a step which is not there. What the checks say beside
    other steps is drawn where it is not what they said of revision `base`. `announcement` is for screen readers,
    `notice` for everybody.
    """
    page = draw(own, revision, trouble)
    step = page.step(scope.step_id) if scope.step_id else None
    marked: tuple[str, ...] = ()
    if step or scope.heading or scope.client:
        ids = (one.id for one in revision.sequence.steps() if one.id != scope.step_id)
        marked = changed(_marks.get((revision.sequence_id, base)), page.marks, ids)
    html = render_template(
        "builder/reply.html",
        page=page,
        step=step,
        marked=marked,
        only_heading=scope.heading,
        only_client=scope.client,
        screening=screening_form(revision.sequence, own.library, trouble) if scope.screening else None,
        announcement=announcement,
        notice=notice,
        techniques_total=len(own.library.techniques),
    )
    return make_response(html, status)


def draw(own: Owned, revision: Revision, trouble: Trouble = NO_TROUBLE) -> BuilderPage:
    """Return the page of a revision, and remember what the checks say beside its steps."""
    page = builder_page(revision, own.library, own.checks.findings(revision.sequence), trouble)
    _marks.put((revision.sequence_id, revision.number), page.marks)
    return page


# The latest check marks beside the steps of sequences being worked on, by sequence and revision.
_marks: Recent[tuple[str, int], Marks] = Recent(256)
