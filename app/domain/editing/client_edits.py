"""Every way a sequence's client and accepted findings can change: pure functions, as in edits.py."""

from collections.abc import Callable
from dataclasses import replace

from app.domain.editing.edits import only
from app.domain.library.library import Library
from app.domain.plan.client import Client, ClientCondition, ScreeningAnswer
from app.domain.plan.sequence import Acceptance, Sequence
from app.domain.values.errors import BadValue

CLIENT_FIELDS = ("label_shown", "pain", "reach", "sore_side", "older", "first_time")
CONDITION_FIELDS = (*("side", "areas", "positions", "weeks", "eases", "answers", "detail", "cleared_by", "cleared_on"),)
_CLEARED = ("side", "areas", "positions", "weeks", "answers")  # what a clearance was given for
OUTCOME_FIELDS = ("outcome", "outcome_on", "go_on")
ANSWER_FIELDS = ("yes", *OUTCOME_FIELDS)


def set_client(sequence: Sequence, **values: object) -> Sequence:
    """Change fields of the client (CLIENT_FIELDS)."""
    only(values, CLIENT_FIELDS)
    return _with(sequence, lambda client: replace(client, **values))  # type: ignore[arg-type]


def add_condition(sequence: Sequence, condition_id: str, library: Library) -> Sequence:
    """Add a condition from the library, with nothing known about it yet; an existing one stays as it is."""
    if condition_id not in library.conditions:
        raise BadValue("condition", "Choose a condition from the list.")
    if any(each.id == condition_id for each in sequence.client.conditions):
        return sequence
    return _with(
        sequence, lambda client: replace(client, conditions=(*client.conditions, ClientCondition(id=condition_id)))
    )


def remove_condition(sequence: Sequence, condition_id: str) -> Sequence:
    """Remove a condition."""
    sequence.client.condition(condition_id)
    return _with(
        sequence,
        lambda client: replace(client, conditions=tuple(c for c in client.conditions if c.id != condition_id)),
    )


def set_condition(sequence: Sequence, condition_id: str, **values: object) -> Sequence:
    """Change fields of a condition (CONDITION_FIELDS). A clearance given for something else lapses."""
    only(values, CONDITION_FIELDS)
    values = _with_clearance(sequence.client.condition(condition_id), values)
    conditions = tuple(
        replace(c, **values) if c.id == condition_id else c  # type: ignore[arg-type]
        for c in sequence.client.conditions
    )
    return _with(sequence, lambda client: replace(client, conditions=conditions))


def set_answer(sequence: Sequence, question_id: str, yes: bool | None, library: Library) -> Sequence:
    """Answer a screening question yes or no; None removes the answer.

    The outcome of an earlier yes says nothing about a new one: it goes with its answer.
    """
    safety = library.safety
    known = {flag.id for flag in safety.red_flags} | {question.id for question in safety.giver_questions}
    if question_id not in known:
        raise BadValue("question", "There is no such question.")
    old = sequence.client.answered(question_id)
    others = tuple(answer for answer in sequence.client.screening if answer.id != question_id)
    if old is not None and old.yes is yes:
        return sequence
    new = () if yes is None else (ScreeningAnswer(id=question_id, yes=yes),)
    return _with(sequence, lambda client: replace(client, screening=tuple(sorted((*others, *new), key=lambda a: a.id))))


def set_outcome(sequence: Sequence, question_id: str, **values: object) -> Sequence:
    """Note the outcome of a yes (OUTCOME_FIELDS)."""
    only(values, OUTCOME_FIELDS)
    if sequence.client.answered(question_id) is None:
        raise BadValue("outcome", "That question has no answer yet.")
    screening = tuple(
        replace(a, **values) if a.id == question_id else a  # type: ignore[arg-type]
        for a in sequence.client.screening
    )
    return _with(sequence, lambda client: replace(client, screening=screening))


def forget_client(sequence: Sequence) -> Sequence:
    """Clear everything noted about the client, and the acceptances that depended on it."""
    return replace(sequence, client=Client(label_shown=sequence.client.label_shown), accepted=())


def accept(sequence: Sequence, acceptance: Acceptance, *, needs_reason: bool) -> Sequence:
    """Accept a finding; a stop needs a reason. Replaces an earlier acceptance of the same finding."""
    if needs_reason and not acceptance.reason:
        raise BadValue("reason", "Write down why. It is kept with the sequence, for you.")
    return replace(sequence, accepted=(*_others(sequence, acceptance.finding), acceptance))


def withdraw(sequence: Sequence, finding: str) -> Sequence:
    """Withdraw an acceptance."""
    return replace(sequence, accepted=_others(sequence, finding))


def _with_clearance(mine: ClientCondition, values: dict[str, object]) -> dict[str, object]:
    """Return `values` without the clearance if what was cleared has changed."""
    changed = replace(mine, **{name: value for name, value in values.items() if name in _CLEARED})  # type: ignore[arg-type]
    same = all(getattr(changed, name) == getattr(mine, name) for name in _CLEARED)
    return values if same else {"cleared_by": "", "cleared_on": None} | values


def _others(sequence: Sequence, finding: str) -> tuple[Acceptance, ...]:
    return tuple(each for each in sequence.accepted if each.finding != finding)


def _with(sequence: Sequence, change: Callable[[Client], Client]) -> Sequence:
    return replace(sequence, client=change(sequence.client))
