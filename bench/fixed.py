"""A handout as a fixed typst document: every word in place, no data file, nothing left to decide."""

import json
from collections.abc import Iterable

from app.domain.handout.handout import Handout, HandoutPart, HandoutStep

HEAD = """\
#set document(title: {title}, date: none)
#set page(paper: "a4", margin: (top: 16mm, bottom: 20mm, x: 18mm),
  footer: context counter(page).display("1 of 1", both: true))
#set text(lang: "en", size: {size}pt, hyphenate: false, font: ("Noto Sans", "Noto Sans Thai Looped"))
#set par(leading: 0.62em, spacing: 0.8em)
#set list(spacing: 0.62em)
#set enum(spacing: 0.62em)
#show heading.where(level: 1): set text(size: 19pt)
#show heading.where(level: 2): set text(size: 14pt)
"""


def fixed(handout: Handout, size: float) -> str:
    """Return typst source that sets the words of `handout` in the printed sheet's fonts, in type of `size` points."""
    body = [
        f"title({_text(handout.title)})",
        *_paragraphs([handout.lead, handout.made_for, handout.made_by, ", ".join(handout.prepare)]),
        *(item for warning in handout.warnings for item in (_paragraph(warning.advice), _items("list", warning.signs))),
        *(item for part in handout.parts for item in _part(part)),
        _items("list", handout.stop_signs),
        *_paragraphs([*handout.about, "; ".join(handout.sources)]),
    ]
    return HEAD.format(title=_text(handout.title), size=size) + "#{\n" + "\n".join(body) + "\n}\n"


def _part(part: HandoutPart) -> Iterable[str]:
    yield f"heading(level: 1, {_text(part.title)})"
    yield _paragraph(part.summary)
    for step in part.steps:
        yield "block(width: 100%, breakable: false, above: 10mm, {" + "; ".join(_step(step)) + "})"


def _step(step: HandoutStep) -> Iterable[str]:
    care = step.safety.text.split("\n") if step.safety else []
    yield f"heading(level: 2, {_text(f'{step.number}  {step.name}  {step.thai_name} {step.thai_roman}')})"
    yield from _paragraphs([" · ".join((*step.dose, step.side)), f"{step.position}; {step.giver_position}", step.aim])
    yield _items("enum", step.instructions)
    yield from _paragraphs([step.giver_cue, step.receiver_cue, step.note])
    yield "block(inset: (left: 4mm), stroke: (left: 2.5pt), {" + "; ".join(_paragraphs(["Care", *care])) + "})"


def _items(kind: str, texts: Iterable[str]) -> str:
    return f"{kind}({', '.join(_text(text) for text in texts)})"


def _paragraphs(texts: Iterable[str]) -> list[str]:
    return [_paragraph(text) for text in texts if text]


def _paragraph(text: str) -> str:
    return f"par({_text(text)})"


def _text(text: str) -> str:
    """Return a typst string, whose escapes are those of JSON for all that the library says."""
    return json.dumps(text, ensure_ascii=False)
