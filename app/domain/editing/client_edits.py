"""Every way a sequence's client and accepted findings can change: values, as in edits.py."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from app.domain.editing.edits import only
from app.domain.library.library import Library
from app.domain.plan.client import Client, ClientCondition, ScreeningAnswer
from app.domain.plan.sequence import Acceptance, Sequence
from app.domain.values.errors import BadValue
from app.domain.values.fields import names

# What cells belong to, beside steps and blocks; no id holds a colon. Those of a condition belong to "client:" and its
# id, those of an answer to "screen:" and its question; a finding that was accepted is one cell of its own.
CLIENT, SCREENING, ACCEPTED = "client:", "screen:", "accepted:"
CLIENT_FIELDS = names(Client, "conditions", "screening")
CONDITION_FIELDS = names(ClientCondition, "id")
_CLEARED = ("side", "areas", "positions", "weeks", "answers")  # what a clearance was given for
OUTCOME_FIELDS = names(ScreeningAnswer, "id", "yes")
ANSWER_FIELDS = ("yes", *OUTCOME_FIELDS)


@dataclass(frozen=True, slots=True)
class SetClient:
    """Change fields of the client (CLIENT_FIELDS)."""

    values: Mapping[str, object]

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` with the values."""
        only(self.values, CLIENT_FIELDS)
        return _with(sequence, lambda client: replace(client, **self.values))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class ForgetClient:
    """Clear everything noted about the client, and the acceptances that depended on it."""

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` without it."""
        return replace(sequence, client=Client(label_shown=sequence.client.label_shown), accepted=())


@dataclass(frozen=True, slots=True)
class AddCondition:
    """Add a condition from the library, with nothing known about it yet; an existing one stays as it is."""

    condition_id: str
    library: Library

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` with the condition."""
        if self.condition_id not in self.library.conditions:
            raise BadValue("condition", "Choose a condition from the list.")
        if any(each.id == self.condition_id for each in sequence.client.conditions):
            return sequence
        new = ClientCondition(id=self.condition_id)
        return _with(sequence, lambda client: replace(client, conditions=(*client.conditions, new)))


@dataclass(frozen=True, slots=True)
class RemoveCondition:
    """Remove a condition."""

    condition_id: str

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` without the condition."""
        sequence.client.condition(self.condition_id)
        kept = tuple(each for each in sequence.client.conditions if each.id != self.condition_id)
        return _with(sequence, lambda client: replace(client, conditions=kept))


@dataclass(frozen=True, slots=True)
class SetCondition:
    """Change fields of a condition (CONDITION_FIELDS). A clearance given for something else lapses.

    `answers` are yes, no or None for not known, by need; those of other needs stay.
    """

    condition_id: str
    values: Mapping[str, object]
    answers: Mapping[str, bool | None] = field(default_factory=dict)

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` with the values."""
        only(self.values, CONDITION_FIELDS)
        old = sequence.client.condition(self.condition_id)
        values = _with_clearance(old, {**self.values, **self._answered(old)})
        new = replace(old, **values)  # type: ignore[arg-type]
        conditions = tuple(new if each is old else each for each in sequence.client.conditions)
        return _with(sequence, lambda client: replace(client, conditions=conditions))

    def _answered(self, old: ClientCondition) -> dict[str, object]:
        if not self.answers:
            return {}
        known = {**dict(old.answers), **self.answers}
        return {"answers": tuple((need, yes) for need, yes in known.items() if yes is not None)}


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """Answer a screening question yes or no; None removes the answer.

    The outcome of an earlier yes says nothing about a new one: it goes with the answer it belonged to.
    """

    question_id: str
    yes: bool | None
    library: Library

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` with the answer."""
        if self.question_id not in self.library.safety.question_ids:
            raise BadValue("question", "There is no such question.")
        old = sequence.client.answered(self.question_id)
        if old is not None and old.yes is self.yes:
            return sequence
        others = (answer for answer in sequence.client.screening if answer.id != self.question_id)
        new = () if self.yes is None else (ScreeningAnswer(id=self.question_id, yes=self.yes),)
        screening = tuple(sorted((*others, *new), key=lambda answer: answer.id))
        return _with(sequence, lambda client: replace(client, screening=screening))


@dataclass(frozen=True, slots=True)
class SetOutcome:
    """Note the outcome of a yes (OUTCOME_FIELDS)."""

    question_id: str
    values: Mapping[str, object]

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` with the outcome."""
        only(self.values, OUTCOME_FIELDS)
        old = sequence.client.answered(self.question_id)
        if old is None:
            raise BadValue("outcome", "That question has no answer yet.")
        new = replace(old, **self.values)  # type: ignore[arg-type]
        screening = tuple(new if each is old else each for each in sequence.client.screening)
        return _with(sequence, lambda client: replace(client, screening=screening))


@dataclass(frozen=True, slots=True)
class Accept:
    """Accept a finding; a stop needs a reason. Replaces an earlier acceptance of the same finding."""

    acceptance: Acceptance
    needs_reason: bool

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` with the acceptance."""
        if self.needs_reason and not self.acceptance.reason:
            raise BadValue("reason", "Write down why. It is kept with the sequence, for you.")
        return replace(sequence, accepted=(*_others(sequence, self.acceptance.finding), self.acceptance))


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Withdraw an acceptance."""

    finding: str

    def apply(self, sequence: Sequence) -> Sequence:
        """Return `sequence` without the acceptance."""
        return replace(sequence, accepted=_others(sequence, self.finding))


def _with_clearance(mine: ClientCondition, values: dict[str, object]) -> dict[str, object]:
    """Return `values` without the clearance if what was cleared has changed."""
    changed = replace(mine, **{name: value for name, value in values.items() if name in _CLEARED})  # type: ignore[arg-type]
    same = all(getattr(changed, name) == getattr(mine, name) for name in _CLEARED)
    return values if same else {"cleared_by": "", "cleared_on": None} | values


def _others(sequence: Sequence, finding: str) -> tuple[Acceptance, ...]:
    return tuple(each for each in sequence.accepted if each.finding != finding)


def _with(sequence: Sequence, change: Callable[[Client], Client]) -> Sequence:
    return replace(sequence, client=change(sequence.client))
