"""What hypothesis draws from: a small library, sequences that fit it, and edits of them."""

from collections.abc import Callable
from datetime import UTC
from types import MappingProxyType

from hypothesis import strategies as st

from app.domain.editing import edits
from app.domain.library.library import Library
from app.domain.library.safety import Safety
from app.domain.library.technique import Dose, Per, Roles, Sides, Skill, Technique
from app.domain.plan.client import Audience, Client, ClientCondition, Direction, Phase, Reach, ScreeningAnswer
from app.domain.plan.sequence import Acceptance, Block, BlockKind, Paper, Sequence, Step
from app.domain.values.positions import Position
from app.domain.values.sides import Side

Edit = Callable[[Sequence], Sequence]


def technique(name: str, sides: Sides, per: Per, position: Position) -> Technique:
    """Return a technique of which only what time and sides depend on matters."""
    return Technique(
        id=name,
        name=name.replace("_", " ").title(),
        group="test",
        position=position,
        roles=Roles.PAIR,
        skill=Skill.LAY,
        intensity=2,
        dose=Dose(minutes=(1.0, 2.5, 5.0), per=per, sides=sides, hold_s=(10, 30), reps=3),
        aim="To be tested.",
        steps=("Do it.",),
        receiver_cue="Breathe.",
        areas=("back",),
    )


TECHNIQUES = (
    technique("palm_walk", Sides.EACH, Per.SIDE, Position.PRONE),
    technique("hip_turn", Sides.EACH, Per.TOTAL, Position.SUPINE),
    technique("knees_to_chest", Sides.TOGETHER, Per.TOTAL, Position.SUPINE),
    technique("quiet_breath", Sides.NONE, Per.TOTAL, Position.ANY),
)
LIBRARY = Library(
    techniques=MappingProxyType({one.id: one for one in TECHNIQUES}),
    groups={"test": "Test"},
    areas={"back": "Back"},
    intensities={2: "gentle"},
    evidence={},
    safety=Safety(red_flags=(), responses={}, stop_signs=(), danger_zones=()),
    conditions={},
    sources={},
)

anything = st.text(st.characters(), max_size=30)  # also what cannot be printed, and lone surrogates
plain = st.sampled_from(["", "Look up", "Grüße"])  # for laws that are not about words: much sooner drawn
titles = st.text("abcÄ สà", min_size=1, max_size=20).filter(str.strip)
minutes = st.integers(1, 60).map(lambda halves: halves / 2)


def side_of(one: Technique) -> st.SearchStrategy[Side | None]:
    """Draw a side that a technique can have."""
    return st.sampled_from(Side) if one.takes_side else st.none()


def fields_of(one: Technique, words: st.SearchStrategy[str] = anything) -> dict[str, st.SearchStrategy[object]]:
    """Return what each field of a step of a technique is drawn from."""
    return {
        "minutes": minutes,
        "side": side_of(one),
        "reps": st.none() | st.integers(1, 200),
        "hold_s": st.none() | st.integers(1, 1800),
        "frequency": words,
        "note": words,
        "safety_note": st.none() | words,
    }


days = st.none() | st.dates()
moments = st.datetimes(timezones=st.just(UTC))


def conditions(
    ids: st.SearchStrategy[str], words: st.SearchStrategy[str] = anything
) -> st.SearchStrategy[ClientCondition]:
    """Draw a condition of a client, of which anything may be known."""
    return st.builds(
        ClientCondition,
        id=ids,
        side=st.none() | st.sampled_from(Side),
        areas=st.lists(st.sampled_from(["low_back", "hip", "foot"]), max_size=2, unique=True).map(tuple),
        positions=st.lists(st.sampled_from(Position), max_size=2, unique=True).map(tuple),
        weeks=st.none() | st.integers(0, 60),
        eases=st.none() | st.sampled_from(Direction),
        answers=st.dictionaries(st.sampled_from(["flare", "symptoms"]), st.booleans()).map(lambda a: tuple(a.items())),
        detail=words,
        cleared_by=words,
        cleared_on=days,
    )


some_conditions = st.sampled_from(["one", "two", "three"])
some_questions = st.sampled_from(["rf_one", "g_two"])


def clients(
    condition_ids: st.SearchStrategy[str] = some_conditions,
    question_ids: st.SearchStrategy[str] = some_questions,
    words: st.SearchStrategy[str] = anything,
) -> st.SearchStrategy[Client]:
    """Draw a client of whom anything may be known."""
    answers = st.builds(
        ScreeningAnswer, id=question_ids, yes=st.booleans(), outcome=words, outcome_on=days, go_on=st.booleans()
    )
    return st.builds(
        Client,
        label_shown=st.booleans(),
        pain=st.none() | st.integers(0, 10),
        reach=st.none() | st.sampled_from(Reach),
        sore_side=st.none() | st.sampled_from(Side),
        older=st.booleans(),
        first_time=st.booleans(),
        conditions=st.lists(conditions(condition_ids, words), max_size=4, unique_by=lambda one: one.id).map(tuple),
        screening=st.lists(answers, max_size=3, unique_by=lambda one: one.id).map(tuple),
    )


