"""The colours: distinct from the background, from each other even in grey, and the same in the stylesheet."""

import re
from dataclasses import asdict
from itertools import combinations
from pathlib import Path

import pytest

from app.pictograms.palettes import DARK, LIGHT, PAPER, Palette

CSS = (Path(__file__).parents[2] / "static" / "css" / "pictures.css").read_text("utf-8")
SEEN = ("receiver", "worked", "giver", "arrow", "edge")
PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK, PAPER], ids=["light", "dark", "paper"])


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it; of a colour printed in grey it is what remains."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@PALETTES
@pytest.mark.parametrize("name", SEEN)
def test_what_is_seen_holds_three_to_one_against_the_ground(palette: Palette, name: str) -> None:
    assert contrast(getattr(palette, name), palette.well) >= 3


@PALETTES
def test_giver_and_receiver_differ_in_lightness_and_the_giver_is_darker(palette: Palette) -> None:
    assert luminance(palette.giver) < luminance(palette.receiver)
    assert contrast(palette.giver, palette.receiver) >= 1.6


@PALETTES
def test_the_worked_limb_stands_out_from_the_body(palette: Palette) -> None:
    assert contrast(palette.worked, palette.receiver) >= 1.4


@PALETTES
def test_no_two_colours_are_the_same(palette: Palette) -> None:
    colours = [colour for name, colour in asdict(palette).items() if name != "prop"]
    assert all(one != other for one, other in combinations(colours, 2))


def test_the_stylesheet_paints_pages_and_prints_in_these_colours() -> None:
    schemes = dict(re.findall(r"--picture-([a-z-]+): light-dark\((#\w+, #\w+)\)", CSS))
    printed = dict(re.findall(r"--picture-([a-z-]+): (#\w+);", CSS))
    for name in asdict(LIGHT):
        key = name.replace("_", "-")
        assert schemes[key] == f"{getattr(LIGHT, name)}, {getattr(DARK, name)}"
        assert printed[key] == getattr(PAPER, name)
