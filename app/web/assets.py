"""Addresses of static files that change when any of them does, so that browsers may keep them for good.

One fingerprint for all, as a folder in the address: what a module or stylesheet names by a relative path
is then fingerprinted too.
"""

import re
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, request, send_from_directory

from app.web.compressed import gzipped

FOR_GOOD = "public, max-age=31536000, immutable"
_TEXT = {"text/css", "text/javascript", "application/javascript", "image/svg+xml"}
_VERSION = re.compile(r"[0-9a-f]{16}")


def init_app(app: Flask, folder: Path) -> None:
    """Serve `folder` below /static/, and give templates `asset("css/base.css")`, an address that is kept for good."""
    at_start = _fingerprint(folder)

    def version() -> str:
        return _fingerprint(folder) if app.debug else at_start

    def asset(path: str) -> str:
        return f"/static/{version()}/{path}"

    def show_file(path: str) -> Response:
        given, _, rest = path.partition("/")
        response = send_from_directory(folder, rest if _VERSION.fullmatch(given) else path)
        # During an update a new page may ask an old worker: what does not match must not be kept.
        response.headers["Cache-Control"] = FOR_GOOD if given == version() else "no-cache"
        return _small(response)

    app.add_template_global(asset, "asset")
    app.add_url_rule("/static/<path:path>", "static", show_file)


def _small(response: Response) -> Response:
    """Compress a complete text response if the browser accepts that."""
    if response.mimetype in _TEXT:
        response.vary.add("Accept-Encoding")
        if response.status_code == 200 and request.method == "GET" and request.accept_encodings["gzip"]:
            response.direct_passthrough = False
            response.data = gzipped(response.data)
            response.headers["Content-Encoding"] = "gzip"
    return response


def _fingerprint(folder: Path) -> str:
    content = sha256()
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        content.update(str(file.relative_to(folder)).encode() + b"\0" + file.read_bytes())
    return content.hexdigest()[:16]
