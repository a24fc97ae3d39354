"""A client's answers, as tests of both sides send them."""

from typing import Any
from uuid import uuid4

from werkzeug.test import TestResponse

from tests.web.browsing import Browser

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


def answer(client: Browser, link: str, *, json: bool = False, **fields: Any) -> TestResponse:
    """Send the form "How was it?" as its page does, or as its script does."""
    headers = SAME_ORIGIN | ({"Accept": "application/json"} if json else {})
    told = {"id": str(uuid4()), "number": "1", "pain_after": "1", **fields}
    return client.open(f"{link}/answers", "POST", data=told, headers=headers)
