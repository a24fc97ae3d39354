"""Addresses of static files that change with their content, so that browsers may keep them for good."""

import os
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, request, send_from_directory

_FOR_GOOD = "public, max-age=31536000, immutable"


def init_app(app: Flask, folder: Path) -> None:
    """Serve `folder` below /static/, and give templates `asset("css/base.css")`, an address that is kept for good."""

    def version(path: str) -> str:
        file = f"{folder}/{path}"
        return _fingerprint(file, os.stat(file).st_mtime_ns)  # noqa: PTH116 - asked many times a page; this is quicker

    def asset(path: str) -> str:
        return f"/static/{path}?v={version(path)}"

    def show_file(path: str) -> Response:
        answer = send_from_directory(folder, path)
        # During an update a page of the new version may ask the old one: what does not match must not stay.
        answer.headers["Cache-Control"] = _FOR_GOOD if request.args.get("v") == version(path) else "no-cache"
        return answer

    app.add_template_global(asset, "asset")
    app.add_url_rule("/static/<path:path>", "static", show_file)


@lru_cache(maxsize=256)
def _fingerprint(file: str, changed_ns: int) -> str:  # noqa: ARG001 - a changed file is read again
    return sha256(Path(file).read_bytes()).hexdigest()[:16]
