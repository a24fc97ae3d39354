"""Whose work it is: the workspace named in the session cookie. Client pages have no session at all."""

from datetime import timedelta
from typing import Any

from flask import Flask, Request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface

from app.services import workspaces
from app.web.current import services
from app.web.security import CLIENT_PREFIX

LIFETIME = timedelta(days=365)
_COOKIE_FREE = (CLIENT_PREFIX, "/static/", "/healthz")


class WorkspaceSessions(SecureCookieSessionInterface):
    """Sessions in a signed cookie, except where a response must neither read nor set one."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Return the session of a request, or None if there is none by design."""
        return None if request.path.startswith(_COOKIE_FREE) else super().open_session(app, request)


def init_app(app: Flask, *, production: bool) -> None:
    """Keep the workspace in a cookie that scripts cannot read and other sites cannot send."""
    app.session_interface = WorkspaceSessions()
    app.config.update(
        SESSION_COOKIE_NAME="__Host-senline" if production else "senline",
        SESSION_COOKIE_SECURE=production,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,  # once a day is enough, see current_workspace
        PERMANENT_SESSION_LIFETIME=LIFETIME,
    )


def current_workspace() -> str:
    """Return the id of this browser's workspace, or "", which owns nothing. Renews the cookie once a day."""
    workspace: Any = session.get("workspace", "")
    today = services().clock().date().toordinal()
    if workspace and session.get("day") != today:
        session["day"] = today
    return str(workspace)


def begun_workspace() -> str:
    """Return the id of this browser's workspace, made now if it has none yet."""
    db, now = services().db, services().clock()
    workspace = current_workspace()
    if not (workspace and workspaces.exists(db, workspace)):
        workspace = workspaces.create(db, now)
        session.permanent = True
        session["workspace"] = workspace
    return workspace
