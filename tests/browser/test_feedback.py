"""A client says how it was: the light at once, the answer kept until it has arrived, and there once."""

import re
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from app.domain.feedback.feedback import Feedback
from app.domain.feedback.traffic_light import verdict
from app.domain.library.safety import Light, Safety
from app.domain.plan.client import Reach
from app.web.client.feedback_questions import light_in_words, rules
from tests.browser.conftest import Check, NewContext, OpenPage
from tests.browser.looks import looks
from tests.browser.network import held
from tests.browser.people import button, copied, link_to
from tests.browser.test_passcode import give, set_passcode
from tests.browser.test_sharing import shared
from tests.browser.watching import Watch
from tests.plans import NOW

EMERGENCY = "Stop. Do not massage or stretch. Call your local emergency number"
WAITS = "Saved on this phone. It will be sent as soon as there is a connection."
SENT = "Sent. It is there for your therapist to read."
ENDED = """() => {
    const dialog = document.createElement("dialog");
    const container = document.createElement("div");
    dialog.id = "stand-in";
    dialog.style.inlineSize = "100%";
    dialog.append(container);
    document.body.append(dialog);
    dialog.showModal();
    document.dispatchEvent(new CustomEvent("senline:session-ended", { detail: { container } }));
}"""
LIGHTS = """async ({ rules, cases }) => {
    const script = document.querySelector("script[src$='/feedback/main.js']").src;
    const { light } = await import(script.replace("main.js", "light.js"));
    return cases.map((told) => light(rules, told));
}"""
SMALL = """() => [...document.querySelectorAll("#how-was-it :is(button, textarea, label)")]
    .filter(one => !one.getAttribute("for")).map(one => one.getBoundingClientRect())
    .filter(({ width, height }) => width && (width < 43.9 || height < 43.9)).length"""


@pytest.fixture
def builder(open_page: OpenPage) -> Page:
    """The therapist's tab, at the answers to a plan."""
    page = open_page(width=1440, height=1000)
    page.goto(f"{copied(page, 'Flare day')}/answers")
    return page


@pytest.fixture
def link(builder: Page) -> str:
    return link_to(builder, builder.url.removesuffix("/answers"))


@pytest.fixture
def phone(open_page: OpenPage, link: str) -> Page:
    """The plan on a client's phone, kept there."""
    page = open_page(link, width=360, height=740, touch=True)
    expect(page.locator("html")).to_have_attribute("data-kept", "")
    return page


def form(page: Page) -> Locator:
    return page.get_by_role("region", name="How was it?")


def choose(page: Page, name: str, value: str) -> None:
    form(page).locator(f"[name='{name}'][value='{value}']").check()


def send(page: Page) -> None:
    form(page).get_by_role("button", name="Send to your therapist").click()


def answers(page: Page, builder: str = "") -> Locator:
    """Return the rows of the therapist's table of all answers, as it is now, of the builder the tab is at."""
    page.goto(f"{builder or re.sub(r'[?#].*|/answers$', '', page.url)}/answers")
    return page.get_by_role("region", name="Table of answers").locator("tbody tr")


def test_the_light_shows_while_one_chooses_and_the_answer_arrives(phone: Page, builder: Page) -> None:
    choose(phone, "pain_before", "6")
    choose(phone, "pain_after", "5")
    expect(form(phone).get_by_role("status").first).to_contain_text("Amber. The pain is 4 or 5.")
    choose(phone, "pain_after", "3")
    expect(form(phone).get_by_role("status").first).to_contain_text("Green. Carry on.")
    form(phone).get_by_role("textbox", name="Anything to tell your therapist?").fill("That was good.")
    send(phone)
    expect(form(phone).get_by_text(SENT)).to_be_visible()
    expect(form(phone).get_by_role("heading")).to_be_focused()
    expect(answers(builder)).to_have_count(1)
    expect(answers(builder)).to_contain_text("That was good.")


def test_what_was_chosen_before_the_script_was_there_has_its_light(new_context: NewContext, link: str) -> None:
    page = new_context().new_page()
    with held(page, re.compile("/feedback/main.js")):
        page.goto(link, wait_until="commit")
        choose(page, "pain_after", "5")
    expect(form(page).get_by_role("status").first).to_contain_text("Amber. The pain is 4 or 5.")


def test_a_new_sign_shows_the_emergency_text_at_once(phone: Page) -> None:
    alert = form(phone).locator(".feel-emergency").first
    expect(alert).to_be_hidden()
    phone.context.set_offline(True)
    form(phone).get_by_label("New trouble with bladder or bowels").check()
    expect(alert).to_be_visible()
    expect(alert).to_contain_text(EMERGENCY)
    assert alert.get_attribute("role") == "alert"
    form(phone).get_by_label("New trouble with bladder or bowels").uncheck()
    expect(alert).to_be_hidden()


