"""The domain's enums and limits, which templates use under the domain's own names."""

from flask import Flask

from app.domain.plan.client import MOST_PAIN, Audience, Direction, Phase, Reach
from app.domain.plan.sequence import BlockKind, Paper
from app.domain.sharing.passcode import LONGEST_PASSCODE, SHORTEST_PASSCODE
from app.domain.sharing.share import LONGEST_NAME
from app.domain.values.sides import Side
from app.domain.values.wording import capital
from app.web.library.panel import QUERY_LENGTH


def init_app(app: Flask) -> None:
    """Give templates the enums and limits of the domain, and the filter `capital`."""
    app.add_template_filter(capital)
    for kind in (Audience, BlockKind, Direction, Paper, Phase, Reach, Side):
        app.add_template_global(kind, kind.__name__)
    app.jinja_env.globals.update(
        LONGEST_NAME=LONGEST_NAME,
        LONGEST_PASSCODE=LONGEST_PASSCODE,
        MOST_PAIN=MOST_PAIN,
        QUERY_LENGTH=QUERY_LENGTH,
        SHORTEST_PASSCODE=SHORTEST_PASSCODE,
    )
