"""The rules of the checks as pages: the list, each rule, the lists behind some of them, and the blank screen."""

import re
from html import unescape

import pytest

from app.domain.library.library import Library
from app.domain.library.rules import Severity
from tests.web.browsing import Browser
from tests.web.checking import find, words

OF_CONDITIONS = ("condition_block", "condition_ask", "condition_care")


def library_of(therapist: Browser) -> Library:
    library: Library = therapist.app.extensions["senline"].library
    return library


def page(therapist: Browser, rule_id: str) -> str:
    return therapist.get(f"/checks/{rule_id}").text


def entries(text: str) -> list[str]:
    return [words(summary) for summary in find(text, "summary")]


def test_the_list_leads_to_every_rule_under_its_severity(therapist: Browser) -> None:
    text = therapist.get("/checks").text
    rules = library_of(therapist).rules.values()
    headings = [words(heading) for heading in find(text, "h2")]
    assert headings == ["Stop", "Warning", "Tip"]
    for severity, rows in zip(Severity, find(text, "ul", class_="rule-list"), strict=True):
        here = [rule for rule in rules if rule.severity is severity]
        assert [link.get("href") for link in rows.iter("a")] == [f"/checks/{rule.id}" for rule in here]
        assert [words(row) for row in rows] == [f"{rule.title} {rule.rule}" for rule in here]


def test_every_rule_has_a_page_that_says_what_why_and_how_it_weighs(therapist: Browser) -> None:
    for rule in library_of(therapist).rules.values():
        answer = therapist.get(f"/checks/{rule.id}")
        text = unescape(answer.text)
        assert answer.status_code == 200
        assert [words(heading) for heading in find(answer.text, "h1")] == [rule.title]
        for told in (rule.rule, rule.why, rule.breaks.say, rule.keeps.say, "Not clinically reviewed."):
            assert told in text
        assert words(find(answer.text, "p", class_="rule-tags")[0]).startswith(rule.severity.capitalize())


@pytest.mark.parametrize(
    ("rule_id", "said"),
    [
        ("open_with_checkin", "until this is fixed, or accepted with a reason"),
        ("warning_sign", "It cannot be accepted."),
        ("ramp_by_one", "Asks for a second look."),
        ("feet_to_back", "Says what usually works well."),
    ],
)
def test_a_page_says_what_a_finding_does_to_a_plan(therapist: Browser, rule_id: str, said: str) -> None:
    notices = [element for element in find(page(therapist, rule_id), "p") if "notice" in str(element.get("class"))]
    assert said in words(notices[0])


@pytest.mark.parametrize(
    ("rule_id", "said"),
    [
        ("ramp_by_one", "Warning All plans"),
        ("warm_before_strong", "Stop Plans for people at home"),
        ("session_length_therapist", "Tip A therapist’s own sessions"),
    ],
)
def test_a_page_says_for_whom_a_rule_holds(therapist: Browser, rule_id: str, said: str) -> None:
    assert words(find(page(therapist, rule_id), "p", class_="rule-tags")[0]) == said


def test_a_page_gives_the_numbers_in_words(therapist: Browser) -> None:
    (numbers,) = find(page(therapist, "max_stretch_hold"), "dl", class_="rule-numbers")
    assert [words(part) for part in numbers[0]] == ["Longest hold, seconds", "30"]


def test_an_example_shows_its_plan_step_by_step_and_marks_what_is_meant(therapist: Browser) -> None:
    text = page(therapist, "max_stretch_hold")
    (breaks,) = find(text, "div", class_="card example example-breaks")
    (keeps,) = find(text, "div", class_="card example example-keeps")
    (meant,) = (step for step in breaks.iter("li") if step.get("class") == "example-meant")
    assert words(meant) == (
        "Assisted knee to chest (the step in question) "
        "2 min each side, 1 time, hold 60 seconds · on the back, intensity 2"
    )
    assert "Senline says: Assisted knee to chest: held for 60 s at a time" in words(breaks)
    assert "Senline says" not in words(keeps)
    assert "Assisted knee to chest 2 min each side, 3 times, hold 20 seconds" in words(keeps)


def test_an_example_shows_whom_its_plan_is_for(therapist: Browser) -> None:
    facts, _ = find(page(therapist, "condition_block"), "ul", class_="example-facts")
    assert [words(fact) for fact in facts] == ["Partner at home", "Hip replacement (back approach), left side"]


def test_a_page_links_its_sources_with_their_grade_and_says_what_is_our_own(therapist: Browser) -> None:
    library = library_of(therapist)
    text = page(therapist, "warm_before_strong")
    for source in (library.sources[source] for source in library.rules["warm_before_strong"].sources):
        link = find(text, "a", href=source.url)[0]
        assert (words(link), link.get("rel")) == (source.title, "noreferrer noopener")
        assert f"(grade {source.grade})" in text
    assert "Our own cautious choice: it goes beyond what these sources say." in text
    assert "Our own cautious choice: no source" in page(therapist, "ramp_by_one")
    assert "Our own cautious choice" not in page(therapist, "position_order")


