"""A load generator with little overhead: ready-made requests over persistent connections."""

import re
import selectors
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing

PATIENCE = 10.0  # seconds without an answer until a measurement fails
_STATUS = re.compile(rb"HTTP/1\.1 (\d{3})")
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


def request(method: str, path: str, headers: Mapping[str, str] | None = None, body: str = "") -> bytes:
    """Return the bytes of a request."""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join([*lines, "", body]).encode()


class Line:
    """One persistent connection to a server on this machine."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._buffer = b""
        self._socket = self._connected()

    def ask(self, message: bytes) -> bytes:
        """Send a request and return the body of its answer; raise RuntimeError unless that is a 200."""
        self.send(message)
        while (body := self.receive()) is None:
            pass
        return body

    def send(self, message: bytes) -> None:
        """Send a request, on a new connection if the server has closed the old one."""
        try:
            self._socket.sendall(message)
        except OSError:
            self.close()
            self._buffer, self._socket = b"", self._connected()
            self._socket.sendall(message)

    def receive(self) -> bytes | None:
        """Read what has arrived; return the body once the response is complete."""
        chunk = self._socket.recv(1 << 18)
        if not chunk:
            raise RuntimeError("the server closed the connection before its answer was complete")
        self._buffer += chunk
        head, found, body = self._buffer.partition(b"\r\n\r\n")
        if not found or len(body) < self._length(head):
            return None
        self._buffer = b""
        return body

    def fileno(self) -> int:
        """Return the socket's descriptor, for a selector."""
        return self._socket.fileno()

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()

    def _connected(self) -> socket.socket:
        made = socket.create_connection(("127.0.0.1", self._port), timeout=PATIENCE)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return made

    @staticmethod
    def _length(head: bytes) -> int:
        status, length = _STATUS.match(head), _LENGTH.search(head)
        if status is None or status[1] != b"200" or length is None:
            raise RuntimeError(f"not an answer to measure: {head[:200]!r}")
        return int(length[1])


def rate(port: int, requests: Iterator[bytes], *, seconds: float, connections: int = 8) -> float:
    """Return the responses per second to `requests` over several connections, each sending again once answered."""
    with ExitStack() as stack, selectors.DefaultSelector() as selector:
        for _ in range(connections):
            line = stack.enter_context(closing(Line(port)))
            line.send(next(requests))
            selector.register(line, selectors.EVENT_READ, line)
        answers, start = 0, time.perf_counter()
        while (passed := time.perf_counter() - start) < seconds:
            ready = selector.select(PATIENCE)
            if not ready:
                raise RuntimeError("the server gave no answer")
            for key, _ in ready:
                if key.data.receive() is not None:
                    answers += 1
                    key.data.send(next(requests))
        return answers / passed
