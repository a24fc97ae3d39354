"""A link for one client: shared, opened by somebody else, timed, and switched off."""

import http.client
import re
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewContext, OpenPage
from tests.browser.people import button, copy_starter, expect_saved, field, handout, step
from tests.browser.watching import Watch

GONE = "This link does not work"
ROUNDS = 12  # enough new connections for both workers to be asked


def share(page: Page) -> Locator:
    """Press Share and return the box of the link."""
    button(page.locator("body"), "Share").click()
    box = dialog(page).get_by_role("textbox", name="Share link")
    expect(box).to_be_visible()
    return box


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Share with your client")


def shared(page: Page) -> str:
    """Share the sequence and return the link."""
    return share(page).input_value()


def unfold(page: Page, name: str) -> Locator:
    """Open one of several links by its name, and return it."""
    link = dialog(page).get_by_role("group").filter(has=page.locator("summary", has_text=name))
    if link.get_attribute("open") is None:
        link.locator("summary").click()
    return link


def name_link(page: Page, name: str) -> None:
    """Give the one link that is unfolded a name."""
    box = dialog(page).get_by_role("textbox", name="Name", exact=True).filter(visible=True)
    box.fill(name)
    box.press("Enter")
    expect(dialog(page).get_by_text("The name is saved.")).to_be_visible()


def close(page: Page) -> None:
    button(dialog(page), "Close").click()
    expect(dialog(page)).to_be_hidden()


def statuses(link: str) -> list[int]:
    """Ask for a link over and over, each time on a new connection."""
    return [_status(link) for _ in range(ROUNDS)]


def _status(link: str) -> int:
    connection = http.client.HTTPConnection(urlsplit(link).netloc, timeout=30)
    connection.request("GET", urlsplit(link).path)
    status = connection.getresponse().status
    connection.close()
    return status


def test_share_makes_one_link_and_shows_it_again(desk: Page) -> None:
    box = share(desk)
    link = box.input_value()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/s/[\w-]{43,}", link)
    expect(box).not_to_be_editable()
    expect(dialog(desk).get_by_role("img", name="QR code of the share link")).to_be_visible()
    close(desk)
    assert shared(desk) == link
    desk.reload()
    assert shared(desk) == link


def test_copy_puts_the_link_on_the_clipboard(desk: Page) -> None:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    link = shared(desk)
    button(dialog(desk), "Copy").click()
    expect(dialog(desk).get_by_text("Copied")).to_be_visible()
    assert desk.evaluate("navigator.clipboard.readText()") == link


def test_the_client_needs_no_cookie_and_no_script(desk: Page, open_page: OpenPage) -> None:
    client = open_page(shared(desk), java_script_enabled=False, width=390, height=844)
    expect(client.get_by_role("heading", level=1)).to_have_text("Desk breaks")
    expect(handout(client).get_by_role("listitem", name="2 Standing back bend")).to_be_visible()
    expect(client.get_by_role("button")).to_have_text(["Send to your therapist"])
    assert client.context.cookies() == []


def test_a_view_is_told_to_the_therapist_and_a_bare_request_is_not(desk: Page, new_context: NewContext) -> None:
    link = shared(desk)
    client = new_context()
    for _ in range(3):
        assert client.request.get(link).status == 200
    close(desk)
    share(desk)
    expect(dialog(desk).get_by_text("Not opened yet")).to_be_visible()
    page = client.new_page()
    with page.expect_response("**/opened") as told:
        page.goto(link)
    assert told.value.status == 204
    close(desk)
    share(desk)
    expect(dialog(desk).get_by_text("Opened once, just now")).to_be_visible()
    assert client.cookies() == []


def test_the_client_saves_the_pdf(desk: Page, open_page: OpenPage) -> None:
    client = open_page(shared(desk))
    with client.expect_download() as download:
        client.get_by_role("link", name="Download PDF").click()
    assert download.value.suggested_filename == "Desk breaks.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF-")


