"""`flask checks document`: the rules of the checks as a document."""

from typing import TextIO

import click

from app.web.checks import bp
from app.web.checks.document import rules_document
from app.web.current import services

bp.cli.help = "Read the rules of the checks."


@bp.cli.command("document")
@click.argument("file", type=click.File("w", encoding="utf-8"), default="-")
def write_document(file: TextIO) -> None:
    """Write every rule to FILE as Markdown, or to the screen; this makes docs/safety-rules.md."""
    file.write(rules_document(services().library))
