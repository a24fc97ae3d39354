"""What a plan the checks block still shows, what it does not, and what never leaves the therapist's side."""

import re
from collections.abc import Callable
from io import BytesIO

import pypdf
import pytest

from app.domain.library.library import Library
from app.domain.plan.client import Client
from tests.web.browsing import Browser
from tests.web.building import Builder
from tests.web.checking import find, parse, words
from tests.web.conftest import Clock

VERSION = re.compile(r' name="number" value="\d+"')  # which version an answer is about; every saved edit makes one
# Shapes and whole pictures within a page: their numbers are nobody's.
DRAWN = re.compile(
    r' (?:d|data-then|x|y|cx|cy|width|height|viewbox|transform|id)="[^"]*"|href="#[^"]*"'
    r'|data:image/svg\+xml;base64,[^"]*'
)
STOP = "condition_block.osteoporosis"
BUS_DRIVER = "Bus Driver"


@pytest.fixture
def builder(therapist: Browser) -> Builder:
    """A partner session that passes."""
    builder = Builder(therapist, therapist.new_sequence("partner_session"))
    builder.send("/heading", made_for="Zebulon Q")
    return builder


@pytest.fixture
def held(builder: Builder) -> Builder:
    """The same, blocked by one stop."""
    builder.send("/conditions", condition="osteoporosis")
    return builder


@pytest.fixture
def library(therapist: Browser) -> Library:
    """The library of the app."""
    library: Library = therapist.app.extensions["senline"].library
    return library


def text_of(pdf: bytes) -> str:
    """Return a PDF's text and metadata in one line."""
    read = pypdf.PdfReader(BytesIO(pdf))
    said = [page.extract_text() for page in read.pages] + [str(value) for value in (read.metadata or {}).values()]
    return " ".join(" ".join(said).split())


def title_of(page: str) -> str:
    return words(find(page, "h1")[0])


def links(panel: str) -> list[str]:
    return [str(box.get("value")) for box in find(panel, "input", readonly="")]


def path_of(builder: Builder, tail: str = "") -> str:
    return f"/sequences/{builder.sequence_id}{tail}"


def mend(builder: Builder) -> None:
    """Remove what blocks the plan."""
    step = builder.step_of("sup_bus_driver").id
    assert builder.send("/fixes", finding=STOP, fix=f"remove:{step}", step=step).status_code == 200


# The PDF and the page that says what holds it


@pytest.mark.parametrize("query", ["", "?paper=letter"])
def test_the_pdf_of_a_held_plan_leads_to_what_holds_it(held: Builder, query: str) -> None:
    answer = held.browser.get(path_of(held, f"/handout.pdf{query}"))
    assert (answer.status_code, answer.location) == (303, path_of(held, "/held"))


def test_what_holds_a_plan_is_listed_with_a_way_to_each(held: Builder) -> None:
    held.send("/screen/rf_bladder", answer="yes")
    held.add("sup_double_knee_press", before=held.step_of("close_rest").id)
    page = held.browser.get(path_of(held, "/held")).text
    assert title_of(page) == "Not ready to hand over"
    items = find(page, "li")
    told = [words(item) for item in items if "finding-stop" in item.get("class", "")]
    locks = [finding for finding in held.raised().values() if finding.is_open_stop]
    assert len(told) == len(locks) == 2
    for said, finding in zip(told, locks, strict=True):
        assert said.startswith(f"Stop {finding.text}")
    assert "2 steps are not for this client (osteoporosis). Bus Driver, Knee Press" in told[1], "after the sign"
    ways = [str(a.get("href")) for item in items for a in item.iter("a")]
    assert [way.split("#")[0] for way in ways] == [path_of(held)] * 2
    panel = {element.get("id") for element in parse(held.get("/checks")).iter()}
    assert {way.split("#")[1] for way in ways} <= panel, "each leads to a finding of the panel"


def test_when_nothing_holds_it_any_more_the_page_says_so_and_the_pdf_is_there(held: Builder) -> None:
    mend(held)
    page = held.browser.get(path_of(held, "/held")).text
    assert title_of(page) == "Ready to hand over"
    assert "“Partner session” can be printed and shared now." in words(find(page, "main")[0])
    (href,) = [str(a.get("href")) for a in find(page, "a") if words(a) == "Download PDF"]
    answer = held.browser.get(href)
    assert answer.mimetype == "application/pdf"
    assert BUS_DRIVER not in text_of(answer.data)


