"""Every rule of the checks as one Markdown document, made from the same values as the pages."""

from collections.abc import Iterable, Iterator

from app.domain.library.library import Library, Source
from app.web.checks.condition_list import EFFECTS, ConditionText, Consequence, condition_groups
from app.web.checks.examples import ExampleText, Line
from app.web.checks.markdown import definition, link, plain, reference, table
from app.web.checks.rule_page import RulePage, by_severity, rule_page
from app.web.checks.signs import GiverText, Sign, giver_questions, urgencies

_HEAD = """\
# The rules of the checks

What Senline looks for in a plan, why, and where it comes from. Each rule has a plan that breaks it and one that keeps
it, and a test tries both. Senline itself shows the same under `/checks`.

**Not clinically reviewed.** The rules are paraphrased from public pages. Where no source says enough they are our own
cautious choice, and say so. A plan without findings is still the therapist’s to judge.

`flask checks document docs/safety-rules.md` writes this file from `sequences/`; correct any mistake there."""


def rules_document(library: Library) -> str:
    """Return the document: the rules by severity, then the signs, questions, conditions and sources behind them."""
    parts = (_rules(library), _signs(library), _questions(library), _conditions(library), _sources(library))
    return "\n\n".join((_HEAD, *(text for part in parts for text in part))) + "\n"


def _rules(library: Library) -> Iterator[str]:
    for weight, rules in by_severity(library):
        yield f"## {weight.name}"
        yield weight.meaning
        for rule in rules:
            yield from _rule(rule_page(rule, library))


def _rule(page: RulePage) -> Iterator[str]:
    rule = page.rule
    yield f"### {plain(rule.title)}"
    yield f"`{rule.id}` · {page.weight.name} · {page.audience}"
    yield plain(rule.rule)
    yield f"**Why.** {plain(rule.why)}"
    if page.meaning != page.weight.meaning:
        yield f"**What it does.** {plain(page.meaning)}"
    if page.numbers:
        yield table(("In numbers", ""), ((plain(what), plain(words)) for what, words in page.numbers))
    yield _examples(page)
    if page.sources:
        yield f"**Sources.** {'; '.join(map(link, page.sources))}"
    if page.origin:
        yield page.origin


def _examples(page: RulePage) -> str:
    """Return both examples side by side; findings are in the last row, and their steps in bold."""
    both = (page.breaks, page.keeps)
    rows = (
        (plain(example.say) for example in both),
        (plain(" · ".join(example.facts)) for example in both),
        ("<br>".join(_plan(example)) for example in both),
        (f"Senline says: {plain(' '.join(example.found))}" if example.found else "" for example in both),
    )
    return table(("Breaks it", "Keeps it"), rows)


def _plan(example: ExampleText) -> Iterator[str]:
    for part in example.parts:
        if part.name:
            yield f"*{plain(part.name)}*"
        yield from (f"{number}. {_line(line)}" for number, line in enumerate(part.lines, 1))


def _line(line: Line) -> str:
    name = f"**{plain(line.name)}**" if line.is_meant else plain(line.name)
    note = f": “{plain(line.note)}”" if line.note else ""
    return f"{name} ({plain(line.dose)}; {plain(line.kind)}){note}"


def _signs(library: Library) -> Iterator[str]:
    yield "## The warning signs"
    for urgency in urgencies(library):
        yield f"### {urgency.lead}"
        yield plain(urgency.advice)
        yield table(("Question", "Note", "Sources"), map(_sign, urgency.signs))


def _sign(sign: Sign) -> Iterator[str]:
    yield plain(sign.flag.ask)
    yield plain(sign.flag.note)
    yield _origin(sign.sources, sign.verified)


def _questions(library: Library) -> Iterator[str]:
    yield "## The giver’s questions"
    yield table(("Question", "Advice", "What a yes does", "Sources"), map(_question, giver_questions(library)))


def _question(text: GiverText) -> Iterator[str]:
    yield plain(text.question.ask)
    yield plain(text.question.advice)
    yield plain(f"{text.effect} {text.means}.")
    yield _origin(text.sources, text.verified)


def _conditions(library: Library) -> Iterator[str]:
    yield "## The health conditions"
    yield (
        "What is not known about a condition counts as if it applied. "
        "Where several rules cover a step, the strictest applies."
    )
    for group in condition_groups(library):
        yield f"### {plain(group.name)}"
        yield table(("Condition", "About it", *EFFECTS.values(), "Sources"), map(_condition, group.conditions))


def _condition(text: ConditionText) -> Iterator[str]:
    condition, effects = text.condition, dict(text.effects)
    yield f"**{plain(condition.name)}**<br>{plain(condition.ask)}"
    yield "<br>".join(plain(told) for told in (condition.why, text.level, text.clearer, condition.note) if told)
    for words in EFFECTS.values():
        yield "<br>".join(map(_consequence, effects.get(words, ())))
    yield _origin(text.sources, text.verified)


def _consequence(consequence: Consequence) -> str:
    say = f"On the sheet: “{consequence.say}”" if consequence.say else ""
    return plain(" ".join(filter(None, (consequence.means, consequence.note, say))))


def _origin(sources: Iterable[Source], verified: str) -> str:
    return "<br>".join(filter(None, (", ".join(map(reference, sources)), verified)))


def _sources(library: Library) -> Iterator[str]:
    safety = library.safety
    lists = (safety.red_flags, safety.giver_questions, library.conditions.values())
    named = {source for entries in lists for entry in entries for source in entry.sources}
    cited = [source for source in library.sources.values() if source.id in named]
    yield "## The sources of the lists above"
    yield "\n".join(f"- {source.id}: {link(source)}" for source in cited)
    yield "\n".join(definition(source) for source in cited if source.url)
