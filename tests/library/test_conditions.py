"""Health conditions arrive with all their rules; what is printed of them names none; their faults are named."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from app.domain.library.conditions import Clearer, ConditionRule, Effect, NeedKind, Pattern
from app.domain.library.library import Library
from tests.library.breaking import assert_fault, change

# Beginnings of words that would tell a reader of the sheet what the client has.
TELLING = re.compile(
    r"\b(pregnan|birth|period|osteopor|diabet|insulin|sugar|cancer|tumour|stroke|seizure|epilep|surg|operat|scar\b"
    r"|implant|replace|device|pacemaker|vein|clot\b|blood|heart|asthma|inhaler|reflux|hernia|bulge|kidney|dialysis"
    r"|glaucoma|steroid|medicin|tablet|drug|alcohol|trauma|midwi|doctor|nurse|clinic|hospital|physio|injection|diagnos"
    r"|disease|condition|disc\b|sciatic|arthrit|fractur|broken|infect|allerg|frail|illness|health)"
)


def all_rules(library: Library) -> list[tuple[str, ConditionRule]]:
    return [(condition.id, rule) for condition in library.conditions.values() for rule in condition.rules]


def test_a_condition_arrives_whole(library: Library) -> None:
    knee = library.conditions["knee_replacement"]
    assert (knee.short, knee.level, knee.clearance) == ("knee replacement", "local", Clearer.THERAPIST)
    assert (knee.ask, knee.needs) == ("Have you had a knee replaced? Which side and when?", ("side", "date"))
    assert knee.rules[2] == ConditionRule(
        effect=Effect.BLOCK,
        when=Pattern((("loads", frozenset({"knee_load"})),)),
        affected=True,
        limits=(("weeks_max", 12),),
    )


def test_several_keys_of_a_rule_are_kept_apart(library: Library) -> None:
    (_, bend) = [rule for rule in library.conditions["disc_herniation_acute"].rules if len(rule.when.words) > 1]
    childs_pose = library.conditions["disc_herniation_acute"].rules[4]
    assert bend.when.words == (
        ("actions", frozenset({"thumb_press", "forearm_press"})),
        ("areas", frozenset({"gluteal"})),
    )
    assert [key for key, _ in childs_pose.when.words] == ["position", "actions", "movements"]
    assert library.conditions["anticoagulants"].rules[0].when.intensity_min == 4


def test_a_rule_without_words_means_everything(library: Library) -> None:
    everything = [condition_id for condition_id, rule in all_rules(library) if rule.when == Pattern()]
    assert everything == ["acute_injury_inflammation", "open_wound_burn", "surgery_recent", "touch_trauma_consent"]


def test_each_condition_is_named_in_a_few_words(library: Library) -> None:
    shorts = [condition.short for condition in library.conditions.values()]
    assert len(set(shorts)) == 71
    assert all(len(short.split()) <= 5 for short in shorts)
    assert [short for short in shorts if short[0].isupper()] == ["MS, Parkinson's or similar"]


def test_each_need_is_asked_for_by_a_condition(library: Library) -> None:
    asked = {need for condition in library.conditions.values() for need in condition.needs}
    assert asked == library.needs.keys()
    assert {need.kind for need in library.needs.values()} == set(NeedKind)


def test_what_asks_for_care_says_how(library: Library) -> None:
    silent = [(condition_id, rule.note) for condition_id, rule in all_rules(library) if _is_care(rule) and not rule.say]
    assert [condition_id for condition_id, _ in silent] == ["pregnancy"]
    assert silent[0][1].startswith("First trimester")
    assert not any(rule.say for _, rule in all_rules(library) if not _is_care(rule))


def test_what_is_printed_tells_nobody_what_the_client_has(library: Library) -> None:
    names = [name.lower() for condition in library.conditions.values() for name in (condition.name, condition.short)]
    for _, rule in all_rules(library):
        said = rule.say.lower()
        assert not [name for name in names if name in said]
        assert not TELLING.search(said), said


def test_what_is_printed_is_short_and_easy_to_read(library: Library) -> None:
    for said in {rule.say for _, rule in all_rules(library) if rule.say}:
        assert said.endswith(".")
        assert len(said) < 110
        assert library.reading_age(said) <= 12, said


def test_the_same_note_is_said_in_the_same_words(library: Library) -> None:
    said = defaultdict(set)
    for _, rule in all_rules(library):
        if rule.say:
            said[rule.note].add(rule.say)
    assert all(len(words) == 1 for words in said.values())


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("level: absolute", "level: maybe", "dvt_vte.level: “maybe” is not known"),
        ("group: vascular", "group: blood", "dvt_vte.group: “blood” is not known"),
        (
            "clearance: urgent",
            "clearance: soon",
            "dvt_vte.clearance: “soon” is not known; expected one of none, therapist",
        ),
        ("  ask: Have you had a blood", "  asks: Have you had a blood", "dvt_vte.ask: this key is missing"),
        ("short: blood thinners", "short: blood clot", "anticoagulants.short: dvt_vte is already called “blood clot”"),
        (
            "needs: [medicine]",
            "needs: [medicines]",
            "anticoagulants.needs.1: “medicines” is not known; perhaps medicine",
        ),
        ("{effect: block, when", "{effect: stop, when", "dvt_vte.rules.1.effect: “stop” is not known; expected one of"),
        ("when: {roles: [pair]}", "when: {roles: []}", "dvt_vte.rules.1.when.roles: expected a list of texts"),
        ("when: {roles: [pair]}", "when: {roles: [two]}", "dvt_vte.rules.1.when.roles.1: “two” is not known"),
        ("when: {roles: [pair]}", "when: {role: [pair]}", "dvt_vte.rules.1.when.role: this key is not known here"),
        (", when: {roles: [pair]}", "", "dvt_vte.rules.1.when: this key is missing; expected a mapping"),
        ("intensity_min: 4", "intensity_min: 9", "anticoagulants.rules.1.when.intensity_min: expected a whole number"),
        ("affected: true", "affected: left", "varicose_veins.rules.1.affected: expected true or false"),
        ("      say: Use light", "      tell: Use light", "anticoagulants.rules.4.tell: this key is not known here"),
        ("  rules:\n", "  rules: none\n  more:\n", "dvt_vte.rules: expected a list of mappings"),
        (
            "needs: [reading, symptoms]",
            "needs: [reading]",
            "hypertension_uncontrolled.rules.1.param.symptoms: the condition does not ask for yes or no to “symptoms”",
        ),
        (
            "needs: [weeks, comp",
            "needs: [comp",
            "pregnancy.rules.8.param.weeks_min: the condition does not ask for weeks",
        ),
        (
            "{weeks_min: 20}",
            "{weeks_min: soon}",
            "pregnancy.rules.8.param.weeks_min: expected a whole number from 1 to",
        ),
    ],
)
def test_a_fault_is_named(folder: Path, old: str, new: str, fault: str) -> None:
    change(folder, "conditions.yaml", old, new)
    assert_fault(folder, "conditions.yaml", fault)


def _is_care(rule: ConditionRule) -> bool:
    return rule.effect is Effect.MODIFY
