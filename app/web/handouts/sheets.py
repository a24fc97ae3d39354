"""Sheets as responses: the PDF under a name that is safe to save, and the pictures of its pages."""

import re
from dataclasses import replace
from functools import lru_cache
from io import BytesIO

from flask import Response, request, send_file

from app.domain.handout.handout import Handout, handout
from app.domain.plan.sequence import Paper
from app.domain.values.text import cut
from app.storage.revisions import Revision
from app.web.current import services

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
_LONGEST_NAME = 80  # characters; a Thai one takes three bytes, and file systems stop at 255


def handout_of(revision: Revision) -> Handout:
    """Return the handout of a revision, dated the day it was saved."""
    return handout(revision.sequence, services().library, revision.made_at.date())


def pdf_response(handout: Handout, link: str) -> Response:
    """Print a sheet and answer with it as a download; ?paper=a4 or letter overrides the sheet's own paper."""
    chosen = on_paper(handout, request.args.get("paper", ""))
    return download(services().printer.pdf(chosen, link=link), "application/pdf", f"{file_stem(handout.title)}.pdf")


def on_paper(handout: Handout, name: str) -> Handout:
    """Return `handout` on the paper of that name, or as it is when there is no such paper."""
    return replace(handout, paper=Paper(name)) if name in set(Paper) else handout


def download(content: bytes, mimetype: str, name: str) -> Response:
    """Answer with a file to save; browsers that cannot read the name get its ASCII letters."""
    response = send_file(BytesIO(content), mimetype=mimetype, as_attachment=True, download_name=name)
    response.headers["Cache-Control"] = "no-store"
    return response


def file_stem(title: str) -> str:
    """Return a title as the first part of a file name that every system can keep."""
    return " ".join(cut(_NOT_IN_NAMES.sub(" ", title), _LONGEST_NAME).split()).strip(". ") or "Sequence"


@lru_cache(maxsize=8)
def page_pictures(handout: Handout, link: str) -> tuple[bytes, ...]:
    """Return the pages of a sheet as SVG. A few sheets are cached, as each page is fetched separately."""
    return services().printer.pages(handout, link=link)
