"""The command line of the library: `flask library check`."""

from pathlib import Path

import click

from app.library.loading import FOLDER, LibraryError, load_library


@click.group("library")
def library_commands() -> None:
    """Manage the technique library."""


@library_commands.command("check")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=FOLDER)
def check(folder: Path) -> None:
    """Check the library files in FOLDER, by default Senline's own, and list every fault."""
    try:
        library = load_library(folder)
    except LibraryError as error:
        raise click.ClickException(f"{len(error.faults)} to put right in {folder}\n{error}") from None
    click.echo(
        f"All right: {len(library.techniques)} techniques, {len(library.conditions)} conditions, "
        f"{len(library.rules)} rules, {len(library.sources)} sources, {len(library.starters)} starters."
    )
