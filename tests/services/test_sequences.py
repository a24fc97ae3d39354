"""Sequences of a workspace, and of nobody else."""

from collections.abc import Callable

import pytest

from app.domain.library.library import Starter
from app.domain.plan.sequence import TITLE_LENGTH
from app.services import editing, sequences, sharing, workspaces
from app.services.errors import NotFound
from app.services.owning import Owned, Workspace
from app.storage.database import Database
from tests.plans import NOW, PLAN, SECOND, at, note, title, workspace_of


def named(workspace: Workspace, *titles: str) -> list[str]:
    return [
        sequences.import_sequence(at(workspace, NOW + n * SECOND), title(text).apply(PLAN))
        for n, text in enumerate(titles)
    ]


def listed(workspace: Workspace, query: str = "", *, archived: bool = False) -> list[str]:
    return [one.title for one in sequences.listing(workspace, query, archived)]


def test_a_new_sequence_is_empty_and_has_a_title(workspace: Workspace) -> None:
    revision = sequences.load(workspace.sequence(sequences.create(workspace)))
    assert (revision.number, revision.made_at, revision.sequence.title) == (1, NOW, "Untitled sequence")
    assert list(revision.sequence.steps()) == []
    assert not revision.can_undo
    assert not revision.can_redo


def test_a_starter_is_copied_and_stays_as_it_is(workspace: Workspace) -> None:
    starter = Starter(id="back", name="Back", summary="", sequence=PLAN)
    copy = sequences.import_sequence(workspace, starter.sequence)
    editing.edit(workspace.sequence(copy), title("Mine"), base=1)
    again = sequences.import_sequence(workspace, starter.sequence)
    assert sequences.load(workspace.sequence(again)).sequence == PLAN


def test_a_duplicate_has_the_newest_content_and_a_title_of_its_own(own: Owned, workspace: Workspace) -> None:
    editing.edit(own, note("newest"), base=1)
    sharing.share(own)
    copy = sequences.duplicate(own)
    revision = sequences.load(workspace.sequence(copy))
    assert (revision.number, revision.sequence.title) == (1, "Lower back (copy)")
    assert revision.sequence.step("s0").note == "newest"
    assert sharing.listing(workspace.sequence(copy)) == ()


def test_the_longest_title_can_be_duplicated(workspace: Workspace) -> None:
    (longest,) = named(workspace, "x" * TITLE_LENGTH)
    copy = sequences.load(workspace.sequence(sequences.duplicate(workspace.sequence(longest))))
    assert len(copy.sequence.title) == TITLE_LENGTH
    assert copy.sequence.title.endswith("x (copy)")


def test_the_list_has_what_was_changed_last_first(workspace: Workspace) -> None:
    first, _, _ = named(workspace, "One", "Two", "Three")
    assert listed(workspace) == ["Three", "Two", "One"]
    editing.edit(at(workspace, NOW + 9 * SECOND).sequence(first), title("One again"), base=1)
    assert listed(workspace) == ["One again", "Three", "Two"]
    newest = sequences.listing(workspace)[0]
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
    workspace: Workspace, query: str, found: list[str]
) -> None:
    named(workspace, "Lower back", "Épaule", "ปวดหลัง")
    assert listed(workspace, query) == found


def test_an_archived_sequence_leaves_the_list_until_it_is_restored(own: Owned, workspace: Workspace) -> None:
    sequences.archive(own)
    assert listed(workspace) == []
    assert listed(workspace, archived=True) == ["Lower back"]
    assert sequences.listing(workspace, archived=True)[0].archived
    sequences.restore(own)
    assert listed(workspace) == ["Lower back"]
    assert listed(workspace, archived=True) == []


def test_every_version_can_be_read_again(own: Owned) -> None:
    for base in (1, 2, 3):
        editing.edit(own, title(f"Version {base + 1}"), base=base)
    titles = [sequences.load(own, number).sequence.title for number in (1, 2, 3, 4)]
    assert titles == ["Lower back", "Version 2", "Version 3", "Version 4"]
    for number in (0, 5, 2**40):
        with pytest.raises(NotFound):
            sequences.load(own, number)


UseCase = Callable[[Owned], object]
USE_CASES: dict[str, UseCase] = {
    "load": sequences.load,
    "load_number": lambda own: sequences.load(own, 1),
    "duplicate": sequences.duplicate,
    "archive": sequences.archive,
    "restore": sequences.restore,
    "edit": lambda own: editing.edit(own, title("Taken"), base=1),
    "undo": lambda own: editing.undo(own, base=1),
    "redo": lambda own: editing.redo(own, base=1),
    "share": sharing.share,
    "listing": sharing.listing,
    "revoke": lambda own: sharing.revoke(own, "any"),
    "set_expiry": lambda own: sharing.set_expiry(own, "any", 1),
}


@pytest.mark.parametrize("use_case", USE_CASES.values(), ids=USE_CASES)
def test_a_sequence_of_another_workspace_is_nowhere_to_be_found(
    db: Database, own: Owned, workspace: Workspace, use_case: UseCase
) -> None:
    stranger = workspace_of(db, workspaces.create(db, NOW))
    nobody = workspace_of(db, "")
    for owner, wanted in ((stranger, own.id), (nobody, own.id), (workspace, "unknown"), (workspace, "\0")):
        with pytest.raises(NotFound):
            use_case(owner.sequence(wanted))
    assert sequences.load(own).number == 1
    assert listed(workspace) == ["Lower back"]
    assert listed(stranger) == []
