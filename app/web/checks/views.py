"""The rules of the checks, one page each, and the warning signs on paper. All of it is the same for everybody."""

from flask import abort, render_template

from app.web.checks import bp, commands
from app.web.checks.rule_page import by_severity, rule_page
from app.web.checks.signs import giver_questions, urgencies
from app.web.current import services

__all__ = ["bp", "commands"]  # the commands register on it too


@bp.get("/checks")
def show_rules() -> str:
    """List every rule, the heaviest first."""
    return render_template("checks/index.html", weights=by_severity(services().library))


@bp.get("/checks/<rule_id>")
def show_rule(rule_id: str) -> str:
    """Show everything known about one rule."""
    library = services().library
    rule = library.rules.get(rule_id) or abort(404)
    return render_template("checks/rule.html", page=rule_page(rule, library))


@bp.get("/screening")
def show_screening() -> str:
    """Show the questions about warning signs, unanswered, to print and fill in by hand."""
    library = services().library
    return render_template("checks/screening.html", urgencies=urgencies(library), questions=giver_questions(library))
