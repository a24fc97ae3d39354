"""Addresses of static files that change with their content, so that browsers may keep them for good."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, request

_FOR_GOOD = "public, max-age=31536000, immutable"


def init_app(app: Flask) -> None:
    """Give templates `asset("css/base.css")`, and let what it names be cached for good."""
    folder = Path(str(app.static_folder))

    def version(path: str) -> str:
        file = folder / path
        return _fingerprint(file, file.stat().st_mtime_ns)

    def asset(path: str) -> str:
        return f"/static/{path}?v={version(path)}"

    def keep(response: Response) -> Response:
        # During an update a page of the new version may ask the old one: what does not match must not stay.
        if request.endpoint == "static" and response.status_code in {200, 304}:
            matches = request.args.get("v") == version((request.view_args or {})["filename"])
            response.headers["Cache-Control"] = _FOR_GOOD if matches else "no-cache"
        return response

    app.add_template_global(asset, "asset")
    app.after_request(keep)


@lru_cache(maxsize=256)
def _fingerprint(file: Path, changed_ns: int) -> str:  # noqa: ARG001 - a changed file is read again
    return sha256(file.read_bytes()).hexdigest()[:16]
