"""conditions.yaml to conditions with their rules."""

from collections.abc import Collection, Mapping

from app.domain.library.conditions import Clearer, Condition, ConditionRule, Effect, Need, NeedKind
from app.domain.plan.client import MOST_WEEKS
from app.library.entry import Entry
from app.library.known import Known
from app.library.patterns import read_pattern
from app.library.vocabulary import VERIFIED

_WEEKS = ("weeks_min", "weeks_max")


def read_conditions(entry: Entry, known: Known) -> dict[str, Condition]:
    """Read conditions.yaml."""
    conditions = entry.each(lambda id_, condition: _condition(id_, condition, known))
    _refuse_the_same_short(entry, conditions)
    return conditions


def _condition(id_: str, entry: Entry, known: Known) -> Condition:
    words = known.words
    needs = entry.words("needs", words.needs)
    asked = [words.needs[need] for need in needs if need in words.needs]
    return Condition(
        id=id_,
        name=entry.text("name"),
        short=entry.text("short"),
        group=entry.word("group", words.condition_groups),
        level=entry.word("level", words.condition_levels),
        clearance=Clearer(entry.word("clearance", tuple(Clearer))),
        ask=entry.text("ask"),
        why=entry.text("why"),
        needs=needs,
        rules=entry.many("rules", lambda rule: _rule(rule, known, asked)),
        stays=entry.one("stays", lambda stays: read_pattern(stays, known)) if entry.has("stays") else None,
        note=entry.text("note", ""),
        sources=entry.words("sources", known.sources),
        verified=entry.word("verified", VERIFIED),
    )


def _rule(entry: Entry, known: Known, asked: Collection[Need]) -> ConditionRule:
    return ConditionRule(
        effect=Effect(entry.word("effect", tuple(Effect))),
        when=entry.one("when", lambda when: read_pattern(when, known)),
        affected=entry.flag("affected", False),
        limits=entry.one("param", lambda limits: _limits(limits, asked)) if entry.has("param") else (),
        note=entry.text("note", ""),
        say=entry.text("say", ""),
    )


def _limits(entry: Entry, asked: Collection[Need]) -> tuple[tuple[str, int | bool], ...]:
    return tuple((name, _limit(entry, name, asked)) for name in entry.ids())


def _limit(entry: Entry, name: str, asked: Collection[Need]) -> int | bool:
    """Read one limit. One the condition does not ask for could never be answered, so it would always apply."""
    wanted = NeedKind.WEEKS if name in _WEEKS else NeedKind.YES_NO
    if not any(need.kind is wanted and (name in _WEEKS or need.id == name) for need in asked):
        what = "weeks" if name in _WEEKS else f"yes or no to “{name}”"
        entry.fault((name,), f"the condition does not ask for {what}; put it under needs, or leave the limit out")
    return entry.whole(name, MOST_WEEKS) if name in _WEEKS else entry.flag(name, True)


def _refuse_the_same_short(entry: Entry, conditions: Mapping[str, Condition]) -> None:
    first: dict[str, str] = {}
    for condition in conditions.values():
        if first.setdefault(condition.short, condition.id) != condition.id:
            entry.fault((condition.id, "short"), f"{first[condition.short]} is already called “{condition.short}”")
