"""The checks of one sequence: their panel, their fixes as edits, and acceptances."""

from collections.abc import Iterable

from flask import Response, abort, render_template

from app.domain.checks import Finding, fix_all, fixes
from app.domain.editing import client_edits
from app.domain.library.rules import Severity
from app.domain.plan.sequence import Acceptance, Sequence
from app.domain.values.errors import BadValue
from app.services import sequences
from app.storage.revisions import Revision
from app.web.builder import bp
from app.web.builder.checks_panel import checks_panel, finding_card, seen
from app.web.builder.client_panel import asked_of
from app.web.builder.forms import FindingForm, FixForm, PlainForm, valid
from app.web.builder.marks import counts
from app.web.builder.replies import save
from app.web.current import services
from app.web.sharing.links import shared_since
from app.web.workspace import current_workspace, require_workspace

GONE = "That has already been settled. Here are the findings as they are now."


@bp.get("/checks")
def show_checks(sequence_id: str) -> str:
    """Show the newest revision's findings with their fixes."""
    return render_template("builder/_checks.html", **_panel(_load(sequence_id)))


@bp.get("/held")
def show_held(sequence_id: str) -> str:
    """Show what blocks printing and sharing a plan, as a page of its own."""
    require_workspace()
    revision = _load(sequence_id)
    locks = services().checks.stops(revision.sequence)
    shown = [finding_card(lock, revision.sequence, services().library) for lock in locks]
    unprinted = bool(services().checks.locks(revision.sequence))
    return render_template("builder/held.html", revision=revision, findings=shown, unprinted=unprinted)


@bp.get("/steps/<step_id>/fixes")
def show_fixes(sequence_id: str, step_id: str) -> str:
    """Show fixes for the findings of one step."""
    sequence = _load(sequence_id).sequence
    if not any(step.id == step_id for step in sequence.steps()):
        abort(404)
    here = [
        finding for finding in services().checks.findings(sequence) if step_id in finding.steps and not finding.is_whole
    ]
    shown = [finding_card(finding, sequence, services().library, step_id) for finding in here]
    return render_template("builder/_fixes.html", findings=shown, sequence_id=sequence_id)


@bp.post("/fixes")
def make_fix(sequence_id: str) -> Response:
    """Fix a finding in the chosen way, as an ordinary edit."""
    form = valid(FixForm())
    key, fix_id, step_id = str(form.finding.data), str(form.fix.data), form.step.data or ""

    def edit(sequence: Sequence) -> Sequence:
        finding = _finding(sequence, key)
        offered = fixes(sequence, finding, services().library, step_id) if finding else ()
        chosen = next((fix for fix in offered if fix.id == fix_id), None)
        if chosen is None:
            raise BadValue("fix", GONE)
        return chosen.apply(sequence)

    return save(sequence_id, edit, lambda s: _said("Done.", s))


@bp.post("/fixes/all")
def make_all_fixes(sequence_id: str) -> Response:
    """Fix everything that needs no decision, as one edit."""
    valid(PlainForm())
    return save(sequence_id, lambda s: fix_all(s, services().library), lambda s: _said("Done.", s))


@bp.post("/findings/accept")
def accept_finding(sequence_id: str) -> Response:
    """Accept a finding with its reason, which is stored with the time."""
    form = valid(FindingForm())
    key, reason, now = str(form.finding.data), form.reason.data or "", services().clock()

    def edit(sequence: Sequence) -> Sequence:
        finding = _finding(sequence, key)
        if finding is None or not finding.can_be_accepted or (form.seen.data and form.seen.data != seen(finding)):
            raise BadValue("finding", GONE)
        acceptance = Acceptance(finding=key, facts=finding.facts, reason=reason, at=now)
        return client_edits.accept(sequence, acceptance, needs_reason=finding.severity is Severity.STOP)

    return save(sequence_id, edit, lambda s: _said("Accepted.", s))


@bp.post("/findings/withdraw")
def withdraw_finding(sequence_id: str) -> Response:
    """Withdraw an acceptance."""
    key = str(valid(FindingForm()).finding.data)
    return save(sequence_id, lambda s: client_edits.withdraw(s, key), lambda s: _said("Reopened.", s))


def _panel(revision: Revision) -> dict[str, object]:
    sequence, library = revision.sequence, services().library
    locks = services().checks.locks(sequence)
    return {
        "sequence_id": revision.sequence_id,
        "checks": checks_panel(sequence, library, services().checks.findings(sequence), len(locks)),
        "asked": asked_of(sequence.client, library),
        "shared_since": shared_since(revision.sequence_id) if locks else None,
    }


def _finding(sequence: Sequence, key: str) -> Finding | None:
    return next((one for one in services().checks.findings(sequence) if one.key == key), None)


def _said(what: str, sequence: Sequence) -> str:
    return f"{what} {left(services().checks.findings(sequence))}"


def left(findings: Iterable[Finding]) -> str:
    """Say how many stops and warnings are left."""
    said = ", ".join(count.text for count in counts(findings))
    return f"Still open: {said}." if said else "The checks found nothing in this plan."


def _load(sequence_id: str) -> Revision:
    return sequences.load(services().db, current_workspace(), sequence_id)