def test_the_therapist_saves_the_pdf(desk: Page) -> None:
    with desk.expect_download() as download:
        desk.get_by_role("link", name="Download PDF").click()
    assert download.value.suggested_filename == "Desk breaks.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF-")


def test_a_later_edit_shows_through_the_link(desk: Page, open_page: OpenPage) -> None:
    client = open_page(shared(desk))
    expect(handout(client)).not_to_contain_text("Look up")
    close(desk)
    field(step(desk, "Standing back bend"), "Note").fill("Look up")
    expect_saved(desk)
    client.reload()
    expect(handout(client)).to_contain_text("Look up")


def test_the_end_of_a_link_can_be_changed(desk: Page) -> None:
    share(desk)
    until = dialog(desk).get_by_label("Works until")
    first = until.locator("option:checked").inner_text()
    assert re.fullmatch(r"\d{1,2} [A-Z][a-z]+ \d{4}", first)
    until.select_option(label="30 days from now")
    expect(until.locator("option:checked")).not_to_have_text(first)
    expect(until.locator("option:checked")).to_have_text(re.compile(r"^\d{1,2} [A-Z][a-z]+ \d{4}$"))
    until.select_option(label="No end date")
    expect(dialog(desk).get_by_text("Saved.")).to_be_visible()
    desk.reload()
    share(desk)
    expect(until.locator("option:checked")).to_have_text("No end date")


def test_a_link_that_is_switched_off_is_gone_at_the_very_next_request(
    desk: Page, open_page: OpenPage, watch: Watch
) -> None:
    watch.allow("404")
    link = shared(desk)
    client = open_page(link)
    assert set(statuses(link)) == {200}
    with desk.expect_response("**/revoke"):
        button(dialog(desk), "Switch off").click()
    assert set(statuses(link)) == {404}
    assert set(statuses(f"{link}/handout.pdf")) == {404}
    expect(dialog(desk).get_by_text("The link is switched off.")).to_be_focused()
    expect(dialog(desk).get_by_role("textbox")).to_have_count(0)
    client.reload()
    expect(client.get_by_role("heading", level=1)).to_have_text(GONE)
    expect(client.get_by_text("Ask your therapist for a new link.")).to_be_visible()


def test_another_link_goes_on_working_when_one_is_switched_off(desk: Page) -> None:
    first = shared(desk)
    button(dialog(desk), "Make another link").click()
    boxes = dialog(desk).get_by_role("textbox", name="Share link")
    expect(boxes).to_have_count(2)
    second = next(link for link in (box.input_value() for box in boxes.all()) if link != first)
    newest_first = boxes.first.input_value() == second
    with desk.expect_response("**/revoke"):
        button(dialog(desk), "Switch off").nth(1 if newest_first else 0).click()
    assert _status(first) == 404
    assert _status(second) == 200


def test_a_link_that_never_was_looks_like_one_that_is_gone(desk: Page, open_page: OpenPage, watch: Watch) -> None:
    watch.allow("404")
    stranger = open_page(f"/s/{'A' * 43}")
    expect(stranger.get_by_role("heading", level=1)).to_have_text(GONE)
    never = stranger.content()
    link = shared(desk)
    with desk.expect_response("**/revoke"):
        button(dialog(desk), "Switch off").click()
    stranger.goto(link)
    assert stranger.content() == never


def test_making_a_link_is_not_an_edit(desk: Page) -> None:
    share(desk)
    close(desk)
    expect(button(desk.locator("body"), "Undo")).to_be_disabled()


