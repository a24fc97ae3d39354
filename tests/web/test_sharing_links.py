"""One link of several: its name, its version, its passcode, and how it is sent."""

import re
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element

import pytest

from app.web.gate import workspace
from app.web.sharing.links import newest_address
from tests.web.browsing import Browser
from tests.web.checking import find, words
from tests.web.conftest import Clock


@pytest.fixture
def shares(therapist: Browser, clock: Clock) -> str:
    """The address of the share panel of a new sequence."""
    return f"/sequences/{therapist.new_sequence('flare_day')}/shares"


@pytest.fixture
def link(therapist: Browser, shares: str) -> str:
    """The address, within the panel, of the sequence's one link."""
    return f"{shares}/{folds(therapist.post(shares).text)[0]}"


def folds(panel: str) -> list[str]:
    """Return the ids of the links, in the order shown."""
    return [str(fold.get("id")).removeprefix("share-") for fold in find(panel, "details", class_="share")]


def unfolded(panel: str) -> list[str]:
    folds = find(panel, "details", class_="share")
    return [str(fold.get("id")).removeprefix("share-") for fold in folds if fold.get("open") is not None]


def named(panel: str) -> list[str]:
    return [words(name) for name in find(panel, "span", class_="share-called")]


def path_of(panel: str, place: int = 0) -> str:
    return urlsplit(str(find(panel, "input", readonly="")[place].get("value"))).path


def versions(panel: str) -> list[Element]:
    return list(find(panel, "select", name="version")[0].iter("option"))


def chosen(panel: str) -> str:
    return words(next(option for option in versions(panel) if option.get("selected") is not None))


def error(panel: str) -> str:
    return words(find(panel, "p", class_="error")[0])


def title(therapist: Browser, path: str) -> str:
    return words(find(therapist.get(path).text, "h1")[0])


def test_a_link_is_made_with_a_name_and_a_passcode(therapist: Browser, shares: str) -> None:
    panel = therapist.post(shares, {"name": "Ana’s phone", "passcode": "bamboo"}).text
    assert named(panel) == ["Ana’s phone"]
    assert "This plan has a passcode" in therapist.get(path_of(panel)).text
    assert "bamboo" not in panel
    assert "bamboo" not in therapist.get(shares).text


def test_a_link_without_a_name_is_called_by_its_day(therapist: Browser, shares: str) -> None:
    assert named(therapist.post(shares).text) == ["Link from 22 November 2026"]


@pytest.mark.parametrize("passcode", ["abc", "   ab   ", "x" * 41, " "])
def test_no_link_is_made_with_a_passcode_that_is_refused(therapist: Browser, shares: str, passcode: str) -> None:
    answer = therapist.post(shares, {"name": "Ana", "passcode": passcode})
    assert answer.status_code == 422
    assert error(answer.text) == "A passcode has 4 to 40 characters. No link was made."
    (name,) = find(answer.text, "input", id="share-name-new")
    assert name.get("value") == "Ana"
    assert folds(therapist.get(shares).text) == []


def test_the_only_link_is_unfolded_and_of_several_the_one_at_hand(therapist: Browser, shares: str, link: str) -> None:
    (first,) = unfolded(therapist.get(shares).text)
    made = therapist.post(shares).text
    (second,) = (one for one in folds(made) if one != first)
    assert unfolded(made) == [second]
    assert unfolded(therapist.get(shares).text) == []
    assert unfolded(therapist.post(f"{link}/expiry", {"days": "30"}).text) == [first]


def test_a_new_name_is_answered_with_the_name_alone(therapist: Browser, shares: str, link: str) -> None:
    answer = therapist.post(f"{link}/name", {"name": " Tablet  at home "}).text
    assert named(answer) == ["Tablet at home"]
    assert not find(answer, "input")
    assert named(therapist.get(shares).text) == ["Tablet at home"]


def test_a_name_that_is_too_long_is_told_of_and_kept_on_the_screen(therapist: Browser, link: str) -> None:
    answer = therapist.post(f"{link}/name", {"name": "x" * 61})
    assert answer.status_code == 422
    assert "the limit is 60" in error(answer.text)
    assert next(iter(find(answer.text, "input", name="name"))).get("value") == "x" * 61


def test_a_link_stays_at_a_version_and_follows_again(therapist: Browser, shares: str, link: str, clock: Clock) -> None:
    panel = therapist.get(shares).text
    assert [words(option) for option in versions(panel)] == [
        "The newest version",
        "This version, from 22 November, 12:00 UTC",
    ]
    path, number = path_of(panel), str(versions(panel)[1].get("value"))
    first = title(therapist, path)
    assert chosen(therapist.post(f"{link}/version", {"version": number}).text) == "Version from 22 November, 12:00 UTC"
    clock.forward(hours=2)
    therapist.post(f"{shares.removesuffix('/shares')}/rename", {"title": "Morning routine"})
    assert title(therapist, path) == first
    panel = therapist.get(shares).text
    assert [words(option) for option in versions(panel)] == [
        "The newest version",
        "Version from 22 November, 12:00 UTC",
        "This version, from 22 November, 14:00 UTC",
    ]
    assert chosen(therapist.post(f"{link}/version", {"version": "newest"}).text) == "The newest version"
    assert title(therapist, path) == "Morning routine"


@pytest.mark.parametrize("version", ["", "0", "-1", "99", "²", "1e3", "99999999999999999999", "latest"])
def test_a_version_that_was_not_offered_is_refused(therapist: Browser, shares: str, link: str, version: str) -> None:
    assert therapist.post(f"{link}/version", {"version": version}).status_code == 422
    assert chosen(therapist.get(shares).text) == "The newest version"


