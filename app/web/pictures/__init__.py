"""Pictures of techniques: their addresses, how templates show them, and the commands that review them."""

from flask import Blueprint

bp = Blueprint("pictures", __name__, url_prefix="/pictures", cli_group="pictograms")
