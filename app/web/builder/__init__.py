"""The builder: one sequence on the screen, and every edit of it. Its modules register their routes on `bp`."""

from flask import Blueprint

from app.web.gate import gated

bp = gated(Blueprint("builder", __name__, url_prefix="/sequences/<sequence_id>"))
