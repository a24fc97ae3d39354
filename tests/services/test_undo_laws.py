"""Whatever is edited, undone and redone in whatever order: undo returns the very document, and nothing is lost."""

from dataclasses import dataclass, field
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.editing.merging import Edit
from app.domain.plan.sequence import Sequence
from app.domain.values.errors import DomainError
from app.services import editing, sequences, workspaces
from app.services.owning import Owned
from app.storage.database import Database
from app.storage.revisions import Revision
from tests.plans import NOW, later, workspace_of
from tests.strategies import any_edit
from tests.strategies import sequences as drawn_sequences


@dataclass
class Model:
    """What undo and redo should do, in the simplest words: two piles of documents."""

    current: Sequence
    past: list[Sequence] = field(default_factory=list)
    future: list[Sequence] = field(default_factory=list)
    burst: str = ""

    def edit(self, after: Sequence, burst: str) -> None:
        if after == self.current:
            return
        if not (burst and burst == self.burst):
            self.past.append(self.current)
        self.current, self.future, self.burst = after, [], burst

    def undo(self) -> None:
        if self.past:
            self.future.append(self.current)
            self.current, self.burst = self.past.pop(), ""

    def redo(self) -> None:
        if self.future:
            self.past.append(self.current)
            self.current, self.burst = self.future.pop(), ""


@dataclass
class Plan:
    """One sequence in the database, with its clock."""

    own: Owned
    newest: Revision
    seconds: int = 0

    def edit(self, edit: Edit, burst: str) -> None:
        self._made(editing.edit, edit, burst=burst)

    def undo(self) -> None:
        self._made(editing.undo)

    def redo(self) -> None:
        self._made(editing.redo)

    def _made(self, use_case, *edit, **asked) -> None:  # type: ignore[no-untyped-def]
        self.seconds += 1
        now = NOW + timedelta(seconds=self.seconds)
        self.newest = use_case(later(self.own, now), *edit, base=self.newest.number, **asked)

    def history(self) -> list[Revision]:
        numbers = range(1, self.newest.number + 1)
        return [sequences.load(self.own, number) for number in numbers]


def new_plan(db: Database, sequence: Sequence) -> Plan:
    workspace = workspace_of(db, workspaces.create(db, NOW))
    own = workspace.sequence(sequences.import_sequence(workspace, sequence))
    return Plan(own, sequences.load(own))


# The database is shared by all examples of a test on purpose: each makes a workspace of its own.
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sequence=drawn_sequences(), data=st.data())
def test_undo_and_redo_return_the_very_documents(db: Database, sequence: Sequence, data: st.DataObject) -> None:
    model, plan, before = Model(sequence), new_plan(db, sequence), []
    for turn in range(data.draw(st.integers(1, 12))):
        match data.draw(st.sampled_from(["edit", "undo", "redo"])):
            case "edit":
                edit = data.draw(any_edit(model.current, f"n{turn}"))
                burst = data.draw(st.sampled_from(["", "s0.note"]))
                try:
                    model.edit(edit.apply(model.current), burst)
                except DomainError:
                    continue
                plan.edit(edit, burst)
            case "undo":
                model.undo()
                plan.undo()
            case _:
                model.redo()
                plan.redo()
        assert plan.newest.sequence == model.current
        assert (plan.newest.can_undo, plan.newest.can_redo) == (bool(model.past), bool(model.future))
        history = plan.history()
        assert history[: len(before)] == before
        assert history[-1] == plan.newest
        before = history
