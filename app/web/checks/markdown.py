"""Text, links and tables as Markdown, with markup characters escaped."""

import re
from collections.abc import Iterable

from app.domain.library.library import Source

_MARKUP = re.compile(r"([\\`*_\[\]<>|])")


def plain(text: str) -> str:
    """Return `text` on one line with no markup in it."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table. Cells are Markdown."""
    heads = list(heads)
    return "\n".join(map(_row, (heads, ["---"] * len(heads), *rows)))


def link(source: Source) -> str:
    """Return the title of a source with its grade, linked where it has an address."""
    title = plain(source.title)
    return f"{f'[{title}](<{source.url}>)' if source.url else title} (grade {source.grade})"


def reference(source: Source) -> str:
    """Return the id of a source, linked through its `definition` at the end of the document."""
    return f"[{source.id}]" if source.url else source.id


def definition(source: Source) -> str:
    """Return where the references to a source lead."""
    return f"[{source.id}]: <{source.url}>"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
