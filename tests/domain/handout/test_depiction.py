"""What a picture shows, in words."""

from dataclasses import replace

import pytest

from app.domain.editing.edits import new_step
from app.domain.handout.depiction import Depiction, depiction, description
from app.domain.library.library import Library
from app.domain.library.picture import Image
from app.domain.values.sides import Side
from app.library.loading import load_library


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def test_it_says_who_is_where_and_what_there_is_to_see(library: Library) -> None:
    traction = library.technique("sup_single_leg_traction")
    assert traction.picture is not None
    words = description(traction)
    assert words.startswith("Receiver on the back; giver kneeling or standing low at the foot. ")
    assert words.endswith(traction.picture.shows)


def test_alone_it_speaks_to_you(library: Library) -> None:
    assert description(library.technique("solo_bridge")).startswith("You on the back. ")


def test_a_step_on_one_side_says_which(library: Library) -> None:
    technique = library.technique("sup_single_leg_traction")
    left = depiction(technique, replace(new_step(technique, "a"), side=Side.LEFT))
    both = depiction(technique, replace(new_step(technique, "a"), side=Side.BOTH))
    assert left is not None
    assert both is not None
    assert (left.side, both.side) == ("left", "")
    assert left.words.endswith("On the left side.")
    assert "side." not in both.words.removesuffix(technique.picture.shows if technique.picture else "")


def test_what_has_no_picture_shows_nothing(library: Library) -> None:
    assert depiction(replace(library.technique("solo_bridge"), picture=None)) is None


def test_an_image_of_ones_own_has_its_own_words(library: Library) -> None:
    image = Image("a.png", "image/png", b"", (1, 1), "Somebody lifts the hips.")
    bridge = replace(library.technique("solo_bridge"), image=image, picture=None)
    assert depiction(bridge) == Depiction("solo_bridge", "", "Somebody lifts the hips.")
