"""The folder of library files to one immutable Library, or everything wrong with it."""

from dataclasses import replace
from pathlib import Path

from app.domain.library.library import Library, Starter, frozen
from app.domain.library.technique import Technique
from app.domain.plan.document import DocumentError
from app.library.conditions import read_conditions
from app.library.entry import Entry, open_entry
from app.library.fitting import fitting_sequence
from app.library.images import read_images
from app.library.known import Known
from app.library.reading import reading_age
from app.library.rules import read_neighbours, read_rules
from app.library.safety import read_safety
from app.library.sources import read_sources
from app.library.techniques import read_group
from app.library.vocabulary import read_vocabulary

FOLDER = Path(__file__).parents[2] / "sequences"


class LibraryError(Exception):
    """Library files are faulty. `faults` lists each one: "file:line: key: what was expected"."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


def load_library(folder: Path = FOLDER) -> Library:
    """Return the library in `folder`, laid out as sequences/README.md says; raise LibraryError with every fault."""
    faults: list[str] = []
    known = _known(folder, faults)
    library = _with_rules(folder, known, _library(folder, known, faults), faults)
    library = replace(library, starters=frozen(_starters(folder, library, faults)))
    if faults:
        raise LibraryError(faults)
    return library


def _known(folder: Path, faults: list[str]) -> Known:
    words = read_vocabulary(open_entry(folder, "vocabulary.yaml", faults))
    if faults:  # without all words every other file would look wrong
        raise LibraryError(faults)
    sources = read_sources(open_entry(folder, "sources.yaml", faults))
    known = Known(words, sources, images=read_images(folder, faults))
    return replace(known, techniques=_techniques(folder, known, faults))


def _library(folder: Path, known: Known, faults: list[str]) -> Library:
    words = known.words
    return Library(
        techniques=frozen(known.techniques),
        groups=frozen(words.groups),
        areas=frozen(words.areas),
        intensities=frozen(words.intensities),
        evidence=frozen(words.evidence),
        safety=read_safety(open_entry(folder, "safety.yaml", faults), known),
        conditions=frozen(read_conditions(open_entry(folder, "conditions.yaml", faults), known)),
        condition_groups=frozen(words.condition_groups),
        needs=frozen(words.needs),
        reading_age=reading_age,
        sources=frozen(known.sources),
    )


def _with_rules(folder: Path, known: Known, library: Library, faults: list[str]) -> Library:
    entry = open_entry(folder, "rules.yaml", faults)
    neighbours, rules = read_neighbours(entry, known), read_rules(entry, known, library)
    entry.finish()
    return replace(library, neighbours=frozen(neighbours), rules=frozen(rules))


def _techniques(folder: Path, known: Known, faults: list[str]) -> dict[str, Technique]:
    strangers = {path.stem for path in (folder / "techniques").glob("*.yaml")} - set(known.words.groups)
    faults += [f"techniques/{name}.yaml: file: expected a group of vocabulary.yaml as its name" for name in strangers]
    techniques: dict[str, Technique] = {}
    for group in known.words.groups:
        entry = open_entry(folder, f"techniques/{group}.yaml", faults)
        for id_, technique in read_group(entry, group, known).items():
            if id_ in techniques:
                entry.fault((id_,), f"this id is taken by a technique in techniques/{techniques[id_].group}.yaml")
            techniques.setdefault(id_, technique)
    return techniques


def _starters(folder: Path, library: Library, faults: list[str]) -> dict[str, Starter]:
    paths = sorted((folder / "starters").glob("*.yaml"))
    entries = [open_entry(folder, f"starters/{path.name}", faults) for path in paths]
    entries.sort(key=lambda entry: entry.whole("place", 99))
    starters = [_starter(Path(entry.file.name).stem, entry, library) for entry in entries]
    return {starter.id: starter for starter in starters if starter}


def _starter(id_: str, entry: Entry, library: Library) -> Starter | None:
    name, summary = entry.text("name"), entry.text("summary")
    document = {key: value for key, value in entry.values.items() if key not in ("place", "name", "summary")}
    try:
        return Starter(id_, name, summary, fitting_sequence(document, library))
    except DocumentError as error:
        entry.fault(error.path, error.message)
        return None
