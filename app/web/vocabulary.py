"""What templates call by the domain's own names: what can be chosen, in its words."""

from flask import Flask

from app.domain.plan.client import Audience, Direction, Phase, Reach
from app.domain.plan.sequence import BlockKind, Paper
from app.domain.values.sides import Side
from app.domain.values.wording import capital


def init_app(app: Flask) -> None:
    """Give templates the enums of the domain, and the filter `capital`."""
    app.add_template_filter(capital)
    for kind in (Audience, BlockKind, Direction, Paper, Phase, Reach, Side):
        app.add_template_global(kind, kind.__name__)
