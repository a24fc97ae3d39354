"""What hypothesis draws plans from for the real library and its rules."""

from dataclasses import replace

from hypothesis import strategies as st

from app.domain.editing.edits import new_step
from app.domain.library.library import Library
from app.domain.plan.client import Audience, Client, Phase
from app.domain.plan.sequence import Block, BlockKind, Sequence, Step
from app.domain.values.sides import Side
from tests.strategies import anything, clients, plain


def clients_of(library: Library, words: st.SearchStrategy[str] = anything) -> st.SearchStrategy[Client]:
    """Draw a client whose conditions and answers the library knows."""
    questions = [flag.id for flag in library.safety.red_flags] + [one.id for one in library.safety.giver_questions]
    return clients(st.sampled_from(list(library.conditions)), st.sampled_from(questions), words)


@st.composite
def plans(draw: st.DrawFn, library: Library, most: int = 8) -> Sequence:
    """Draw a plan of the library's techniques, for anybody."""
    techniques = list(library.techniques.values())

    def step(number: int) -> Step:
        technique = draw(st.sampled_from(techniques))
        made = replace(
            new_step(technique, f"s{number}"),
            minutes=draw(st.integers(1, 40)) / 2,
            hold_s=draw(st.none() | st.integers(1, 90)),
            reps=draw(st.none() | st.integers(1, 20)),
            note=draw(st.sampled_from(["", "Ask for the number from 0 to 10.", "x" * 300])),
        )
        return replace(made, side=draw(st.sampled_from(Side))) if technique.takes_side else made

    sizes = draw(st.lists(st.integers(0, most), min_size=1, max_size=3))
    numbers = iter(range(sum(sizes)))
    blocks = tuple(
        Block(
            id=f"b{place}",
            name="Block",
            kind=draw(st.sampled_from(BlockKind)),
            steps=tuple(step(next(numbers)) for _ in range(size)),
        )
        for place, size in enumerate(sizes)
    )
    return Sequence(
        title="Drawn",
        audience=draw(st.sampled_from(Audience)),
        phase=draw(st.none() | st.sampled_from(Phase)),
        client=draw(clients_of(library, plain)),
        blocks=blocks,
    )
