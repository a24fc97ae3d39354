"""What templates call by the domain's own names: what can be chosen, in its words, and how much of something fits."""

from flask import Flask

from app.domain.plan.client import MOST_PAIN
from app.domain.plan.sequence import BlockKind
from app.domain.sharing.passcode import LONGEST_PASSCODE, SHORTEST_PASSCODE
from app.domain.sharing.share import LONGEST_NAME
from app.web.library.panel import QUERY_LENGTH


def init_app(app: Flask) -> None:
    """Give templates the limits of the domain, and the kinds of blocks."""
    app.jinja_env.globals.update(
        BlockKind=BlockKind,
        LONGEST_NAME=LONGEST_NAME,
        LONGEST_PASSCODE=LONGEST_PASSCODE,
        MOST_PAIN=MOST_PAIN,
        QUERY_LENGTH=QUERY_LENGTH,
        SHORTEST_PASSCODE=SHORTEST_PASSCODE,
    )
