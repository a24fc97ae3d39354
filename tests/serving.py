"""The real application under the real gunicorn, on a port of its own."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
START_SECONDS = 30


@dataclass(frozen=True)
class Server:
    """A gunicorn that runs: where it listens, the id of its arbiter, and the file it logs to."""

    port: int
    pid: int
    log: Path

    @property
    def url(self) -> str:
        """Return the address without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def serving(
    application: str, folder: Path, environment: Mapping[str, str], *options: str, port: int = 0
) -> Iterator[Server]:
    """Serve `application` ("module:name") with Senline's gunicorn settings until the block ends.

    `folder` receives its log, and its database and key unless `environment` says otherwise. A `port` is for a server
    that comes back where it was; otherwise any that is free.
    """
    # The socket is made here and handed down: no one can take the port in between.
    with socket.create_server(("127.0.0.1", port)) as listener:
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            "--config",
            "gunicorn.conf.py",
            "--bind",
            f"fd://{listener.fileno()}",
        ]
        log = folder / f"{application.partition(':')[0]}.log"
        with log.open("w") as output:
            process = subprocess.Popen(
                [*command, *options, application],
                cwd=ROOT,
                env=_clean(os.environ) | {"SENLINE_INSTANCE": str(folder)} | dict(environment),
                pass_fds=[listener.fileno()],
                stdout=output,
                stderr=output,
            )
        server = Server(port=listener.getsockname()[1], pid=process.pid, log=log)
    try:
        _wait_for_an_answer(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=START_SECONDS)


def _clean(environment: Mapping[str, str]) -> dict[str, str]:
    """Leave out what a developer's own shell may have set for Senline."""
    ours = ("SENLINE_", "DATABASE_URL", "SECRET_KEY", "GUNICORN_", "WEB_CONCURRENCY", "FLASK_")
    return {name: value for name, value in environment.items() if not name.startswith(ours)}


def _wait_for_an_answer(server: Server, process: "subprocess.Popen[bytes]") -> None:
    """Return once any answer comes; raise RuntimeError with the log when none does."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=START_SECONDS)
        try:
            connection.request("GET", "/healthz")
            connection.getresponse()
        except (OSError, http.client.HTTPException):
            time.sleep(0.05)
        else:
            return
        finally:
            connection.close()
    raise RuntimeError(f"gunicorn gave no answer:\n{server.log.read_text()}")
