"""What every page must be, whatever it shows: valid, self-consistent, and free of inline style and script."""

import re
from collections import Counter
from functools import lru_cache
from xml.etree.ElementTree import Element, TreeBuilder

from markupever import HtmlOptions, Parser, dom
from werkzeug.test import TestResponse

from app.web.security import CLIENT_PREFIX, CONTENT_SECURITY_POLICY

# Not aria-describedby: it may name an error that is not there yet.
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers")
HTML = "http://www.w3.org/1999/xhtml"
TOKEN = re.compile(r'name="csrf-token" content="([^"]+)"')


def check(answer: TestResponse) -> None:
    """Assert what holds for every answer, and for every page or fragment."""
    assert answer.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    if answer.mimetype == "text/html" and answer.data and not 300 <= answer.status_code < 400:
        check_html(answer.text)


def check_html(text: str) -> None:
    """Assert that a page or fragment is valid HTML and keeps the house rules."""
    is_page = text.lstrip().lower().startswith("<!doctype")
    root = parse(text)
    elements = list(root.iter())
    _ids_are_unique(elements)
    _nothing_is_inline(elements)
    _posts_carry_a_token(elements)
    if is_page:
        _title_is_the_heading(root)
        _references_lead_somewhere(elements)


class ParseError(AssertionError):
    """A text is not valid HTML."""


@lru_cache(maxsize=16)  # what a test looks into is what was checked a moment ago
def parse(text: str) -> Element:
    """Return the tree of a page or fragment; raise ParseError for anything that is not valid HTML."""
    is_page = text.lstrip().lower().startswith("<!doctype")
    parser = Parser(HtmlOptions(full_document=is_page, exact_errors=True))
    parser.process(text.replace("noscript>", "x-noscript>"))  # whose content would be text, as where scripts run
    parser.finish()
    if errors := parser.errors():
        raise ParseError("\n".join(errors))
    return _copied(parser.into_dom().root())


def _copied(root: dom.Document) -> Element:
    """Return what a page holds, without its comments, in Python's own form."""
    builder = TreeBuilder()
    builder.start("document", {})
    for edge in root.traverse():
        if isinstance(edge.node, dom.Element) and not edge.closed:
            builder.start(_name(edge.node.name), {_name(name): value for name, value in edge.node.attrs.items()})
        elif isinstance(edge.node, dom.Element):
            builder.end(_name(edge.node.name))
        elif isinstance(edge.node, dom.Text) and not edge.closed:
            builder.data(edge.node.content)
    builder.end("document")
    return builder.close()


def _name(name: dom.QualName) -> str:
    return name.local if name.ns in {"", HTML} else f"{{{name.ns}}}{name.local}"


def words(element: Element) -> str:
    """Return the text of an element in one line."""
    return " ".join("".join(element.itertext()).split())


def tag_of(element: Element) -> str:
    """Return the tag without its namespace; a comment has none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def find(text: str, tag: str, **attributes: str) -> list[Element]:
    """Return the elements of a page with this tag and these attributes (class_ and for_ for reserved words)."""
    wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    return [
        element
        for element in parse(text).iter()
        if tag_of(element) == tag and all(element.get(name) == value for name, value in wanted.items())
    ]


def _ids_are_unique(elements: list[Element]) -> None:
    twice = [name for name, times in Counter(e.get("id") for e in elements).items() if name and times > 1]
    assert not twice, f"ids used twice: {twice}"


def _nothing_is_inline(elements: list[Element]) -> None:
    for element in elements:
        assert tag_of(element) != "style", "a <style> element"
        assert "style" not in element.attrib, f"style= on <{element.tag}>"
        handlers = [name for name in element.attrib if str(name).startswith("on")]
        assert not handlers, f"{handlers} on <{element.tag}>"
        if tag_of(element) == "script" and element.get("type") != "application/json":
            assert element.get("src", "").startswith("/static/"), "a script from elsewhere"
            assert not (element.text or "").strip(), "a script in the page"


def _posts_carry_a_token(elements: list[Element]) -> None:
    for form in (element for element in elements if element.tag == "form"):
        # A client's page has no session, and so no token: what its forms may do is guarded by other means.
        if form.get("method", "").lower() == "post" and not form.get("action", "").startswith(CLIENT_PREFIX):
            names = [field.get("name") for field in form.iter("input")]
            assert "csrf_token" in names, f"a form without token: {form.get('action')}"


def _title_is_the_heading(root: Element) -> None:
    title, heading = root.find(".//title"), root.find(".//h1")
    assert title is not None
    assert heading is not None, "a page without h1"
    assert words(title) == f"{words(heading)} – Senline"


def _references_lead_somewhere(elements: list[Element]) -> None:
    ids = {element.get("id") for element in elements}
    for element in elements:
        for name in REFERENCES:
            lost = set(element.get(name, "").split()) - ids
            assert not lost, f"{name} of <{element.tag}> points to {lost}"
