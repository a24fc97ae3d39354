"""A handout as data for sheet.typ: every string fitted to the fonts and split by language."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.handout.depiction import Depiction
from app.domain.handout.handout import Handout, HandoutPart, HandoutStep, WarningSigns
from app.domain.values import wording
from app.domain.values.text import letters
from app.handouts.languages import runs
from app.handouts.qr import qr_bars

_FOOTER_COLUMNS = 48  # of 12 pt beside the page number; wide letters count two
_NARROWEST = 400  # letters; the least width of a column of warnings
_LINE_END = 20  # letters of spare room where a text ends, in such a column
_LINE_LETTERS = 50  # on a line of a step; a low estimate
_LONG = 24  # such lines; a page holds about 40, so only longer steps need measuring

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Turns the texts of one handout into runs of text the engine can set."""

    fit: Callable[[str], str]
    language: str

    def data(self, handout: Handout, link: str, pictures: Mapping[Depiction, str]) -> bytes:
        """Return the whole sheet as JSON; `link` is the shared page, "" if there is none.

        `pictures` names the file of each picture.
        """
        title = self.fit(handout.title) or "Untitled"
        return json.dumps(
            {
                "language": self.language,
                "paper": {"a4": "a4", "letter": "us-letter"}[handout.paper],
                "document": {"title": title, "author": self.fit(handout.made_by)},
                "made_on": [handout.made_on.year, handout.made_on.month, handout.made_on.day],
                "title": self.line(title),
                "footer": self.line(shortened(title, _FOOTER_COLUMNS)),
                "made": self.lines(_made(handout)),
                "lead": self.line(handout.lead),
                "warnings": [self._warning(warning) for warning in handout.warnings if warning.signs],
                "prepare": self.line(" · ".join(handout.prepare)),
                "no_go": self.lines(handout.no_go),
                "throughout": [(care.where, self.line(care.text)) for care in handout.throughout],
                "parts": [self._part(part, pictures) for part in handout.parts],
                "stop_signs": self.lines(handout.stop_signs),
                "lights": [
                    (light.colour.capitalize(), self.line(light.when), self.line(light.do))
                    for light in handout.traffic_light
                ],
                "about": self.lines(handout.about),
                "sources": self.line("; ".join(handout.sources)),
                "link": self.line(link.removeprefix("https://")),
                "url": link,
                "qr": qr_bars(link) if link else None,
            },
            ensure_ascii=False,
        ).encode()

    def line(self, text: str) -> list[tuple[str, str]]:
        """Return one line as (language, text) runs."""
        return list(runs(self.fit(text), self.language))

    def lines(self, texts: Iterable[str]) -> list[list[tuple[str, str]]]:
        """Return lines as runs, without the invisible ones."""
        return [line for text in texts if (line := self.line(text))]

    def _warning(self, warning: WarningSigns) -> Json:
        return {
            "lead": self.line(warning.lead),
            "advice": self.line(warning.advice),
            "signs": self.lines(warning.signs),
            "width": max(_NARROWEST, sum(len(text) + _LINE_END for text in (warning.advice, *warning.signs))),
        }

    def _part(self, part: HandoutPart, pictures: Mapping[Depiction, str]) -> Json:
        return {
            "kind": part.kind.value,
            "title": self.line(part.title) or [(self.language, "Untitled")],
            "summary": self.line(part.summary),
            "steps": [self._step(step, pictures) for step in part.steps],
        }

    def _step(self, step: HandoutStep, pictures: Mapping[Depiction, str]) -> Json:
        cues = (("Giver", step.giver_cue), (step.receiver, step.receiver_cue))
        return {
            "number": str(step.number),
            "picture": pictures[step.picture] if step.picture else "",
            "shows": self.fit(step.picture.words) if step.picture else "",
            "name": self.line(step.name),
            "thai": [("th", step.thai_name), (self.language, f" {step.thai_roman}")] if step.thai_name else [],
            "minutes": self.line(" · ".join(step.dose[:1])),
            "dose": self.line(wording.capital(" · ".join(filter(None, (*step.dose[1:], step.side))))),
            "place": self.line(_place(step)),
            "aim": self.line(step.aim),
            "instructions": self.lines(step.instructions),
            "cues": [(label, line) for label, cue in cues if (line := self.line(cue))],
            "note": self.lines(step.note.split("\n")),
            "care": self.lines((*(step.safety.text.split("\n") if step.safety else ()), *step.care)),
            "own": bool(step.safety and step.safety.own),
            "long": _lines(step) > _LONG,
        }


def shortened(text: str, columns: int) -> str:
    """Return `text` cut to fit so many columns, with an ellipsis if something is cut."""
    kept, used = "", 0
    for letter in letters(text):
        used += 1 if ord(letter[0]) < 0x2E80 else 2
        if used > columns:
            return kept.rstrip() + "…"
        kept += letter
    return kept


def _made(handout: Handout) -> tuple[str, ...]:
    made_for = f"Made for {handout.made_for}" if handout.made_for else ""
    made_by = f"Made by {handout.made_by}" if handout.made_by else ""
    return tuple(filter(None, (made_for, made_by, wording.day(handout.made_on))))


def _place(step: HandoutStep) -> str:
    giver = f"giver {step.giver_position}" if step.giver_position else ""
    return wording.capital(" · ".join(filter(None, (step.position, giver))))


def _lines(step: HandoutStep) -> int:
    texts = (*step.instructions, step.giver_cue, step.receiver_cue, step.aim, *step.note.split("\n"))
    care = (*(step.safety.text.split("\n") if step.safety else ()), *step.care)
    return sum(1 + len(text) // _LINE_LETTERS for text in (*texts, *care))