def test_a_held_plan_can_still_be_built_previewed_and_looked_at_as_a_sheet(held: Builder) -> None:
    assert held.send("/client", pain="2").status_code == 200
    assert BUS_DRIVER in held.get("/preview")
    assert find(held.get("/sheet"), "img")


# Links


def test_a_held_plan_gets_no_new_link_and_the_panel_says_why(held: Builder) -> None:
    for data in ({}, {"unless_shared": "y"}):
        panel = held.browser.post(path_of(held, "/shares"), data).text
        assert links(panel) == []
        (why,) = find(panel, "div", class_="notice notice-stop")
        assert words(why).startswith("No new link yet: one stop needs to be fixed or accepted first.")
        assert "The links below" not in words(why)
        assert [a.get("href") for a in why.iter("a")] == [path_of(held, "/held")]
        assert "Make a link" not in [words(button) for button in find(panel, "button")]
    mend(held)
    assert len(links(held.browser.post(path_of(held, "/shares")).text)) == 1


def test_a_plan_with_a_link_gets_no_second_one_while_held_and_is_told_what_the_first_shows(
    builder: Builder, clock: Clock
) -> None:
    builder.send("/heading", title="Passing")
    builder.browser.share(builder.sequence_id)
    clock.forward(minutes=5)
    builder.send("/conditions", condition="osteoporosis")
    panel = builder.browser.post(path_of(builder, "/shares")).text
    assert len(links(panel)) == 1
    (why,) = find(panel, "div", class_="notice notice-stop")
    assert "The links below still show the last version that passed, saved 5 minutes ago." in words(why)
    (checks,) = find(builder.get("/checks"), "div", class_="notice notice-stop")
    assert "Your client’s link still shows the last version that passed, saved 5 minutes ago." in words(checks)


def test_a_link_can_be_switched_off_while_the_plan_is_held(builder: Builder) -> None:
    link = builder.browser.share(builder.sequence_id)
    builder.send("/conditions", condition="osteoporosis")
    panel = builder.browser.get(path_of(builder, "/shares")).text
    share = str(find(panel, "input", readonly="")[0].get("id")).removeprefix("share-link-")
    builder.browser.post(path_of(builder, f"/shares/{share}/revoke"))
    assert builder.browser.get(link).status_code == 404


def test_a_link_goes_on_showing_the_last_version_that_passed_and_follows_again_once_mended(builder: Builder) -> None:
    client = Browser(builder.browser.app)
    link = builder.browser.share(builder.sequence_id)
    builder.send("/heading", title="Last that passed")
    builder.send("/conditions", condition="osteoporosis")
    builder.send("/heading", title="Held back")

    assert title_of(client.get(link).text) == "Last that passed"
    pdf = client.get(f"{link}/handout.pdf")
    assert pdf.headers["Content-Disposition"] == 'attachment; filename="Last that passed.pdf"'
    assert "Held back" not in text_of(pdf.data)
    assert "Keep the pull gentle." not in text_of(pdf.data), "what was asked for since is not on it either"

    mend(builder)
    page = client.get(link).text
    assert title_of(page) == "Held back"
    assert BUS_DRIVER not in page
    pdf = client.get(f"{link}/handout.pdf")
    assert "Held back" in text_of(pdf.data)
    assert "Keep the pull gentle." in text_of(pdf.data)


def test_a_link_follows_once_what_holds_the_plan_is_let_stand(builder: Builder) -> None:
    link = builder.browser.share(builder.sequence_id)
    builder.send("/conditions", condition="osteoporosis")
    builder.send("/heading", title="Agreed")
    assert title_of(builder.browser.get(link).text) != "Agreed"
    builder.send("/findings/accept", finding=STOP, reason="Tiny range.")
    assert title_of(builder.browser.get(link).text) == "Agreed"
    builder.send("/heading", title="After that")
    builder.send("/findings/withdraw", finding=STOP)
    builder.send("/heading", title="Held again")
    assert title_of(builder.browser.get(link).text) == "After that"


def test_undo_back_to_a_version_that_passed_is_shown_and_redo_to_a_held_one_is_not(builder: Builder) -> None:
    link = builder.browser.share(builder.sequence_id)
    builder.send("/heading", title="One")
    builder.send("/conditions", condition="osteoporosis")
    builder.send("/heading", title="Two")
    builder.send("/undo")
    builder.send("/undo")
    builder.send("/undo")
    assert title_of(builder.browser.get(link).text).startswith("Partner session")
    builder.send("/redo")
    assert title_of(builder.browser.get(link).text) == "One"
    builder.send("/redo")
    builder.send("/redo")
    assert builder.sequence().title == "Two"
    assert title_of(builder.browser.get(link).text) == "One"


