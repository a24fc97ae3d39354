"""Steps of a handout, each drawn once: after an edit, every other step on the page is unchanged."""

from functools import lru_cache

from flask import Flask, render_template
from markupsafe import Markup

from app.domain.handout.handout import HandoutStep

_KEPT = 2048  # at about 2 kB, 4 MB


def init_app(app: Flask) -> None:
    """Give templates `drawn(step)`."""
    app.add_template_global(drawn)


@lru_cache(maxsize=_KEPT)
def drawn(step: HandoutStep) -> Markup:
    """Return a step as HTML. It depends on the step alone, so equal steps always look the same."""
    return Markup(render_template("client/_handout_step.html", step=step))  # noqa: S704 - escaped by the template
