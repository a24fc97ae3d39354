"""What every response carries, and what every unsafe request must bring.

The headers are added around the whole WSGI app, not by a view or an after_request function: no response
goes without them, however it came about, and on a cached page they cost next to nothing.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask, abort, request
from flask_wtf.csrf import CSRFProtect

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Header = tuple[str, str]

CLIENT_PREFIX = "/s/"  # every address that carries a share link's token

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'"
)
_EVERYWHERE: tuple[Header, ...] = (
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"),
)
# Flask-WTF checks the referrer of a form sent over HTTPS, so our own pages must send one to themselves.
_OWN_PAGES: tuple[Header, ...] = (("Referrer-Policy", "same-origin"),)
_CLIENT_PAGES: tuple[Header, ...] = (("Referrer-Policy", "no-referrer"), ("X-Robots-Tag", "noindex, nofollow"))
_HTTPS_ONLY: tuple[Header, ...] = (("Strict-Transport-Security", "max-age=63072000"),)
_SAFE = {"GET", "HEAD", "OPTIONS"}
_NOT_KEPT: Header = ("Cache-Control", "no-store")

csrf = CSRFProtect()


def init_app(app: Flask, *, production: bool) -> None:
    """Refuse what no page of `app` sends, and put the security headers on each of its answers."""
    app.before_request(refuse_other_sites)
    app.before_request(refuse_json)
    csrf.init_app(app)
    app.wsgi_app = with_headers(app.wsgi_app, production=production)  # type: ignore[method-assign,assignment]


def refuse_other_sites() -> None:
    """Answer 403 to an unsafe request that a browser says another site has made."""
    if request.method in _SAFE:
        return
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        abort(403)


def refuse_json() -> None:
    """Answer 415 to JSON in place of a form: nothing here takes it, but Flask-WTF would parse it, however deep."""
    if request.is_json and request.method not in _SAFE:
        abort(415)


def refuse_all_but_own_pages() -> None:
    """Answer 403 to a request not sent by a page of this site: a robot, a mail program, another site.

    Browsers send Sec-Fetch-Site over HTTPS and on localhost; over plain HTTP in a clinic's own network they leave it
    out, and the Origin of a script's request has to do.
    """
    site = request.headers.get("Sec-Fetch-Site")
    own = site == "same-origin" if site else request.headers.get("Origin") == request.host_url.removesuffix("/")
    if not own:
        abort(403)


def with_headers(wsgi: "WSGIApplication", *, production: bool) -> "WSGIApplication":
    """Return `wsgi` with the security headers on every answer, and `no-store` unless a view says otherwise."""
    everywhere = _EVERYWHERE + (_HTTPS_ONLY if production else ())
    own, client = everywhere + _OWN_PAGES, everywhere + _CLIENT_PAGES

    def respond(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        extra = client if environ["PATH_INFO"].startswith(CLIENT_PREFIX) else own

        def start(status: str, headers: list[Header], *error: Any) -> Any:
            kept = () if any(name == "Cache-Control" for name, _ in headers) else (_NOT_KEPT,)
            return start_response(status, [*headers, *extra, *kept], *error)

        return wsgi(environ, start)

    return respond
