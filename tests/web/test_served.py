"""What only a real server shows: its own log, and what becomes of a request that is too large."""

import http.client
import socket
from collections.abc import Iterator

import pytest

from tests.serving import Server, serving
from tests.web.checking import TOKEN

SECRET = "SecretTokenOfALink"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Senline under gunicorn, on an empty database."""
    with serving("wsgi:app", tmp_path_factory.mktemp("served"), {}) as server:
        yield server


def say(server: Server, request: bytes) -> bytes:
    """Send bytes just as they are, and return the first bytes of the answer."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        connection.sendall(request)
        return connection.recv(4096)


def test_the_server_writes_down_no_token_whatever_is_wrong_with_a_request(server: Server) -> None:
    path = f"/s/{SECRET}".encode()
    assert say(server, b"GET " + path + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").startswith(
        b"HTTP/1.1 404"
    )
    assert say(server, b"GET " + path + b" and more HTTP/1.1\r\nHost: x\r\n\r\n").startswith(b"HTTP/1.1 4")
    assert say(server, b"GET " + path * 900 + b" HTTP/1.1\r\nHost: x\r\n\r\n").startswith(b"HTTP/1.1 4")
    assert say(server, b"GET / HTTP/1.1\r\nHost: x\r\n" + path + b" : x\r\n\r\n").startswith(b"HTTP/1.1 4")
    log = server.log.read_text()
    assert "GET /s/<token> 404" in log
    assert "Invalid request" in log
    assert SECRET not in log


def test_who_sends_too_much_gets_to_read_why(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("GET", "/")
    page = connection.getresponse()
    token = TOKEN.search(page.read().decode())
    assert token
    head = b'--B\r\nContent-Disposition: form-data; name="file"; filename="plan.yaml"\r\n\r\n'
    headers = {
        "Content-Type": "multipart/form-data; boundary=B",
        "Cookie": str(page.headers["Set-Cookie"]).split(";", 1)[0],
        "X-CSRFToken": token[1],
    }
    connection.request("POST", "/sequences/import", head + b"#" * 10_000_000 + b"\r\n--B--\r\n", headers)
    answer = connection.getresponse()
    assert answer.status == 413
    assert b"too large" in answer.read()


def test_nobody_is_believed_to_be_a_proxy_who_was_not_named(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    claims = {"X-Forwarded-Proto": "https", "X-Forwarded-Ssl": "on", "X-Forwarded-Host": "evil.example"}
    connection.request("GET", "/sequences", headers=claims)
    connection.getresponse().read()
    connection.request("GET", "/", headers=claims)
    page = connection.getresponse()
    token = TOKEN.search(page.read().decode())
    assert token
    cookie = str(page.headers["Set-Cookie"]).split(";", 1)[0]
    headers = claims | {"Cookie": cookie, "X-CSRFToken": token[1], "Content-Length": "0"}
    connection.request("POST", "/sequences", headers=headers)
    made = connection.getresponse()
    made.read()
    cookie = str(made.headers["Set-Cookie"]).split(";", 1)[0]
    connection.request("POST", f"{made.headers['Location']}/shares", headers=headers | {"Cookie": cookie})
    panel = connection.getresponse().read().decode()
    assert "/s/" in panel
    assert "https://" not in panel
    assert "evil.example" not in panel
