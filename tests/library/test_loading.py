"""The library loads whole, and a wrong file is named with line, key and what was expected."""

from collections.abc import Callable
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from app.domain.library.library import Library
from app.domain.library.technique import Roles, Skill
from app.domain.plan.client import Audience, Phase
from app.domain.timing.timeline import timeline
from app.library.loading import load_library
from tests.library.breaking import assert_fault, change, faults_of


def test_the_whole_library_is_there(library: Library) -> None:
    sizes = len(library.techniques), len(library.groups), len(library.conditions), len(library.sources)
    assert sizes == (81, 12, 71, 254)
    assert sum(len(condition.rules) for condition in library.conditions.values()) == 272
    assert (len(library.needs), len(library.condition_groups), len(library.rules)) == (37, 10, 38)
    assert len(library.safety.red_flags) == 21
    assert len(library.safety.giver_questions) == 7
    assert len(library.safety.danger_zones) == 11
    assert len(library.starters) == 6


def test_techniques_stand_in_the_order_of_their_groups(library: Library) -> None:
    order = list(library.groups)
    places = [order.index(technique.group) for technique in library.techniques.values()]
    assert places == sorted(places)


def test_nothing_in_the_library_can_be_changed(library: Library) -> None:
    with pytest.raises(TypeError):
        library.techniques["new"] = library.technique("close_rest")  # type: ignore[index]
    with pytest.raises(FrozenInstanceError):
        library.technique("close_rest").name = "Rest"  # type: ignore[misc]


def test_facts_of_a_technique_arrive_unchanged(library: Library) -> None:
    press = library.technique("prone_sole_press")
    assert press.thai is not None
    assert press.thai.name == "ท่านอนคว่ำ"
    assert press.thai.note.endswith("heel-to-sole, here replaced by palms.")
    assert library.technique("prone_back_thumb_lines").thai.roman == "sen itha, sen pingkhala"  # type: ignore[union-attr]
    gate = library.technique("sup_wind_gate")
    assert (gate.skill, gate.handout_allowed) == (Skill.THERAPIST_ONLY, False)
    assert gate.dose.hold_s == (15, 30)


@pytest.mark.parametrize("technique", load_library().techniques.values(), ids=lambda technique: technique.id)
def test_each_technique_is_whole(technique, library: Library) -> None:  # type: ignore[no-untyped-def]
    assert 3 <= len(technique.steps) <= 6
    assert technique.giver_cue or technique.roles is not Roles.PAIR
    assert technique.handout_allowed == (technique.skill is not Skill.THERAPIST_ONLY)
    assert technique.sources or technique.evidence == "own_description"
    assert all(minutes * 2 % 1 == 0 for minutes in technique.dose.minutes)


def test_starters_come_in_the_order_of_their_place(library: Library) -> None:
    assert list(library.starters) == [
        *("partner_session", "flare_day", "side_lying", "solo_settling", "desk_breaks", "therapist_hour"),
    ]


def test_starters_last_as_long_as_they_were_planned_to(library: Library) -> None:
    minutes = [timeline(starter.sequence, library).blocks[0] for starter in library.starters.values()]
    assert minutes == [35, 17, 24, 15, 7, 56]


def test_starters_say_whom_they_are_for_and_when(library: Library) -> None:
    assert [(starter.sequence.audience, starter.sequence.phase) for starter in library.starters.values()] == [
        (Audience.PARTNER, Phase.MAINTAIN),
        (Audience.PARTNER, Phase.FLARE),
        (Audience.PARTNER, Phase.SETTLING),
        (Audience.SOLO, Phase.SETTLING),
        (Audience.SOLO, Phase.MAINTAIN),
        (Audience.THERAPIST, Phase.MAINTAIN),
    ]


def test_starters_keep_to_the_doses_of_their_techniques(library: Library) -> None:
    for starter in library.starters.values():
        for step in starter.sequence.steps():
            dose = library.technique(step.technique).dose
            assert dose.least <= step.minutes <= dose.most
            assert step.frequency == dose.frequency


