"""The checks run once for each version, and each version keeps whether it passed them: that is what links show."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.checks import check
from app.domain.editing import client_edits, edits
from app.domain.editing.merging import Edit
from app.domain.plan.client import Audience, Client, ClientCondition, ScreeningAnswer
from app.domain.plan.sequence import Acceptance, Sequence
from app.domain.sharing.share import Version
from app.library.loading import load_library
from app.services import editing, sequences, sharing
from app.services.checking import Checks
from app.services.errors import NotFound
from app.services.owning import Owned, Workspace
from app.storage.database import Database
from app.storage.revisions import Revision
from tests.plans import NOW, SECOND, later, title, workspace_of

LIBRARY = load_library()
PASSING = LIBRARY.starters["partner_session"].sequence
OSTEOPOROSIS = Client(conditions=(ClientCondition(id="osteoporosis"),))
HELD = replace(PASSING, client=OSTEOPOROSIS)
STOP = "condition_block.osteoporosis"
Editor = Callable[..., Revision]
hold: Edit = client_edits.AddCondition(condition_id="osteoporosis", library=LIBRARY)
release: Edit = client_edits.RemoveCondition(condition_id="osteoporosis")


@pytest.fixture
def checks() -> Checks:
    """Checks that remember nothing yet."""
    return Checks(LIBRARY)


@pytest.fixture
def workspace(workspace: Workspace, checks: Checks) -> Workspace:
    """A workspace whose checks judge."""
    return replace(workspace, checks=checks)


@pytest.fixture
def own(workspace: Workspace) -> Owned:
    """A plan that passes, with one version."""
    return workspace.sequence(sequences.import_sequence(workspace, PASSING))


@pytest.fixture
def edit(own: Owned) -> Editor:
    """Edit the plan."""
    return lambda *, edit, now=NOW, **asked: editing.edit(later(own, now), edit, **asked)


def answered(*ids: str, **more: object) -> Client:
    return Client(screening=tuple(ScreeningAnswer(id=one, yes=True, **more) for one in ids))  # type: ignore[arg-type]


# Findings


def test_what_a_version_raises_is_worked_out_once(checks: Checks) -> None:
    first = checks.findings(HELD)
    assert first == check(HELD, OSTEOPOROSIS, LIBRARY)
    checks.locks(HELD)
    checks.passes(HELD)
    assert checks.findings(HELD) is first


def test_a_version_in_use_stays_known_while_others_come_and_go(checks: Checks) -> None:
    first = checks.findings(HELD)
    for n in range(300):
        checks.findings(title(f"Other {n}").apply(HELD))
        assert checks.findings(HELD) is first


def test_no_version_is_taken_for_one_that_is_gone(checks: Checks) -> None:
    for n in range(300):  # each takes the place in memory of one before
        sequence = replace(HELD if n % 3 else PASSING, title=f"Plan {n}")
        assert [finding.key for finding in checks.findings(sequence)] == [
            finding.key for finding in check(sequence, sequence.client, LIBRARY)
        ]
        del sequence


@pytest.mark.parametrize(("audience", "held"), [("partner", True), ("solo", True), ("therapist", False)])
def test_a_stop_holds_back_the_paper_of_lay_plans_and_every_link(checks: Checks, audience: str, held: bool) -> None:
    sequence = replace(HELD, audience=Audience(audience))
    assert STOP in [finding.key for finding in checks.findings(sequence) if finding.is_open_stop]
    assert (STOP in [lock.key for lock in checks.locks(sequence)]) is held
    assert not checks.passes(sequence)


@pytest.mark.parametrize("audience", Audience)
def test_a_warning_sign_holds_every_plan_until_its_outcome_says_go_on(checks: Checks, audience: Audience) -> None:
    starter = LIBRARY.starters["solo_settling"].sequence
    sequence = replace(starter, audience=audience, client=answered("rf_bladder"))
    assert [lock.key for lock in checks.locks(sequence)] == ["warning_sign.emergency"]
    seen = answered("rf_bladder", outcome="Seen.", outcome_on=date(2026, 11, 20), go_on=True)
    assert checks.passes(replace(sequence, client=seen))


def test_a_weak_sign_holds_a_plan_only_beside_another(checks: Checks) -> None:
    assert checks.passes(replace(PASSING, client=answered("rf_age_first_episode")))
    both = replace(PASSING, client=answered("rf_age_first_episode", "rf_severe_stops_life"))
    assert {lock.key for lock in checks.locks(both)} == {"warning_sign.doctor_before", "warning_sign.doctor_soon"}


def test_warnings_and_tips_hold_nothing(checks: Checks) -> None:
    assert checks.findings(PASSING)
    assert checks.passes(PASSING)
    assert checks.passes(replace(PASSING, client=Client(first_time=True)))


def test_what_was_let_stand_holds_nothing(checks: Checks) -> None:
    (stop,) = checks.locks(HELD)
    stands = Acceptance(finding=stop.key, facts=stop.facts, reason="Tiny range.", at=datetime(2026, 3, 1, tzinfo=UTC))
    assert checks.passes(replace(HELD, accepted=(stands,)))


# Which versions passed


def passed(own: Owned) -> list[bool]:
    """Return of each version whether it passed, oldest first."""
    newest = sequences.load(own).number
    return [sequences.load(own, number).passed for number in range(1, newest + 1)]


def test_each_version_keeps_whether_it_passed(own: Owned, edit: Editor) -> None:
    assert edit(base=1, edit=title("One"), now=NOW).passed is True
    assert edit(base=2, edit=hold, now=NOW).passed is False
    assert edit(base=3, edit=title("Still held"), now=NOW).passed is False
    assert edit(base=4, edit=release, now=NOW).passed is True
    assert passed(own) == [True, True, False, False, True]


def test_undo_and_redo_bring_back_whether_it_passed(own: Owned, edit: Editor) -> None:
    edit(base=1, edit=hold, now=NOW)
    assert editing.undo(own, base=2).passed is True
    assert editing.redo(own, base=3).passed is False
    assert passed(own) == [True, False, True, False]


def test_of_two_tabs_it_is_what_comes_out_that_passes_or_not(own: Owned, edit: Editor) -> None:
    edit(base=1, edit=hold, now=NOW)
    merged = edit(base=1, edit=title("From the other tab"), now=NOW)
    assert merged.sequence.client == OSTEOPOROSIS
    assert merged.passed is False


def test_typing_on_in_one_field_judges_each_version(own: Owned, edit: Editor) -> None:
    rolls = next(step for step in PASSING.steps() if step.side)

    def side(to: str) -> Edit:
        return edits.SetStep(rolls.id, {"side": to}, LIBRARY)

    edit(base=1, edit=side("left"), now=NOW, burst="side")
    edit(base=2, edit=side("both"), now=NOW + SECOND, burst="side")
    assert passed(own) == [True, False, True]


def test_a_plan_that_comes_in_says_whether_it_passes_and_its_copy_says_the_same(workspace: Workspace) -> None:
    for plan, passes in ((PASSING, True), (HELD, False)):
        original = sequences.import_sequence(workspace, plan)
        copy = sequences.duplicate(workspace.sequence(original))
        assert sequences.load(workspace.sequence(original)).passed is passes
        assert sequences.load(workspace.sequence(copy)).passed is passes


# What links show


def test_a_link_leads_to_the_newest_version_that_passed(db: Database, own: Owned, edit: Editor) -> None:
    token = str(sharing.share(own).token)
    shown = []
    for number, change in enumerate((title("One"), hold, title("Held"), release, title("Two")), 1):
        edit(base=number, edit=change, now=NOW + number * SECOND)
        opened = sharing.open_link(db, token, NOW)
        assert opened
        assert Version(opened.number, opened.made_at) == sharing.newest(own)
        assert sharing.shown_revision(db, own.id, opened.number).passed is True
        shown.append(opened.number)
    assert shown == [2, 2, 2, 5, 6]
    assert sharing.shown_revision(db, own.id, 2).sequence.title == "One"


def test_the_time_of_what_is_shown_is_when_that_version_was_saved(own: Owned, edit: Editor) -> None:
    assert sharing.newest(own) == Version(1, NOW)
    edit(base=1, edit=hold, now=NOW + SECOND)
    assert sharing.newest(own) == Version(1, NOW)
    editing.undo(later(own, NOW + 2 * SECOND), base=2)
    assert sharing.newest(own) == Version(3, NOW + 2 * SECOND)


def test_a_link_to_a_plan_that_never_passed_leads_nowhere(db: Database, workspace: Workspace) -> None:
    held = workspace.sequence(sequences.import_sequence(workspace, HELD))
    token = str(sharing.share(held).token)
    assert sharing.open_link(db, token, NOW) is None
    assert sharing.newest(held) is None
    editing.edit(held, release, base=1)
    assert sharing.open_link(db, token, NOW) is not None


def test_a_stranger_is_not_told_what_a_plan_shows(db: Database, own: Owned) -> None:
    with pytest.raises(NotFound):
        sharing.newest(workspace_of(db, "somebody else").sequence(own.id))


def test_no_plan_shows_what_another_one_passed_with(own: Owned, edit: Editor) -> None:
    other = own.workspace.sequence(sequences.import_sequence(own.workspace, HELD))
    edit(base=1, edit=title("Passed"), now=NOW + SECOND)
    assert sharing.newest(other) is None


def test_every_sequence_that_can_be_started_from_passes(checks: Checks) -> None:
    held = [starter.id for starter in LIBRARY.starters.values() if not checks.passes(starter.sequence)]
    assert held == []
    empty = Sequence(title="Empty", blocks=PASSING.blocks[:1])
    assert checks.passes(replace(empty, blocks=(replace(empty.blocks[0], steps=()),)))
