"""How one and the same page may be looked at: light or dark, wide or narrow."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from playwright.sync_api import Page

Size = tuple[int, int]  # CSS pixels
SIZES: tuple[Size, ...] = ((1280, 900), (360, 740))

# Colours that are still on their way would be taken for what they are not.
ARRIVED = """() => document.getAnimations()
    .filter(animation => animation.effect.getComputedTiming().iterations !== Infinity)
    .forEach(animation => animation.finish())"""


def looks(page: Page, sizes: Sequence[Size] = SIZES) -> Iterator[str]:
    """Show a page in each look and yield its name, such as "dark, 360 px wide"; then show it as it was."""
    before = page.viewport_size
    assert before
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for width, height in sizes:
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate(ARRIVED)
            yield f"{scheme}, {width} px wide"
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(before)


@contextmanager
def told_of(look: str) -> Iterator[None]:
    """Say in which look an assertion failed."""
    try:
        yield
    except AssertionError as error:
        raise AssertionError(f"{look}: {error}") from error
