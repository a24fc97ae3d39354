"""The one gate of the web: whose work a request is about. Views get it bound, and ask no further."""

from typing import Any, cast

from flask import Blueprint, g

from app.services.owning import Workspace
from app.web.current import Services, services
from app.web.workspace import begun_workspace, current_workspace


def workspace() -> Workspace:
    """Return this browser's workspace with all that its use cases stand on, bound once a request."""
    if "workspace" not in g:
        g.workspace = bound(services(), current_workspace())
    return cast(Workspace, g.workspace)


def begin() -> Workspace:
    """Return this browser's workspace, made now if it has none yet."""
    g.workspace = bound(services(), begun_workspace())
    return cast(Workspace, g.workspace)


def bound(parts: Services, workspace_id: str) -> Workspace:
    """Return a workspace with the parts of an app."""
    return Workspace(
        id=workspace_id,
        db=parts.db,
        library=parts.library,
        checks=parts.checks,
        keys=parts.keys,
        clock=parts.clock,
    )


def gated(bp: Blueprint) -> Blueprint:
    """Give the views of `bp` the sequence that their address names, as `own`, in place of its id."""

    @bp.url_value_preprocessor
    def bind(_: str | None, values: dict[str, Any] | None) -> None:
        if values and "sequence_id" in values:
            values["own"] = workspace().sequence(values.pop("sequence_id"))

    return bp
