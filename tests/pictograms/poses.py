"""Pictures for tests, written as the library writes them."""

from app.domain.library.picture import Picture
from app.library.entry import Entry, LibraryFile
from app.library.parsing import parse
from app.library.pictures import read_picture

LYING = "receiver: {stance: supine, at: 60, near_leg: [30, 10]}"
PRESS = """
view: side
shows: Giver leans on the shin.
works: [near_leg]
receiver: {stance: supine_bent, at: 60, near_leg: [105, -5]}
giver: {stance: half_kneel, at: [108, 29], torso: 135, near_arm: receiver near_shin 0.3 over}
then:
  giver: {at: [105, 29], torso: 145}
  receiver: {near_leg: [130, 10]}
arrows: [{kind: straight, at: [84, 66], angle: 205, size: 13}]
props: [{kind: cushion, at: receiver head under}]
"""


def read(text: str) -> tuple[Picture, list[str]]:
    """Return a picture and what is wrong with it."""
    page = parse(text.encode())
    assert isinstance(page.value, dict)
    faults: list[str] = []
    entry = Entry(LibraryFile("pose.yaml", page, faults), (), page.value)
    picture = read_picture(entry)
    entry.finish()
    return picture, faults


def picture(text: str) -> Picture:
    """Return a picture that has nothing wrong with it."""
    found, faults = read(text)
    assert faults == []
    return found


def side(figures: str, more: str = "") -> Picture:
    """Return a picture seen from the side."""
    return picture(f"view: side\nshows: Somebody.\n{figures}\n{more}")
