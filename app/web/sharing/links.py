"""The addresses of share links."""

from datetime import datetime
from urllib.parse import quote

from flask import request

from app.domain.sharing.share import Share
from app.services import sharing
from app.services.owning import Owned
from app.web.current import services
from app.web.security import CLIENT_PREFIX

_NEW_LINE = "\r\n\r\n"  # in a mail; with an empty line between, so that no program takes words for part of the link


def address(token: str) -> str:
    """Return the whole address of the page that a token opens."""
    base = services().config.base_url or request.host_url.rstrip("/")
    return f"{base}{CLIENT_PREFIX}{token}"


def open_shares(own: Owned) -> tuple[Share, ...]:
    """Return the links of one's own sequence that work now, newest first; raise NotFound."""
    shares = sharing.listing(own)
    now = own.now
    return tuple(share for share in shares if share.is_open(now))


def following_shares(own: Owned) -> tuple[Share, ...]:
    """Return those links that work now and show the newest version that passed; raise NotFound."""
    return tuple(share for share in open_shares(own) if share.frozen is None)


def shared_since(own: Owned) -> datetime | None:
    """Return when the version shown by links that follow the newest was saved, None if there is no such link."""
    if not following_shares(own):
        return None
    version = sharing.newest(own)
    return version.made_at if version else None


def newest_address(own: Owned) -> str:
    """Return the address of the newest link that works, "" if there is none; raise NotFound.

    Never a frozen one: it may show a different version from the one it would be printed on.
    """
    return next((address(share.token) for share in following_shares(own) if share.token), "")


def mail(share: Share, title: str) -> str:
    """Return the address that opens a new mail with the link in it, or "" if the link cannot be shown."""
    if not share.token:
        return ""
    lines = [f"Here is your plan “{title}”:", address(share.token)]
    if share.is_protected:
        lines.append("It asks for a passcode, which I will give you separately.")
    return f"mailto:?subject={quote(title)}&body={quote(_NEW_LINE.join(lines))}"
