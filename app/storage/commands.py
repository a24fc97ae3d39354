"""`flask database …`: what an administrator does with Senline's database."""

from pathlib import Path

import click

from app.storage.backup import BackupError, backup
from app.storage.database import Database


def database_commands(db: Database) -> click.Group:
    """Return the commands for one database."""

    @click.group("database")
    def group() -> None:
        """Manage the database."""

    @group.command("upgrade")
    def upgrade() -> None:
        """Bring the tables up to date. The app does the same when it starts."""
        db.migrate()
        click.echo("The database is up to date.")

    @group.command("backup")
    @click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
    def back_up(file: Path) -> None:
        """Write a copy of the running database to FILE."""
        try:
            backup(db, file)
        except BackupError as error:
            raise click.ClickException(str(error)) from error
        click.echo(f"The whole database is in {file}.")

    return group