acceptances = st.builds(
    Acceptance,
    finding=st.sampled_from(["both_sides.x", "retest"]),
    facts=st.lists(anything, max_size=2).map(tuple),
    reason=anything,
    at=moments,
)


@st.composite
def steps(draw: st.DrawFn, step_id: str, words: st.SearchStrategy[str] = anything) -> Step:
    """Draw a step that fits its technique."""
    one = draw(st.sampled_from(TECHNIQUES))
    return Step(id=step_id, technique=one.id, **draw(st.fixed_dictionaries(fields_of(one, words))))  # type: ignore[arg-type]


@st.composite
def blocks(draw: st.DrawFn, least_steps: int, words: st.SearchStrategy[str]) -> tuple[Block, ...]:
    """Draw one to four blocks. Ids are b0, b1 … and s0, s1 …"""
    sizes = draw(st.lists(st.integers(0, 4), min_size=1, max_size=4).filter(lambda some: sum(some) >= least_steps))
    numbers = iter(range(sum(sizes)))
    return tuple(
        Block(
            id=f"b{place}",
            name=draw(titles),
            kind=draw(st.sampled_from(BlockKind)),
            steps=tuple(draw(steps(f"s{next(numbers)}", words)) for _ in range(size)),
        )
        for place, size in enumerate(sizes)
    )


@st.composite
def sequences(draw: st.DrawFn, least_steps: int = 0) -> Sequence:
    """Draw a sequence that fits LIBRARY, of which anything may be known and written."""
    return Sequence(
        title=draw(titles),
        made_for=draw(anything),
        made_by=draw(anything),
        paper=draw(st.sampled_from(Paper)),
        audience=draw(st.sampled_from(Audience)),
        phase=draw(st.none() | st.sampled_from(Phase)),
        client=draw(clients()),
        accepted=draw(st.lists(acceptances, max_size=2, unique_by=lambda one: one.finding).map(tuple)),
        blocks=draw(blocks(least_steps, anything)),
    )


def plain_sequences(least_steps: int = 0) -> st.SearchStrategy[Sequence]:
    """Draw a sequence that fits LIBRARY, for laws about its steps and times: in plain words, of nobody."""
    audiences = st.sampled_from(Audience)
    return st.builds(Sequence, title=titles, audience=audiences, blocks=blocks(least_steps, plain))


@st.composite
def field_edits(draw: st.DrawFn, sequence: Sequence, step_id: str, least: int = 1) -> Edit:
    """Draw an edit that gives some fields of a step new values, or the ones they have, as a form sent whole does."""
    step = sequence.step(step_id)
    one = LIBRARY.technique(step.technique)
    fields = {name: st.just(getattr(step, name)) | drawn for name, drawn in fields_of(one).items()}
    chosen = draw(st.lists(st.sampled_from(sorted(fields)), min_size=least, max_size=3, unique=True))
    return edits.SetStep(step_id, {name: draw(fields[name]) for name in chosen}, LIBRARY)


@st.composite
def step_edits(draw: st.DrawFn, sequence: Sequence, step_id: str, new_id: str) -> Edit:
    """Draw an edit that is about one step: its fields, a copy of it, or its end."""
    return draw(
        st.one_of(
            field_edits(sequence, step_id),
            st.just(edits.RemoveStep(step_id=step_id)),
            st.just(edits.DuplicateStep(step_id=step_id, new_id=new_id)),
        )
    )


@st.composite
def moves(draw: st.DrawFn, sequence: Sequence, step_id: str) -> Edit:
    """Draw a move of one step to any place of any block."""
    block = draw(st.sampled_from(sequence.blocks))
    before = draw(st.sampled_from([None, *(step.id for step in block.steps)]))
    return edits.MoveStep(step_id=step_id, block_id=block.id, before=before)


@st.composite
def block_edits(draw: st.DrawFn, sequence: Sequence, new_id: str) -> Edit:
    """Draw an edit of the heading, of a block, or of which blocks there are."""
    block_id = draw(st.sampled_from([block.id for block in sequence.blocks]))
    return draw(
        st.one_of(
            st.builds(edits.RenameBlock, st.just(block_id), titles),
            st.builds(edits.ShiftBlock, st.just(block_id), st.sampled_from([-1, 1])),
            st.just(edits.RemoveBlock(block_id)),
            st.builds(edits.AddBlock, st.builds(Block, id=st.just(f"b{new_id}"), name=titles)),
            st.builds(edits.AddStep, steps(new_id), st.just(block_id)),
            st.builds(edits.SetHeading, st.fixed_dictionaries({"title": titles, "made_for": anything})),
        )
    )


@st.composite
def any_edit(draw: st.DrawFn, sequence: Sequence, new_id: str) -> Edit:
    """Draw any edit a therapist can ask of a sequence; the domain may still refuse it."""
    ids = [step.id for step in sequence.steps()]
    if not ids:
        return draw(block_edits(sequence, new_id))
    step_id = draw(st.sampled_from(ids))
    shift = edits.ShiftStep(step_id=step_id, by=draw(st.sampled_from([-1, 1])))
    return draw(
        st.one_of(
            step_edits(sequence, step_id, new_id),
            moves(sequence, step_id),
            st.just(shift),
            block_edits(sequence, new_id),
        )
    )
