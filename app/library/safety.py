"""safety.yaml, conditions.yaml and sources.yaml to domain values."""

from collections.abc import Collection

from app.domain.library import Condition, DangerZone, RedFlag, Safety, Source, frozen
from app.library.entry import Entry
from app.library.vocabulary import GRADES, URGENCIES, VERIFIED, Vocabulary


def read_sources(entry: Entry) -> dict[str, Source]:
    """Read sources.yaml."""
    return entry.each(
        lambda id_, source: Source(
            id=id_,
            title=source.text("title"),
            grade=source.word("grade", GRADES),
            url=source.link("url"),
            note=source.text("note", ""),
        )
    )


def read_conditions(entry: Entry, words: Vocabulary, sources: Collection[str]) -> dict[str, Condition]:
    """Read conditions.yaml."""
    return entry.each(
        lambda id_, condition: Condition(
            id=id_,
            name=condition.text("name"),
            group=condition.word("group", words.condition_groups),
            level=condition.word("level", words.condition_levels),
            why=condition.text("why"),
            sources=condition.words("sources", sources),
            verified=condition.word("verified", VERIFIED),
        )
    )


def read_safety(entry: Entry, words: Vocabulary, sources: Collection[str]) -> Safety:
    """Read safety.yaml."""
    responses = (*URGENCIES, "during_session")
    safety = Safety(
        responses=frozen(entry.one("responses", lambda told: {key: told.text(key) for key in responses})),
        stop_signs=entry.texts("stop_signs", needed=True),
        red_flags=entry.one("red_flags", lambda flags: _red_flags(flags, sources)),
        danger_zones=entry.one("danger_zones", lambda zones: _danger_zones(zones, words, sources)),
    )
    entry.finish()
    return safety


def _red_flags(entry: Entry, sources: Collection[str]) -> tuple[RedFlag, ...]:
    flags = entry.each(
        lambda id_, flag: RedFlag(
            id=id_,
            cluster=flag.text("cluster"),
            urgency=flag.word("urgency", URGENCIES),
            ask=flag.text("ask"),
            sign=flag.text("sign"),
            note=flag.text("note", ""),
            sources=flag.words("sources", sources),
            verified=flag.word("verified", VERIFIED),
        )
    )
    return tuple(flags.values())


def _danger_zones(entry: Entry, words: Vocabulary, sources: Collection[str]) -> tuple[DangerZone, ...]:
    zones = entry.each(
        lambda id_, zone: DangerZone(
            id=id_,
            areas=zone.words("areas", words.areas),
            rule=zone.text("rule"),
            sources=zone.words("sources", sources),
            verified=zone.word("verified", VERIFIED),
        )
    )
    return tuple(zones.values())
