"""Finding techniques by word and filter, on the real library."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.library.search import FACETS, Filters, search
from app.domain.values.text import fold
from app.library.loading import load_library

LIBRARY = load_library()
WORDS = sorted({word for technique in LIBRARY.techniques.values() for word in fold(technique.aim).split()})


def ids(query: str = "", **filters: str) -> list[str]:
    return [technique.id for technique in search(LIBRARY, query, Filters(**filters)).techniques]


def test_no_words_and_no_filters_find_everything_in_the_order_of_the_library() -> None:
    assert ids() == list(LIBRARY.techniques)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("bus driver", "sup_bus_driver"),
        ("BUS", "sup_bus_driver"),
        ("driv bus", "sup_bus_driver"),
        ("pillow nest", "prep_side_lying"),
        ("ลูกประคบ", "prep_warm_compress"),
        ("ประคบ", "prep_warm_compress"),
        ("luk prakhóp", "prep_warm_compress"),
        ("child’s pose", "solo_childs_pose"),
        ("welcome", "sup_foot_palm_press"),
        ("belly", "solo_pelvic_tilt"),
        ("  hip   circles ", "sup_hip_circles"),
    ],
)
def test_it_finds_by_name_other_name_thai_name_aim_and_area(query: str, found: str) -> None:
    assert found in ids(query)
    assert len(ids(query)) < 10


def test_a_name_that_matches_comes_before_an_aim_or_area() -> None:
    names = [LIBRARY.technique(id_).name.lower() for id_ in ids("hip")]
    matches = ["hip" in name for name in names]
    assert matches == sorted(matches, reverse=True)
    assert matches[0]
    assert not matches[-1]


def test_nothing_found_is_an_empty_answer() -> None:
    found = search(LIBRARY, "zzz")
    assert found.techniques == ()
    assert found.total == 81
    assert all(not counts for counts in found.counts.values())


def test_filters_narrow_together() -> None:
    both = set(ids(position="prone", area="low_back"))
    assert both == set(ids(position="prone")) & set(ids(area="low_back"))
    assert both


def test_a_value_nothing_has_finds_nothing() -> None:
    assert ids(position="upside_down") == []


FILTERS = st.builds(
    Filters,
    position=st.sampled_from(["", "supine", "prone", "any"]),
    area=st.sampled_from(["", "hip", "low_back"]),
    roles=st.sampled_from(["", "pair", "solo"]),
    intensity=st.sampled_from(["", "1", "2", "5"]),
    group=st.sampled_from(["", "hips", "back", "solo_stretch"]),
)


@given(st.lists(st.sampled_from(WORDS), max_size=2), FILTERS, st.sampled_from(FACETS))
def test_a_count_is_what_choosing_the_value_finds(words: list[str], filters: Filters, facet: str) -> None:
    query = " ".join(words)
    kept = {other: getattr(filters, other) for other in FACETS if other != facet}
    for value, count in search(LIBRARY, query, filters).counts[facet].items():
        assert count == len(ids(query, **kept, **{facet: value})) > 0


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))
def test_another_word_never_finds_more(words: list[str]) -> None:
    assert set(ids(" ".join(words))) <= set(ids(" ".join(words[:-1])))


@given(st.sampled_from(list(LIBRARY.techniques.values())), st.data())
def test_any_part_of_a_name_in_any_case_finds_it(technique, data: st.DataObject) -> None:  # type: ignore[no-untyped-def]
    start = data.draw(st.integers(0, len(technique.name) - 1))
    part = technique.name[start : start + data.draw(st.integers(1, 12))]
    assert technique.id in ids(data.draw(st.sampled_from([part, part.upper(), part.lower()])))


@given(st.text(max_size=50))
def test_any_text_is_a_question(query: str) -> None:
    assert search(LIBRARY, query).total == 81
