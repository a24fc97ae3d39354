"""A mouse and a finger that can carry things."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from playwright.sync_api import Error, Locator, Page

STEPS = 8  # moves between two places: a drag is a path, not a jump
EDGE = 20  # CSS pixels
LOOK_MS = 600  # how long to watch for the gap before moving on
REST_MS = 120  # SortableJS looks every 50 ms where the hand is: a gap that stays is one that has outlived a look

SCROLLED = "element => element.closest('.pane').scrollTop"
TOP = "element => element.closest('.pane').getBoundingClientRect().top"


class Hand(Protocol):
    """Presses, moves and lets go at places of the window, in CSS pixels."""

    def down(self, x: float, y: float) -> None: ...
    def move(self, x: float, y: float) -> None: ...
    def up(self) -> None: ...


class Mouse:
    """The left button of a mouse."""

    def __init__(self, page: Page) -> None:
        self._mouse = page.mouse

    def down(self, x: float, y: float) -> None:
        self._mouse.move(x, y)
        self._mouse.down()

    def move(self, x: float, y: float) -> None:
        self._mouse.move(x, y, steps=STEPS)

    def up(self) -> None:
        self._mouse.up()


class Finger:
    """One finger on a touch screen, as the browser itself reports it."""

    def __init__(self, page: Page) -> None:
        self._browser = page.context.new_cdp_session(page)
        self._at = (0.0, 0.0)

    def down(self, x: float, y: float) -> None:
        self._touch("touchStart", (x, y))

    def move(self, x: float, y: float) -> None:
        (from_x, from_y) = self._at
        for part in range(1, STEPS + 1):
            self._touch("touchMove", (from_x + (x - from_x) * part / STEPS, from_y + (y - from_y) * part / STEPS))

    def up(self) -> None:
        self._browser.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def _touch(self, kind: str, at: tuple[float, float]) -> None:
        self._at = at
        points = [{"x": round(at[0], 1), "y": round(at[1], 1)}]
        self._browser.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def handle(item: Locator) -> Locator:
    """Return what a technique or a step is dragged by."""
    return item.locator("[data-handle]").first


def lift(hand: Hand, item: Locator) -> None:
    """Press on an item's handle and pull it a little."""
    handle(item).scroll_into_view_if_needed()
    box = _box(handle(item))
    x, y = box["x"] + box["width"] / 2, box["y"] + min(box["height"] / 2, 20)
    hand.down(x, y)
    hand.move(x + 6, y + 12)


def before(step: Locator) -> Locator:
    """Return the gap right before a step."""
    return step.locator("xpath=preceding-sibling::*[1]").and_(step.page.locator(".drop-place"))


def at_the_end(block: Locator) -> Locator:
    """Return the gap at the end of a block."""
    return block.locator("> .drop-place:last-child")


def carry(hand: Hand, over: Locator, gap: Locator) -> None:
    """Move what is held over an element, up and down a little, until the gap opens where it is wanted."""
    window = over.page.viewport_size
    assert window
    for share in (0.5, 0.15, 0.85) * 6:
        box = _box(over)
        y = box["y"] + box["height"] * share
        # What is out of sight scrolls in while one waits at the edge, above as below.
        inside = min(max(y, over.evaluate(TOP) + EDGE), window["height"] - EDGE)
        hand.move(box["x"] + min(box["width"] / 2, 120), inside)
        if _opens(gap, over):
            return
    raise AssertionError(f"no gap opened: {gap}")


def drag(hand: Hand, item: Locator, over: Locator, gap: Locator) -> None:
    """Carry an item by its handle over an element, and let go where the gap is."""
    with holding(hand, item):
        carry(hand, over, gap)


@contextmanager
def holding(hand: Hand, item: Locator) -> Iterator[None]:
    """Hold an item by its handle, and let go at the end.

    A hand that comes down while the page still settles may miss the handle; people then press again, and so does this.
    """
    for _ in range(3):
        lift(hand, item)
        if _follows(item):
            break
        hand.up()
    yield
    hand.up()


def _follows(item: Locator) -> bool:
    """Whether something follows the hand."""
    try:
        item.page.locator(".dragged").wait_for(state="attached", timeout=LOOK_MS)
    except Error:
        return False
    return True


def _opens(gap: Locator, over: Locator) -> bool:
    """Whether the gap opens, and is still there once the page no longer scrolls under the hand."""
    try:
        gap.wait_for(state="attached", timeout=LOOK_MS)
    except Error:
        return False
    before, at = None, over.evaluate(SCROLLED)
    while at != before:
        gap.page.wait_for_timeout(REST_MS)
        before, at = at, over.evaluate(SCROLLED)
    return gap.count() == 1


def _box(element: Locator) -> "dict[str, float]":
    box = element.bounding_box()
    assert box, f"{element} is not on the screen"
    return {"x": box["x"], "y": box["y"], "width": box["width"], "height": box["height"]}
