"""A browser of its own for a test: cookies, tokens and a check of every answer."""

from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from tests.web.checking import TOKEN, check


class Browser:
    """One person's browser. Sends the token along with every post, and checks each answer it gets."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client = app.test_client()
        self._token = ""

    def get(self, path: str, **options: Any) -> TestResponse:
        """Fetch a page."""
        return self.open(path, "GET", **options)

    def post(self, path: str, data: dict[str, Any] | None = None, **options: Any) -> TestResponse:
        """Send a form with the token its page would have had."""
        return self.open(path, "POST", data={"csrf_token": self.token(), **(data or {})}, **options)

    def htmx(self, path: str, method: str = "GET", **options: Any) -> TestResponse:
        """Fetch a part of a page."""
        headers = {"HX-Request": "true", **options.pop("headers", {})}
        if method == "POST":
            return self.post(path, options.pop("data", None), headers=headers, **options)
        return self.open(path, method, headers=headers, **options)

    def open(self, path: str, method: str, **options: Any) -> TestResponse:
        """Send a request just as it is, and check the answer."""
        answer = self.client.open(path, method=method, **options)
        check(answer)
        return answer

    def token(self) -> str:
        """Return the token of this browser's session."""
        if not self._token:
            found = TOKEN.search(self.client.get("/").text)
            assert found
            self._token = found[1]
        return self._token

    def new_sequence(self, starter: str = "") -> str:
        """Begin a sequence, or copy a starter plan, and return its id."""
        answer = self.post(f"/starters/{starter}/copy" if starter else "/sequences")
        assert answer.status_code == 303, answer.text
        return str(answer.location).rsplit("/", 1)[1]

    def share(self, sequence_id: str) -> str:
        """Make a share link and return its path."""
        text = self.post(f"/sequences/{sequence_id}/shares").text
        return "/s/" + text.split("/s/", 1)[1].split('"', 1)[0]
