"""Our part of YAML: what is understood, and what is refused before anything is built from it."""

import pytest

from app.library.parsing import MAX_DEPTH, MAX_VALUES, Unreadable, parse, spelled


def refused(text: str | bytes) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        parse(text if isinstance(text, bytes) else text.encode())
    return caught.value


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("12", 12),
        ("-3", -3),
        ("2.5", 2.5),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("no", "no"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("1e3", "1e3"),
        ("0x1f", "0x1f"),
        ("007", "007"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        ("2026-11-22", "2026-11-22"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("9" * 5000, "9" * 5000),
        ("=", "="),
    ],
)
def test_a_bare_word_is_text_unless_it_is_plainly_something_else(written: str, meant: object) -> None:
    value = parse(f"key: {written}\n".encode()).value
    assert value == {"key": meant}
    assert type(value["key"]) is type(meant)  # type: ignore[index]


def test_every_value_knows_its_line() -> None:
    page = parse(b"a: 1\nb:\n  - x\n  - c: 2\n    d: |\n      text\n")
    assert [page.line(path) for path in ((), ("a",), ("b", 0), ("b", 1, "c"), ("b", 1, "d"))] == [1, 1, 3, 4, 5]


def test_what_is_missing_stands_where_it_should_have_been() -> None:
    page = parse(b"a: 1\nb:\n  c: 2\n")
    assert page.line(("b", "minutes")) == 2


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: &x [1]\nb: *x\n", 1, "Anchors"),
        ("a: 1\nb: *x\n", 2, "aliases"),
        ("a: 1\nb: !!python/object/apply:os.system [ls]\n", 2, "Tags"),
        ("a: !!str 1\n", 1, "Tags"),
        ("a: 1\nb: 2\na: 3\n", 3, "twice"),
        ("a: 1\n? [x]\n: 2\n", 2, "plain word"),
        ("&k a: 1\n", 1, "plain word"),
        ("a: 1\n---\nb: 2\n", 2, "second document"),
        ("", 1, "empty"),
        ("# only a remark\n", 1, "empty"),
        ("a: 1\nb: [1, 2\nc: 3\n", 3, "cannot be read"),
        ("a: 1\n\tb: 2\n", 2, "cannot be read"),
        ("a: 1\nb: x\x00y\n", 2, "control character"),
        (b"a: 1\nb: \xff\n", 2, "UTF-8"),
        ("title: Ruhe\n".encode("utf-16"), 1, "UTF-8"),
        (f"a: {'[' * 500}\n", 1, f"more than {MAX_DEPTH} deep"),
        (f"a: [{'1, ' * (MAX_VALUES + 1)}]\n", 1, "values"),
        ("\n".join(f"k{n}: 1" for n in range(MAX_VALUES + 1)), MAX_VALUES, "values"),
    ],
)
def test_what_lies_outside_is_refused_with_its_line(text: str | bytes, line: int, says: str) -> None:
    error = refused(text)
    assert says in error.message
    assert error.line == line


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    layers = "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    error = refused("a: &a [lol]\n" + layers)
    assert (error.line, error.path) == (1, ("a",))


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert parse("\ufeffa: 1\n".encode()).value == {"a": 1}


def test_a_path_is_spelled_for_people_who_count_from_one() -> None:
    assert spelled(("blocks", 0, "steps", 2, "minutes")) == "blocks 1, steps 3, minutes"
    assert spelled((1, "name")) == "2, name"
    assert spelled(()) == ""
