"""sources.yaml to domain values."""

from app.domain.library.library import Source
from app.library.entry import Entry
from app.library.vocabulary import GRADES


def read_sources(entry: Entry) -> dict[str, Source]:
    """Read sources.yaml."""
    return entry.each(
        lambda id_, source: Source(
            id=id_,
            title=source.text("title"),
            grade=source.word("grade", GRADES),
            url=source.link("url"),
            note=source.text("note", ""),
        )
    )
