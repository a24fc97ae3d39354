"""What the builder says about findings, read from its pages."""

import json
from xml.etree.ElementTree import Element

from tests.web.building import Builder
from tests.web.checking import find, words

BUS_DRIVER = "sup_bus_driver"
STOP = "condition_block.osteoporosis"
CARE = "condition_care.osteoporosis"
GONE = "That has already been settled. Here are the findings as they are now."
REASON = "Tiny range, agreed with her doctor."


def shown(text: str, key: str, at: str = "finding") -> Element:
    """Return a finding as the panel shows it, or beside the step `at`."""
    (element,) = find(text, "div", id=f"{at}-{key.replace('.', '-')}")
    return element


def fixes(finding: Element) -> dict[str, dict[str, str]]:
    """Return what each fix of a finding sends, by its label."""
    buttons = [button for button in finding.iter("button") if button.get("class") == "button fix"]
    assert all(str(button.get("hx-post")).endswith("/fixes") for button in buttons)
    return {words(button): json.loads(str(button.get("hx-vals"))) for button in buttons}


def offer(text: str, step_id: str) -> str:
    """Return what leads to the fixes beside a step."""
    (mend,) = find(text, "details", id=f"{step_id}-mend")
    return words(mend)


def marks(text: str, step_id: str) -> list[str]:
    """Return what is shown beside a step."""
    (beside,) = find(text, "div", id=f"{step_id}-marks")
    return [words(line) for line in beside.iter("p")]


def counts(text: str) -> str:
    """Return how much the checks say in all, as the summary tells it."""
    return ", ".join(words(span) for span in find(text, "div", id="check-counts")[0].iter("span"))


def said(answer_text: str) -> str:
    return words(find(answer_text, "div", id="live")[0])


def printed(builder: Builder) -> int:
    """Return the status of the PDF."""
    return builder.browser.get(f"/sequences/{builder.sequence_id}/handout.pdf").status_code


def links(builder: Builder) -> int:
    """Ask for a link, and return how many there are then."""
    return len(find(builder.browser.post(f"/sequences/{builder.sequence_id}/shares").text, "input", readonly=""))
