"""The health conditions by group, with what each does to a plan, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.library.conditions import Clearer, Condition, ConditionRule, Effect
from app.domain.library.library import Library, Source
from app.domain.values import wording
from app.web.checks.patterns import rule_words

_LEVELS = {
    "absolute": "No hands-on session, and usually no stretching, until it is cleared or over.",
    "local": "Keep away from the affected area, side or joint; the rest of the body may be worked.",
    "precaution": "Go ahead with changes; some techniques drop out.",
}
_CLEARERS = {
    Clearer.NONE: "Nobody can clear it: it applies as long as the condition does.",
    Clearer.THERAPIST: "The therapist, or whoever knows the client, can clear what needs clearance.",
    Clearer.CLINICIAN: "A doctor, midwife or physiotherapist can clear what needs clearance.",
    Clearer.URGENT: "It needs a doctor urgently, who can clear what needs clearance.",
    Clearer.EMERGENCY: "It needs an emergency doctor, who can clear what needs clearance.",
}
EFFECTS = {
    Effect.BLOCK: "Rules out",
    Effect.CLEAR_FIRST: "Needs clearance first",
    Effect.MODIFY: "Needs care",
}
VERIFIED = {
    "yes": "The core statement was found in a source named here.",
    "partial": "The general caution was found in a source named here; what it means for techniques was not.",
    "no": "General knowledge, not checked against a source.",
}


@dataclass(frozen=True, slots=True)
class Consequence:
    """One rule of a condition: what it covers, in a sentence, the therapist's note, and what the sheet says."""

    means: str
    note: str
    say: str


@dataclass(frozen=True, slots=True)
class ConditionText:
    """A condition in words. `effects` are ordered from strictest to mildest; those without a rule are left out."""

    condition: Condition
    level: str
    clearer: str
    effects: tuple[tuple[str, tuple[Consequence, ...]], ...]
    sources: tuple[Source, ...]
    verified: str


@dataclass(frozen=True, slots=True)
class ConditionGroup:
    """Conditions of one kind."""

    name: str
    conditions: tuple[ConditionText, ...]


def condition_groups(library: Library) -> tuple[ConditionGroup, ...]:
    """Return every condition in words, by group, in the order of the library."""
    texts = [_text(condition, library) for condition in library.conditions.values()]
    return tuple(
        ConditionGroup(name, tuple(text for text in texts if text.condition.group == group))
        for group, name in library.condition_groups.items()
    )


def _text(condition: Condition, library: Library) -> ConditionText:
    return ConditionText(
        condition=condition,
        level=_LEVELS[condition.level],
        clearer=_CLEARERS[condition.clearance],
        effects=tuple(_effects(condition, library)),
        sources=tuple(library.sources[source] for source in condition.sources),
        verified=VERIFIED[condition.verified],
    )


def _effects(condition: Condition, library: Library) -> Iterator[tuple[str, tuple[Consequence, ...]]]:
    for effect, words in EFFECTS.items():
        rules = [rule for rule in condition.rules if rule.effect is effect]
        if rules:
            yield words, tuple(_consequence(rule, library) for rule in rules)


def _consequence(rule: ConditionRule, library: Library) -> Consequence:
    means = rule_words(rule, library)
    return Consequence(f"{wording.capital(means)}.", rule.note, rule.say)