def test_the_emergency_text_needs_no_script(open_page: OpenPage, link: str) -> None:
    page = open_page(link, java_script_enabled=False)
    page.get_by_label("New weakness of a leg or foot").check()
    expect(page.get_by_text(EMERGENCY).last).to_be_visible()


def test_without_a_script_it_is_a_plain_form(open_page: OpenPage, link: str, builder: Page) -> None:
    page = open_page(link, java_script_enabled=False)
    choose(page, "pain_after", "7")
    send(page)
    expect(page.get_by_role("heading", name="Your answer has been sent")).to_be_visible()
    expect(page.get_by_text("Stop this technique, rest, and tell your therapist")).to_be_visible()
    expect(answers(builder)).to_have_count(1)


def test_an_answer_without_a_network_is_kept_and_delivered_once(phone: Page, builder: Page, watch: Watch) -> None:
    watch.allow("ERR_INTERNET_DISCONNECTED")
    phone.context.set_offline(True)
    choose(phone, "pain_before", "2")
    choose(phone, "pain_after", "7")
    send(phone)
    expect(form(phone).get_by_text("Red. The pain is up by 3 or more.").last).to_be_visible()
    expect(form(phone).get_by_text(WAITS)).to_be_visible()
    expect(answers(builder)).to_have_count(0)
    phone.context.set_offline(False)
    expect(form(phone).get_by_text(SENT)).to_be_visible()
    phone.reload()
    expect(answers(builder)).to_have_count(1)


def test_it_is_sent_at_the_next_opening_after_the_page_was_closed(
    phone: Page, builder: Page, link: str, watch: Watch
) -> None:
    watch.allow("ERR_INTERNET_DISCONNECTED")
    context = phone.context
    context.set_offline(True)
    choose(phone, "pain_after", "4")
    send(phone)
    expect(form(phone).get_by_text(WAITS)).to_be_visible()
    phone.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(link)
    expect(form(page).get_by_text(SENT)).to_be_visible()
    expect(answers(builder)).to_have_count(1)


def test_an_answer_whose_receipt_is_lost_is_there_once(phone: Page, builder: Page, watch: Watch) -> None:
    watch.allow("ERR_CONNECTION_RESET")
    lost = []

    def lose(route: Route) -> None:
        # The browser adds this header after the place where a route is asked.
        lost.append(route.fetch(headers={**route.request.headers, "Sec-Fetch-Site": "same-origin"}).status)
        route.abort("connectionreset")

    phone.route("**/answers", lose, times=1)
    choose(phone, "pain_after", "1")
    send(phone)
    expect(form(phone).get_by_text(WAITS)).to_be_visible()
    assert lost == [200]
    phone.evaluate("dispatchEvent(new Event('online'))")
    expect(form(phone).get_by_text(SENT)).to_be_visible()
    expect(answers(builder)).to_have_count(1)


def test_what_the_server_does_not_take_is_told_and_can_be_mended(phone: Page, watch: Watch) -> None:
    watch.allow("422")
    phone.route("**/answers", lambda route: route.fulfill(status=422, json={"error": "Too long."}), times=1)
    choose(phone, "pain_after", "1")
    send(phone)
    expect(form(phone).get_by_role("alert").filter(has_text="Too long.")).to_be_visible()
    send(phone)
    expect(form(phone).get_by_text(SENT)).to_be_visible()


def test_a_number_is_asked_for_where_none_was_chosen(phone: Page) -> None:
    send(phone)
    expect(form(phone).get_by_text("Choose how much it hurts now, from 0 to 10.")).to_be_visible()
    expect(form(phone).locator("[name=pain_after]").first).to_be_focused()


def test_at_the_end_of_a_session_the_question_comes_to_the_player_and_goes_back(phone: Page) -> None:
    phone.evaluate(ENDED)
    stand_in = phone.locator("#stand-in")
    expect(stand_in.get_by_role("heading", name="How was it?")).to_be_visible()
    choose(phone, "pain_after", "0")
    send(phone)
    expect(stand_in.get_by_text(SENT)).to_be_visible()
    phone.evaluate("document.getElementById('stand-in').close()")
    expect(phone.locator("body > #how-was-it")).to_be_visible()
    phone.evaluate("document.getElementById('stand-in').remove()")
    phone.evaluate(ENDED)  # the next session asks again
    expect(form(phone).get_by_role("button", name="Send to your therapist")).to_be_visible()


def test_the_player_asks_at_its_end(open_page: OpenPage, link: str, builder: Page) -> None:
    page = open_page(link, width=360, height=740, touch=True)
    page.clock.install()
    page.reload()
    button(page.locator("body"), "Start together").click()
    button(page.locator("body"), "None of these: start").click()
    player = page.get_by_role("dialog", name="Follow along")
    onward = button(player, "Next")
    while onward.is_visible():
        onward.click()
    expect(player.get_by_role("heading", name="How was it?")).to_be_visible()
    choose(page, "pain_after", "2")
    send(page)
    expect(player.get_by_text(SENT)).to_be_visible()
    button(player, "Close").click()
    expect(page.locator("body > #how-was-it")).to_be_visible()
    expect(answers(builder)).to_have_count(1)


