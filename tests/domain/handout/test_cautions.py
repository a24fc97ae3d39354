"""Which safety note a step carries, and whose words it is."""

from dataclasses import replace

from app.domain.handout.cautions import SafetyNote, no_go, safety_note
from app.domain.library.library import Library
from app.domain.library.safety import DangerZone, Safety
from app.domain.library.technique import Roles, Technique
from app.domain.plan.sequence import Step
from tests.strategies import LIBRARY, TECHNIQUES

ZONE = DangerZone("spine", ("back",), "Never press on the spine.")
FAR = DangerZone("knee", ("knee",), "Do not press the kneecap.")
HOUSE: Library = replace(LIBRARY, safety=Safety((), {}, (), (ZONE, FAR)))
PRESS: Technique = replace(TECHNIQUES[0], actions=("palm_press",), stop_if="Pain travels down.")
STEP = Step(id="s", technique=PRESS.id, minutes=2)
CAUTION = "Stop if: pain travels down."


def test_a_caution_says_when_to_stop() -> None:
    assert PRESS.caution == CAUTION


def test_a_technique_without_cautions_has_none() -> None:
    assert replace(PRESS, stop_if="").caution == ""


def test_each_zone_is_told_once_for_all_that_press_there() -> None:
    assert no_go((PRESS, PRESS), HOUSE) == ("Never press on the spine.",)
    knees = replace(PRESS, areas=("knee",))
    assert no_go((knees, PRESS), HOUSE) == ("Never press on the spine.", "Do not press the kneecap.")


def test_zones_matter_only_where_somebody_presses() -> None:
    assert no_go((replace(PRESS, actions=("rock",)), replace(PRESS, roles=Roles.SOLO)), HOUSE) == ()


def test_a_step_carries_the_built_in_caution_until_the_therapist_writes_one() -> None:
    assert safety_note(STEP, PRESS) == SafetyNote(CAUTION, own=False)
    assert safety_note(replace(STEP, safety_note="Go easy."), PRESS) == SafetyNote("Go easy.", own=True)


def test_the_built_in_words_typed_again_are_still_built_in() -> None:
    assert not safety_note(replace(STEP, safety_note=CAUTION), PRESS).own


def test_a_therapist_may_take_the_caution_away() -> None:
    assert safety_note(replace(STEP, safety_note=""), PRESS) == SafetyNote("", own=True)
