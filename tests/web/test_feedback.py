"""What a therapist sees of a client's answers, and what becomes of them."""

import csv
import io
import re

import pytest

from app.web.feedback.table import safe
from tests.web.browsing import Browser
from tests.web.checking import find, words
from tests.web.feedback import answer

pytestmark = pytest.mark.usefixtures("clock")  # it is stopped


@pytest.fixture
def here(sequence_id: str) -> str:
    """The path of its answers."""
    return f"/sequences/{sequence_id}/answers"


def steps(client: Browser, link: str) -> list[str]:
    """Return the ids of the steps that the form asks about."""
    ids = [str(row[0].get("id")) for row in find(client.get(link).text, "div", class_="feel-step")]
    return [step.removeprefix("feel-") for step in ids]


def addresses(text: str, what: str) -> list[str]:
    return [str(form.get("action")) for form in find(text, "form") if str(form.get("action")).endswith(what)]


def table(text: str) -> list[list[str]]:
    """Return the cells of the table of all answers."""
    (every,) = find(text, "table", class_="answers-table answers-every")
    return [[words(cell) for cell in row] for row in every.iter("tr")]


def test_without_answers_it_says_where_they_come_from(therapist: Browser, here: str) -> None:
    page = therapist.get(here).text
    assert words(find(page, "h1")[0]) == "What helped"
    assert "No answers yet" in page
    assert not find(page, "table")


def test_the_table_has_the_numbers_of_the_chart(therapist: Browser, client: Browser, here: str, link: str) -> None:
    for before, after in (("8", "5"), ("6", "4"), ("", "2")):
        answer(client, link, pain_before=before, pain_after=after)
    page = therapist.get(here).text
    cells = [row[2:4] for row in table(page)[1:]]
    assert sorted(cells) == sorted([["8", "5 better"], ["6", "4 better"], ["–", "2"]])
    (chart,) = find(page, "svg")
    assert "3 sessions" in str(chart.get("aria-label"))
    circles = [circle.get("class") for circle in chart.iter() if circle.tag.endswith("circle")]
    assert (circles.count("chart-before"), circles.count("chart-after")) == (2, 3)


def test_the_chart_lies_in_its_picture_and_says_which_change_counts(
    therapist: Browser, client: Browser, here: str, link: str
) -> None:
    answer(client, link, pain_before="10", pain_after="0")
    text = therapist.get(here).text
    (picture,) = find(text, "svg", role="img")
    width, height = map(float, str(picture.get("viewBox")).split()[2:])
    for line in find(text, "line"):
        assert 0 <= float(str(line.get("x1"))) <= float(str(line.get("x2"))) <= width
        assert 0 <= float(str(line.get("y1"))) <= height
    caption = words(find(text, "figcaption")[0])
    assert "A change counts from 2 points, or from 3 where the pain began at 8 to 10." in caption


def test_each_technique_has_its_counts_the_most_helpful_first(
    therapist: Browser, client: Browser, here: str, link: str
) -> None:
    first, second, *_ = steps(client, link)
    answer(client, link, **{f"felt-{first}": "worse", f"felt-{second}": "better"})
    answer(client, link, **{f"felt-{first}": "same", f"felt-{second}": "better"})
    (helped,) = find(therapist.get(here).text, "table", class_="answers-table answers-helped")
    cells = [[words(cell) for cell in row][1:] for row in helped.iter("tr")][1:]
    assert cells == [["2", "0", "0", "Helped"], ["0", "1", "1", "Made it worse"]]


def test_red_answers_are_on_top_and_emergencies_before_them(
    therapist: Browser, client: Browser, here: str, link: str
) -> None:
    answer(client, link, pain_after="9", words="It hurts")
    answer(client, link, pain_after="", sign="bladder")
    answer(client, link, pain_after="0")
    headings = [words(heading) for heading in find(therapist.get(here).text, "h2")]
    assert headings[:3] == ["New warning signs", "Red answers", "3 sessions: pain before and after"]


def test_an_emergency_is_marked_until_acknowledged_and_holds_the_next_plan_back(
    therapist: Browser, client: Browser, here: str, link: str
) -> None:
    answer(client, link, sign="numbness")
    page = therapist.get(here).text
    assert find(page, "article", class_="notice notice-stop answer-urgent")
    assert not addresses(page, "/next")
    assert therapist.post(f"{here}/next").status_code == 422
    (acknowledge,) = addresses(page, "/acknowledge")
    page = therapist.post(acknowledge, follow_redirects=True).text
    assert "is acknowledged" in page
    assert not addresses(page, "/acknowledge")
    assert "Acknowledged just now" in page
    assert addresses(page, "/next")


