"""The share panel of one's own sequence. Every response is the current panel."""

from collections.abc import Mapping

from flask import Blueprint, Response, abort, make_response, render_template
from markupsafe import Markup

from app.domain.values.errors import BadValue
from app.handouts.qr import qr_svg
from app.services import passcodes, sequences, sharing
from app.services.owning import Owned
from app.web.gate import gated
from app.web.sharing.forms import CHOICES, ExpiryForm, NameForm, NewShareForm, PasscodeForm, VersionForm
from app.web.sharing.links import address, mail, open_shares, shared_since

bp = gated(Blueprint("sharing", __name__, url_prefix="/sequences/<sequence_id>/shares"))

NOTHING_REFUSED = dict.fromkeys(("where", "field", "words", "name", "passcode"), "")


@bp.get("")
def show_shares(own: Owned) -> str:
    """Show the links of a sequence that work."""
    return _panel(own)


@bp.post("")
def create_share(own: Owned) -> str | Response:
    """Make a link, with unless_shared only the first one; never to a plan that the checks block."""
    form = NewShareForm()
    if _stops(own) or (form.unless_shared.data and open_shares(own)):
        return _panel(own)
    name, passcode = form.name.data or "", form.passcode.data or ""
    try:
        made = sharing.share(own, name=name, passcode=passcode)
    except BadValue as refused:
        return _refused(own, "new", refused, {"name": name, "passcode": passcode}, "No link was made.")
    return _panel(own, current=made.id, notice="The new link is ready.")


@bp.post("/<share_id>/revoke")
def revoke_share(own: Owned, share_id: str) -> str:
    """Switch a link off for good."""
    sharing.revoke(own, share_id)
    return _panel(own, notice="The link is switched off. Anyone who opens it now is told to ask you for a new one.")


@bp.post("/<share_id>/expiry")
def set_share_expiry(own: Owned, share_id: str) -> str:
    """Change how long a link works."""
    sharing.set_expiry(own, share_id, ExpiryForm().chosen_days())
    return _panel(own, current=share_id, notice="Saved.")


@bp.post("/<share_id>/name")
def rename_share(own: Owned, share_id: str) -> str | Response:
    """Rename a link. Answers with only the name, so that nothing else being typed is lost."""
    name = str(NameForm().name.data)
    try:
        sharing.rename(own, share_id, name)
    except BadValue as refused:
        return _refused(own, share_id, refused, {"name": name}, "The name was not changed.")
    share = next((one for one in open_shares(own) if one.id == share_id), None) or abort(404)
    return render_template("sharing/renamed.html", share=share)


@bp.post("/<share_id>/version")
def set_share_version(own: Owned, share_id: str) -> str:
    """Let a link follow the newest version, or keep to one."""
    number = VersionForm().chosen_number()
    sharing.freeze(own, share_id, number)
    said = "This link now shows the newest version." if number is None else "This link now keeps showing that version."
    return _panel(own, current=share_id, notice=said)


@bp.post("/<share_id>/passcode")
def set_share_passcode(own: Owned, share_id: str) -> str | Response:
    """Give a link a passcode; if it is refused, the link stays as it was, and the message says so."""
    passcode = str(PasscodeForm().passcode.data)
    try:
        passcodes.set_passcode(own, share_id, passcode)
    except BadValue as refused:
        was = any(share.is_protected for share in open_shares(own) if share.id == share_id)
        kept = "The old passcode still works." if was else "This link still opens without one."
        return _refused(own, share_id, refused, {"passcode": passcode}, kept)
    return _panel(own, current=share_id, notice="The passcode is set. Give it to your client yourself.")


@bp.post("/<share_id>/passcode/remove")
def remove_share_passcode(own: Owned, share_id: str) -> str:
    """Let a link open without a passcode."""
    passcodes.remove_passcode(own, share_id)
    return _panel(own, current=share_id, notice="The passcode is removed. Anyone with this link can open it.")


def _stops(own: Owned) -> int:
    revision = sequences.load(own)
    return len(own.checks.stops(revision.sequence))


def _refused(own: Owned, where: str, error: BadValue, given: dict[str, str], kept: str) -> Response:
    """Return the panel with what was typed at `where`, a link's id or "new", and why it was refused."""
    refusal = {**NOTHING_REFUSED, "where": where, "field": error.field, "words": f"{error.message} {kept}", **given}
    panel = _panel(own, current=where, refusal=refusal)
    return make_response(render_template("sharing/refused.html", panel=Markup(panel)), 422)  # noqa: S704 - a template's


def _panel(own: Owned, notice: str = "", current: str = "", refusal: Mapping[str, str] = NOTHING_REFUSED) -> str:
    revision = sequences.load(own)
    shares = open_shares(own)
    return render_template(
        "sharing/_share_panel.html",
        sequence_id=own.id,
        shares=shares,
        unfolded=current or (shares[0].id if len(shares) == 1 else ""),
        title=revision.sequence.title,
        locks=len(own.checks.stops(revision.sequence)),
        newest=sharing.newest(own),
        shared_since=shared_since(own),
        choices=CHOICES,
        notice=notice,
        refusal=refusal,
        address=address,
        mail=mail,
        qr=lambda url: Markup(qr_svg(url)),  # noqa: S704 - drawn by us, with nothing typed in it
    )
