"""The share panel of one's own sequence. Every answer is the panel as it stands then."""

from flask import Blueprint, render_template
from markupsafe import Markup

from app.handouts.qr import qr_svg
from app.services import sequences, sharing
from app.web.current import services
from app.web.sharing.forms import CHOICES, ExpiryForm, NewShareForm
from app.web.sharing.links import address, open_shares, shared_since
from app.web.workspace import require_workspace

bp = Blueprint("sharing", __name__, url_prefix="/sequences/<sequence_id>/shares")


@bp.get("")
def show_shares(sequence_id: str) -> str:
    """Show the links of a sequence that work."""
    return _panel(sequence_id)


@bp.post("")
def create_share(sequence_id: str) -> str:
    """Make a link, or with unless_shared only the first one; none to a plan that the checks hold back."""
    if _locks(sequence_id):
        return _panel(sequence_id)
    if NewShareForm().unless_shared.data and open_shares(sequence_id):
        return _panel(sequence_id)
    sharing.share(services().db, services().keys, require_workspace(), sequence_id, now=services().clock())
    return _panel(sequence_id, notice="The new link is ready.")


@bp.post("/<share_id>/revoke")
def revoke_share(sequence_id: str, share_id: str) -> str:
    """Switch a link off for good."""
    sharing.revoke(services().db, require_workspace(), sequence_id, share_id, services().clock())
    return _panel(sequence_id, notice="The link is switched off. Whoever opens it now is asked to write to you.")


@bp.post("/<share_id>/expiry")
def set_share_expiry(sequence_id: str, share_id: str) -> str:
    """Let a link work for other than it did."""
    days = ExpiryForm().chosen_days()
    now = services().clock()
    sharing.set_expiry(services().db, require_workspace(), sequence_id, share_id, now=now, days=days)
    return _panel(sequence_id, notice="Saved.")


def _locks(sequence_id: str) -> int:
    revision = sequences.load(services().db, require_workspace(), sequence_id)
    return len(services().checks.stops(revision.sequence))


def _panel(sequence_id: str, notice: str = "") -> str:
    return render_template(
        "sharing/_share_panel.html",
        sequence_id=sequence_id,
        shares=open_shares(sequence_id),
        locks=_locks(sequence_id),
        shared_since=shared_since(sequence_id),
        choices=CHOICES,
        notice=notice,
        address=address,
        qr=lambda url: Markup(qr_svg(url)),  # noqa: S704 - drawn by ourselves, nothing typed is in it
    )
