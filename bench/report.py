"""One table of measurements, each line beside its goal."""

from collections.abc import Iterable
from dataclasses import dataclass

from bench.rounds import Ratio

COLUMNS = ("", "Senline", "bare", "ratio", "rounds from–to", "goal", "")


@dataclass(frozen=True, slots=True)
class Goal:
    """A bound for a value."""

    bound: float
    at_least: bool = False
    unit: str = ""

    def __str__(self) -> str:
        return f"{'at least' if self.at_least else 'at most'} {self.bound:g}{self.unit}"

    def verdict(self, value: float) -> str:
        """Say whether `value` is within the bound, and if not, by how much."""
        short = self.bound - value if self.at_least else value - self.bound
        return "met" if short <= 0 else f"short by {short:.2g}{self.unit}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One measurement: what it is, its figures in words, and the value to compare with the goal, if it has one."""

    what: str
    ours: str
    bare: str = ""
    ratio: str = ""
    spread: str = ""
    value: float
    goal: Goal | None

    def cells(self) -> tuple[str, ...]:
        """Return the cells of the line."""
        judged = (str(self.goal), self.goal.verdict(self.value)) if self.goal else ("", "")
        return (self.what, self.ours, self.bare, self.ratio, self.spread, *judged)


def compared(what: str, found: Ratio, unit: str, goal: Goal | None) -> Line:
    """Return the line of a ratio."""
    return Line(
        what=what,
        ours=f"{found.ours:,.4g} {unit}",
        bare=f"{found.bare:,.4g} {unit}",
        ratio=f"{found.ratio:.2f}",
        spread=f"{found.low:.2f}–{found.high:.2f}",
        value=found.ratio,
        goal=goal,
    )


def table(lines: Iterable[Line]) -> str:
    """Return the lines as a table in plain text."""
    rows = [COLUMNS, *(line.cells() for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
