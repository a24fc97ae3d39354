"""A therapist at the builder, without a browser: edits as the page sends them."""

from dataclasses import dataclass, field, replace

from werkzeug.test import TestResponse

from app.domain.checks import Finding
from app.domain.editing.edits import new_step
from app.domain.plan.client import Client
from app.domain.plan.sequence import Sequence, Step
from app.services import editing, sequences
from app.services.owning import Owned
from app.storage.revisions import Revision
from app.web.gate import bound
from tests.web.browsing import Browser
from tests.web.checking import find, words


def drawn(answer: TestResponse) -> list[str]:
    """Return the ids of what an answer redraws."""
    return [str(part.get("hx-target")).removeprefix("#") for part in find(answer.text, "hx-partial")]


def notice(answer: TestResponse) -> str:
    """Return what an answer says above the sequence, "" for nothing."""
    return words(find(answer.text, "div", id="notice")[0])


@dataclass(frozen=True)
class Filled:
    """Give the first block other steps."""

    steps: tuple[Step, ...]

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` with the steps."""
        return replace(sequence, blocks=(replace(sequence.blocks[0], steps=self.steps), *sequence.blocks[1:]))


@dataclass
class Builder:
    """One sequence open in one tab. `number` is the revision the tab shows; it follows what it saves itself."""

    browser: Browser
    sequence_id: str
    number: int = 1
    answers: list[TestResponse] = field(default_factory=list)

    def send(self, path: str, edit_id: str = "", **values: str | list[str]) -> TestResponse:
        """Send one edit as made on the revision that the tab shows."""
        answer = self.browser.htmx(
            f"/sequences/{self.sequence_id}{path}",
            "POST",
            data=values,
            headers={"If-Match": str(self.number), **({"Edit-Id": edit_id} if edit_id else {})},
        )
        if answer.status_code == 200:
            self.number = self.saved().number
        self.answers.append(answer)
        return answer

    @property
    def own(self) -> Owned:
        """The sequence as its use cases are asked for it."""
        with self.browser.client.session_transaction() as session:
            return bound(self.browser.app.extensions["senline"], session["workspace"]).sequence(self.sequence_id)

    def saved(self) -> Revision:
        """Return the newest revision as the database holds it."""
        return sequences.load(self.own)

    def sequence(self) -> Sequence:
        """Return the newest version of the sequence."""
        return self.saved().sequence

    def client(self) -> Client:
        """Return what is known of the client now."""
        return self.sequence().client

    def raised(self) -> dict[str, Finding]:
        """Return what the newest version raises, by key."""
        findings = self.browser.app.extensions["senline"].checks.findings(self.sequence())
        return {finding.key: finding for finding in findings}

    def get(self, path: str) -> str:
        """Fetch a part of the page, such as "/checks"."""
        return self.browser.htmx(f"/sequences/{self.sequence_id}{path}").text

    def steps(self, block: int = 0) -> list[Step]:
        """Return the steps of a block."""
        return list(self.sequence().blocks[block].steps)

    def names(self, block: int = 0) -> list[str]:
        """Return the technique ids of a block's steps."""
        return [step.technique for step in self.steps(block)]

    def other_tab(self) -> "Builder":
        """Open the same sequence in a second tab, which shows what this one shows."""
        return Builder(self.browser, self.sequence_id, self.number)

    def step_of(self, technique: str) -> Step:
        """Return the first step of a technique."""
        return next(step for step in self.sequence().steps() if step.technique == technique)

    def block(self, place: int = 0) -> str:
        """Return the id of a block."""
        return self.sequence().blocks[place].id

    def fill(self, steps: int) -> None:
        """Put many steps into the first block at once."""
        bridge = self.own.library.technique("solo_bridge")
        many = tuple(new_step(bridge, f"many{n}") for n in range(steps))
        self.number = editing.edit(self.own, Filled(many), base=self.number).number

    def add(self, technique: str, block: int = 0, before: str = "") -> Step:
        """Add a technique and return its step."""
        known = {step.id for step in self.sequence().steps()}
        assert self.send("/steps", technique=technique, block=self.block(block), before=before).status_code == 200
        return next(step for step in self.sequence().steps() if step.id not in known)
