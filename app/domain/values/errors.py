"""What can be wrong with a request, in words a therapist can read."""


class DomainError(Exception):
    """Something impossible was asked for; the message is in plain words for the person who asked."""


class BadValue(DomainError):
    """A field was given a value it cannot have. `field` names it so the message can appear beside it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


class NotInSequence(DomainError):
    """The sequence does not, or no longer, have this step or block."""


class UnknownTechnique(DomainError):
    """The library has no technique with this id."""


class SequenceFull(DomainError):
    """One more step or block would exceed the limit."""
