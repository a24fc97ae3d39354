"""What the start page is drawn from."""

from dataclasses import dataclass
from typing import Any

from flask import request

from app.domain.library.library import Library, Starter
from app.domain.plan.sequence import TITLE_LENGTH
from app.domain.timing.timeline import timeline
from app.domain.values.wording import count, minutes
from app.library.sequence_file import MAX_FILE_BYTES
from app.services import sequences
from app.web.current import services
from app.web.gate import workspace
from app.web.timeline_chart import TimelineChart, timeline_chart


@dataclass(frozen=True, slots=True)
class Slip:
    """A form that was refused: which one, why, and what was typed. `form` is a sequence's id, or "import"."""

    form: str = ""
    message: str = ""
    typed: str = ""


@dataclass(frozen=True, slots=True)
class StarterCard:
    """A starter plan as the start page shows it."""

    id: str
    name: str
    summary: str
    extent: str  # "12 steps · Session 35 min"
    chart: TimelineChart


def home_context(slip: Slip = Slip()) -> dict[str, Any]:
    """Return what the whole start page is drawn from."""
    library = services().library
    cards = [starter_card(starter, library) for starter in library.starters.values()]
    return {"starters": cards, "largest_file": MAX_FILE_BYTES, **list_context(slip)}


def list_context(slip: Slip = Slip()) -> dict[str, Any]:
    """Return what the list of sequences is drawn from: those in the requested search."""
    query, archived = request.args.get("q", "").strip(), "archived" in request.args
    found = sequences.listing(workspace(), query, archived=archived)
    return {"sequences": found, "query": query, "archived": archived, "slip": slip, "title_length": TITLE_LENGTH}


def starter_card(starter: Starter, library: Library) -> StarterCard:
    """Return a starter with its extent in words."""
    time = timeline(starter.sequence, library)
    blocks = (f"{block.name} {minutes(took)}" for block, took in zip(starter.sequence.blocks, time.blocks, strict=True))
    extent = " · ".join((count(len(time.bars), "step", "steps"), *blocks))
    return StarterCard(starter.id, starter.name, starter.summary, extent, timeline_chart(time))
