"""Sequences as files: out and in is the same sequence; anything else is refused with line and key."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.editing.edits import new_sequence, new_step
from app.domain.plan.sequence import NOTE_LENGTH, Block, BlockKind, Paper, Sequence
from app.domain.values.sides import Side
from app.library.loading import FOLDER, load_library
from app.library.sequence_file import MAX_FILE_BYTES, SequenceFileError, read_sequence, write_sequence

LIBRARY = load_library()

# What YAML reads as something else than text, or not at all; and scripts that are joined, stacked or run to the left.
TRICKY = st.sampled_from(
    [
        *("no", "1e3", "12", "2.5", "true", "null", "~", "", "007", "0x1f", "1_000", "12:30", ".inf", "=", "<<"),
        *(
            " x",
            "x ",
            "'",
            '"',
            "\\",
            "a: b",
            "# x",
            "- x",
            "* x",
            "& x",
            "! x",
            "| x",
            "> x",
            "{x}",
            "[x",
            "%x",
            "@x",
            "`x",
        ),
        *(
            "---",
            "...",
            "\u200b",
            "\x85",
            "a\u2028b",
            "\U0010ffff",
            "e\u0301",
            "สวัสดี ครับ",
            "ท่านอนคว่ำ",
            "مرحبا، كيف الحال",
        ),
        *("膝を胸に", "🦵🏽", "👩\u200d⚕️"),
    ]
)
TEXT = st.one_of(TRICKY, st.text(max_size=60))
NOTE = st.one_of(TEXT, st.lists(TEXT, max_size=5).map("\n".join).map(lambda text: text[:NOTE_LENGTH]))
TITLE = TEXT.map(lambda text: f"{text[:50]}x{text[:50]}")


@st.composite
def steps(draw: st.DrawFn, number: int):  # type: ignore[no-untyped-def]
    technique = draw(st.sampled_from(list(LIBRARY.techniques.values())))
    return replace(
        new_step(technique, f"s{number}"),
        minutes=draw(st.integers(1, 360)) / 2,
        side=draw(st.sampled_from(Side)) if technique.takes_side else None,
        reps=draw(st.none() | st.integers(1, 200)),
        hold_s=draw(st.none() | st.integers(1, 1800)),
        frequency=draw(TEXT),
        note=draw(NOTE),
        safety_note=draw(st.none() | NOTE),
    )


@st.composite
def sequences(draw: st.DrawFn) -> Sequence:
    sizes = draw(st.lists(st.integers(0, 3), min_size=1, max_size=3))
    blocks = tuple(
        Block(
            id=f"b{b}",
            name=draw(TITLE)[:80],
            kind=draw(st.sampled_from(BlockKind)),
            steps=tuple(draw(steps(10 * b + s)) for s in range(size)),
        )
        for b, size in enumerate(sizes)
    )
    return Sequence(
        title=draw(TITLE), made_for=draw(TEXT), made_by=draw(TEXT), paper=draw(st.sampled_from(Paper)), blocks=blocks
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sequences())
def test_out_and_in_is_the_same_sequence(sequence: Sequence) -> None:
    assert read_sequence(write_sequence(sequence).encode(), LIBRARY) == sequence


@pytest.mark.parametrize("starter", LIBRARY.starters.values(), ids=LIBRARY.starters)
def test_a_starter_goes_out_and_in_unchanged(starter) -> None:  # type: ignore[no-untyped-def]
    assert read_sequence(write_sequence(starter.sequence).encode(), LIBRARY) == starter.sequence


def test_the_fullest_sequence_there_can_be_comes_back() -> None:
    note = ("\U0010ffff" * 9 + " ") * (NOTE_LENGTH // 10)
    step = replace(new_step(LIBRARY.technique("close_rest"), "s"), note=note, safety_note=note)
    block = Block(id="b", name="Session", steps=tuple(replace(step, id=f"s{n}") for n in range(200)))
    sequence = Sequence(title="Full", blocks=(block,))
    raw = write_sequence(sequence).encode()
    assert len(raw) < MAX_FILE_BYTES
    assert read_sequence(raw, LIBRARY) == sequence


def test_a_note_of_several_lines_is_written_as_several_lines() -> None:
    sequence = new_sequence("Ruhe", session_id="a", between_id="b")
    step = replace(new_step(LIBRARY.technique("close_rest"), "s"), note="One.\nTwo.")
    block = replace(sequence.blocks[0], steps=(step,))
    assert "note: |-\n          One.\n          Two.\n" in write_sequence(replace(sequence, blocks=(block,)))


def test_the_example_of_the_readme_loads() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", (FOLDER / "README.md").read_text("utf-8"), re.DOTALL)
    sequence = read_sequence(example.encode(), LIBRARY)
    circles = sequence.blocks[0].steps[1]
    assert (circles.minutes, circles.side, circles.reps) == (2.5, Side.LEFT, 3)
    assert circles.note == "Start small.\nAsk for a number after each round."
    assert sequence.blocks[1].kind is BlockKind.BETWEEN


GOOD = """\
senline: 1
title: Evening
blocks:
  - name: Session
    steps:
      - technique: close_rest
        minutes: 4
      - technique: sup_hip_circles
        minutes: 2
        side: both
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "says"),
    [
        ("close_rest", "no_such_move", 6, "blocks 1, steps 1, technique", "no technique “no_such_move”"),
        ("minutes: 4", "minutes: four", 7, "blocks 1, steps 1, minutes", "0.5 to 180"),
        ("minutes: 4", "minutes: 2026-11-22", 7, "blocks 1, steps 1, minutes", "0.5 to 180"),
        ("minutes: 4", "minutes: [4]", 7, "blocks 1, steps 1, minutes", "0.5 to 180"),
        ("minutes: 4", "minutes: 4.25", 7, "blocks 1, steps 1, minutes", "in halves"),
        ("        minutes: 4\n", "", 6, "blocks 1, steps 1", "“minutes” is missing"),
        ("minutes: 4", "minutes: 4\n        colour: red", 8, "blocks 1, steps 1, colour", "not known"),
        ("minutes: 4", "minutes: 4\n        minutes: 5", 8, "blocks 1, steps 1, minutes", "twice"),
        ("minutes: 4", "minutes: 4\n        side: left", 8, "blocks 1, steps 1, side", "no left and right"),
        ("        side: both\n", "", 8, "blocks 1, steps 2, side", "left, right or both"),
        ("side: both", "side: upper", 10, "blocks 1, steps 2, side", "left, right or both"),
        ("title: Evening", "title: 5", 2, "title", "must be text"),
        ("title: Evening", "title: ''", 2, "title", "title"),
        ("title: Evening", f"title: {'x' * 121}", 2, "title", "the limit is 120"),
        ("senline: 1", "senline: 2", 1, "senline", "must be 1"),
        ("senline: 1", "senline: true", 1, "senline", "must be 1"),
        ("title: Evening", "title: !!python/name:os.system", 2, "title", "Tags"),
        ("title: Evening", "title: &a Evening", 2, "title", "Anchors"),
        ("title: Evening", "title: Even\x07ing", 2, "", "control character"),
        ("    steps:", "    steps: 5\n    id:", 5, "blocks 1, steps", "must be a list"),
    ],
)
def test_a_fault_is_named_by_line_and_key(old: str, new: str, line: int, key: str, says: str) -> None:
    assert old in GOOD
    with pytest.raises(SequenceFileError) as caught:
        read_sequence(GOOD.replace(old, new, 1).encode(), LIBRARY)
    error = caught.value
    assert says in error.message
    assert (error.line, error.key) == (line, key)
    assert str(error).startswith(f"Line {line}")


@pytest.mark.parametrize("text", ["[]", "5", "title", "- a\n- b"])
def test_a_file_that_is_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(SequenceFileError, match="mapping"):
        read_sequence(text.encode(), LIBRARY)


def test_a_sequence_needs_a_block() -> None:
    with pytest.raises(SequenceFileError, match="Line 3, blocks: A sequence needs at least one block"):
        read_sequence(b"senline: 1\ntitle: Evening\nblocks: []\n", LIBRARY)


def test_ten_megabytes_are_refused_unread() -> None:
    with pytest.raises(SequenceFileError, match="larger than 5 MB"):
        read_sequence(b"&a " * 3_500_000, LIBRARY)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | st.text("{}[]-:,&*!|>%@'\"#\n ab1", max_size=80).map(str.encode))
def test_whatever_is_sent_is_read_or_refused_in_words(raw: bytes) -> None:
    try:
        read_sequence(raw, LIBRARY)
    except SequenceFileError as error:
        assert error.message


def test_a_date_as_a_title_stays_what_was_typed() -> None:
    assert read_sequence(GOOD.replace("Evening", "2026-11-22").encode(), LIBRARY).title == "2026-11-22"