def test_a_plan_that_was_held_when_it_was_loaded_is_not_shown_by_undoing_back_to_it(held: Builder) -> None:
    loaded = load(held.browser, held.browser.get(path_of(held, "/sequence.yaml?client=1")).data)
    mend(loaded)
    link = loaded.browser.share(loaded.sequence_id)
    loaded.send("/undo")
    assert BUS_DRIVER not in loaded.browser.get(link).text


def test_a_copy_of_a_held_plan_is_held_and_not_shown_by_undoing_back_to_it(held: Builder) -> None:
    held.browser.post(path_of(held, "/duplicate"))
    home = held.browser.get("/").text
    (copy_id,) = {
        str(a.get("href")).removeprefix("/sequences/") for a in find(home, "a") if words(a).endswith("(copy)")
    }
    copy = Builder(held.browser, copy_id)
    assert copy.browser.get(path_of(copy, "/handout.pdf")).status_code == 303
    mend(copy)
    link = copy.browser.share(copy.sequence_id)
    copy.send("/undo")
    assert BUS_DRIVER not in copy.browser.get(link).text


# What never leaves the therapist's side

Look = Callable[[], str]


def looks(builder: Builder, link: str) -> dict[str, Look]:
    """Return everything that is drawn for a client, as text."""
    client = Browser(builder.browser.app)

    def sheet() -> str:
        pictures = [str(picture.get("src")) for picture in find(builder.get("/sheet"), "img")]
        return " ".join(builder.browser.get(picture).text for picture in pictures)

    return {
        "page": lambda: VERSION.sub("", " ".join(client.get(link).text.split())),
        "page’s PDF": lambda: text_of(client.get(f"{link}/handout.pdf").data),
        "therapist’s PDF": lambda: text_of(builder.browser.get(path_of(builder, "/handout.pdf")).data),
        "preview": lambda: " ".join(builder.get("/preview").split()),
        "sheet": sheet,
    }


def tell_everything_but_conditions(builder: Builder) -> None:
    """Note everything that can be noted about a client, and accept the findings."""
    builder.send("/client", pain="5")
    builder.send("/client", reach="foot")
    builder.send("/client", sore_side="left")
    builder.send("/client", box="older", older="y")
    builder.send("/client", box="first_time", first_time="y")
    builder.send("/screen/rf_cancer_history", answer="yes")
    builder.send("/screen/rf_cancer_history/outcome", outcome="Wxoutcome from Wxdoctor")
    builder.send("/screen/rf_cancer_history/outcome", outcome_on="2011-11-11")
    builder.send("/screen/rf_cancer_history/outcome", box="go_on", go_on="y")
    builder.send("/screen/g_knees", answer="yes")
    for key, finding in builder.raised().items():
        if finding.can_be_accepted and finding.accepted is None:
            builder.send("/findings/accept", finding=key, reason="Wxreason")
    assert builder.sequence().accepted


def test_nothing_that_is_noted_of_a_client_changes_what_they_are_given(clock: Clock, builder: Builder) -> None:
    link = builder.browser.share(builder.sequence_id)
    before = {name: look() for name, look in looks(builder, link).items()}
    tell_everything_but_conditions(builder)
    for name, look in looks(builder, link).items():
        assert look() == before[name], name


CONDITIONS = ("osteoporosis", "knee_injury", "anticoagulants", "kidney_disease", "diabetes", "touch_trauma_consent")


def test_what_a_client_is_given_says_how_and_never_why(builder: Builder, library: Library) -> None:
    link = builder.browser.share(builder.sequence_id)
    for condition_id in CONDITIONS:
        builder.send("/conditions", condition=condition_id)
        builder.send(f"/conditions/{condition_id}", detail="Wxdetail")
        builder.send(f"/conditions/{condition_id}", weeks="4321")
        builder.send(f"/conditions/{condition_id}", cleared_by="Wxclearer")
        builder.send(f"/conditions/{condition_id}", cleared_on="2012-12-12")
    builder.send("/conditions/touch_trauma_consent", box="areas", areas=["neck"])
    tell_everything_but_conditions(builder)
    assert [key for key, finding in builder.raised().items() if finding.is_open_stop] == []
    assert any(note for finding in builder.raised().values() for _, note in finding.notes)

    secrets = {"Wxdetail", "4321", "Wxclearer", "2012", "Wxoutcome", "Wxdoctor", "2011", "11 November", "Wxreason"}
    for condition in (library.conditions[one] for one in CONDITIONS):
        secrets |= {condition.name, condition.short, condition.why}
        secrets |= {rule.note for rule in condition.rules if rule.note and rule.note not in rule.say}
    secrets |= {note for finding in builder.raised().values() for _, note in finding.notes}
    secrets |= {finding.text for finding in builder.raised().values()}
    for name, look in looks(builder, link).items():
        text = DRAWN.sub("", look().casefold())
        assert [secret for secret in secrets if secret.casefold() in text] == [], name


