"""The checks of one sequence: their panel, their fixes as edits, and acceptances."""

from flask import Response, abort, render_template

from app.domain.checks.settling import AcceptFinding, MakeAllFixes, MakeFix
from app.domain.editing.client_edits import Withdraw
from app.services import sequences
from app.services.owning import Owned
from app.web.builder import bp
from app.web.builder.checks_panel import checks_panel, finding_card
from app.web.builder.client_panel import asked_of
from app.web.builder.forms import FindingForm, FixForm
from app.web.builder.replies import save
from app.web.forms import PlainForm, valid
from app.web.sharing.links import shared_since


@bp.get("/checks")
def show_checks(own: Owned) -> str:
    """Show the newest revision's findings with their fixes."""
    sequence = sequences.load(own).sequence
    locks = own.checks.locks(sequence)
    return render_template(
        "builder/_checks.html",
        sequence_id=own.id,
        checks=checks_panel(sequence, own.library, own.checks.findings(sequence), len(locks)),
        asked=asked_of(sequence.client, own.library),
        shared_since=shared_since(own) if locks else None,
    )


@bp.get("/held")
def show_held(own: Owned) -> str:
    """Show what blocks printing and sharing a plan, as a page of its own."""
    revision = sequences.load(own)
    stops = own.checks.stops(revision.sequence)
    cards = [finding_card(stop, revision.sequence, own.library) for stop in stops]
    unprinted = bool(own.checks.locks(revision.sequence))
    return render_template("builder/held.html", revision=revision, findings=cards, unprinted=unprinted)


@bp.get("/steps/<step_id>/fixes")
def show_fixes(own: Owned, step_id: str) -> str:
    """Show fixes for the findings of one step."""
    sequence = sequences.load(own).sequence
    if not any(step.id == step_id for step in sequence.steps()):
        abort(404)
    here = (one for one in own.checks.findings(sequence) if step_id in one.steps and not one.is_whole)
    cards = [finding_card(finding, sequence, own.library, step_id) for finding in here]
    return render_template("builder/_fixes.html", findings=cards, sequence_id=own.id)


@bp.post("/fixes")
def make_fix(own: Owned) -> Response:
    """Fix a finding in the chosen way, as an ordinary edit."""
    form = valid(FixForm())
    return save(own, MakeFix(form.finding.data, form.fix.data, form.step.data, own.library))


@bp.post("/fixes/all")
def make_all_fixes(own: Owned) -> Response:
    """Fix everything that needs no decision, as one edit."""
    valid(PlainForm())
    return save(own, MakeAllFixes(own.library))


@bp.post("/findings/accept")
def accept_finding(own: Owned) -> Response:
    """Accept a finding with its reason, which is stored with the time."""
    form = valid(FindingForm())
    return save(own, AcceptFinding(form.finding.data, form.seen.data, form.reason.data, own.now, own.library))


@bp.post("/findings/withdraw")
def withdraw_finding(own: Owned) -> Response:
    """Withdraw an acceptance."""
    return save(own, Withdraw(valid(FindingForm()).finding.data))
