"""The body map: every area once, in its place, on both sides of the body, and short to write."""

import re
from itertools import pairwise

import pytest

from app.library.loading import load_library
from app.pictograms.bodymap import AREAS, BESIDE, HIGH, LEVELS, LOW, WHOLE_BODY, WIDTH, heads, outline, shaded, view_box
from app.pictograms.shapes import GRAIN

FRONT, BACK = GRAIN * BESIDE, GRAIN * (WIDTH - BESIDE)  # as drawings count
ONLY_FRONT = {"chest", "abdomen", "groin", "hip", "thigh_front", "thigh_inner", "knee", "shin"}
ONLY_BACK = {
    "upper_back",
    "mid_back",
    "low_back",
    "sacrum",
    "gluteal",
    "thigh_back",
    "thigh_outer",
    "popliteal",
    "calf",
}
NUMBERS = {"M": 2, "c": 6, "l": 2}

Outline = list[tuple[int, int]]


def outlines(data: str) -> list[Outline]:
    """Return the points that path data goes through, one list for each closed outline."""
    found: list[Outline] = []
    x = y = 0
    for command, text in re.findall(r"([Mclz])([^Mclz]*)", data):
        numbers = [int(number) for number in re.findall(r"-?\d+", text)]
        if command == "z":
            continue
        assert len(numbers) == NUMBERS[command]
        if command == "M":
            found.append([])
            x = y = 0
        x, y = x + numbers[-2], y + numbers[-1]
        found[-1].append((x, y))
    assert data.count("z") == len(found)
    return found


def holds(points: Outline, x: float, y: float) -> bool:
    """Whether a point is within an outline: a line from it to the right crosses the outline an odd number of times."""
    inside = False
    for (x1, y1), (x2, y2) in pairwise([*points, points[0]]):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside


def at(x: float, height: float) -> list[str]:
    """Return the areas that a place of the drawing belongs to: x in its units, height above the ground."""
    return [area for area in AREAS if any(holds(one, GRAIN * x, -GRAIN * height) for one in outlines(outline(area)))]


def test_every_area_of_the_vocabulary_is_drawn_but_the_whole_body() -> None:
    assert set(AREAS) == set(load_library().areas) - {WHOLE_BODY}


@pytest.mark.parametrize("area", AREAS)
def test_an_area_is_where_it_is_to_be_seen(area: str) -> None:
    on_front = any(x < GRAIN * WIDTH / 2 for one in outlines(outline(area)) for x, _ in one)
    on_back = any(x > GRAIN * WIDTH / 2 for one in outlines(outline(area)) for x, _ in one)
    assert (on_front, on_back) == (area not in ONLY_BACK, area not in ONLY_FRONT)


@pytest.mark.parametrize("area", AREAS)
def test_both_sides_of_the_body_are_alike(area: str) -> None:
    points = {point for one in outlines(outline(area)) for point in one}
    mirrored = {(round(2 * (FRONT if x < GRAIN * WIDTH / 2 else BACK)) - x, y) for x, y in points}
    missed = [one for one in mirrored if not any(abs(one[0] - x) + abs(one[1] - y) <= 2 for x, y in points)]
    assert not missed  # but for rounding


@pytest.mark.parametrize(
    ("x", "height", "area"),
    [
        (BESIDE, 75, "chest"),
        (BESIDE, 63, "abdomen"),
        (BESIDE + 5.5, 28, "knee"),
        (BESIDE - 5.5, 28, "knee"),
        (BESIDE - 2, 42, "thigh_inner"),
        (BESIDE + 8, 53, "hip"),
        (WIDTH - BESIDE, 61, "low_back"),
        (WIDTH - BESIDE, 54, "sacrum"),
        (WIDTH - BESIDE - 6, 52, "gluteal"),
        (WIDTH - BESIDE + 8.5, 42, "thigh_outer"),
        (WIDTH - BESIDE + 5.5, 18, "calf"),
        (BESIDE + 5.5, 7, "ankle"),
        (WIDTH - BESIDE + 5.5, 7, "ankle"),
    ],
)
def test_a_place_of_the_body_has_its_name(x: float, height: float, area: str) -> None:
    assert at(x, height) == [area]


def test_no_place_belongs_to_two_areas_and_the_trunk_has_no_hole() -> None:
    for height in range(int(LOW), int(HIGH), 3):
        for x in range(0, int(WIDTH), 2):
            assert len(at(x + 0.437, height + 0.389)) <= 1
    for middle in (BESIDE, WIDTH - BESIDE):
        for height in range(51, 86):
            assert len(at(middle + 0.437, height + 0.389)) == 1


def test_everything_is_within_the_frame() -> None:
    left, top, width, height = map(int, view_box().split())
    for data in (heads(), *map(outline, AREAS)):
        for one in outlines(data):
            assert all(left <= x <= left + width and top <= y <= top + height for x, y in one)


def test_it_is_short_to_write() -> None:
    assert sum(len(outline(area)) for area in AREAS) < 7_000
    mixed = tuple((area, place % (LEVELS + 1)) for place, area in enumerate(AREAS))
    assert len(shaded(mixed)) < 3_000
    assert len(shaded(())) < 3_000


def test_the_small_figure_shades_each_area_by_its_level() -> None:
    drawn = shaded((("hip", 1), ("low_back", 4)))
    assert re.findall(r'class="level-(\d)"', drawn) == ["0", "1", "4"]
    places = {level: len(outlines(data)) for level, data in re.findall(r'class="level-(\d)" d="([^"]+)"', drawn)}
    assert places["1"] == 2  # both hips
    assert places["4"] == 1
    assert sum(places.values()) == sum(len(outlines(outline(area))) for area in AREAS)


def test_the_small_figure_leaves_the_words_to_others() -> None:
    assert 'aria-hidden="true"' in shaded(())
    assert "<title" not in shaded(())
    assert "level-1" not in shaded(((WHOLE_BODY, 1),))  # it has no place


def test_the_same_levels_are_drawn_once() -> None:
    assert shaded((("hip", 2),)) is shaded((("hip", 2),))
