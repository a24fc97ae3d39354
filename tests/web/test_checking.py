"""The tests' own reader of pages does find what is wrong with one."""

import pytest

from tests.web.checking import ParseError, check_html, find, parse, words

PAGE = "<!doctype html><html lang=en><head><title>A – Senline</title></head><body><h1>A</h1>{}</body></html>"


@pytest.mark.parametrize(
    "broken",
    [
        "<div></span></div>",
        "<section><div></section>",
        "<div>",
        "<p><div></div></p>",
        "<div/>",
        "<a id=x id=y>b</a>",
        '<a href="a"class="b">b</a>',
        "<form><form></form></form>",
        "<button><button></button></button>",
        "<table>a<tr><td>b</table>",
        "<ul><li><b>a</li></ul>",
        "<svg><path></svg>",
        "<noscript><p></div></noscript>",
        "&bogus;",
        "a &lt b",
        "a\0b",
    ],
)
@pytest.mark.parametrize("within", ["{}", PAGE], ids=["fragment", "page"])
def test_what_is_not_valid_is_refused(within: str, broken: str) -> None:
    with pytest.raises(ParseError):
        check_html(within.format(broken))


def test_what_is_valid_is_read_with_its_text() -> None:
    text = PAGE.format('<p class="a">b<!-- c --> <i>d</i>&amp;e</p><noscript><p class="n">f</p></noscript>')
    check_html(text)
    assert words(find(text, "p", class_="a")[0]) == "b d&e"
    assert words(find(text, "p", class_="n")[0]) == "f"


def test_a_page_is_read_once() -> None:
    assert parse(PAGE) is parse(PAGE)
