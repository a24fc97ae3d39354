"""What a therapist does with the checks: see what a condition changes, fix, accept, be stopped and shown the way."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.people import (
    PHONE,
    add_condition,
    button,
    checks,
    client,
    copy_starter,
    expect_said,
    expect_saved,
    field,
    handout,
    library,
    new_sequence,
    preview,
    search,
    sequence,
    step,
    technique,
)
from tests.browser.watching import Watch

BUS_DRIVER = "Bus Driver"
FINDING = re.compile("Not for this client: Bus Driver")


@pytest.fixture
def partner(open_page: OpenPage) -> Page:
    """The builder with a copy of the partner session, which raises no stop."""
    page = open_page(width=1440, height=1000)
    copy_starter(page, "Partner session")
    return page


def finding(page: Page, text: str | re.Pattern[str]) -> Locator:
    """Return one finding of the panel."""
    return checks(page).get_by_role("list", name="Findings").get_by_role("listitem").filter(has_text=text).first


def test_a_condition_changes_the_card_the_step_and_the_counts_at_once(partner: Page) -> None:
    expect(step(partner, BUS_DRIVER).get_by_text("Not for this client")).to_have_count(0)
    add_condition(partner, "osteo", "Osteoporosis or low bone density")
    expect(step(partner, BUS_DRIVER).get_by_text("Not for this client: osteoporosis.")).to_be_visible()
    search(partner, "bus driver")
    expect(technique(partner, BUS_DRIVER).get_by_text("Not for this client: osteoporosis")).to_be_visible()
    expect_said(partner, re.compile("1 stop"))
    button(client(partner), "Remove Osteoporosis or low bone density, no spine fracture").click()
    expect(step(partner, BUS_DRIVER).get_by_text("Not for this client")).to_have_count(0)
    expect(technique(partner, BUS_DRIVER).get_by_text("Not for this client")).to_have_count(0)


def test_the_library_can_show_only_what_suits_the_client(partner: Page) -> None:
    add_condition(partner, "osteo", "Osteoporosis or low bone density")
    library(partner).get_by_label(re.compile("Suits this client")).check()
    expect(technique(partner, "Hip circles")).to_be_visible()
    expect(technique(partner, BUS_DRIVER)).to_have_count(0)


def test_a_side_tells_which_side_is_barred(partner: Page) -> None:
    knee = add_condition(partner, "knee injury", "Knee injury or painful knee")
    knee.get_by_label("Which side?").select_option(label="Left")
    expect_saved(partner)
    button(library(partner), "Add Heel towards buttock").click()
    heel = step(partner, "Heel towards buttock")
    expect(heel.get_by_text("Not for this client")).to_be_visible()
    field(heel, "Side").select_option(label="Right")
    expect(heel.get_by_text("Not for this client")).to_have_count(0)


def test_a_fix_in_the_panel_mends_and_can_be_undone(partner: Page) -> None:
    add_condition(partner, "osteo", "Osteoporosis or low bone density")
    stop = finding(partner, FINDING)
    replacement = stop.get_by_role("button", name=re.compile("^Use ")).first
    name = str(replacement.text_content()).removeprefix("Use ")
    replacement.click()
    expect(step(partner, name)).to_be_visible()
    expect(step(partner, BUS_DRIVER)).to_have_count(0)
    expect(checks(partner).get_by_text(FINDING)).to_have_count(0)
    button(partner.locator("body"), "Undo").click()
    expect(step(partner, BUS_DRIVER)).to_be_visible()
    expect(checks(partner).get_by_text(FINDING).first).to_be_visible()


def test_a_fix_beside_the_step_is_two_presses_away(partner: Page) -> None:
    add_condition(partner, "osteo", "Osteoporosis or low bone density")
    bus = step(partner, BUS_DRIVER)
    bus.get_by_text(re.compile("What to do")).click()
    button(bus, "Remove Bus Driver").click()
    expect(step(partner, BUS_DRIVER)).to_have_count(0)
    expect_said(partner, re.compile("Done. Still open: |found nothing"))


def test_what_needs_no_decision_is_fixed_at_once(open_page: OpenPage) -> None:
    page = open_page(width=1440, height=1000)
    new_sequence(page)
    button(library(page), "Add Harmonic leg rocking").click()
    expect(step(page, "Harmonic leg rocking")).to_be_visible()
    button(checks(page), "Fix all that needs no decision").click()
    expect(step(page, "Check in, screen and agree on signals")).to_be_visible()
    expect(step(page, "Rise, re-check and after-care")).to_be_visible()
    expect(checks(page).get_by_text("one stop needs")).to_have_count(0)


def test_a_stop_is_let_stand_with_a_reason_and_taken_back(partner: Page) -> None:
    add_condition(partner, "osteo", "Osteoporosis or low bone density")
    stop = finding(partner, FINDING)
    stop.get_by_text("Accept…").click()
    stop.get_by_label("Your reason").fill("Tiny range, agreed with her doctor.")
    button(stop, "Accept").click()
    stands = checks(partner).get_by_text(re.compile("Accepted:"))
    stands.click()
    expect(checks(partner).get_by_text("Tiny range, agreed with her doctor.")).to_be_visible()
    preview(partner).get_by_role("tab", name="Client’s page").click()
    expect(handout(partner)).not_to_contain_text("Tiny range")
    with partner.expect_download() as download:
        partner.get_by_role("link", name="Download PDF").click()
    assert download.value.suggested_filename.endswith(".pdf")
    button(checks(partner), "Reopen").click()
    expect(checks(partner).get_by_text("one stop needs")).to_be_visible()


# As on a machine that is busy just then: what waits for its turn waits longer, in the same order.
BUSY = "const soon = setTimeout; window.setTimeout = (act, wait, ...rest) => soon(act, (wait || 0) + 400, ...rest);"


@pytest.mark.parametrize("busy", [False, True], ids=["idle", "busy"])
def test_a_held_plan_leads_from_the_pdf_to_its_cause(partner: Page, *, busy: bool) -> None:
    if busy:
        partner.add_init_script(BUSY)
    add_condition(partner, "osteo", "Osteoporosis or low bone density")
    partner.get_by_role("link", name="Download PDF").click()
    expect(partner.get_by_role("heading", name="Not ready to hand over")).to_be_visible()
    expect(partner.get_by_text(FINDING)).to_be_visible()
    partner.get_by_role("link", name="Go to it").first.click()
    expect(preview(partner).get_by_text(FINDING).first).to_be_visible()
    expect(partner.locator("#finding-condition_block-osteoporosis")).to_be_focused()


def test_a_link_shows_the_last_version_that_passed(partner: Page) -> None:
    button(partner.locator("body"), "Share").click()
    link = partner.get_by_role("textbox", name="Share link").input_value()
    partner.keyboard.press("Escape")
    add_condition(partner, "osteo", "Osteoporosis or low bone density")
    partner.get_by_role("textbox", name="Title").fill("Held back")
    expect_saved(partner)
    expect(checks(partner).get_by_text("link still shows the last version that passed")).to_be_visible()
    button(partner.locator("body"), "Share").click()
    expect(partner.get_by_role("dialog").get_by_text("No new link yet")).to_be_visible()
    phone = partner.context.new_page()
    phone.goto(link)
    expect(handout(phone).get_by_role("heading", name="Partner session")).to_be_visible()
    expect(handout(phone)).not_to_contain_text(re.compile("osteoporosis", re.IGNORECASE))


def test_a_warning_sign_locks_until_its_outcome_is_written(partner: Page) -> None:
    button(client(partner), "Ask the questions…").click()
    dialog = partner.get_by_role("dialog", name="Warning signs")
    question = dialog.get_by_role("group", name=re.compile("new numbness"))
    question.get_by_role("radio", name="Yes").check()
    expect(question.get_by_role("alert")).to_contain_text("Call your local emergency number")
    question.get_by_label(re.compile("Outcome: who")).fill("Seen at the hospital: nothing pressing on the nerve.")
    question.get_by_label("On", exact=True).fill("2026-11-20")
    question.get_by_label("Bodywork may continue").check()
    expect(question.get_by_text("Settled on 20 November 2026.")).to_be_visible()
    expect(question.get_by_role("alert")).to_have_count(0)
    partner.keyboard.press("Escape")
    expect(client(partner).get_by_text("1 of 21 asked").first).to_be_visible()
    expect(checks(partner).get_by_text("emergency warning sign")).to_have_count(0)


def test_the_questions_are_answered_by_keyboard(partner: Page) -> None:
    button(client(partner), "Ask the questions…").click()
    first = partner.get_by_role("dialog").get_by_role("group").first
    first.get_by_role("radio", name="Not asked").focus()
    partner.keyboard.press("ArrowLeft")
    expect(first.get_by_role("radio", name="No", exact=True)).to_be_checked()
    expect(first.get_by_role("radio", name="No", exact=True)).to_be_focused()
    expect_saved(partner)
    expect(partner.get_by_text("1 of 21 asked").first).to_be_attached()


def test_what_the_client_s_panel_shows_stays_open_and_typed(partner: Page, watch: Watch) -> None:
    watch.allow("422")
    panel = client(partner)
    pain = panel.get_by_label("Pain now, 0 to 10")
    pain.fill("12")
    expect(panel.get_by_text("Pain must be a whole number from 0 to 10")).to_be_visible()
    expect(pain).to_have_value("12")
    pain.fill("4")
    expect(panel.get_by_text("Pain must be")).to_have_count(0)
    panel.get_by_label("65 or over").check()
    expect_saved(partner)
    expect(panel).to_have_attribute("open", "")
    expect(panel.locator("> summary")).to_contain_text("pain 4 · 65 or over")


def test_changing_a_step_says_what_the_checks_find_without_taking_the_focus(partner: Page) -> None:
    minutes = field(step(partner, BUS_DRIVER), "Minutes")
    minutes.fill("9")
    expect(step(partner, BUS_DRIVER).get_by_text("longer than the usual")).to_be_visible()
    expect(minutes).to_be_focused()
    expect_said(partner, re.compile("warning"))


def test_on_a_phone_the_counts_lead_to_the_checks_and_back_to_the_step(open_page: OpenPage) -> None:
    page = open_page(**PHONE, touch=True)
    copy_starter(page, "Partner session")
    add_condition(page, "osteo", "Osteoporosis or low bone density")
    sequence(page).get_by_role("button", name=re.compile("1 stop")).tap()
    stop = finding(page, FINDING)
    expect(stop).to_be_visible()
    stop.get_by_role("button", name=BUS_DRIVER, exact=True).tap()
    expect(step(page, BUS_DRIVER)).to_be_focused()
    expect(step(page, BUS_DRIVER)).to_be_in_viewport()