def test_what_is_asked_for_is_said_once_on_page_preview_and_pdf(builder: Builder) -> None:
    link = builder.browser.share(builder.sequence_id)
    for condition_id in ("osteoporosis", "steroids_long_term"):  # both ask for the same at many steps
        builder.send("/conditions", condition=condition_id)
    builder.send("/findings/accept", finding=STOP, reason="Tiny range.")
    drawn = looks(builder, link)
    for name in ("page", "page’s PDF", "therapist’s PDF", "preview"):
        text = drawn[name]()
        for sentence in (
            "Keep this small, slow and well supported.",
            "Keep the pull gentle.",
            "Take care not to fall; a firm bed may be safer than the floor.",
            "Do this and the next step on one side first, then turn over and do them all on the other.",
        ):
            assert text.count(sentence) == 1, (name, sentence)
        assert "Steps 6, 8, 9, 10, 11, 12 and 16" in text, name


def test_whom_it_is_for_is_printed_only_while_the_box_is_ticked(builder: Builder) -> None:
    link = builder.browser.share(builder.sequence_id)
    drawn = {name: look for name, look in looks(builder, link).items() if name != "sheet"}
    for name, look in drawn.items():
        assert "Zebulon Q" in look(), name
    builder.send("/client", box="label_shown")
    for name, look in drawn.items():
        assert "Zebulon Q" not in look(), name
        assert "Made for" not in look(), name
    assert find(builder.get(""), "input", id="heading-made_for")[0].get("value") == "Zebulon Q", "it is kept"


# The file


def load(therapist: Browser, raw: bytes) -> Builder:
    """Load a sequence file and open it."""
    answer = therapist.post("/sequences/import", {"file": (BytesIO(raw), "plan.yaml")})
    assert answer.status_code == 303, answer.text
    return Builder(therapist, str(answer.location).rsplit("/", 1)[1])


def test_the_file_to_pass_on_leaves_the_clients_answers_out(held: Builder) -> None:
    held.send("/conditions/osteoporosis", detail="Wxdetail")
    tell_everything_but_conditions(held)
    answer = held.browser.get(path_of(held, "/sequence.yaml"))
    for secret in ("osteoporosis", "Wxdetail", "Wxoutcome", "Wxreason", "rf_cancer_history", "pain:", "accepted:"):
        assert secret not in answer.text
    loaded = load(held.browser, answer.data)
    assert loaded.client() == Client()
    assert loaded.sequence().accepted == ()
    assert loaded.sequence().blocks == held.sequence().blocks


def test_the_file_to_keep_has_the_clients_answers_and_what_stands(held: Builder) -> None:
    held.send("/conditions/osteoporosis", detail="Wxdetail")
    held.send("/client", box="label_shown")
    tell_everything_but_conditions(held)
    loaded = load(held.browser, held.browser.get(path_of(held, "/sequence.yaml?client=1")).data)
    assert loaded.sequence() == held.sequence()
    assert loaded.browser.get(path_of(loaded, "/handout.pdf")).status_code == 200, "what stood stands"
    held.send("/findings/withdraw", finding=STOP)
    loaded = load(held.browser, held.browser.get(path_of(held, "/sequence.yaml?client=1")).data)
    assert loaded.browser.get(path_of(loaded, "/handout.pdf")).status_code == 303


def test_the_builder_offers_both_files(builder: Builder) -> None:
    hrefs = [str(a.get("href")) for a in find(builder.get(""), "a")]
    for href in (path_of(builder, "/sequence.yaml"), path_of(builder, "/sequence.yaml?client=1")):
        assert href in hrefs


def test_calling_it_my_own_session_shows_a_client_nothing_that_is_barred(therapist: Browser) -> None:
    builder = Builder(therapist, therapist.new_sequence("partner_session"))
    link = therapist.share(builder.sequence_id)
    builder.send("/conditions", condition="dvt_vte")
    builder.send("/heading", audience="therapist", title="Not for a client")
    assert "Not for a client" not in therapist.get(link).text
