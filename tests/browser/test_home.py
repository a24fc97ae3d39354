"""The start page, as a therapist uses it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.people import button, copied, expect_builder, expect_saved, expect_steps, sequence
from tests.browser.watching import Watch

BROKEN = """senline: 1
title: Broken
blocks:
  - name: Session
    kind: session
    steps:
      - {technique: levitation, minutes: 2}
"""


def mine(page: Page) -> Locator:
    return page.get_by_role("region", name="My sequences").get_by_role("listitem")


def named(page: Page, title: str) -> Locator:
    return page.get_by_role("listitem", name=title, exact=True)


def home_again(page: Page) -> None:
    expect_saved(page)
    page.get_by_role("link", name="senline").click()


def load(page: Page, content: str) -> None:
    file = FilePayload(name="plan.yaml", mimeType="application/yaml", buffer=content.encode())
    page.get_by_label("Sequence file, downloaded from Senline as YAML").set_input_files(file)
    button(page.locator("body"), "Load file").click()


def save_title(page: Page, title: str, new: str) -> None:
    row = named(page, title)
    row.get_by_text("Rename").click()
    row.get_by_label("New title").fill(new)
    button(row, "Save title").click()


def use(page: Page, starter: str) -> None:
    button(page.locator("body"), f"Use {starter}").click()
    expect_builder(page)


@pytest.fixture
def plans(open_page: OpenPage) -> Page:
    """The start page of someone who has copied two starters."""
    page = open_page()
    for starter in ("Desk breaks", "Flare day"):
        copied(page, starter)
    page.goto("/")
    return page


def test_a_new_sequence_is_one_click_away(open_page: OpenPage) -> None:
    page = open_page("/")
    button(page.locator("body"), "New sequence").click()
    expect_builder(page)
    expect_steps(page, "Session")
    expect_steps(page, "Between sessions")
    home_again(page)
    expect(mine(page)).to_have_count(1)


def test_a_starter_is_copied_and_stays_as_it_was(open_page: OpenPage) -> None:
    page = open_page("/")
    use(page, "Desk breaks")
    expect_steps(page, "Between sessions", "Sitting set-up", "Standing with a foot on a stool")
    button(sequence(page).get_by_role("listitem", name="Sitting set-up"), "Remove").click()
    expect_steps(page, "Between sessions", "Standing with a foot on a stool")
    home_again(page)
    use(page, "Desk breaks")
    expect_steps(page, "Between sessions", "Sitting set-up", "Standing with a foot on a stool")


def test_the_newest_sequence_stands_first(plans: Page) -> None:
    expect(mine(plans)).to_have_count(2)
    expect(mine(plans).first).to_have_accessible_name(re.compile("^Flare day"))


def test_a_search_by_title_answers_as_it_is_typed(plans: Page) -> None:
    box = plans.get_by_role("searchbox", name="Search by title")
    box.press_sequentially("DESK")
    expect(mine(plans)).to_have_count(1)
    expect(mine(plans)).to_have_accessible_name("Desk breaks")
    box.fill("desk levitation")
    expect(plans.get_by_text("No title matches “desk levitation”.")).to_be_visible()
    plans.get_by_role("link", name="Show all").click()
    expect(mine(plans)).to_have_count(2)


def test_a_duplicate_is_a_sequence_of_its_own(plans: Page) -> None:
    button(named(plans, "Desk breaks"), "Duplicate Desk breaks").click()
    expect(mine(plans)).to_have_count(3)
    mine(plans).first.get_by_role("link").click()
    button(sequence(plans).get_by_role("listitem", name="Sitting set-up"), "Remove").click()
    home_again(plans)
    named(plans, "Desk breaks").last.get_by_role("link").click()
    expect_steps(plans, "Between sessions", "Sitting set-up", "Standing with a foot on a stool")


def test_a_sequence_gets_another_name(plans: Page) -> None:
    save_title(plans, "Desk breaks", "Breaks for Ana")
    expect(named(plans, "Breaks for Ana")).to_be_visible()
    expect(named(plans, "Desk breaks").and_(mine(plans))).to_have_count(0)


def test_a_name_that_does_not_do_stays_in_its_field_with_the_reason(plans: Page, watch: Watch) -> None:
    watch.allow("422")
    save_title(plans, "Desk breaks", "   ")
    typed = named(plans, "Desk breaks").and_(mine(plans)).get_by_label("New title")
    expect(typed).to_have_value("   ")
    expect(typed).to_have_attribute("aria-invalid", "true")
    expect(typed).to_have_accessible_description("Give the sequence a title.")


def test_what_is_archived_can_be_restored(plans: Page) -> None:
    button(named(plans, "Desk breaks"), "Archive Desk breaks").click()
    expect(mine(plans)).to_have_count(1)
    plans.get_by_role("link", name="Archived").click()
    button(named(plans, "Desk breaks"), "Restore Desk breaks").click()
    expect(plans.get_by_text("Nothing is archived.")).to_be_visible()
    plans.get_by_role("link", name="Back to my sequences").click()
    expect(mine(plans)).to_have_count(2)


def test_a_downloaded_file_loads_as_the_same_sequence(plans: Page, tmp_path: Path) -> None:
    mine(plans).last.get_by_role("link").click()
    with plans.expect_download() as download:
        plans.get_by_role("link", name="Download as YAML").click()
    assert download.value.suggested_filename == "Desk breaks.yaml"
    file = tmp_path / "plan.yaml"
    download.value.save_as(file)
    original = sequence(plans).get_by_role("listitem").all_inner_texts()
    home_again(plans)
    load(plans, file.read_text())
    expect_steps(plans, "Between sessions", "Sitting set-up", "Standing with a foot on a stool")
    assert sequence(plans).get_by_role("listitem").all_inner_texts() == original


def test_a_file_that_cannot_be_read_says_where_and_changes_nothing(plans: Page, watch: Watch) -> None:
    watch.allow("422")
    load(plans, BROKEN)
    complaint = plans.get_by_role("alert")
    expect(complaint).to_contain_text("Line 7")
    expect(complaint).to_contain_text("technique: There is no technique “levitation” in the library.")
    expect(mine(plans)).to_have_count(2)


def test_another_browser_does_not_find_the_sequence(plans: Page, open_page: OpenPage, watch: Watch) -> None:
    watch.allow("404")
    mine(plans).first.get_by_role("link").click()
    expect(sequence(plans)).to_be_visible()
    stranger = open_page("/")
    expect(stranger.get_by_text("Nothing here yet.")).to_be_visible()
    answer = stranger.goto(plans.url)
    assert answer and answer.status == 404
    expect(sequence(stranger)).to_have_count(0)
