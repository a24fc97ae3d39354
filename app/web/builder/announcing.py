"""What a screen reader hears once an edit is saved; "" where the field itself says enough."""

from collections.abc import Iterable

from app.domain.checks import Finding
from app.domain.checks.settling import AcceptFinding, MakeAllFixes, MakeFix
from app.domain.editing import client_edits, edits
from app.domain.editing.edits import Edit
from app.domain.library.library import Library
from app.domain.plan.sequence import Sequence
from app.services.owning import Owned
from app.web.builder.marks import counts

_GONE = {
    edits.RemoveStep: "Step removed. Undo brings it back.",
    edits.RemoveBlock: "Block removed. Undo brings it back.",
    client_edits.RemoveCondition: "Condition removed. Undo brings it back.",
    client_edits.ForgetClient: "The client’s details are cleared. Undo brings them back.",
}


def said(edit: Edit, sequence: Sequence, own: Owned) -> str:
    """Return what to say of an edit that led to `sequence`."""
    library = own.library
    return (
        _of_steps(edit, sequence, library) or _of_the_rest(edit, sequence, library) or _of_findings(edit, sequence, own)
    )


def place(sequence: Sequence, step_id: str) -> str:
    """Say where a step is: "Position 3 of 9 in Session."."""
    block = sequence.block_of(step_id)
    position = [step.id for step in block.steps].index(step_id) + 1
    return f"Position {position} of {len(block.steps)} in {block.name}."


def left(findings: Iterable[Finding]) -> str:
    """Say how many stops and warnings are left."""
    words = ", ".join(count.text for count in counts(findings))
    return f"Still open: {words}." if words else "The checks found nothing in this plan."


def _of_steps(edit: Edit, sequence: Sequence, library: Library) -> str:
    match edit:
        case edits.AddStep(step=step):
            return f"{_name(sequence, step.id, library)} added. {place(sequence, step.id)}"
        case edits.MoveStep(step_id=step_id) | edits.ShiftStep(step_id=step_id):
            return f"{_name(sequence, step_id, library)} moved. {place(sequence, step_id)}"
        case edits.DuplicateStep(step_id=step_id, new_id=new_id):
            return f"{_name(sequence, step_id, library)} duplicated. {place(sequence, new_id)}"
    return ""


def _of_the_rest(edit: Edit, sequence: Sequence, library: Library) -> str:
    match edit:
        case edits.AddBlock(block=block):
            return f"Block {block.name} added."
        case edits.ShiftBlock(block_id=block_id):
            return f"Block {sequence.block(block_id).name} moved."
        case client_edits.AddCondition(condition_id=condition_id):
            return f"{library.conditions[condition_id].name} added."
    return _GONE.get(type(edit), "")


def _of_findings(edit: Edit, sequence: Sequence, own: Owned) -> str:
    match edit:
        case MakeFix() | MakeAllFixes():
            done = "Done."
        case AcceptFinding():
            done = "Accepted."
        case client_edits.Withdraw():
            done = "Reopened."
        case _:
            return ""
    return f"{done} {left(own.checks.findings(sequence))}"


def _name(sequence: Sequence, step_id: str, library: Library) -> str:
    return library.described(sequence.step(step_id).technique).name
