"""What sequences/rules.yaml says about each rule: words, severity and numbers. What it looks at is code."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.plan.client import Client
from app.domain.plan.sequence import Sequence
from app.domain.values import wording

Number = int | float


class Severity(StrEnum):
    """How much a finding weighs, heaviest first."""

    STOP = "stop"  # a lay plan cannot be handed over
    WARNING = "warning"
    TIP = "tip"

    @property
    def label(self) -> str:
        """What a finding of this weight is called, lower case."""
        return self.value

    def counted(self, amount: int) -> str:
        """Return so many findings in words: "2 stops"."""
        return wording.count(amount, self.label, f"{self.label}s")


@dataclass(frozen=True, slots=True)
class Example:
    """A small plan that breaks a rule or keeps it, and why in words."""

    say: str
    sequence: Sequence
    client: Client


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleText:
    """A rule in words. `params` are its numbers and lists, named with their units: minutes, hold_s, weeks."""

    id: str
    title: str
    severity: Severity
    audience: str  # all | lay | therapist
    rule: str
    why: str
    breaks: Example
    keeps: Example
    params: Mapping[str, Number | tuple[Number, ...] | tuple[str, ...]]
    sources: tuple[str, ...] = ()
    is_default: bool = False  # our own conservative choice, with no source or beyond what the sources say

    def number(self, name: str) -> Number:
        """Return a parameter that is one number."""
        value = self.params[name]
        assert isinstance(value, int | float)  # noqa: S101 - ensured by the loader
        return value

    def numbers(self, name: str) -> tuple[Number, ...]:
        """Return a parameter that is a list of numbers."""
        return self.params[name]  # type: ignore[return-value]

    def words(self, name: str) -> tuple[str, ...]:
        """Return a parameter that is a list of words."""
        return self.params[name]  # type: ignore[return-value]
