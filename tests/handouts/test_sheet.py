"""What the sheet's template is given: every text fitted, nothing empty labelled."""

import json
from dataclasses import replace
from typing import Any

from app.handouts.pictures import picture_files
from app.handouts.sheet import Sheet, shortened
from tests.handouts.plans import LINK, plan


def data(*args: Any, link: str = "", **heading: Any) -> Any:
    handout = plan(*args, **heading)
    names = picture_files(handout, lambda _: b"").names
    return json.loads(Sheet(str.upper, "en").data(handout, link, names))


def test_every_text_passes_through_the_fitting() -> None:
    sheet = data(3, made_for="anna", notes=("soft",))
    assert sheet["title"] == [["en", "EVENING ROUTINE"]]
    assert sheet["made"][0] == [["en", "MADE FOR ANNA"]]
    assert sheet["parts"][0]["steps"][0]["note"] == [[["en", "SOFT"]]]


def test_a_step_names_its_picture_and_what_it_shows() -> None:
    (step,) = data(1)["parts"][0]["steps"]
    assert step["picture"] == "pictures/1.svg"
    assert step["shows"].endswith(".")


def test_a_long_step_is_marked_for_measuring() -> None:
    steps = data(3, notes=("", "line\n" * 40))["parts"][0]["steps"]
    assert [step["long"] for step in steps] == [False, True]


def test_the_code_is_there_only_with_a_link() -> None:
    assert data(1)["qr"] is None
    assert data(1, link=LINK)["qr"]["bars"]


def test_a_handout_without_warnings_or_sources_still_has_its_data() -> None:
    bare = replace(plan(1), warnings=(), sources=(), prepare=(), lead="", parts=())
    sheet = json.loads(Sheet(str, "en").data(bare, "", {}))
    assert (sheet["warnings"], sheet["sources"], sheet["prepare"], sheet["lead"], sheet["parts"]) == (
        [],
        [],
        [],
        [],
        [],
    )


def test_a_long_title_is_cut_for_the_footer_and_wide_letters_count_two() -> None:
    assert shortened("short", 10) == "short"
    assert shortened("a title of many words", 10) == "a title of…"
    assert shortened("请慢慢呼吸请慢慢呼吸", 10) == "请慢慢呼吸…"
    assert shortened("🇹🇭🇩🇪🇫🇷", 5) == "🇹🇭🇩🇪…"
