"""What the page "What helped" shows: answers with the library's words, urgent ones on top."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.feedback.helped import Tally, tallies
from app.domain.feedback.traffic_light import Colour, Verdict, change, verdict
from app.domain.library.library import Library
from app.domain.values.wording import count as counted
from app.storage.feedback import Received
from app.web.feedback.pain_chart import PainChart, pain_chart

MOST_REDS = 5  # on top; all of them are in the table


@dataclass(frozen=True, slots=True)
class Row:
    """One answer."""

    received: Received
    verdict: Verdict
    change: str  # of the pain: "better", "about the same", "worse", or "" if not given
    reach: str  # "calf to thigh"
    felt: tuple[tuple[str, str], ...]  # technique, better | same | worse

    @property
    def pain(self) -> str:
        """The pain in words: "6 before, 3 after"."""
        told = ((self.received.feedback.pain_before, "before"), (self.received.feedback.pain_after, "after"))
        return ", ".join(f"{pain} {when}" for pain, when in told if pain is not None)


@dataclass(frozen=True, slots=True)
class Helped:
    """The counts of one technique, and what they mean in a word."""

    name: str
    count: Tally

    @property
    def word(self) -> str:
        """What the counts mean."""
        return "Helped" if self.count.helped else "Made it worse" if self.count.harmed else "No clear answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackPage:
    """The whole page."""

    rows: tuple[Row, ...]  # newest first
    emergencies: tuple[Row, ...]  # with a new warning sign, unacknowledged ones first
    reds: tuple[Row, ...]
    more_reds: int
    helped: tuple[Helped, ...]
    chart: PainChart | None
    sessions: str  # "3 sessions"
    waits: bool  # a warning sign is not acknowledged


def feedback_page(received: tuple[Received, ...], library: Library) -> FeedbackPage:
    """Return the page of all answers to a sequence, given oldest first."""
    rows = tuple(_row(one, library) for one in reversed(received))
    emergencies = sorted((row for row in rows if row.verdict.is_emergency), key=lambda row: not row.received.waits)
    reds = [row for row in rows if row.verdict.colour is Colour.RED and not row.verdict.is_emergency]
    told = [one.feedback for one in received]
    return FeedbackPage(
        rows=rows,
        emergencies=tuple(emergencies),
        reds=tuple(reds[:MOST_REDS]),
        more_reds=len(reds[MOST_REDS:]),
        helped=tuple(Helped(library.described(count.technique).name, count) for count in tallies(told)),
        chart=pain_chart(told),
        sessions=counted(len(rows), "session", "sessions"),
        waits=any(one.waits for one in received),
    )


def _row(received: Received, library: Library) -> Row:
    feedback = received.feedback
    reaches = (reach.label for reach in (feedback.reach_before, feedback.reach_after) if reach)
    return Row(
        received=received,
        verdict=verdict(feedback),
        change=change(feedback.pain_before, feedback.pain_after) or "",
        reach=_joined(reaches),
        felt=tuple((library.described(one.technique).name, one.felt) for one in feedback.felt),
    )


def _joined(reaches: Iterable[str]) -> str:
    return " to ".join(reaches)
