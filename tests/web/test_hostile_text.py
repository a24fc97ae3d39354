"""Whatever people type stays text, on every page and in every file."""

import io
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from app.domain.values.text import clean_line
from tests.web.browsing import Browser
from tests.web.checking import find, parse, tag_of

HOSTILE = (
    "<script>alert(1)</script>",
    "</title></h1><img src=x onerror=alert(1)>",
    '" onfocus=alert(1) autofocus x="',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{ 7*7 }} {% raw %} ${7*7} #{7*7}",
    "<!-- --><svg/onload=alert(1)>",
    "&lt;b&gt; &amp; &#39;",
    "]]><![CDATA[",
    '#import "/etc/passwd": * $x$ @ref',
    "!!python/object/apply:os.system [id] &a *a",
    "no: yes # null ~ 1e3 0x1F",
    "- [ ] | > ? :",
    "=cmd|'/c calc'!A1",
    "a\r\nSet-Cookie: x=1\r\n\r\n<b>",
    "../../etc/passwd\x00.pdf",
    "\u202egnp.exe\u202c \u2066isolated\u2069",
    "ยืดเส้น العربية 漢字 Élan 👩🏽‍⚕️ ß",
    "Z\u0351\u0352\u0353a\u0351\u0352l\u0353\u0354g\u0355o",
)


@dataclass(frozen=True)
class Typed:
    """A text, and the address of a sequence that has it in its title, labels and notes."""

    text: str
    address: str
    therapist: Browser

    @property
    def title(self) -> str:
        """The text as a title keeps it."""
        return clean_line(self.text, "title", 120)


@pytest.fixture(scope="module", params=HOSTILE, ids=range(len(HOSTILE)))
def typed(request: pytest.FixtureRequest, app: Flask) -> Typed:
    """What somebody may type to do harm, or just in their own language, typed wherever one can."""
    text, therapist = str(request.param), Browser(app)
    address = f"/sequences/{therapist.new_sequence('flare_day')}"
    assert therapist.post(f"{address}/rename", {"title": text}).status_code == 303
    step = therapist.get(address).text.split(f"{address}/steps/", 1)[1].split('"', 1)[0].split("/", 1)[0]
    for number, (path, field) in enumerate(
        (("heading", "made_for"), ("heading", "made_by"), (f"steps/{step}", "note"), (f"steps/{step}", "safety_note")),
        2,
    ):
        answer = therapist.post(f"{address}/{path}", {field: text}, headers={"If-Match": f'"{number}"'})
        assert answer.status_code == 200, answer.text
    return Typed(text, address, therapist)


def texts(page: str) -> list[str]:
    """Return every text and every value a person can see on a page."""
    elements: list[Element] = [element for element in parse(page).iter() if tag_of(element)]
    shown = [element.text or "" for element in elements] + [element.get("value") or "" for element in elements]
    return [" ".join(text.split()) for text in shown]


def test_it_stays_text_on_every_page(typed: Typed) -> None:
    link = typed.therapist.share(typed.address.rsplit("/", 1)[1])
    seen = " ".join(typed.title.split())
    for path in ("/", typed.address, link):
        page = typed.therapist.get(path).text
        assert seen in texts(page), path
        tree = list(parse(page).iter())
        assert "b" not in map(tag_of, tree), path
        assert all((e.get("src") or "").startswith("/pictures/") for e in tree if tag_of(e) == "img"), path
    heading = find(typed.therapist.get(link).text, "h1")[0]
    assert " ".join((heading.text or "").split()) == seen


def test_it_cannot_break_out_of_a_header(typed: Typed) -> None:
    for path in ("handout.pdf", "sequence.yaml"):
        headers = typed.therapist.get(f"{typed.address}/{path}").headers
        disposition = headers["Content-Disposition"]
        assert disposition.isascii()
        assert disposition.startswith("attachment; filename")
        assert len(disposition.splitlines()) == 1
        assert "/" not in disposition
        assert "Set-Cookie" not in headers


def test_it_comes_through_a_file_unchanged(typed: Typed) -> None:
    file = typed.therapist.get(f"{typed.address}/sequence.yaml").data
    answer = typed.therapist.post("/sequences/import", {"file": (io.BytesIO(file), "plan.yaml")})
    assert answer.status_code == 303, answer.text
    assert typed.therapist.get(f"{answer.location}/sequence.yaml").data == file


def test_it_may_be_searched_for(typed: Typed) -> None:
    assert typed.address in typed.therapist.get("/", query_string={"q": typed.title}).text
