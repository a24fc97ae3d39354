"""What can be wrong with a request, in words a therapist can read."""


class DomainError(Exception):
    """Something was asked for that cannot be; the message is plain words for the person who asked."""


class BadValue(DomainError):
    """A field was given a value it cannot hold. `field` names it so the message can stand beside it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


class NotInSequence(DomainError):
    """A step or block is meant that the sequence does not, or no longer, hold."""


class UnknownTechnique(DomainError):
    """A technique id is meant that the library does not hold."""


class SequenceFull(DomainError):
    """One more step or block would pass the limit."""
