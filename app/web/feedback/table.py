"""Answers as a CSV file with nothing that a spreadsheet would run as a formula."""

import csv
from collections.abc import Iterator
from datetime import datetime
from io import StringIO

from app.web.feedback.page import Row

COLUMNS = (
    *("answered_at", "received_at", "link", "version", "pain_before", "pain_after", "reach_before", "reach_after"),
    *("light", "new_signs", "acknowledged_at", "techniques", "words"),
)
# What makes a spreadsheet calculate, full-width forms included, and characters that hide what follows.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠")


def table(rows: tuple[Row, ...]) -> bytes:
    """Return answers as CSV in UTF-8, starting with the byte order mark that spreadsheets look for."""
    page = StringIO()
    writer = csv.writer(page)
    writer.writerow(COLUMNS)
    writer.writerows(tuple(safe(cell) for cell in _cells(row)) for row in rows)
    return page.getvalue().encode("utf-8-sig")


def safe(cell: str) -> str:
    """Return a cell that is read as text, whatever it starts with."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_RISKY) else cell


def _cells(row: Row) -> Iterator[str]:
    received, feedback = row.received, row.received.feedback
    yield from (_time(feedback.at), _time(received.received_at), received.link, str(feedback.number))
    yield from ("" if pain is None else str(pain) for pain in (feedback.pain_before, feedback.pain_after))
    yield from (feedback.reach_before or "", feedback.reach_after or "", row.verdict.colour.label)
    yield from (" ".join(feedback.signs), _time(received.acknowledged_at))
    yield from ("; ".join(f"{name}: {felt}" for name, felt in row.felt), feedback.words)


def _time(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""