LEGS = "techniques/legs.yaml"


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        (LEGS, "  aim: ", "  goal: ", "sup_leg_palm_walk.aim: this key is missing; expected text"),
        (LEGS, "  aim: ", "  goal: ", "sup_leg_palm_walk.goal: this key is not known here; known keys: actions, aim"),
        (LEGS, "name: Leg palm walk", "name: 5", "sup_leg_palm_walk.name: expected text"),
        (LEGS, "name: Leg palm walk", "name: ''", "sup_leg_palm_walk.name: expected text"),
        (LEGS, "position: supine", "position: lying", "position: “lying” is not known; expected one of any, supine"),
        (LEGS, "areas: [shin,", "areas: [shinn,", "areas.1: “shinn” is not known; perhaps shin"),
        (
            LEGS,
            "actions: [palm_press",
            "actions: [palm_pres",
            "actions.1: “palm_pres” is not known; perhaps palm_press",
        ),
        (LEGS, "intensity: 2", "intensity: 6", "intensity: expected a whole number from 1 to 5"),
        (LEGS, "intensity: 2", "intensity: true", "intensity: expected a whole number from 1 to 5"),
        (LEGS, "minutes: [2, 3, 6]", "minutes: [3, 2, 6]", "dose.minutes: expected 3 numbers above 0, none smaller"),
        (LEGS, "minutes: [2, 3, 6]", "minutes: [2, 3]", "dose.minutes: expected 3 numbers above 0"),
        (LEGS, "per: side", "per: leg", "dose.per: “leg” is not known; expected one of side, total"),
        (LEGS, "hold_s: [3, 7]", "hold_s: [3, 7.5]", "dose.hold_s: expected 2 whole numbers from 1 to 1800"),
        (LEGS, "reps: 2", "reps: none", "dose.reps: expected a whole number from 1 to 200"),
        (LEGS, "  dose:\n", "  dose: []\n  dosage:\n", "sup_leg_palm_walk.dose: expected a mapping"),
        (LEGS, "flare: ", "flair: ", "phase.flare: this key is missing; expected a word; expected one of ok, gentle"),
        (LEGS, "sources: [", "sources: [NO-SUCH, ", "sources.1: “NO-SUCH” is not known"),
        (LEGS, "sup_leg_roll_rock:", "sup_leg_palm_walk:", "sup_leg_palm_walk: This key is given twice."),
        (LEGS, "sup_leg_roll_rock:", "sup leg:", "sup leg: an id is 1 to 60 letters"),
        (LEGS, "  aim: ", "  aim: !!python/name:os.system ", "sup_leg_palm_walk.aim: Tags (!) are not used here."),
        ("sources.yaml", "url: https:", "url: javascript:", "SEED.url: expected an address that begins with https://"),
        ("sources.yaml", "grade: D", "grade: F", "SEED.grade: “F” is not known; expected one of A, B, C, D, E"),
        ("vocabulary.yaml", "  5: strong", "  6: strong", "intensities.5: this key is missing"),
        (
            "vocabulary.yaml",
            "{kind: side,",
            "{kind: left,",
            "needs.side.kind: “left” is not known; expected one of side,",
        ),
        ("vocabulary.yaml", "ask: Which side?", "ask: ''", "needs.side.ask: expected text"),
        ("starters/flare_day.yaml", "technique: prep_settle", "technique: prep_setle", "no technique “prep_setle”"),
        ("starters/flare_day.yaml", "minutes: 3}", "minutes: 0}", "blocks.1.steps.1.minutes: Minutes go from"),
        ("starters/flare_day.yaml", "phase: flare", "phase: bad", "phase: Choose flare, settling or maintaining."),
        ("starters/flare_day.yaml", ", side: both", "", "blocks.1.steps.4.side: Choose left, right or both."),
        ("starters/flare_day.yaml", "summary: ", "about: ", "summary: this key is missing; expected text"),
    ],
)
def test_a_fault_is_named(folder: Path, name: str, old: str, new: str, fault: str) -> None:
    change(folder, name, old, new)
    assert_fault(folder, name, fault)


def test_a_fault_names_its_line(folder: Path) -> None:
    change(folder, LEGS, "  aim: ", "  aim: !x ")
    line = next(n for n, text in enumerate((folder / LEGS).read_text("utf-8").splitlines(), 1) if "!x" in text)
    assert faults_of(folder)[0].startswith(f"{LEGS}:{line}: ")


def test_all_faults_are_named_at_once(folder: Path) -> None:
    change(folder, LEGS, "intensity: 2", "intensity: 9")
    change(folder, "techniques/back.yaml", "skill: lay", "skill: anyone")
    change(folder, "safety.yaml", "cluster: cauda_equina", "cluster: []")
    assert [fault.split(":")[0] for fault in faults_of(folder)] == [
        "techniques/legs.yaml",
        "techniques/back.yaml",
        "safety.yaml",
    ]


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda folder: (folder / "safety.yaml").unlink(), "safety.yaml: file: expected a file that can be read"),
        (lambda folder: (folder / LEGS).write_text("- a\n"), "techniques/legs.yaml:1: file: expected a mapping"),
        (lambda folder: (folder / LEGS).write_text("a: [\n"), "techniques/legs.yaml:2: file: This line cannot be read"),
        (
            lambda folder: (folder / LEGS).rename(folder / "techniques/leg.yaml"),
            "techniques/leg.yaml: file: expected a group",
        ),
        (lambda folder: (folder / "vocabulary.yaml").write_text(""), "vocabulary.yaml:1: file: The file is empty."),
    ],
)
def test_a_file_that_cannot_be_used_is_named(folder: Path, spoil: Callable[[Path], object], fault: str) -> None:
    spoil(folder)
    assert any(line.startswith(fault) for line in faults_of(folder))


def test_an_id_may_stand_in_one_group_only(folder: Path) -> None:
    change(folder, LEGS, "sup_leg_roll_rock:", "sup_foot_palm_press:")
    assert any("taken by a technique in techniques/feet.yaml" in fault for fault in faults_of(folder))
