"""safety.yaml to domain values."""

from functools import partial

from app.domain.library.conditions import Effect
from app.domain.library.library import frozen
from app.domain.library.safety import DangerZone, GiverQuestion, Light, RedFlag, Safety, Urgency
from app.library.entry import Entry
from app.library.known import Known
from app.library.patterns import read_pattern
from app.library.vocabulary import COLOURS, URGENCIES, VERIFIED

_ANSWERS = (Effect.BLOCK, Effect.MODIFY)  # nobody can clear a giver


def read_safety(entry: Entry, known: Known) -> Safety:
    """Read safety.yaml."""
    responses = (*URGENCIES, "during_session")
    safety = Safety(
        responses=frozen(entry.one("responses", lambda told: {key: told.text(key) for key in responses})),
        stop_signs=entry.texts("stop_signs", needed=True),
        traffic_light=entry.one("traffic_light", _traffic_light),
        red_flags=entry.one("red_flags", lambda flags: _red_flags(flags, known)),
        giver_questions=entry.one("giver_questions", lambda questions: _giver_questions(questions, known)),
        danger_zones=entry.one("danger_zones", lambda zones: _danger_zones(zones, known)),
    )
    entry.finish()
    return safety


def _traffic_light(entry: Entry) -> tuple[Light, ...]:
    return tuple(entry.one(colour, partial(_light, colour)) for colour in COLOURS)


def _light(colour: str, entry: Entry) -> Light:
    return Light(colour, entry.text("when"), entry.text("do"))


def _red_flags(entry: Entry, known: Known) -> tuple[RedFlag, ...]:
    flags = entry.each(
        lambda id_, flag: RedFlag(
            id=id_,
            cluster=flag.text("cluster"),
            urgency=Urgency(flag.word("urgency", URGENCIES)),
            ask=flag.text("ask"),
            sign=flag.text("sign"),
            note=flag.text("note", ""),
            weak=flag.flag("weak", False),
            sources=flag.words("sources", known.sources),
            verified=flag.word("verified", VERIFIED),
        )
    )
    return tuple(flags.values())


def _giver_questions(entry: Entry, known: Known) -> tuple[GiverQuestion, ...]:
    questions = entry.each(
        lambda id_, question: GiverQuestion(
            id=id_,
            ask=question.text("ask"),
            advice=question.text("advice"),
            effect=Effect(question.word("effect", _ANSWERS)),
            when=question.one("when", lambda when: read_pattern(when, known)),
            sources=question.words("sources", known.sources),
            verified=question.word("verified", VERIFIED),
        )
    )
    return tuple(questions.values())


def _danger_zones(entry: Entry, known: Known) -> tuple[DangerZone, ...]:
    zones = entry.each(
        lambda id_, zone: DangerZone(
            id=id_,
            areas=zone.words("areas", known.words.areas),
            rule=zone.text("rule"),
            sources=zone.words("sources", known.sources),
            verified=zone.word("verified", VERIFIED),
        )
    )
    return tuple(zones.values())