def test_behind_a_passcode_an_answer_waits_in_the_tab_alone(
    open_page: OpenPage, link: str, builder: Page, watch: Watch
) -> None:
    watch.allow("ERR_INTERNET_DISCONNECTED")
    builder.goto(builder.url.removesuffix("/answers"))
    shared(builder)
    set_passcode(builder, "bamboo")
    expect(builder.get_by_text("The passcode is set.")).to_be_visible()
    page = open_page(link)
    give(page, "bamboo")
    page.context.set_offline(True)
    choose(page, "pain_after", "3")
    send(page)
    expect(form(page).get_by_text(WAITS)).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('answers'))") == []
    stored = page.evaluate("Object.entries(sessionStorage).find(([key]) => key.includes('answers'))[1]")
    assert "grant" not in stored
    page.context.set_offline(False)
    expect(form(page).get_by_text(SENT)).to_be_visible()
    expect(answers(builder)).to_have_count(1)


def test_another_answer_can_be_given(phone: Page, builder: Page) -> None:
    for pain in ("1", "2"):
        choose(phone, "pain_after", pain)
        send(phone)
        expect(form(phone).get_by_text(SENT)).to_be_visible()
        button(form(phone), "Answer again").click()
    assert form(phone).locator("[name=pain_after]:checked").count() == 0
    expect(answers(builder)).to_have_count(2)


def test_the_therapist_builds_the_next_plan_from_it(phone: Page, builder: Page) -> None:
    row = form(phone).get_by_role("radiogroup", name="Hands under the sacrum")
    row.get_by_role("radio", name="Worse").check()
    choose(phone, "pain_after", "3")
    send(phone)
    expect(form(phone).get_by_text(SENT)).to_be_visible()
    answers(builder)
    builder.get_by_role("button", name="Build the next plan from what helped").click()
    dropped = builder.get_by_role("listitem").filter(has_text="Dropped")
    expect(dropped).to_contain_text("Hands under the sacrum")
    builder.get_by_role("link", name="Open the next plan").click()
    expect(builder.get_by_role("textbox", name="Title")).to_have_value("Flare day, very gentle, next")


def test_browser_and_server_work_out_the_same_light(phone: Page) -> None:
    safety = Safety(
        red_flags=(),
        responses={"emergency": "Stop."},
        stop_signs=(),
        danger_zones=(),
        traffic_light=tuple(Light(colour, "", f"Do {colour}.") for colour in ("green", "amber", "red")),
    )
    numbers, reaches = (None, *range(11)), (None, *Reach)
    cases = [
        {"before": before, "after": after, "reachBefore": start, "reachAfter": end, "signs": False}
        for before, after, start, end in product(numbers, range(11), reaches, reaches)
    ] + [{"before": 1, "after": None, "reachBefore": None, "reachAfter": None, "signs": True}]

    def ours(case: dict[str, Any]) -> dict[str, Any]:
        answer = Feedback(
            id="0f8fad5b-d9cb-469f-a165-70867728950e",
            number=1,
            at=NOW,
            pain_before=case["before"],
            pain_after=case["after"],
            reach_before=case["reachBefore"],
            reach_after=case["reachAfter"],
            signs=("bladder",) if case["signs"] else (),  # type: ignore[arg-type]
        )
        return light_in_words(verdict(answer), safety)

    assert len(cases) > 4000
    assert phone.evaluate(LIGHTS, {"rules": rules(safety), "cases": cases}) == [ours(case) for case in cases]


@pytest.mark.parametrize("sizes", [[(320, 740), (360, 740)], [(1280, 740)]], ids=["phone", "desk"])
def test_everybody_can_use_it(
    open_page: OpenPage, link: str, builder: Page, check: Check, sizes: list[tuple[int, int]]
) -> None:
    (width, height), *_ = sizes
    page = open_page(link, width=width, height=height, touch=width < 1000)
    choose(page, "pain_after", "5")
    form(page).get_by_label("New weakness").check()
    check(page, sizes=sizes)
    if width < 1000:
        assert [page.evaluate(SMALL) for _ in looks(page, sizes)] == [0] * len(sizes) * 2
    send(page)
    expect(form(page).get_by_text(SENT)).to_be_visible()
    check(page, sizes=sizes)
    builder.set_viewport_size({"width": width, "height": height})
    answers(builder)
    check(builder, sizes=sizes)
    builder.get_by_role("button", name="Acknowledge").click()
    builder.get_by_role("button", name="Build the next plan from what helped").click()
    expect(builder.get_by_role("heading", name="The next plan is ready")).to_be_visible()
    check(builder, sizes=sizes)