def test_the_builder_tells_of_new_answers_until_they_are_seen(
    therapist: Browser, client: Browser, sequence_id: str, here: str, link: str
) -> None:
    def told() -> str:
        (button,) = [a for a in find(therapist.get(f"/sequences/{sequence_id}").text, "a") if a.get("href") == here]
        return words(button)

    assert told() == "What helped"
    answer(client, link)
    answer(client, link)
    assert told() == "What helped 2 new"
    assert therapist.get(here).text.count(">New<") == 2
    assert told() == "What helped"
    assert ">New<" not in therapist.get(here).text


def test_the_next_plan_is_made_and_says_why(
    therapist: Browser, client: Browser, sequence_id: str, here: str, link: str
) -> None:
    name = "Hands under the sacrum"
    rows = find(client.get(link).text, "div", class_="feel-step")
    (step,) = (str(row[0].get("id")).removeprefix("feel-") for row in rows if words(row[0]).startswith(name))
    answer(client, link, **{f"felt-{step}": "worse"})
    made = therapist.post(f"{here}/next")
    assert made.status_code == 303
    page = therapist.get(str(made.location)).text
    dropped = [words(item) for item in find(page, "li", class_="choice-dropped")]
    assert dropped == [f"Dropped {name}Worse once, better never."]
    assert find(page, "li", class_="choice-kept")
    new = re.search(r"/next/([\w-]+)", str(made.location))
    assert new
    built = therapist.get(f"/sequences/{new[1]}").text
    assert ", next" in built
    assert name not in therapist.get(f"/sequences/{new[1]}/preview").text
    assert name in therapist.get(f"/sequences/{sequence_id}/preview").text


def test_one_answer_is_deleted_for_good(therapist: Browser, client: Browser, here: str, link: str) -> None:
    answer(client, link, words="First")
    answer(client, link, words="Second")
    delete = addresses(therapist.get(here).text, "/delete")[0]
    page = therapist.post(delete, follow_redirects=True).text
    assert "deleted for good" in page
    assert len(find(page, "blockquote", class_="answer-words")) == 1
    assert therapist.post(delete).status_code == 404


def test_all_answers_are_deleted_for_good(therapist: Browser, client: Browser, here: str, link: str) -> None:
    answer(client, link)
    answer(client, link)
    page = therapist.post(f"{here}/delete", follow_redirects=True).text
    assert "All answers to this sequence are deleted for good." in page
    assert "No answers yet" in page
    assert client.get(link).status_code == 200


def test_the_table_of_answers_can_be_downloaded(therapist: Browser, client: Browser, here: str, link: str) -> None:
    first, *_ = steps(client, link)
    answer(client, link, pain_before="5", pain_after="2", words='=HYPERLINK("x")\nสบาย', **{f"felt-{first}": "better"})
    file = therapist.get(f"{here}/answers.csv")
    assert file.mimetype == "text/csv"
    assert "attachment" in file.headers["Content-Disposition"]
    head, row = csv.reader(io.StringIO(file.data.decode("utf-8-sig")))
    told = dict(zip(head, row, strict=True))
    assert (told["pain_before"], told["pain_after"], told["light"]) == ("5", "2", "green")
    assert told["words"] == '\'=HYPERLINK("x")\nสบาย'
    assert told["techniques"].endswith(": better")


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", " =1", "\t=1", "|cmd", "＝1"])
def test_no_cell_is_taken_for_a_formula(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


def test_other_cells_stay_as_they_are() -> None:
    assert [safe(cell) for cell in ("", "5", "a=b", "Ana")] == ["", "5", "a=b", "Ana"]


def test_a_stranger_finds_nothing_and_changes_nothing(
    therapist: Browser, stranger: Browser, client: Browser, here: str, link: str
) -> None:
    answer(client, link, sign="weakness")
    page = therapist.get(here).text
    (acknowledge,), (delete,) = addresses(page, "/acknowledge"), addresses(page, "/delete")[:1]
    for path in (here, f"{here}/answers.csv", f"{here}/next/x"):
        assert stranger.get(path).status_code == 404
    for path in (acknowledge, delete, f"{here}/delete", f"{here}/next"):
        assert stranger.post(path).status_code == 404
    assert find(therapist.get(here).text, "article", class_="notice notice-stop answer-urgent")


def test_the_next_plan_of_another_is_not_shown(therapist: Browser, stranger: Browser, here: str) -> None:
    assert therapist.get(f"{here}/next/{stranger.new_sequence()}").status_code == 404


def test_a_technique_that_left_the_library_keeps_its_answers(
    therapist: Browser, client: Browser, here: str, link: str, sequence_id: str
) -> None:
    first, *_ = steps(client, link)
    answer(client, link, **{f"felt-{first}": "better"})
    therapist.post(f"/sequences/{sequence_id}/steps/{first}/delete", headers={"If-Match": '"1"'})
    assert find(therapist.get(here).text, "table", class_="answers-table answers-helped")
