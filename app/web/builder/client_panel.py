"""The client on the builder's screen: what is known, what can be asked, and a summary in one line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zlib import crc32

from app.domain.editing.client_edits import CLIENT, CLIENT_FIELDS, CONDITION_FIELDS
from app.domain.library.conditions import Clearer, Condition, NeedKind
from app.domain.library.library import Library
from app.domain.plan.client import FACTS, Client, ClientCondition
from app.domain.plan.sequence import Sequence
from app.domain.values import wording
from app.domain.values.positions import Position
from app.domain.values.text import fold
from app.web.builder.fields import Field, Trouble, fields
from app.web.builder.forms import ClientForm, ConditionForm, NeedForm
from app.web.forms import declared, yes_or_no

# Which field of a client's condition answers which kind of need.
_FIELD_OF = {
    NeedKind.SIDE: "side",
    NeedKind.AREAS: "areas",
    NeedKind.POSITIONS: "positions",
    NeedKind.WEEKS: "weeks",
    NeedKind.DIRECTION: "eases",
    NeedKind.DETAIL: "detail",
}
_CLEARERS = {
    Clearer.THERAPIST: "you, or whoever knows the client",
    Clearer.CLINICIAN: "a doctor, midwife or physiotherapist",
    Clearer.URGENT: "a doctor, urgently",
    Clearer.EMERGENCY: "an emergency doctor",
}


@dataclass(frozen=True, slots=True)
class Option:
    """One box of a question with several, and whether it is ticked."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Ask:
    """One question of a condition: the field it fills, what it asks, and the choices where there are some."""

    field: Field
    label: str
    boxes: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class ConditionCard:
    """One condition of the client with what it asks for."""

    id: str
    owner: str  # of its cells
    name: str
    ask: str
    why: str
    asks: tuple[Ask, ...]
    clearer: str  # who can clear it, "" if it has to pass
    clearance: Mapping[str, Field]
    cleared: str  # "Cleared by … on …", "" while it is not


@dataclass(frozen=True, slots=True)
class ClientPanel:
    """The client's panel; `line` says all of it in one line."""

    line: str
    state: str  # changes whenever the library may suit the client differently
    fields: Mapping[str, Field]
    conditions: tuple[ConditionCard, ...]
    conditions_total: int  # in the library
    asked: str  # "0 of 21 asked"
    is_known: bool


def client_panel(sequence: Sequence, library: Library, trouble: Trouble) -> ClientPanel:
    """Return the client's panel of a sequence."""
    client = sequence.client
    asked = asked_of(client, library)
    return ClientPanel(
        line=" · ".join(_line(sequence, library, asked)),
        state=f"{crc32(repr((sequence.audience, sequence.phase, client)).encode()):x}",
        fields=fields(ClientForm, CLIENT, {name: getattr(client, name) for name in CLIENT_FIELDS}, trouble),
        conditions=tuple(
            _condition(mine, library, trouble) for mine in client.conditions if mine.id in library.conditions
        ),
        conditions_total=len(library.conditions),
        asked=asked,
        is_known=client != Client(label_shown=client.label_shown),
    )


def asked_of(client: Client, library: Library) -> str:
    """Say how many of the warning signs have been asked."""
    flags = library.safety.red_flags
    done = sum(client.answered(flag.id) is not None for flag in flags)
    return "not asked yet" if not done else "all asked" if done == len(flags) else f"{done} of {len(flags)} asked"


def _line(sequence: Sequence, library: Library, asked: str) -> Iterator[str]:
    client = sequence.client
    yield sequence.audience.label
    if sequence.phase:
        yield sequence.phase.label
    if client.pain is not None:
        yield f"pain {client.pain}"
    yield from (label for fact, label in FACTS.items() if getattr(client, fact))
    shorts = [library.conditions[mine.id].short for mine in client.conditions if mine.id in library.conditions]
    yield from shorts[:3] if len(shorts) <= 3 else (*shorts[:2], f"{len(shorts) - 2} more")
    yield f"warning signs {asked}"


def _condition(mine: ClientCondition, library: Library, trouble: Trouble) -> ConditionCard:
    condition, owner = library.conditions[mine.id], CLIENT + mine.id
    known = fields(ConditionForm, owner, {name: getattr(mine, name) for name in CONDITION_FIELDS}, trouble)
    return ConditionCard(
        id=mine.id,
        owner=owner,
        name=condition.name,
        ask=condition.ask,
        why=condition.why,
        asks=tuple(_asks(mine, condition, library, known)),
        clearer=_CLEARERS.get(condition.clearance, ""),
        clearance={name: known[name] for name in ("cleared_by", "cleared_on")},
        cleared=f"Cleared by {mine.cleared_by} on {wording.day(mine.cleared_on)}"
        if mine.is_cleared and mine.cleared_on
        else "",
    )


def _asks(mine: ClientCondition, condition: Condition, library: Library, known: Mapping[str, Field]) -> Iterator[Ask]:
    needs = [library.needs[need] for need in condition.needs]
    for kind, name in _FIELD_OF.items():
        here = [need for need in needs if need.kind is kind]
        if here:
            label = ", ".join(need.ask for need in here) if kind is NeedKind.DETAIL else here[0].ask
            yield Ask(known[name], label, _boxes(kind, mine, library))
    for need in needs:
        if need.kind is NeedKind.YES_NO:
            answer = yes_or_no(mine.answer(need.id))
            yield Ask(Field(declared(NeedForm)["answer"], f"answer-{need.id}", CLIENT + mine.id, answer), need.ask)


def _boxes(kind: NeedKind, mine: ClientCondition, library: Library) -> tuple[Option, ...]:
    if kind is NeedKind.AREAS:
        areas = ((area, label) for area, label in library.areas.items() if area != "whole_body")
        return tuple(Option(area, label, area in mine.areas) for area, label in areas)
    if kind is NeedKind.POSITIONS:
        places = (place for place in Position if place is not Position.ANY)
        return tuple(Option(place, wording.capital(place.label), place in mine.positions) for place in places)
    return ()


def offered(query: str, client: Client, library: Library) -> tuple[tuple[str, tuple[Condition, ...]], ...]:
    """Return the conditions that contain every word of `query` and are not yet the client's, by group label."""
    words, mine = fold(query).split(), {condition.id for condition in client.conditions}
    free = [one for one in library.conditions.values() if one.id not in mine and _holds(one, words)]
    groups = (
        (label, tuple(one for one in free if one.group == group)) for group, label in library.condition_groups.items()
    )
    return tuple((label, conditions) for label, conditions in groups if conditions)


def _holds(condition: Condition, words: list[str]) -> bool:
    text = fold(" ".join((condition.name, condition.short, condition.ask)))
    return all(word in text for word in words)
