"""What docs/privacy.md says is stored about a client is what is stored."""

import re
from pathlib import Path

import pytest
from sqlalchemy import Table, func, select

from app.domain.feedback.feedback import WORDS_LENGTH, Feedback
from app.services import feedback, sequences, sharing, workspaces
from app.storage.database import Database
from app.storage.tables import metadata
from tests.databases import db, postgresql, postgresql_tables, sqlite_tables, sqlite_url, url
from tests.plans import NOW, PLAN, workspace_of

__all__ = ["db", "postgresql", "postgresql_tables", "sqlite_tables", "sqlite_url", "url"]

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "privacy.md").read_text()
# Names under which scripts keep something: `senline:answers:${…}`, "senline:player". Events are no store.
STORED = re.compile(r"=\s*[`\"](senline:[a-z]+|grant )")


def described(table: str) -> set[str]:
    """Return the columns that the page's section about a table names."""
    section = PAGE.split(f"\n### `{table}`\n", 1)[1].split("\n#", 1)[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


@pytest.mark.parametrize("table", metadata.tables.values(), ids=lambda table: str(table.name))
def test_every_column_is_named_and_none_that_is_not_there(table: Table) -> None:
    assert described(table.name) == {column.name for column in table.columns}


def test_every_name_that_scripts_store_something_under_is_told() -> None:
    found = {name for file in (ROOT / "static" / "js").rglob("*.js") for name in STORED.findall(file.read_text())}
    assert {"senline:answers", "senline:session", "senline:player", "grant "} <= found
    assert not [name for name in found if f"`{name}" not in PAGE]


def test_the_length_of_what_a_client_can_write_is_the_true_one() -> None:
    assert f"at most {WORDS_LENGTH:,} characters" in PAGE


def test_erasing_a_sequence_as_told_leaves_nothing_of_it_and_all_of_the_others(db: Database) -> None:
    workspace = workspace_of(db, workspaces.create(db, NOW))
    ids = [sequences.import_sequence(workspace, PLAN) for _ in range(2)]
    for place, sequence_id in enumerate(ids):
        share = sharing.share(workspace.sequence(sequence_id)).id
        answer = Feedback(id=f"00000000-0000-4000-8000-{place:012}", number=1, at=NOW, pain_after=1)
        feedback.receive(db, share, answer, NOW)
    (commands,) = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
    with db.write() as connection:
        for command in commands.replace("the-id", ids[0]).strip().splitlines():
            connection.exec_driver_sql(command)
        left = {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in metadata.tables.items()
        }
    assert left == dict.fromkeys(metadata.tables, 1)
    assert len(feedback.listing(workspace.sequence(ids[1]))) == 1
