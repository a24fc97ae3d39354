"""Pictures by their addresses, and where pages show them."""

import gzip
from pathlib import Path
from shutil import copytree
from typing import cast
from xml.etree import ElementTree

import pytest
from flask import Flask

from app.library.loading import FOLDER
from app.pictograms.gallery import Gallery
from tests.web.browsing import Browser
from tests.web.building import Builder
from tests.web.checking import find, tag_of
from tests.web.conftest import MakeApp

TRACTION = "sup_single_leg_traction"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x28\0\0\0\x1e" + b"\0" * 9


@pytest.fixture
def gallery(app: Flask) -> Gallery:
    return cast(Gallery, app.extensions["senline"].gallery)


@pytest.fixture
def base(gallery: Gallery) -> str:
    """Where the pictures of a technique are."""
    return f"/pictures/{gallery.version}/{TRACTION}"


@pytest.fixture
def builder(therapist: Browser) -> Builder:
    """A builder with a few steps."""
    return Builder(therapist, therapist.new_sequence("flare_day"))


def test_a_picture_may_be_kept_for_good(app: Flask, base: str) -> None:
    answer = Browser(app).get(f"{base}/light.svg")
    assert answer.mimetype == "image/svg+xml"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Set-Cookie" not in answer.headers
    assert ElementTree.fromstring(answer.data).findtext("{http://www.w3.org/2000/svg}title") == "Single-leg traction"


def test_under_an_address_of_another_version_it_must_be_asked_for_again(app: Flask) -> None:
    answer = Browser(app).get(f"/pictures/0000/{TRACTION}/light.svg")
    assert answer.headers["Cache-Control"] == "no-cache"


def test_each_look_has_its_own_drawing(app: Flask, base: str) -> None:
    looks = ("light", "dark", "light-left", "light-right", "light-moving", "dark-left-moving")
    drawings = {Browser(app).get(f"{base}/{look}.svg").data for look in looks}
    assert len(drawings) == len(looks)


@pytest.mark.parametrize("look", ["grey", "light-up", "light-moving-left", "light.svg", "../light"])
def test_a_look_that_there_is_not_is_not_found(app: Flask, base: str, look: str) -> None:
    assert Browser(app).get(f"{base}/{look}.svg").status_code == 404


def test_a_technique_that_there_is_not_is_not_found(app: Flask, gallery: Gallery) -> None:
    browser = Browser(app)
    assert browser.get(f"/pictures/{gallery.version}/nothing/light.svg").status_code == 404
    assert browser.get(f"/pictures/{gallery.version}/nothing/image").status_code == 404
    assert browser.get(f"/pictures/{gallery.version}/{TRACTION}/image").status_code == 404


def test_it_comes_compressed_to_whoever_takes_it_so(app: Flask, base: str) -> None:
    plain = Browser(app).get(f"{base}/light.svg")
    small = Browser(app).get(f"{base}/light.svg", headers={"Accept-Encoding": "gzip"})
    assert small.headers["Content-Encoding"] == "gzip"
    assert small.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(small.data) == plain.data
    assert len(small.data) < len(plain.data) / 2


def test_library_and_steps_show_a_small_one_that_says_nothing_twice(builder: Builder) -> None:
    page = builder.browser.get(f"/sequences/{builder.sequence_id}").text
    step = find(page, "li", class_="step")[0]
    card = find(page, "li", class_="technique")[0]
    for place in (step, card):
        (image,) = place.iter("img")
        assert image.get("alt") == ""
        assert image.get("loading") == "lazy"
        assert [source.get("media") for source in place.iter("source")] == ["(prefers-color-scheme: dark)"]


def test_a_card_and_the_clients_page_say_what_the_picture_shows(therapist: Browser) -> None:
    card = therapist.get(f"/library/{TRACTION}").text
    assert 'role="img" aria-label="Receiver on the back; giver kneeling or standing low at the foot.' in card
    page = therapist.get(therapist.share(therapist.new_sequence("flare_day"))).text
    steps = find(page, "li", class_="handout-step")
    for step in steps:
        (picture,) = [div for div in step.iter("div") if div.get("role") == "img"]
        assert picture.get("aria-label")
        assert [tag_of(inside) for inside in picture] == ["svg"]


def test_a_clients_page_with_pictures_weighs_at_most_60_kb_with_all_that_it_loads(
    therapist: Browser, app: Flask
) -> None:
    sequence_id = therapist.new_sequence("partner_session")
    link = therapist.share(sequence_id)
    page = Browser(app).get(link)
    loaded = [link, *(tag.get("href") or "" for tag in find(page.text, "link")), *scripts(page.text)]
    small = app.test_client()
    weight = {path: len(small.get(path, headers={"Accept-Encoding": "gzip"}).data) for path in loaded}
    steps = len(find(page.text, "li", class_="handout-step"))
    assert steps >= 12
    assert sum(weight.values()) <= 60_000, weight


def scripts(page: str) -> list[str]:
    return [address for tag in find(page, "script") if (address := tag.get("src"))]


def test_an_image_of_ones_own_is_shown_in_place_of_the_drawing(make_app: MakeApp, tmp_path: Path) -> None:
    folder = copytree(FOLDER, tmp_path / "sequences")
    file = folder / "techniques" / "solo_strength.yaml"
    named = "  name: Bridge\n  image: {file: bridge.png, shows: Somebody lifts the hips.}\n"
    file.write_text(file.read_text("utf-8").replace("  name: Bridge\n", named), "utf-8")
    (folder / "images").mkdir()
    (folder / "images" / "bridge.png").write_bytes(PNG)
    app = make_app(SENLINE_LIBRARY=str(folder))
    browser = Browser(app)
    (image,) = find(browser.get("/library/solo_bridge").text, "img")
    assert image.get("alt") == "Somebody lifts the hips."
    answer = browser.get(image.get("src") or "")
    assert (answer.mimetype, answer.data) == ("image/png", PNG)
    assert "immutable" in answer.headers["Cache-Control"]


def test_the_check_names_what_is_wrong_and_the_sheet_holds_them_all(app: Flask, tmp_path: Path) -> None:
    runner = app.test_cli_runner()
    assert runner.invoke(args=["pictograms", "check"]).output == "All right: 81 drawings.\n"
    assert runner.invoke(args=["pictograms", "sheet", str(tmp_path)]).output == f"81 drawings in {tmp_path}\n"
    assert (tmp_path / "pictograms.svg").read_text("utf-8").count("<svg ") == 82
    assert (tmp_path / "pictograms.html").read_text("utf-8").count("<figure>") == 81


def test_the_check_fails_where_a_technique_has_no_picture(make_app: MakeApp, tmp_path: Path) -> None:
    folder = copytree(FOLDER, tmp_path / "sequences")
    file = folder / "techniques" / "solo_strength.yaml"
    file.write_text(file.read_text("utf-8").partition("  picture:")[0], "utf-8")
    result = make_app(SENLINE_LIBRARY=str(folder)).test_cli_runner().invoke(args=["pictograms", "check"])
    assert result.exit_code == 1
    assert "solo_bridge: has no picture" in result.output
