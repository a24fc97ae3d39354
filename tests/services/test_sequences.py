"""Sequences of a workspace, and of nobody else."""

from collections.abc import Callable

import pytest

from app.domain.library.library import Starter
from app.domain.plan.sequence import TITLE_LENGTH
from app.services import editing, sequences, sharing, workspaces
from app.services.errors import NotFound
from app.storage.database import Database
from app.storage.sealing import Keys
from tests.plans import NOW, PLAN, SECOND, note, title, yes

KEYS = Keys("a secret of 32 characters.......")


def named(db: Database, workspace: str, *titles: str) -> list[str]:
    return [
        sequences.import_sequence(db, workspace, title(text)(PLAN), NOW + n * SECOND) for n, text in enumerate(titles)
    ]


def listed(db: Database, workspace: str, query: str = "", *, archived: bool = False) -> list[str]:
    return [one.title for one in sequences.listing(db, workspace, query, archived)]


def test_a_new_sequence_is_empty_and_has_a_title(db: Database, workspace: str) -> None:
    revision = sequences.load(db, workspace, sequences.create(db, workspace, NOW))
    assert (revision.number, revision.made_at, revision.sequence.title) == (1, NOW, "Untitled sequence")
    assert list(revision.sequence.steps()) == []
    assert not revision.can_undo
    assert not revision.can_redo


def test_a_starter_is_copied_and_stays_as_it_is(db: Database, workspace: str) -> None:
    starter = Starter(id="back", name="Back", summary="", sequence=PLAN)
    copy = sequences.import_sequence(db, workspace, starter.sequence, NOW)
    editing.edit(db, workspace, copy, base=1, edit=title("Mine"), passes=yes, now=NOW)
    again = sequences.import_sequence(db, workspace, starter.sequence, NOW)
    assert sequences.load(db, workspace, again).sequence == PLAN


def test_a_duplicate_has_the_newest_content_and_a_title_of_its_own(
    db: Database, workspace: str, sequence_id: str
) -> None:
    editing.edit(db, workspace, sequence_id, base=1, edit=note("newest"), passes=yes, now=NOW)
    sharing.share(db, KEYS, workspace, sequence_id, now=NOW)
    copy = sequences.duplicate(db, workspace, sequence_id, NOW)
    revision = sequences.load(db, workspace, copy)
    assert (revision.number, revision.sequence.title) == (1, "Lower back (copy)")
    assert revision.sequence.step("s0").note == "newest"
    assert sharing.listing(db, KEYS, workspace, copy) == ()


def test_the_longest_title_can_be_duplicated(db: Database, workspace: str) -> None:
    (longest,) = named(db, workspace, "x" * TITLE_LENGTH)
    copy = sequences.load(db, workspace, sequences.duplicate(db, workspace, longest, NOW))
    assert len(copy.sequence.title) == TITLE_LENGTH
    assert copy.sequence.title.endswith("x (copy)")


def test_the_list_has_what_was_changed_last_first(db: Database, workspace: str) -> None:
    first, _, _ = named(db, workspace, "One", "Two", "Three")
    assert listed(db, workspace) == ["Three", "Two", "One"]
    editing.edit(db, workspace, first, base=1, edit=title("One again"), passes=yes, now=NOW + 9 * SECOND)
    assert listed(db, workspace) == ["One again", "Three", "Two"]
    newest = sequences.listing(db, workspace)[0]
    assert (newest.id, newest.number, newest.updated_at, newest.made_for, newest.archived) == (
        first, 2, NOW + 9 * SECOND, "Client 7", False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["ปวดหลัง", "Épaule", "Lower back"]),
        ("BACK", ["Lower back"]),
        ("back low", ["Lower back"]),
        ("epaule", ["Épaule"]),
        ("ปวด", ["ปวดหลัง"]),
        ("client 7", ["ปวดหลัง", "Épaule", "Lower back"]),
        ("%", []),
        ("knee", []),
        ("\0", []),
    ],
)
def test_the_list_is_searched_without_regard_to_case_accents_and_order(
    db: Database, workspace: str, query: str, found: list[str]
) -> None:
    named(db, workspace, "Lower back", "Épaule", "ปวดหลัง")
    assert listed(db, workspace, query) == found


def test_an_archived_sequence_leaves_the_list_until_it_is_restored(
    db: Database, workspace: str, sequence_id: str
) -> None:
    sequences.archive(db, workspace, sequence_id, NOW)
    assert listed(db, workspace) == []
    assert listed(db, workspace, archived=True) == ["Lower back"]
    assert sequences.listing(db, workspace, archived=True)[0].archived
    sequences.restore(db, workspace, sequence_id, NOW)
    assert listed(db, workspace) == ["Lower back"]
    assert listed(db, workspace, archived=True) == []


def test_every_version_can_be_read_again(db: Database, workspace: str, sequence_id: str) -> None:
    for base in (1, 2, 3):
        editing.edit(db, workspace, sequence_id, base=base, edit=title(f"Version {base + 1}"), passes=yes, now=NOW)
    titles = [sequences.load(db, workspace, sequence_id, number).sequence.title for number in (1, 2, 3, 4)]
    assert titles == ["Lower back", "Version 2", "Version 3", "Version 4"]
    for number in (0, 5, 2**40):
        with pytest.raises(NotFound):
            sequences.load(db, workspace, sequence_id, number)


UseCase = Callable[[Database, str, str], object]
USE_CASES: dict[str, UseCase] = {
    "load": sequences.load,
    "load_number": lambda db, w, s: sequences.load(db, w, s, 1),
    "duplicate": lambda db, w, s: sequences.duplicate(db, w, s, NOW),
    "archive": lambda db, w, s: sequences.archive(db, w, s, NOW),
    "restore": lambda db, w, s: sequences.restore(db, w, s, NOW),
    "edit": lambda db, w, s: editing.edit(db, w, s, base=1, edit=title("Taken"), passes=yes, now=NOW),
    "undo": lambda db, w, s: editing.undo(db, w, s, base=1, now=NOW),
    "redo": lambda db, w, s: editing.redo(db, w, s, base=1, now=NOW),
    "share": lambda db, w, s: sharing.share(db, KEYS, w, s, now=NOW),
    "listing": lambda db, w, s: sharing.listing(db, KEYS, w, s),
    "revoke": lambda db, w, s: sharing.revoke(db, w, s, "any", NOW),
    "set_expiry": lambda db, w, s: sharing.set_expiry(db, w, s, "any", now=NOW, days=1),
}


@pytest.mark.parametrize("use_case", USE_CASES.values(), ids=USE_CASES)
def test_a_sequence_of_another_workspace_is_nowhere_to_be_found(
    db: Database, workspace: str, sequence_id: str, use_case: UseCase
) -> None:
    stranger = workspaces.create(db, NOW)
    for owner, wanted in ((stranger, sequence_id), ("", sequence_id), (workspace, "unknown"), (workspace, "\0")):
        with pytest.raises(NotFound):
            use_case(db, owner, wanted)
    assert sequences.load(db, workspace, sequence_id).number == 1
    assert listed(db, workspace) == ["Lower back"]
    assert listed(db, stranger) == []