def test_several_links_are_told_apart_by_their_names(desk: Page) -> None:
    first = shared(desk)
    name_link(desk, "Ana’s phone")
    dialog(desk).get_by_text("Give it a name or a passcode first").click()
    dialog(desk).locator(".share-new").get_by_label("Name").fill("Tablet at home")
    button(dialog(desk), "Make another link").click()
    expect(dialog(desk).get_by_text("The new link is ready.")).to_be_focused()
    desk.reload()
    button(desk.locator("body"), "Share").click()
    expect(dialog(desk).get_by_role("textbox", name="Share link")).to_have_count(0)
    assert unfold(desk, "Ana’s phone").get_by_role("textbox", name="Share link").input_value() == first
    assert unfold(desk, "Tablet at home").get_by_role("textbox", name="Share link").input_value() != first


def test_a_name_is_saved_while_a_passcode_is_being_typed(desk: Page) -> None:
    share(desk)
    passcode = dialog(desk).get_by_label("Passcode: none yet")
    passcode.fill("bam")
    name_link(desk, "Ana’s phone")
    expect(passcode).to_have_value("bam")
    expect(dialog(desk).locator("summary", has_text="Ana’s phone")).to_be_visible()


def test_what_is_being_typed_stays_when_another_setting_is_changed(desk: Page, watch: Watch) -> None:
    watch.allow("422")
    share(desk)
    passcode = dialog(desk).get_by_label("Passcode: none yet")
    passcode.fill("bam")
    dialog(desk).get_by_label("Works until").select_option(label="No end date")
    expect(dialog(desk).get_by_text("Saved.")).to_be_visible()
    expect(passcode).to_have_value("bam")
    button(dialog(desk), "Set the passcode").click()
    expect(dialog(desk).get_by_role("alert")).to_be_visible()  # three characters are too few
    passcode.fill("bamboo")
    button(dialog(desk), "Set the passcode").click()
    expect(dialog(desk).get_by_text("The passcode is set.")).to_be_visible()
    expect(dialog(desk).get_by_label("New passcode")).to_have_value("")


def test_a_link_goes_to_the_share_sheet_of_the_device(open_page: OpenPage) -> None:
    page = open_page()
    page.add_init_script("navigator.share = async (given) => { window.given = given; }")
    copy_starter(page, "Desk breaks")
    link = shared(page)
    button(dialog(page), "Share…").click()
    page.wait_for_function("window.given")
    assert page.evaluate("window.given") == {"title": "Desk breaks", "url": link}


def test_without_a_share_sheet_there_is_no_button_for_it(open_page: OpenPage) -> None:
    page = open_page()
    page.add_init_script("delete Navigator.prototype.share")
    copy_starter(page, "Desk breaks")
    share(page)
    expect(button(dialog(page), "Share…")).to_be_hidden()
    expect(dialog(page).get_by_role("link", name="Mail")).to_be_visible()


def test_a_frozen_link_stays_as_it_is_while_a_following_one_changes(desk: Page, open_page: OpenPage) -> None:
    frozen = shared(desk)
    shows = dialog(desk).get_by_label("Shows")
    this = shows.locator("option").nth(1)
    expect(this).to_have_text(re.compile(r"^This version, from \d{1,2} [A-Z][a-z]+, \d\d:\d\d$"))
    shows.select_option(index=1)
    expect(dialog(desk).get_by_text("This link now keeps showing that version.")).to_be_visible()
    close(desk)
    field(step(desk, "Standing back bend"), "Note").fill("Look up")
    expect_saved(desk)
    button(desk.locator("body"), "Share").click()
    button(dialog(desk), "Make another link").click()
    boxes = dialog(desk).get_by_role("textbox", name="Share link")
    expect(boxes).to_have_count(2)
    following = next(link for link in (box.input_value() for box in boxes.all()) if link != frozen)
    expect(handout(open_page(frozen))).not_to_contain_text("Look up")
    expect(handout(open_page(following))).to_contain_text("Look up")
    dialog(desk).get_by_label("Shows").last.select_option(label="The newest version")
    expect(dialog(desk).get_by_text("This link now shows the newest version.")).to_be_visible()
    expect(handout(open_page(frozen))).to_contain_text("Look up")
