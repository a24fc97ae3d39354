"""A sequence as a YAML file a therapist keeps: written, and read back with every fault named by line and key."""

import yaml

from app.domain.library.library import Library
from app.domain.plan.document import DocumentError, to_document
from app.domain.plan.sequence import Sequence
from app.library.fitting import fitting_sequence
from app.library.parsing import Unreadable, parse, spelled

# The fullest possible sequence, 200 steps with two notes of 1,000 characters outside the BMP, stays under this.
MAX_FILE_BYTES = 5_000_000

_HEAD = "# A sequence made with Senline. The format is described in sequences/README.md.\n"


class SequenceFileError(Exception):
    """A file is not a sequence. `line` counts from 1; `key` says where in words, "" for the whole file."""

    def __init__(self, message: str, line: int | None, key: str) -> None:
        place = ", ".join(part for part in (f"Line {line}" if line else "", key) if part)
        super().__init__(f"{place}: {message}" if place else message)
        self.message = message
        self.line = line
        self.key = key


def write_sequence(sequence: Sequence) -> str:
    """Return `sequence` as YAML that read_sequence reads back as the same sequence."""
    plain = to_document(sequence)
    return _HEAD + yaml.dump(plain, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


def read_sequence(raw: bytes, library: Library) -> Sequence:
    """Return the sequence a file holds; raise SequenceFileError for anything that is not one or does not fit."""
    if len(raw) > MAX_FILE_BYTES:
        raise SequenceFileError(f"The file is larger than {MAX_FILE_BYTES // 1_000_000} MB.", None, "")
    try:
        page = parse(raw)
    except Unreadable as error:
        raise SequenceFileError(error.message, error.line, spelled(error.path)) from None
    try:
        return fitting_sequence(page.value, library)
    except DocumentError as error:
        raise SequenceFileError(error.message, page.line(error.path), spelled(error.path)) from None


class _Dumper(yaml.SafeDumper):
    """Writes multi-line text on several lines, and indents lists under their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)