@pytest.mark.parametrize("rule_id", OF_CONDITIONS)
def test_the_rules_of_conditions_list_all_of_them_by_group(therapist: Browser, rule_id: str) -> None:
    library, text = library_of(therapist), page(therapist, rule_id)
    assert len(library.conditions) == 71
    assert entries(text) == [
        condition.name
        for group in library.condition_groups
        for condition in library.conditions.values()
        if condition.group == group
    ]
    assert set(library.condition_groups.values()) <= {words(heading) for heading in find(text, "h3")}


def test_a_condition_tells_what_it_does_why_and_where_from(therapist: Browser) -> None:
    text = page(therapist, "condition_block")
    (entry,) = find(text, "div", id="anticoagulants")
    told = words(entry)
    condition = library_of(therapist).conditions["anticoagulants"]
    for said in (condition.ask, condition.why, "Rules out Hands-on work, of intensity 4 or more.", "Artery press."):
        assert said in told
    assert "Light, broad palms only; check for bruising next day. On the sheet: “Use light, broad palms" in told
    assert "A doctor, midwife or physiotherapist can clear what needs clearance." in told
    assert "The core statement was found in a source named here." in told
    assert len(list(entry.iter("a"))) == len(condition.sources)


def test_a_link_to_a_condition_leads_into_what_it_unfolds(therapist: Browser) -> None:
    for details in find(page(therapist, "condition_ask"), "details"):
        assert [element.get("id") for element in details if element.get("id")]


def test_the_rule_of_warning_signs_lists_them_by_urgency_with_what_to_do(therapist: Browser) -> None:
    library, text = library_of(therapist), page(therapist, "warning_sign")
    assert sorted(entries(text)) == sorted(flag.ask for flag in library.safety.red_flags)
    assert len(entries(text)) == 21
    for urgency in ("emergency", "same_day", "doctor_before", "doctor_soon"):
        assert library.safety.responses[urgency] in unescape(text)


def test_the_rule_of_giver_answers_lists_the_questions_with_their_advice(therapist: Browser) -> None:
    library, text = library_of(therapist), page(therapist, "giver_answer")
    assert entries(text) == [question.ask for question in library.safety.giver_questions]
    assert len(entries(text)) == 7
    (infection,) = find(text, "div", id="g_infection")
    assert "Postpone; cover small cuts. A yes stops hands-on work." in words(infection)


@pytest.mark.parametrize("path", ["/checks/no_such_rule", f"/checks/{'x' * 500}", "/checks/max_stretch_hold/more"])
def test_an_unknown_rule_is_not_found(therapist: Browser, path: str) -> None:
    answer = therapist.get(path)
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.text


def test_the_screen_asks_every_question_once_with_both_boxes(therapist: Browser) -> None:
    library, text = library_of(therapist), therapist.get("/screening").text
    questions = [words(row) for row in find(text, "div", class_="screen-row")]
    asked = [flag.ask for flag in library.safety.red_flags] + [one.ask for one in library.safety.giver_questions]
    assert len(questions) == len(asked) == 28
    assert all(any(row.startswith(f"{ask} Yes No") for row in questions) for ask in asked)


def test_the_screen_numbers_the_signs_through_and_says_what_to_do_for_each_urgency(therapist: Browser) -> None:
    library, text = library_of(therapist), therapist.get("/screening").text
    assert [numbered.get("start") for numbered in find(text, "ol")] == ["1", "9", "15", "20", None]
    advice = [words(told) for told in find(text, "p", class_="screen-advice")]
    urgencies = ("emergency", "same_day", "doctor_before", "doctor_soon")
    assert advice[:4] == [library.safety.responses[urgency] for urgency in urgencies]


def test_the_screen_gives_the_advice_to_the_giver_and_tells_the_weak_sign(therapist: Browser) -> None:
    library, text = library_of(therapist), therapist.get("/screening").text
    remarks = [words(remark) for remark in find(text, "p", class_="screen-remark")]
    assert remarks == ["Says little on its own.", *(one.advice for one in library.safety.giver_questions)]


def test_the_screen_has_a_line_for_initials_and_date_and_no_field(therapist: Browser) -> None:
    text = therapist.get("/screening").text
    assert words(find(text, "p", class_="screen-who")[0]) == "Initials Date"
    assert "Not clinically reviewed." in text
    assert not find(text, "input")


@pytest.mark.parametrize("path", ["/checks", "/checks/warning_sign", "/screening"])
def test_a_page_needs_no_workspace_and_makes_none(therapist: Browser, path: str) -> None:
    answer = therapist.get(path)
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", ["/checks", "/checks/warning_sign", "/screening"])
def test_a_page_never_calls_a_plan_safe(therapist: Browser, path: str) -> None:
    (main,) = find(therapist.get(path).text, "main")
    assert not re.search(r"\b(safe|safely|safer|safest)\b", words(main), re.IGNORECASE)
