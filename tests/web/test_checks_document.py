"""docs/safety-rules.md: it is what the program itself would write, and nothing in it is markup by accident."""

from itertools import groupby
from pathlib import Path

import pytest
from flask import Flask

from app.domain.library.library import Library, Source
from app.web.checks.document import rules_document
from app.web.checks.markdown import definition, link, plain, reference, table

DOCUMENT = Path(__file__).parents[2] / "docs" / "safety-rules.md"


@pytest.fixture(scope="module")
def library(app: Flask) -> Library:
    library: Library = app.extensions["senline"].library
    return library


def test_the_document_is_what_the_rules_say_now(library: Library) -> None:
    written = DOCUMENT.read_text("utf-8") == rules_document(library)
    assert written, "write it anew: flask --app wsgi checks document docs/safety-rules.md"


def test_the_command_prints_it(app: Flask, library: Library) -> None:
    done = app.test_cli_runner().invoke(args=["checks", "document"])
    assert done.exit_code == 0
    assert rules_document(library) in done.output


def test_the_command_writes_it_to_a_file(app: Flask, library: Library, tmp_path: Path) -> None:
    file = tmp_path / "rules.md"
    done = app.test_cli_runner().invoke(args=["checks", "document", str(file)])
    assert done.exit_code == 0
    assert file.read_text("utf-8") == rules_document(library)


def test_every_rule_sign_question_and_condition_stands_in_it(library: Library) -> None:
    text = rules_document(library)
    for rule in library.rules.values():
        assert f"### {plain(rule.title)}\n\n`{rule.id}` · " in text
        assert plain(rule.breaks.say) in text
        assert plain(rule.keeps.say) in text
    for asked in (*library.safety.red_flags, *library.safety.giver_questions, *library.conditions.values()):
        assert plain(asked.ask) in text


def test_every_reference_leads_to_a_source(library: Library) -> None:
    text = rules_document(library)
    for condition in library.conditions.values():
        for source in (library.sources[source] for source in condition.sources if library.sources[source].url):
            assert reference(source) in text
            assert text.count(definition(source)) == 1


def test_every_row_of_a_table_has_as_many_cells_as_its_head(library: Library) -> None:
    lines = rules_document(library).splitlines()
    tables = [list(rows) for is_table, rows in groupby(lines, lambda line: line.startswith("|")) if is_table]
    assert len(tables) > len(library.rules)
    for rows in tables:
        assert len({row.replace("\\|", "").count("|") for row in rows}) == 1, rows[0]


def test_what_would_be_markup_is_made_plain() -> None:
    assert plain("a|b *c* _d_ [e] <f>\n`g`") == r"a\|b \*c\* \_d\_ \[e\] \<f\> \`g\`"


def test_a_source_without_an_address_is_named_and_not_linked() -> None:
    source = Source("BOOK", "A book", "C")
    assert link(source) == "A book (grade C)"
    assert reference(source) == "BOOK"


def test_an_address_with_brackets_stays_one_link() -> None:
    source = Source("PAGE", "A page", "B", "https://example.org/a_(b)")
    assert link(source) == "[A page](<https://example.org/a_(b)>) (grade B)"


def test_a_table_has_a_line_under_its_head() -> None:
    assert table(("A", "B"), [("1", "2")]) == "| A | B |\n| --- | --- |\n| 1 | 2 |"