def test_a_frozen_link_is_not_printed_on_the_sheet_of_a_newer_version(
    therapist: Browser, shares: str, link: str
) -> None:
    def address() -> str:
        with therapist.app.test_request_context(shares, headers={"Cookie": f"senline={cookie}"}):
            return urlsplit(newest_address(workspace().sequence(shares.split("/")[2]))).path

    cookie = therapist.client.get_cookie("senline").value  # type: ignore[union-attr]
    panel = therapist.get(shares).text
    assert address() == path_of(panel)
    therapist.post(f"{link}/version", {"version": str(versions(panel)[1].get("value"))})
    assert address() == ""


def test_a_passcode_is_set_changed_and_removed(therapist: Browser, shares: str, link: str) -> None:
    path = path_of(therapist.get(shares).text)

    def opens_with(passcode: str) -> bool:
        return "This plan has a passcode" not in therapist.open(path, "POST", data={"passcode": passcode}).text

    assert "The passcode is set" in therapist.post(f"{link}/passcode", {"passcode": "bamboo"}).text
    assert opens_with("bamboo")
    therapist.post(f"{link}/passcode", {"passcode": "willow"})
    assert not opens_with("bamboo")
    assert opens_with("willow")
    assert "The passcode is removed" in therapist.post(f"{link}/passcode/remove").text
    assert "This plan has a passcode" not in therapist.get(path).text


@pytest.mark.parametrize("passcode", ["", "abc", "x" * 41])
def test_a_refused_new_passcode_leaves_the_old_one_in_force(
    therapist: Browser, shares: str, link: str, passcode: str
) -> None:
    path = path_of(therapist.post(f"{link}/passcode", {"passcode": "bamboo"}).text)
    answer = therapist.post(f"{link}/passcode", {"passcode": passcode})
    assert answer.status_code == 422
    assert error(answer.text) == "A passcode has 4 to 40 characters. The old passcode still works."
    assert "This plan has a passcode" in therapist.get(path).text
    assert therapist.open(path, "POST", data={"passcode": passcode}).status_code == 403
    assert therapist.open(path, "POST", data={"passcode": "bamboo"}).status_code == 200


def test_a_refused_first_passcode_says_that_the_link_is_open(therapist: Browser, link: str) -> None:
    answer = therapist.post(f"{link}/passcode", {"passcode": "abc"})
    assert error(answer.text) == "A passcode has 4 to 40 characters. This link still opens without one."


def test_what_a_passcode_may_be_stands_beside_the_field(therapist: Browser, shares: str, link: str) -> None:
    panel = therapist.get(shares).text
    fields = find(panel, "input", name="passcode")
    assert len(fields) == 2
    for field in fields:
        (hint,) = find(panel, "p", id=str(field.get("aria-describedby")))
        assert words(hint).startswith("4 to 40 characters.")


def test_a_mail_holds_the_link_and_never_the_passcode(therapist: Browser, shares: str, link: str) -> None:
    def mail() -> dict[str, list[str]]:
        panel = therapist.get(shares).text
        (button,) = (a for a in find(panel, "a") if words(a) == "Mail")
        parts = urlsplit(str(button.get("href")))
        assert (parts.scheme, parts.path) == ("mailto", "")
        return parse_qs(parts.query)

    therapist.post(f"{shares.removesuffix('/shares')}/rename", {"title": "Hips & back? 100% = calm"})
    first = mail()
    url = str(find(therapist.get(shares).text, "input", readonly="")[0].get("value"))
    assert first["subject"] == ["Hips & back? 100% = calm"]
    assert url in first["body"][0].split("\r\n")
    assert "passcode" not in first["body"][0]
    therapist.post(f"{link}/passcode", {"passcode": "bamboo"})
    assert "asks for a passcode" in mail()["body"][0]
    assert "bamboo" not in mail()["body"][0]


def test_many_wrong_passcodes_are_told_to_the_therapist(therapist: Browser, shares: str, link: str) -> None:
    path = path_of(therapist.post(f"{link}/passcode", {"passcode": "bamboo"}).text)
    for _ in range(4):
        therapist.open(path, "POST", data={"passcode": "wrong"})
    assert "wrong passcodes in a row" not in therapist.get(shares).text
    therapist.open(path, "POST", data={"passcode": "wrong"})
    assert "5 wrong passcodes in a row" in therapist.get(shares).text


def untokened(panel: str) -> str:
    """Return a panel without its tokens, which change with the second."""
    return re.sub(r' name="csrf_token" value="[^"]*"', "", panel)


@pytest.mark.parametrize("what", ["name", "version", "passcode", "passcode/remove", "expiry", "revoke"])
def test_a_link_is_changed_only_by_its_therapist_and_through_its_own_sequence(
    therapist: Browser, stranger: Browser, shares: str, link: str, what: str
) -> None:
    share_id = link.rsplit("/", 1)[1]
    data = {"name": "Mine", "version": "newest", "passcode": "stolen", "days": "none"}
    before = untokened(therapist.get(shares).text)
    elsewhere = f"/sequences/{therapist.new_sequence()}/shares/{share_id}"
    assert stranger.post(f"{link}/{what}", data).status_code == 404
    assert therapist.post(f"{elsewhere}/{what}", data).status_code == 404
    assert untokened(therapist.get(shares).text) == before
