"""Which safety note a step carries, and whose words it is."""

from dataclasses import replace

from app.domain.cautions import SafetyNote, built_in_caution, safety_note
from app.domain.library import DangerZone, Library, Safety
from app.domain.sequence import Step
from app.domain.technique import Roles, Technique
from tests.strategies import LIBRARY, TECHNIQUES

ZONE = DangerZone("spine", ("back",), "Never press on the spine.")
FAR = DangerZone("knee", ("knee",), "Do not press the kneecap.")
HOUSE: Library = replace(LIBRARY, safety=Safety((), {}, (), (ZONE, FAR)))
PRESS: Technique = replace(TECHNIQUES[0], actions=("palm_press",), stop_if="Pain travels down.")
STEP = Step(id="s", technique=PRESS.id, minutes=2)
CAUTION = "Stop if: pain travels down.\nNever press on the spine."


def test_a_caution_says_when_to_stop_then_where_not_to_press() -> None:
    assert built_in_caution(PRESS, HOUSE) == CAUTION


def test_zones_matter_only_where_somebody_presses() -> None:
    assert built_in_caution(replace(PRESS, actions=("rock",)), HOUSE) == "Stop if: pain travels down."
    assert built_in_caution(replace(PRESS, roles=Roles.SOLO), HOUSE) == "Stop if: pain travels down."


def test_a_technique_without_cautions_has_none() -> None:
    assert built_in_caution(replace(PRESS, actions=(), stop_if=""), HOUSE) == ""


def test_a_step_carries_the_built_in_caution_until_the_therapist_writes_one() -> None:
    assert safety_note(STEP, PRESS, HOUSE) == SafetyNote(CAUTION, own=False)
    assert safety_note(replace(STEP, safety_note="Go easy."), PRESS, HOUSE) == SafetyNote("Go easy.", own=True)


def test_the_built_in_words_typed_again_are_still_built_in() -> None:
    assert not safety_note(replace(STEP, safety_note=CAUTION), PRESS, HOUSE).own


def test_a_therapist_may_take_the_caution_away() -> None:
    assert safety_note(replace(STEP, safety_note=""), PRESS, HOUSE) == SafetyNote("", own=True)
