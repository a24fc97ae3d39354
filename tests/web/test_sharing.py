"""The share panel."""

from datetime import timedelta
from xml.etree.ElementTree import Element

import pytest

from tests.web.browsing import Browser
from tests.web.checking import find, words
from tests.web.conftest import Clock, MakeApp


@pytest.fixture
def shares(therapist: Browser) -> str:
    """The address of the share panel of a new sequence."""
    return f"/sequences/{therapist.new_sequence('flare_day')}/shares"


def links(panel: str) -> list[str]:
    return [str(box.get("value")) for box in find(panel, "input", readonly="")]


def share_id(panel: str) -> str:
    return str(find(panel, "input", readonly="")[0].get("id")).removeprefix("share-link-")


def options(panel: str, select: str = "days") -> list[Element]:
    (box,) = find(panel, "select", name=select)
    return list(box.iter("option"))


def test_without_a_link_it_offers_to_make_one(therapist: Browser, shares: str) -> None:
    panel = therapist.get(shares).text
    assert links(panel) == []
    assert "Make a link" in [words(button) for button in find(panel, "button")]


def test_a_new_link_is_shown_with_its_label_and_its_code(therapist: Browser, shares: str) -> None:
    panel = therapist.post(shares).text
    (link,) = links(panel)
    (label,) = find(panel, "label", for_=f"share-link-{share_id(panel)}")
    assert words(label) == "Share link"
    assert find(panel, "svg")
    assert therapist.get(link.removeprefix("http://localhost")).status_code == 200


def test_a_link_can_be_shown_again(therapist: Browser, shares: str) -> None:
    assert links(therapist.post(shares).text) == links(therapist.get(shares).text)


def test_sharing_again_makes_a_second_link(therapist: Browser, shares: str) -> None:
    therapist.post(shares)
    assert len(set(links(therapist.post(shares).text))) == 2


def test_the_share_button_makes_only_the_first_link(therapist: Browser, shares: str) -> None:
    first = therapist.post(shares, {"unless_shared": "y"})
    second = therapist.post(shares, {"unless_shared": "y"})
    assert links(first.text) == links(second.text)


def test_switching_one_link_off_keeps_the_others(therapist: Browser, shares: str) -> None:
    (kept,) = links(therapist.post(shares).text)
    panel = therapist.post(shares).text
    ended = next(link for link in links(panel) if link != kept)
    box = next(box for box in find(panel, "input", readonly="") if box.get("value") == ended)
    after = therapist.post(f"{shares}/{str(box.get('id')).removeprefix('share-link-')}/revoke").text
    assert links(after) == [kept]
    assert "switched off" in after
    assert therapist.get(ended.removeprefix("http://localhost")).status_code == 404
    assert therapist.get(kept.removeprefix("http://localhost")).status_code == 200


def test_a_link_ends_after_ninety_days_unless_told_otherwise(therapist: Browser, shares: str, clock: Clock) -> None:
    panel = therapist.post(shares).text
    assert words(options(panel)[0]) == "20 February 2027"
    path = links(panel)[0].removeprefix("http://localhost")
    clock.now += timedelta(days=90, seconds=-1)
    assert therapist.get(path).status_code == 200
    clock.forward(seconds=1)
    assert therapist.get(path).status_code == 404
    assert links(therapist.get(shares).text) == []


@pytest.mark.parametrize(
    ("days", "shown"), [("30", "22 December 2026"), ("365", "22 November 2027"), ("none", "No end date")]
)
def test_the_end_of_a_link_can_be_moved(therapist: Browser, shares: str, clock: Clock, days: str, shown: str) -> None:
    panel = therapist.post(shares).text
    after = therapist.post(f"{shares}/{share_id(panel)}/expiry", {"days": days}).text
    (chosen,) = [option for option in options(after) if option.get("selected") is not None]
    assert words(chosen) == shown


def test_an_end_that_was_not_offered_is_refused(therapist: Browser, shares: str) -> None:
    panel = therapist.post(shares).text
    answer = therapist.post(f"{shares}/{share_id(panel)}/expiry", {"days": "99999"})
    assert answer.status_code == 422
    assert "Choose 30 days" in answer.text


def test_it_says_how_often_a_link_was_opened_and_when_last(therapist: Browser, shares: str, clock: Clock) -> None:
    def brief() -> str:
        return words(find(therapist.get(shares).text, "span", class_="share-brief")[0])

    panel = therapist.post(shares).text
    assert brief() == "Not opened yet"
    path = links(panel)[0].removeprefix("http://localhost")
    told = []
    for minutes in (0, 5, 60):
        clock.forward(minutes=minutes)
        therapist.open(f"{path}/opened", "POST", headers={"Sec-Fetch-Site": "same-origin"})
        told.append(brief())
    clock.forward(hours=2)
    told.append(brief())
    assert told == [
        "Opened once, just now",
        "Opened 2 times, last just now",
        "Opened 3 times, last just now",
        "Opened 3 times, last 2 hours ago",
    ]


def test_links_begin_with_the_address_that_is_set(make_app: MakeApp) -> None:
    therapist = Browser(make_app(SENLINE_BASE_URL="https://plans.example.org/"))
    panel = therapist.post(f"/sequences/{therapist.new_sequence()}/shares").text
    assert links(panel)[0].startswith("https://plans.example.org/s/")


def test_a_link_of_another_sequence_cannot_be_switched_off_from_here(therapist: Browser, shares: str) -> None:
    panel = therapist.post(shares).text
    elsewhere = f"/sequences/{therapist.new_sequence()}/shares/{share_id(panel)}/revoke"
    assert therapist.post(elsewhere).status_code == 404
    assert len(links(therapist.get(shares).text)) == 1
