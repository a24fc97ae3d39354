"""The setup for measurements: a database of its own, plans to work on, and a therapist signed in."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask, session
from flask_wtf.csrf import generate_csrf
from sqlalchemy import text

from app import create_app
from app.domain.editing import edits
from app.domain.plan.client import Audience
from app.domain.plan.sequence import Block, Sequence
from app.services import sequences, sharing, workspaces
from app.services.checking import Checks
from app.services.owning import Workspace
from app.web.current import Services
from app.web.gate import bound
from app.web.workspace import current_workspace


class Unjudged(Checks):
    """Checks that let every plan pass: what is measured here is how fast it is handed over, not whether it may be."""

    def passes(self, sequence: Sequence) -> bool:  # noqa: ARG002
        """Let it pass."""
        return True


CORES = sorted(os.sched_getaffinity(0))
NOTE = "Breathe out as you sink in; stay where it feels good."


@dataclass(frozen=True, slots=True)
class Ground:
    """Senline in this process, on the database of the servers being measured."""

    folder: Path
    app: Flask
    workspace: Workspace
    headers: Mapping[str, str]  # of a signed-in therapist whose requests may change things

    @property
    def services(self) -> Services:
        """Return the parts of the app."""
        services: Services = self.app.extensions["senline"]
        return services

    @property
    def environment(self) -> dict[str, str]:
        """Return what a server needs to share this setup; for the bare app, also where its page is."""
        database = self.services.config.database_url
        return {"SENLINE_INSTANCE": str(self.folder), "DATABASE_URL": database, "BENCH_PAGE": str(self.page)}

    @property
    def page(self) -> Path:
        """Return the file whose bytes the bare app serves."""
        return self.folder / "page.html"

    def plan(self, steps: int, title: str = "Measured") -> Sequence:
        """Return a sequence of so many steps, the library's techniques in turn, each with its usual dose and a note."""
        techniques = list(self.services.library.techniques.values())
        made = (edits.new_step(techniques[n % len(techniques)], f"s{n}") for n in range(steps))
        block = Block(id="session", name="Session", steps=tuple(replace(step, note=NOTE) for step in made))
        # Arbitrary techniques make no plan for people at home: only a therapist's own prints despite its findings.
        own = Audience.THERAPIST
        return Sequence(title=title, made_for="M.", made_by="A therapist", audience=own, blocks=(block,))

    def keep(self, sequence: Sequence) -> str:
        """Save a sequence and return its id."""
        return sequences.import_sequence(self.workspace, sequence)

    def share(self, sequence_id: str) -> str:
        """Return the path of a new link to a sequence."""
        return f"/s/{sharing.share(self.workspace.sequence(sequence_id)).token}"


def prepare(folder: Path) -> Ground:
    """Make a fresh database in `folder`, with a workspace and a table for the bare app's rows."""
    app = create_app({"SENLINE_INSTANCE": str(folder), "DATABASE_URL": f"sqlite:///{folder / 'bench.db'}"})
    services: Services = app.extensions["senline"]
    with services.db.write() as connection:
        connection.execute(text("CREATE TABLE bench_rows (id INTEGER PRIMARY KEY, note TEXT)"))
    (folder / "page.html").touch()
    workspace_id = workspaces.create(services.db, services.clock())
    workspace = replace(bound(services, workspace_id), checks=Unjudged(services.library))
    return Ground(folder, app, workspace, _signed_in(app, workspace_id))


def form(**fields: str) -> str:
    """Return fields as the body of a form."""
    return urlencode(fields)


@contextmanager
def on_core(core: int) -> Iterator[None]:
    """Limit this thread, and what it starts, to one core; no effect on a single-core machine."""
    os.sched_setaffinity(0, {CORES[core % len(CORES)]})
    try:
        yield
    finally:
        os.sched_setaffinity(0, CORES)


def _signed_in(app: Flask, workspace: str) -> dict[str, str]:
    """Return the headers of a browser that has this workspace's cookie and a form's token."""
    with app.test_request_context():
        session.permanent = True
        session["workspace"] = workspace
        current_workspace()  # notes the day, as a browser's cookie has it after its first request
        token = generate_csrf()
        answer = app.make_response("")
        app.session_interface.save_session(app, session, answer)
        cookie = answer.headers["Set-Cookie"].partition(";")[0]
    return {"Cookie": cookie, "X-CSRFToken": token, "Content-Type": "application/x-www-form-urlencoded"}
